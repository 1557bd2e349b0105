"""Checks the logo that an organisation uploads: PNG, or SVG that can do nothing but be drawn."""

import io
from typing import NamedTuple

from PIL import Image

from text.svg import BadImage, clean_svg

__all__ = ["BadImage", "Logo", "check_logo"]

_LARGEST_FILE = 2 * 1024 * 1024
# The printer tells Pillow, for the whole process, to put up with pictures that are cut off.
_PNG_END = b"IEND\xaeB`\x82"
_BROKEN = "Bilden är skadad och går inte att öppna. Spara den på nytt som PNG."
_LARGEST_SIDE = 4000
_SMALLEST_SIDE = 32


class Logo(NamedTuple):
    """A picture that has been checked; `data` is written anew, without what does not show. Sizes are in pixels."""

    media_type: str
    width: int
    height: int
    data: bytes


def check_logo(data: bytes) -> Logo:
    """Raises BadImage with a Swedish sentence for what is no PNG or safe SVG of a reasonable size."""
    if not data:
        raise BadImage("Filen är tom. Välj logotypen som SVG eller PNG.")
    if len(data) > _LARGEST_FILE:
        raise BadImage("Logotypen är större än 2 MB. Spara den i mindre storlek, helst som SVG.")
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _checked_png(data)
    if b"<svg" in data[:20_000]:
        width, height, cleaned = clean_svg(data)
        return Logo("image/svg+xml", width, height, cleaned)
    raise BadImage("Logotypen ska vara en SVG eller en PNG. Spara den så och försök igen.")


def _checked_png(data: bytes) -> Logo:
    if _PNG_END not in data:
        raise BadImage(_BROKEN)
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            _check_size(*picture.size)
            picture.load()
            out = io.BytesIO()
            kept = {"transparency": picture.info["transparency"]} if "transparency" in picture.info else {}
            drawn = picture.convert("RGBA") if kept or picture.mode in ("LA", "PA") else picture
            if drawn.mode not in ("1", "L", "P", "RGB", "RGBA"):
                drawn = drawn.convert("RGB")
            drawn.info = {}
            drawn.save(out, "PNG", optimize=True)
            return Logo("image/png", *picture.size, out.getvalue())
    except BadImage:
        raise
    except Exception as error:  # Pillow lets errors of many kinds through on broken files
        raise BadImage(_BROKEN) from error


def _check_size(width: int, height: int) -> None:
    if max(width, height) > _LARGEST_SIDE:
        raise BadImage(
            f"Bilden är {width} × {height} punkter; högst {_LARGEST_SIDE} på var ledd går bra. Gör den mindre."
        )
    if min(width, height) < _SMALLEST_SIDE:
        raise BadImage(f"Bilden är bara {width} × {height} punkter och blir suddig. Använd en större, helst en SVG.")
