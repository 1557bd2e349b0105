"""Files that came from outside, with words in every place where such a file can have them."""

import io

import pikepdf
from PIL import Image, ImageDraw


def scan(text: str) -> bytes:
    """A page that was scanned: a picture with the words on it, as PDF."""
    image = Image.new("L", (620, 877), 255)
    ImageDraw.Draw(image).text((60, 60), text, fill=0)
    out = io.BytesIO()
    image.save(out, "PDF", resolution=75)
    return out.getvalue()


def drawn(content: str, *, rotate: int = 0) -> bytes:
    """A page with just this content, in the language of PDF; /F1 is its typeface."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Rotate = rotate
    multiply = pikepdf.Dictionary(BM=pikepdf.Name.Multiply)
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=typeface(pdf)), ExtGState=pikepdf.Dictionary(Multiply=multiply)
    )
    page.Contents = pdf.make_stream(content.encode("cp1252"))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def typeface(pdf):
    """Helvetica, which readers have."""
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def foreign(
    text: str, *, at: tuple[int, int] = (72, 700), rotate: int = 0, pages: int = 1, stand_in: str = ""
) -> bytes:
    """A PDF with the words in its text, seen and unseen, and in all that lies around it.

    In properties, bookmarks, notes, fields, attachments, what applications keep on a page, and between its parts, as an
    earlier edition is. stand_in: words that a reader is told to take instead of the drawn ones.
    """
    pdf = pikepdf.new()
    font = typeface(pdf)
    fields = [_page(pdf, font, text, at, rotate, stand_in) for _number in range(pages)]
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = text
    pdf.docinfo["/Title"] = text
    pdf.attachments["bilaga.txt"] = pikepdf.AttachedFileSpec(pdf, text.encode(), filename=f"{text}.txt")
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(text, 0))
    out = io.BytesIO()
    pdf.save(out)
    body, _startxref, end = out.getvalue().rpartition(b"startxref")
    return body + b"% " + text.encode() + b"\nstartxref" + end


def _page(pdf, font, text: str, at, rotate: int, stand_in: str):
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Rotate = rotate
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    drawn = b"BT /F1 14 Tf %d %d Td (Av ) Tj %s Tj ( slut) Tj ET" % (*at, _written(text))
    unseen = b"BT 3 Tr /F1 9 Tf 72 60 Td %s Tj ET" % _written(text)
    if stand_in:
        drawn = b"/Span <</ActualText %s>> BDC %s EMC" % (_written(stand_in), drawn)
    page.Contents = pdf.make_stream(drawn + b" " + unseen)
    page.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=pikepdf.String(text)))
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30], Contents=pikepdf.String(text)
    )
    look = pdf.make_stream(b"/Tx BMC BT /F1 12 Tf 2 4 Td %s Tj ET EMC" % _written(text))
    look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 300, 20]
    look.Resources = page.Resources
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            F=4,
            Rect=[72, 400, 372, 420],
            T=pikepdf.String("namn"),
            V=pikepdf.String(text),
            AP=pikepdf.Dictionary(N=look),
        )
    )
    page.Annots = pikepdf.Array([pdf.make_indirect(note), field])
    return field


def _written(text: str) -> bytes:
    return b"<" + text.encode("cp1252").hex().encode() + b">"
