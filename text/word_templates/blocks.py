"""What is several paragraphs, put where a template has its field: in the template's own styles and lists."""

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.parts.numbering import NumberingPart
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from text.printing.docx_text import write_html

_LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3")
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_DEEPEST = 9
_WIDTH = Mm(150)
_POINTS = (14, 12, 11)


@dataclass(frozen=True)
class Piece:
    """A part of a text: its heading, if it has one, and its clean HTML."""

    heading: str
    level: int
    html: str


def put_in(document, mark: str, pieces: Sequence[Piece], *, below: int = 0) -> None:
    """Write the pieces wherever a paragraph holds the mark, and take the paragraph away.

    below: the level of the heading that the letter's title has. Where nothing is written, a heading right above the
    field goes with it, when nothing else stands under it.
    """
    for element in [each for each in document.element.body.iter(qn("w:p")) if _words(each) == mark]:
        _put_in(document, Paragraph(element, document._body), pieces, below)


def level_of_field(document, name: str) -> int:
    """The level of the heading in which the template has the field; 0 when it stands in no heading."""
    written = re.compile(rf"\{{\{{\s*{re.escape(name)}\s*\}}\}}")
    for element in document.element.body.iter(qn("w:p")):
        if written.search(_words(element)):
            return _heading_level(Paragraph(element, document._body))
    return 0


def _words(element) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t"))).strip()


def _put_in(document, anchor: Paragraph, pieces: Sequence[Piece], below: int) -> None:
    if not any(piece.heading or piece.html.strip() for piece in pieces):
        _take_away(anchor)
        return
    _prepare(document)
    above = _level_above(document, anchor)
    for piece in pieces:
        level = min(piece.level + below, _DEEPEST) if piece.heading else above or below + 1
        place = _Place(anchor)
        if piece.heading:
            place.add_paragraph(style=f"Heading {level}").add_run(piece.heading)
        write_html(place, piece.html, level=level)
        place.dress()
    _remove(anchor)


def _remove(anchor: Paragraph) -> None:
    """A cell of a table has to end with a paragraph, which then is left empty."""
    element, parent = anchor._p, anchor._p.getparent()
    before, after = element.getprevious(), element.getnext()
    is_needed = parent.tag == qn("w:tc") and after is None and (before is None or before.tag != qn("w:p"))
    holds_section = element.pPr is not None and element.pPr.find(qn("w:sectPr")) is not None
    if not is_needed and not holds_section:
        parent.remove(element)
        return
    for child in [each for each in element if each.tag != qn("w:pPr")]:
        element.remove(child)


def _take_away(anchor: Paragraph) -> None:
    """A field that has nothing to say, with the heading above it when that would stand alone."""
    before, after = anchor._p.getprevious(), anchor._p.getnext()
    level = _level(before, anchor)
    is_last = after is None or after.tag == qn("w:sectPr")
    if level and (is_last or 0 < _level(after, anchor) <= level):
        before.getparent().remove(before)
    _remove(anchor)


def _level(element, beside: Paragraph) -> int:
    if element is None or element.tag != qn("w:p"):
        return 0
    return _heading_level(Paragraph(element, beside._parent))


def _heading_level(paragraph: Paragraph) -> int:
    """By its style, or by that which the style is made from."""
    style, seen = paragraph.style, 0
    while style is not None and seen < 20:
        if found := _HEADING.fullmatch(style.name or ""):
            return int(found[1])
        style, seen = style.base_style, seen + 1
    return 0


def _level_above(document, anchor: Paragraph) -> int:
    """The level of the nearest heading before the field; 0 when there is none."""
    found = 0
    for element in document.element.body.iter(qn("w:p")):
        if element is anchor._p:
            return found
        found = _level(element, anchor) or found
    return found


