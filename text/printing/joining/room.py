"""Room for stamps at the top of pages that were finished elsewhere: whether it is free, and made where it is not."""

import io
from contextlib import closing

import pikepdf
import pypdfium2

from text.printing.joining.pages import STRIP, make_strip

# Darker than this is something that stands on the page.
_WHITE = 245


def is_free(page: pypdfium2.PdfPage) -> bool:
    """Whether nothing stands in the topmost points of the page as it is read."""
    below = max(page.get_height() - STRIP, 0)
    picture = page.render(scale=0.5, crop=(0, below, 0, 0), grayscale=True)
    return picture.to_pil().getextrema()[0] >= _WHITE


def with_room(data: bytes) -> bytes:
    """The file with a strip above every page where something stands at its very top."""
    with closing(pypdfium2.PdfDocument(data)) as shown:
        free = [is_free(shown[number]) for number in range(len(shown))]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page, has_room in zip(pdf.pages, free, strict=True):
            if not has_room:
                make_strip(page)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
