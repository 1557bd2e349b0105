"""Whether a page may have words that nobody finds: in a picture, or in letters that cannot be read."""

import io

import pikepdf
import pypdfium2
from pypdfium2 import raw

from text.printing.masking.signs import Page

_PICTURE_SHARE = 0.02
# A rounded frame and a mark or two have fewer; a word in drawn letters has more.
_MOST_CURVES = 240


def pages_with_drawn_letters(data: bytes) -> set[int]:
    """The numbers of the pages with patterns, or with drawn letters of which the file does not say what they are."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {number for number, page in enumerate(pdf.pages, 1) if _draws_letters(page.get("/Resources"), set())}


def _draws_letters(resources, seen: set) -> bool:
    if not isinstance(resources, pikepdf.Dictionary) or resources.objgen in seen - {(0, 0)}:
        return False
    seen.add(resources.objgen)
    if any(pattern.get("/PatternType") == 1 for pattern in _things(resources, "/Pattern")):
        return True
    fonts = _things(resources, "/Font")
    if any(font.get("/Subtype") == "/Type3" and "/ToUnicode" not in font for font in fonts):
        return True
    return any(_draws_letters(form.get("/Resources"), seen) for form in _things(resources, "/XObject"))


def _things(resources, kind: str) -> list:
    found = resources.get(kind)
    values = [found[name] for name in found] if isinstance(found, pikepdf.Dictionary) else []
    return [value for value in values if isinstance(value, pikepdf.Dictionary | pikepdf.Stream)]


def is_unsure(page, words, read: Page) -> bool:
    if any(raw.FPDFText_HasUnicodeMapError(words, place) == 1 for place in range(len(read.signs))):
        return True
    letters = sum(sign.text.isalpha() for sign in read.signs)
    width, height = page.get_size()
    objects = list(page.get_objects(max_depth=5))
    shown = [each for each in objects if each.type == raw.FPDF_PAGEOBJ_IMAGE]
    if sum(map(_area, shown)) > _PICTURE_SHARE * width * height or _curves(objects) > _MOST_CURVES:
        return True
    return not letters and bool(objects)


def _curves(objects) -> int:
    """Of what is drawn with lines: letters may be drawn so."""
    paths = (each.raw for each in objects if each.type == raw.FPDF_PAGEOBJ_PATH)
    count = 0
    for path in paths:
        segments = (raw.FPDFPath_GetPathSegment(path, at) for at in range(raw.FPDFPath_CountSegments(path)))
        count += sum(raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO for segment in segments)
        if count > _MOST_CURVES:
            break
    return count


def _area(thing) -> float:
    try:
        left, bottom, right, top = thing.get_bounds()
    except pypdfium2.PdfiumError:
        return float("inf")
    return (right - left) * (top - bottom)
