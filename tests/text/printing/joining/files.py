"""Files as they may come from outside, and papers of ours to lay beside them."""

import io
import time

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from text.printing.pdf import render_pdf

WORDS = "Trygghetsvandring vid Älvudden"


def document(body: str, *, title="En rubrik", style="", language="sv") -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="dcterms.created" content="2026-11-21T00:00:00Z"><style>{style}</style></head>'
        f'<body data-mark="" data-running="Löpande" data-secrecy="">{body}</body></html>'
    )


def accessible(body: str = "", style: str = "", language: str = "sv") -> bytes:
    """As a municipality with a good word processor saves it."""
    text = f'<h1>Mätning</h1><p>{WORDS}. <a href="#slut">Till slutet</a></p>{body}<h2 id="slut">Slut</h2><p>Sist.</p>'
    return render_pdf(document(text, style=style, language=language))


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def untagged(body: str = "", style: str = "") -> bytes:
    """As most programs save it."""

    def change(pdf):
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo

    return changed(accessible(body, style), change)


def scanned(pages: int = 2, ink: int = 0) -> bytes:
    """As a scanner at 100 dots per inch saves it."""
    shown = [Image.new("L", (827, 1169), 255) for _page in range(pages)]
    for page in shown:
        ImageDraw.Draw(page).text((200, 300), WORDS, fill=ink)
    out = io.BytesIO()
    then = time.gmtime(0)
    shown[0].save(out, "PDF", save_all=True, append_images=shown[1:], resolution=100, creationDate=then, modDate=then)
    return out.getvalue()


def signed() -> bytes:
    """An accessible file with the dictionary of a signature."""

    def change(pdf):
        value = pdf.make_indirect(
            Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, 1, 2, 3]), Contents=String(""))
        )
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("Underskrift"), V=value))
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)

    return changed(accessible(), change)


def locked(password: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(accessible())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="ägare", user=password))
    return out.getvalue()


def carrying() -> bytes:
    return changed(accessible(), lambda pdf: pdf.attachments.update({"siffror.txt": b"1 2 3"}))
