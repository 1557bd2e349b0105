"""What the pieces of text on a page draw in its picture: the page with them, and without."""

from ctypes import c_void_p, cast

from PIL import Image, ImageChops
from pypdfium2 import raw

_DEPTH = 15
# Of 255: fainter differences are lost when the picture is packed, and to most eyes.
_CONTRAST = 40


def texts_of(page) -> list:
    """All pieces of text, also those within parts that are drawn as one."""
    return [thing.raw for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH)]


def key(thing) -> int | None:
    return cast(thing, c_void_p).value


def drawn(page, scale: float) -> Image.Image:
    return page.render(scale=scale, draw_annots=False, may_draw_forms=False).to_pil().convert("RGB")


def without(page, texts, scale: float) -> Image.Image:
    before = [(text, raw.FPDFTextObj_GetTextRenderMode(text)) for text in texts]
    try:
        for text, _mode in before:
            raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        return drawn(page, scale)
    finally:
        for text, mode in before:
            raw.FPDFTextObj_SetTextRenderMode(text, mode)


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value >= _CONTRAST else 0)
