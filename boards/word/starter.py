"""A template to start from: every field at its usual place, plain enough to be given a house's own look in Word."""

from datetime import datetime

from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Mm, Pt

from organisations.models import Organisation
from text.printing import word
from text.printing.docx import INK

_MADE_AT = datetime(2026, 1, 1)
_FONT = "Calibri"


def starter(organisation: Organisation) -> bytes:
    """The Word file; the same organisation gives the same bytes."""
    document = Document()
    _set_styles(document)
    _set_page(document)
    _write_head(document, organisation)
    document.add_paragraph("{{ rubrik }}", style="Heading 1")
    for heading, *fields in _parts():
        document.add_paragraph(heading, style="Heading 2")
        for field in fields:
            document.add_paragraph(field)
    _insert_text(document)
    _write_ending(document)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = _("Mall för skrivelser"), organisation.name, ""
    properties.created = properties.modified = _MADE_AT
    properties.comments, properties.revision = "", 1
    return word.saved(document)


def _parts() -> list[tuple[str, ...]]:
    return [
        (_("Förslag till beslut"), "{{ förslagsmening }}", "{{ förslag_till_beslut }}"),
        (_("Sammanfattning"), "{{ sammanfattning }}"),
        (_("Ärendet"), "{{ ärende }}"),
    ]


def _insert_text(document) -> None:
    document.add_paragraph("{{ text }}")
    for heading, field in (
        (_("Konsekvenser"), "{{ konsekvenser }}"),
        (_("Beslutsunderlag"), "{{ beslutsunderlag }}"),
        (_("Bilagor"), "{{ bilagor }}"),
        (_("Beslutet skickas till"), "{{ beslutet_skickas_till }}"),
    ):
        document.add_paragraph(heading, style="Heading 2")
        document.add_paragraph(field)


def _set_styles(document) -> None:
    for name, size, before, after in (("Normal", 11, 0, 6), ("Heading 1", 18, 12, 8), ("Heading 2", 13, 14, 4),
                                      ("Heading 3", 11, 10, 2), ("Heading 4", 11, 8, 2)):  # fmt: skip
        style = document.styles[name]
        word.set_font(style, _FONT)
        style.font.size, style.font.color.rgb = Pt(size), INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name != "Normal":
            style.font.bold, style.font.italic = True, False
    word.set_language(document.styles["Normal"], "sv-SE")


def _set_page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    section.top_margin, section.bottom_margin = Mm(30), Mm(25)
    header = section.header.paragraphs[0]
    _end_at_the_edge(header)
    header.add_run("{{ diarienummer }}\t\t")
    word.add_field(header, "PAGE")
    header.add_run("(")
    word.add_field(header, "NUMPAGES")
    header.add_run(")")
    section.footer.paragraphs[0].text = "{{ kommun }}"


def _end_at_the_edge(header) -> None:
    """The header's own style has a stop in the middle and one at the edge of an American page."""
    header.paragraph_format.tab_stops.add_tab_stop(Mm(150), alignment=2)


def _write_head(document, organisation: Organisation) -> None:
    table = document.add_table(rows=1, cols=2)
    sender, letter = table.rows[0].cells
    sender.paragraphs[0].add_run(organisation.name).bold = True
    sender.add_paragraph("{{ förvaltning }}")
    sender.add_paragraph("{{ handläggare }}, {{ handläggarens_titel }}")
    sender.add_paragraph("{{ e_post }}")
    letter.paragraphs[0].add_run("{{ skrivelsens_namn }}").bold = True
    letter.add_paragraph(_("Datum {{ datum }}"))
    letter.add_paragraph(_("Diarienummer {{ diarienummer }}"))
    letter.add_paragraph("{{ beslutande_organ }}")
    letter.add_paragraph("{{ märkning }}")


def _write_ending(document) -> None:
    """The one who writes, below the text."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(24)
    paragraph.add_run("{{ avsändare }}")