class _Place:
    """Where the writer of Word files writes as if it were a document: right before the field.

    Plain paragraphs get the field's own look, since that is how the house wants its text.
    """

    def __init__(self, anchor: Paragraph):
        self._anchor = anchor
        self.part = anchor.part
        self._plain: list[Paragraph] = []
        self._styled: list[Paragraph] = []
        self._tables: list[Table] = []

    def add_paragraph(self, text: str = "", style: str | None = None) -> Paragraph:
        made = self._anchor.insert_paragraph_before(text, style)
        (self._styled if style else self._plain).append(made)
        return made

    def add_table(self, rows: int, cols: int) -> Table:
        element = CT_Tbl.new_tbl(rows, cols, _WIDTH)
        self._anchor._p.addprevious(element)
        table = Table(element, self._anchor._parent)
        self._tables.append(table)
        return table

    def dress(self) -> None:
        """Called when all is written."""
        look = self._anchor._p.pPr
        for paragraph in self._plain:
            if look is not None:
                paragraph._p._insert_pPr(_without_section(look))
            self._dress_runs(paragraph)
        for paragraph in self._styled:
            if paragraph.style.name in _LISTS:
                self._dress_runs(paragraph)
        for table in self._tables:
            # Two tables with nothing between them are one in Word.
            table._tbl.addnext(OxmlElement("w:p"))

    def _dress_runs(self, paragraph: Paragraph) -> None:
        look = next((run.rPr for run in self._anchor._p.iter(qn("w:r")) if run.rPr is not None), None)
        if look is None:
            return
        for run in paragraph._p.iter(qn("w:r")):
            own = {each.tag for each in run.rPr} if run.rPr is not None else set()
            dressed = copy.deepcopy(look)
            for child in [each for each in dressed if each.tag in own]:
                dressed.remove(child)
            properties = run.get_or_add_rPr()
            run.replace(properties, dressed)
            for child in properties:
                _add(dressed, child)


def _add(properties, child) -> None:
    """A property of a run in its place: Word wants them in an order, which these few have first and last."""
    first = {qn("w:b"), qn("w:i")}
    if child.tag in first:
        place = sum(each.tag in {qn("w:rStyle"), qn("w:rFonts"), qn("w:b")} for each in properties)
        properties.insert(place, copy.deepcopy(child))
    else:
        properties._insert_u(copy.deepcopy(child)) if child.tag == qn("w:u") else properties.append(child)


def _without_section(look):
    kept = copy.deepcopy(look)
    for child in kept.findall(qn("w:sectPr")):
        kept.remove(child)
    return kept


def _prepare(document) -> None:
    """The styles and the room for lists that the writer counts on, where the template has none of its own."""
    styles = document.styles
    for name in styles.element.iter(qn("w:name")):
        # LibreOffice writes the names of Word's own styles as Word shows them, and Word writes them in small letters.
        if _HEADING.fullmatch(name.get(qn("w:val"), "")) or name.get(qn("w:val")) == "Caption":
            name.set(qn("w:val"), name.get(qn("w:val")).lower())
    names = {style.name for style in styles}
    for name in _LISTS:
        if name not in names:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles.default(WD_STYLE_TYPE.PARAGRAPH)
    for level in range(1, _DEEPEST + 1):
        if f"Heading {level}" not in names:
            _add_heading(styles, level)
    if "Caption" not in names:
        styles.add_style("Caption", WD_STYLE_TYPE.PARAGRAPH).font.italic = True
    if "Table Grid" not in names:
        _add_grid(styles)
    _make_room_for_lists(document)


def _add_heading(styles, level: int) -> None:
    style = styles.add_style(f"Heading {level}", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = style.next_paragraph_style = styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.font.bold, style.font.size = True, Pt(_POINTS[min(level, len(_POINTS)) - 1])
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(4)
    style.paragraph_format.keep_with_next = True
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    style.element.get_or_add_pPr().append(outline)


def _add_grid(styles) -> None:
    grid = styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblPr {nsdecls('w')}><w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
    grid.element.append(parse_xml(borders))


def _make_room_for_lists(document) -> None:
    """python-docx has no empty part for lists of its own."""
    part = document.part
    if any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        return
    made = NumberingPart.load(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        f"<w:numbering {nsdecls('w')}/>".encode(),
        part.package,
    )
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
