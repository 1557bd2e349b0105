"""Logos as Word can hold them: as PNG, drawings drawn as large as they are printed."""

import base64
import io
from contextlib import closing
from functools import lru_cache
from typing import NamedTuple

import pypdfium2
from PIL import Image

from text import svg
from text.printing.pdf import render_pdf

# As in the PDF, in millimetres.
HEIGHT, WIDEST = 17, 62
_RESOLUTION = 300
_PAGE = """<!DOCTYPE html><html lang="sv"><head><title>-</title><style>
@page {{ size: {width}mm {height}mm; margin: 0 }}
@page :first {{ margin: 0; @top-right {{ content: none }} }}
img {{ display: block; width: {width}mm; height: {height}mm }}
</style></head><body><img alt="-" src="data:{media_type};base64,{data}"></body></html>"""


class Picture(NamedTuple):
    """A picture with its size in print, in millimetres. alt: what it shows."""

    png: bytes
    width: float
    height: float
    alt: str


def picture(media_type: str, data: bytes, alt: str) -> Picture:
    """The logo in the largest size that it is printed in."""
    is_png = media_type == "image/png"
    across, down = Image.open(io.BytesIO(data)).size if is_png else svg.size(data)
    height = min(HEIGHT, WIDEST * down / across)
    width = height * across / down
    png = data if is_png else _drawn(media_type, data, width, height)
    return Picture(png, width, height, alt)


# A municipality has one or two, and the printer serves one at a time.
@lru_cache(maxsize=32)
def _drawn(media_type: str, data: bytes, width: float, height: float) -> bytes:
    encoded = base64.b64encode(data).decode()
    page = render_pdf(_PAGE.format(width=width, height=height, media_type=media_type, data=encoded))
    with closing(pypdfium2.PdfDocument(page)) as pdf:
        drawn = pdf[0].render(scale=_RESOLUTION / 72).to_pil().convert("RGB")
    out = io.BytesIO()
    drawn.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
