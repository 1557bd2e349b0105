"""What is put on finished pages: which appendix it is and the running number, as artifacts in the strip at the top."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from text.printing.joining.pages import seen_size, upright
from text.printing.joining.typeface import Face, embedded

# In points, within the strip.
_ABOVE = 25.0
_EDGE = 90.7
_SIZE = 9.0
_INK = "0.0863 0.0980 0.1059 rg"
_RED = "0.6392 0.1529 0.1137 rg"
_BETWEEN = "  ·  "
_NAME = "/SamverkaStamp"


@dataclass(frozen=True)
class Stamp:
    """The words of one page's stamp, each empty or not."""

    mark: str
    label: str
    running: str

    @property
    def pieces(self) -> list[tuple[str, str, str]]:
        """Each with its style and its ink, from left to right."""
        said = [(self.mark, "Semibold", _RED), (self.label, "Semibold", _INK), (self.running, "Regular", _INK)]
        shown = [each for each in said if each[0]]
        spaces = [(_BETWEEN, "Regular", _INK)] * len(shown)
        return [each for pair in zip(shown, spaces, strict=True) for each in pair][:-1]


def put_on(pdf: Pdf, pages: list[Page], stamps: list[Stamp]) -> None:
    """Put each stamp on its page, at the top right as the page is read."""
    written: dict[str, set[str]] = {"Regular": set(" "), "Semibold": set(" ")}
    for stamp in stamps:
        for text, style, _ink in stamp.pieces:
            written[style] |= set(text)
    faces = {style: embedded(pdf, style, "".join(signs)) for style, signs in written.items()}
    before = pdf.make_indirect(Stream(pdf, b"q\n"))
    for page, stamp in zip(pages, stamps, strict=True):
        if stamp.pieces:
            _put_on_page(pdf, page.obj, _drawn(pdf, stamp, faces), before)


def _drawn(pdf: Pdf, stamp: Stamp, faces: dict[str, Face]) -> tuple[Object, float]:
    """The stamp as a drawing, and how wide it is in points."""
    operations, across = [], 0.0
    for text, style, ink in stamp.pieces:
        coded = faces[style].coded(text).hex()
        operations.append(f"{ink} BT /{style} {_SIZE} Tf {across:.2f} 3 Td <{coded}> Tj ET")
        across += faces[style].width(text, _SIZE)
    used = Dictionary({f"/{style}": face.font for style, face in faces.items()})
    drawing = Stream(pdf, "\n".join(operations).encode())
    drawing.Type, drawing.Subtype = Name.XObject, Name.Form
    drawing.BBox = Array([0, 0, round(across, 2) + 1, 12])
    drawing.Resources = Dictionary(Font=used)
    return pdf.make_indirect(drawing), across


def _put_on_page(pdf: Pdf, page: Object, drawing: tuple[Object, float], before: Object) -> None:
    form, across = drawing
    width = seen_size(page)[0]
    edge = min(_EDGE, width / 6)
    scale = min(1.0, (width - 2 * edge) / across)
    place = upright(page, x=width - edge - across * scale, below_top=_ABOVE + 3, scale=scale)
    drawn = dict(page.get("/Resources", Dictionary()).get("/XObject", Dictionary()).items())
    # A page from outside may have been stamped before.
    name = next(each for number in range(len(drawn) + 1) if (each := f"{_NAME}{number}") not in drawn)
    said = f"\nQ\n/Artifact <</Type /Pagination /Subtype /Header>> BDC\nq {place} cm {name} Do Q\nEMC\n"
    held = page.get("/Contents", Array())
    contents = list(held) if isinstance(held, Array) else [held]
    page.Contents = Array([before, *contents, pdf.make_indirect(Stream(pdf, said.encode()))])
    # Resources may be shared with other pages, which have other stamps.
    resources = Dictionary(dict(page.get("/Resources", Dictionary()).items()))
    resources.XObject = Dictionary({**drawn, name: form})
    page.Resources = resources
