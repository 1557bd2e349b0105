"""Draws pages of a PDF; the work behind `previews`, which needs no Django."""

import base64
import io
from contextlib import closing

import pypdfium2

from base.refusals import Refused

WIDEST = 2400
# A page that is much taller than it is wide is drawn smaller.
_MOST_PIXELS = 12_000_000


def drawn(data: bytes, width: str, *numbers: str) -> list[str]:
    """Each page as PNG in base64."""
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        if pdf.get_formtype():
            pdf.init_forms()
        return [_drawn(pdf, int(number), min(int(width), WIDEST)) for number in numbers]


def _drawn(pdf, number: int, width: int) -> str:
    if not 1 <= number <= len(pdf):
        raise Refused("Sidan finns inte. Gå tillbaka och välj en annan.")
    with closing(pdf[number - 1]) as page:
        across, down = (max(side, 1) for side in page.get_size())
        scale = min(width / across, (_MOST_PIXELS / (across * down)) ** 0.5)
        picture = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    out = io.BytesIO()
    # Text on a screen does with few colours, and the file is then a third as large.
    few = picture.quantize(64, dither=0) if picture.getcolors(4096) else picture
    few.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()
