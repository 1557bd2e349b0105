"""A page's picture with the boxes on it, packed."""

import io
from collections.abc import Iterable

from PIL import Image, ImageChops, ImageDraw

from text.printing.masking.signs import Box

_LARGEST_GREY = 14


def covered(image: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """The picture, with the boxes on it in black."""
    pen = ImageDraw.Draw(image)
    across, down = image.size
    for left, top, right, bottom in boxes:
        sides = int(left * across) - 1, int(top * down) - 1, int(right * across) + 1, int(bottom * down) + 1
        pen.rectangle(sides, fill=(0, 0, 0))
    return image


def encoded(image: Image.Image) -> tuple[str, bytes]:
    """As few bytes as it takes: grey where nothing has colour, and sixteen shades where that is text."""
    red, green, blue = image.split()
    spread = max(ImageChops.difference(one, other).getextrema()[1] for one, other in ((red, green), (green, blue)))
    grey = image.convert("L") if spread <= _LARGEST_GREY else None
    photo = io.BytesIO()
    (grey or image).save(photo, "JPEG", quality=75, optimize=True)
    if grey is None:
        return "image/jpeg", photo.getvalue()
    text = io.BytesIO()
    grey.quantize(16).save(text, "PNG", optimize=True)
    if len(text.getvalue()) < len(photo.getvalue()):
        return "image/png", text.getvalue()
    return "image/jpeg", photo.getvalue()
