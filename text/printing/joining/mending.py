"""Small faults of what word processors write, mended where nobody who reads or listens can tell the difference."""

import re

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream, parse_content_stream

from text.printing.fonts import STAND_INS
from text.printing.joining.structure import make_plain

_NOT_OF_PAGES = ("/AF", "/Metadata", "/PieceInfo", "/AA", "/Thumb")
# The flag of a note that is printed with its page.
_PRINTED = 4
# In a table from codes to signs: what a bullet of Symbol or Wingdings is said to be.
_PRIVATE = re.compile(rb"(<[0-9A-Fa-f]+>\s*)<(F0[0-9A-Fa-f]{2})>(?=\s*(?:[\r\n]|endbf))", re.IGNORECASE)


def mend(pdf: Pdf) -> None:
    """Change the file in place, one with tags. What it does and carries beside its pages is taken away."""
    for page in pdf.pages:
        _clean(page.obj)
        _close(pdf, page)
    for each in pdf.objects:
        if isinstance(each, Dictionary) and isinstance(each.get("/ToUnicode"), Stream):
            _say_bullets(each.ToUnicode)
    make_plain(pdf.Root.StructTreeRoot)


def _clean(page: Object) -> None:
    for key in _NOT_OF_PAGES:
        if key in page:
            del page[key]
    notes = page.get("/Annots", ())
    if len(notes):
        page.Tabs = Name.S
    for note in notes:
        if "/F" not in note and note.get("/Subtype") == Name.Link:
            note.F = _PRINTED


def _close(pdf: Pdf, page: Page) -> None:
    """A page that ends in the middle of a drawing would turn and scale what is put on it afterwards."""
    said = [str(each.operator) for each in parse_content_stream(page, "q Q")]
    if (left_open := said.count("q") - said.count("Q")) > 0:
        page.contents_add(pdf.make_stream(b"\nQ" * left_open))


def _say_bullets(table: Stream) -> None:
    """A bullet of Symbol or Wingdings is a sign of nobody's to a screen reader, and forbidden in an archive."""
    said = table.read_bytes()
    mended = _PRIVATE.sub(_known, said)
    if mended != said:
        table.write(mended)


def _known(match: re.Match) -> bytes:
    sign = STAND_INS.get(int(match[2], 16))
    return match[0] if not sign else match[1] + b"<%04X>" % ord(sign)
