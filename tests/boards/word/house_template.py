"""A Word template as a municipality draws one up: a letterhead table with a logo, own styles, page numbers."""

import io
import struct
import zlib

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor

from text.printing import word

BLUE = RGBColor(0x00, 0x4B, 0x87)


def logo() -> bytes:
    """A small blue square as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x00\x4b\x87" * 24 for _row in range(24))
    head = struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


def house_template(*, title_style: str = "Ärenderubrik") -> bytes:
    document = Document()
    _styles(document)
    _page(document)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(logo()), Mm(18))
    table.cell(0, 1).text = "TJÄNSTESKRIVELSE"
    table.cell(1, 0).text = "{{ förvaltning }}\n{{ handläggare }}, {{ handläggarens_titel }}\n{{ e_post }}"
    table.cell(1, 1).text = "Datum {{ datum }}\nDnr {{ diarienummer }}"
    document.add_paragraph("{{ beslutande_organ }}")
    document.add_paragraph("{{ rubrik }}", style=title_style)
    document.add_paragraph("Förslag till beslut", style="Heading 1")
    document.add_paragraph("{{ förslagsmening }}", style="Brödtext")
    document.add_paragraph("{{ förslag_till_beslut }}", style="Brödtext")
    document.add_paragraph("Sammanfattning", style="Heading 1")
    document.add_paragraph("{{ sammanfattning }}", style="Brödtext")
    document.add_paragraph("{{ text }}", style="Brödtext")
    document.add_paragraph("Konsekvenser", style="Heading 1")
    document.add_paragraph("{{ konsekvenser }}", style="Brödtext")
    document.add_paragraph("Bilagor", style="Heading 1")
    document.add_paragraph("{{ bilagor }}", style="Brödtext")
    document.add_paragraph("Beslutet skickas till", style="Heading 1")
    document.add_paragraph("{{ beslutet_skickas_till }}", style="Brödtext")
    document.add_paragraph("{{ handläggare }}")
    return packed(document)


def packed(document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def template_with(*paragraphs: str) -> bytes:
    """A template with these paragraphs, the first of them usually what is tried."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return packed(document)


def _styles(document) -> None:
    body = document.styles.add_style("Brödtext", WD_STYLE_TYPE.PARAGRAPH)
    body.font.name, body.font.size = "Georgia", Pt(10.5)
    body.paragraph_format.space_after = Pt(8)
    title = document.styles.add_style("Ärenderubrik", WD_STYLE_TYPE.PARAGRAPH)
    title.font.name, title.font.size, title.font.bold = "Arial", Pt(16), True
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.color.rgb = "Arial", Pt(12), BLUE


def _page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.add_run("{{ rubrik }}, {{ diarienummer }}\t\tSida ")
    word.add_field(header, "PAGE")
    section.first_page_header.paragraphs[0].text = "{{ kommun }}"
    section.footer.paragraphs[0].text = "Postadress: Box 1, Lindhaga"
    section.first_page_footer.paragraphs[0].text = "Postadress: Box 1, Lindhaga"
