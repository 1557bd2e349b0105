"""Files as somebody chooses them in a form."""

import io

import pypdf


def blank_pdf() -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


PDF = blank_pdf()
