"""Whether a file from outside is archival and accessible by what it holds, whatever it says of itself."""

import io

import page as validator
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import ImageCms

from text.printing.metadata import UA_IDENTIFICATION

# In the joined file it stands under our metadata and our colours, so it is judged under such.
_METADATA = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    b'<rdf:Description rdf:about="" pdfaid:part="2" pdfaid:conformance="A"/><rdf:Description rdf:about=""><dc:title>'
    b'<rdf:Alt><rdf:li xml:lang="x-default">-</rdf:li></rdf:Alt></dc:title></rdf:Description>'
    + UA_IDENTIFICATION
    + b'</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
# Wrong where compressed data happens to end in a carriage return, as one stream in 256 does. The profile comes first.
_FALSE_ALARMS = ("-STREAM-LENGTH-001",)


def faults(data: bytes) -> list[str]:
    """The rules of PDF/A-2a and PDF/UA-1 that the pages and tags of the file break, by name."""
    clothed = _clothed(data)
    return [
        failure.rule_id
        for profile in ("2a", "ua1")
        for failure in validator.validate_pdf_bytes(clothed, profile=profile).failures
        if not failure.rule_id.endswith(_FALSE_ALARMS)
    ]


def _clothed(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        metadata = Stream(pdf, _METADATA)
        metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
        colours = Stream(pdf, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        colours.N = 3
        known = String("sRGB")
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=known,
            Info=known,
            DestOutputProfile=pdf.make_indirect(colours),
        )
        pdf.Root.Metadata = pdf.make_indirect(metadata)
        pdf.Root.OutputIntents = Array([intent])
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
