"""Whether a page may have words that nobody finds: in a picture, or in letters that cannot be read."""

import pypdfium2
from pypdfium2 import raw

from text.printing.masking.signs import Page

_PICTURE_SHARE = 0.02


def is_unsure(page, words, read: Page) -> bool:
    if any(raw.FPDFText_HasUnicodeMapError(words, place) == 1 for place in range(len(read.signs))):
        return True
    letters = sum(sign.text.isalpha() for sign in read.signs)
    width, height = page.get_size()
    objects = list(page.get_objects(max_depth=5))
    shown = [each for each in objects if each.type == raw.FPDF_PAGEOBJ_IMAGE]
    if any(_area(each) > _PICTURE_SHARE * width * height for each in shown):
        return True
    return not letters and bool(objects)


def _area(thing) -> float:
    try:
        left, bottom, right, top = thing.get_bounds()
    except pypdfium2.PdfiumError:
        return float("inf")
    return (right - left) * (top - bottom)
