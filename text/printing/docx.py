"""A paper as a Word file with real styles, so that it can be worked on further and read back."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from text.printing import word, word_answer
from text.printing.docx_text import write_html
from text.printing.pictures import Picture
from text.word_marks import filled_in_mark, section_mark

FONT = "Calibri"
MARK_COLOUR = RGBColor(0xA3, 0x27, 0x1D)
INK = RGBColor(0x16, 0x19, 0x1B)
STYLES = {  # size, space before, space after; in points
    "Normal": (11, 0, 6),
    "Title": (20, 12, 14),
    "Heading 1": (14, 16, 4),
    "Heading 2": (12, 12, 3),
    "Heading 3": (11, 8, 2),
}
# Word has no date of its own for a paper that has none.
UNDATED = datetime(2000, 1, 1)


@dataclass(frozen=True)
class Signatory:
    """How one person signs. signed: the sentence that replaces the empty lines once it has been done."""

    name: str
    title: str
    signed: str = ""


@dataclass(frozen=True)
class Part:
    """A section: its heading (level 1 or 2), its text as clean HTML, and after it what its slot prints.

    filled_in: rows as clean HTML. signing: a signature block in rows of columns; a column is (the party's name, its
    signatories), and None is an empty place beside another. key: of the section, in a file that is to be answered in.
    """

    heading: str
    level: int
    html: str
    signing: Sequence[Sequence[tuple[str, Sequence[Signatory]] | None]] = ()
    filled_in: str = ""
    key: str = ""


@dataclass(frozen=True)
class WordPaper:
    """What is written: `pictures` and `head` above the title, `margins` on every page (mark and secrecy).

    version: in a file that is to be answered in, which text it is; its sections are then marked and changes tracked.
    """

    title: str
    senders: Sequence[str]
    type_label: str
    head: Sequence[str]
    parts: Sequence[Part]
    addresses: Sequence[str] = ()
    margins: Sequence[str] = ()
    author: str = ""
    keywords: str = ""
    language: str = "sv-SE"
    made_at: datetime | None = None
    pictures: Sequence[Picture] = ()
    version: str = ""


def write_docx(paper: WordPaper) -> bytes:
    """The Word file; the same paper gives the same bytes."""
    document = Document()
    _set_styles(document, paper.language)
    _set_page(document, paper)
    _write_head(document, paper)
    document.add_paragraph(paper.title, style="Title")
    for part in paper.parts:
        _write_part(document, part)
    _set_properties(document, paper)
    if paper.version:
        word_answer.set_version(document, paper.version)
        word_answer.track_changes(document)
    return word.saved(document)


def _set_styles(document, language: str) -> None:
    for name, (size, before, after) in STYLES.items():
        style = document.styles[name]
        word.set_font(style, FONT)
        style.font.size = Pt(size)
        style.font.color.rgb = INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name != "Normal":
            style.font.bold = True
    borders = document.styles["Title"].element.pPr.find(word.qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    word.set_language(document.styles["Normal"], language)


def _set_page(document, paper: WordPaper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(32)
    section.top_margin, section.bottom_margin = Mm(34), Mm(27)
    header = section.header.paragraphs[0]
    # The header's own tab stops are at 3 and 6 inches; one at the right edge is enough.
    header.paragraph_format.tab_stops.add_tab_stop(Mm(146), alignment=2)
    for text in paper.margins:
        run = header.add_run(f"{text}  ")
        run.bold, run.font.color.rgb = True, MARK_COLOUR
    header.add_run("\t")
    word.add_field(header, "PAGE")
    header.add_run("(")
    word.add_field(header, "NUMPAGES")
    header.add_run(")")
    footer = section.footer.paragraphs[0]
    for index, text in enumerate(paper.addresses):
        run = footer.add_run(text)
        run.font.size = Pt(8)
        if index < len(paper.addresses) - 1:
            run.add_break()


def _write_head(document, paper: WordPaper) -> None:
    if paper.pictures:
        _write_pictures(document.add_paragraph(), paper.pictures)
    for name in paper.senders:
        document.add_paragraph().add_run(name).bold = True
    if paper.type_label:
        document.add_paragraph().add_run(paper.type_label).bold = True
    for line in paper.head:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)


def _write_pictures(paragraph, pictures: Sequence[Picture]) -> None:
    """Side by side, in the order of the senders."""
    for index, picture in enumerate(pictures):
        if index:
            paragraph.add_run("    ")
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), Mm(picture.width), Mm(picture.height))
        shape._inline.docPr.set("descr", picture.alt)


def _write_part(document, part: Part) -> None:
    before = word_answer.written_so_far(document)
    if part.heading:
        document.add_heading(part.heading, part.level)
    write_html(document, part.html, level=part.level)
    if part.key:
        word_answer.mark_first(document, before, section_mark(part.key))
    before = word_answer.written_so_far(document)
    write_html(document, part.filled_in, level=part.level)
    for row in part.signing:
        _write_signing(document, row)
    if part.key and (part.filled_in or part.signing):
        word_answer.mark_first(document, before, filled_in_mark(part.key))


def _write_signing(document, row) -> None:
    table = document.add_table(rows=1, cols=max(len(row), 2))
    word.keep_row_whole(table.rows[0])
    for cell, column in zip(table.rows[0].cells, row, strict=False):
        if column:
            name, people = column
            cell.paragraphs[0].add_run(name).bold = True
            for person in people:
                _write_signatory(cell, person)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _write_signatory(cell, person: Signatory) -> None:
    if person.signed:
        cell.add_paragraph(person.signed).paragraph_format.space_before = Pt(12)
    else:
        _write_line(cell, _("Ort och datum"))
        _write_line(cell, _("Underskrift"))
    if person.name:
        cell.add_paragraph().add_run(person.name).bold = True
    else:
        _write_line(cell, _("Namnförtydligande"))
    if person.title:
        cell.add_paragraph(person.title)


def _write_line(cell, label: str) -> None:
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(30)
    paragraph.add_run(label).font.size = Pt(8)
    word.rule_above(paragraph)


def _set_properties(document, paper: WordPaper) -> None:
    properties = document.core_properties
    properties.title, properties.author = paper.title, paper.author
    properties.subject, properties.keywords = paper.type_label, paper.keywords
    properties.language, properties.comments, properties.last_modified_by = paper.language, "", paper.author
    properties.created = properties.modified = paper.made_at or UNDATED
    properties.revision = 1
