"""A file from outside, opened: its pages read and drawn. Run in a process of its own, as `pages` is.

What is filled in and noted on a page is first made part of it, so that the words found are those that are seen. A
picture is drawn anew from what is seen: no text, property, attachment or earlier edition of the file comes along.
"""

import base64
import io
from contextlib import contextmanager

import pikepdf
import pypdfium2
from PIL import Image, ImageOps
from pypdfium2 import raw

from base.refusals import Refused
from text.printing.masking.encoding import covered, encoded
from text.printing.masking.hiding import cover_boxes, hide
from text.printing.masking.seen import unseen_letters
from text.printing.masking.signs import Page, signs_of
from text.printing.masking.stand_ins import without_stand_ins
from text.printing.masking.strays import stray_boxes
from text.printing.masking.unsure import is_unsure, pages_with_drawn_letters

MOST_PAGES = 300
_RESOLUTION = 150
_LARGEST_SIDE = 3000
_BROKEN = "Filen är skadad och går inte att öppna. Lämna ut den på papper, eller läs in den på nytt."
_LOCKED = "Filen är lösenordsskyddad. Spara den utan lösenord, läs in den på nytt och försök igen."
_LONG = f"Filen har fler än {MOST_PAGES} sidor. Dela den och läs in delarna var för sig."


class Opened:
    """A PDF or a picture, opened."""

    def __init__(self, data: bytes):
        self._picture = None if data[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in data[:1024] else data
        try:
            self._drawn_letters = set() if self._picture else pages_with_drawn_letters(data)
            self._pdf = None if self._picture else pypdfium2.PdfDocument(without_stand_ins(data))
            if self._pdf:
                self._pdf.init_forms()  # what is filled in is drawn also where the file does not do it itself
            self.count = len(self._pdf) if self._pdf else 1
        except (pypdfium2.PdfiumError, pikepdf.PdfError) as error:
            raise Refused(_LOCKED if "password" in str(error).lower() else _BROKEN) from error
        if self._picture:
            self._image = _opened_image(self._picture)
        if not self.count:
            raise Refused(_BROKEN)
        if self.count > MOST_PAGES:
            raise Refused(_LONG)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self._pdf:
            self._pdf.close()

    def pages(self, masks: list[dict]) -> list[Page]:
        """All pages, with what is to be hidden on each: words are looked for from page to page."""
        found = [self._read(number) for number in range(1, self.count + 1)]
        hide(found, masks)
        return found

    def _read(self, number: int) -> Page:
        if not self._pdf:
            across, down = self._image.size
            return Page(number, (across * 72 / _RESOLUTION, down * 72 / _RESOLUTION), is_unsure=True)
        self._flattened(number)
        page = self._pdf[number - 1]
        words = page.get_textpage()
        try:
            read = Page(number, page.get_size())
            read.signs = list(signs_of(page, words))
            read.is_unsure = number in self._drawn_letters or is_unsure(page, words, read)
        finally:
            words.close()
            page.close()
        return read

    @contextmanager
    def _looked_at(self, page: Page):
        """The page and its text, as the library has them."""
        looked_at = self._pdf[page.number - 1]
        words = looked_at.get_textpage()
        try:
            yield looked_at, words
        finally:
            words.close()
            looked_at.close()

    def _flattened(self, number: int) -> None:
        """Make what is filled in and noted a part of the page."""
        page = self._pdf[number - 1]
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()

    def cover_strays(self, page: Page) -> None:
        """Cover also what masked letters draw outside their boxes."""
        if not page.hidden:
            return
        with self._looked_at(page) as (looked_at, words):
            strays = stray_boxes(looked_at, words, page, _scale(page))
        cover_boxes(page, strays)

    def unseen(self, page: Page) -> set[int]:
        """The places of the letters and figures that cannot be seen in the picture, before anything is masked."""
        if not any(sign.text.isalnum() for sign in page.signs):
            return set()
        with self._looked_at(page) as (looked_at, words):
            found = unseen_letters(looked_at, words, [sign.ink for sign in page.signs], _scale(page))
        return {place for place in found if page.signs[place].text.isalnum()}

    def picture(self, page: Page) -> dict:
        """{"picture", "media_type", "width", "height"}, with what is hidden covered; the sizes in points."""
        media_type, data = encoded(covered(self._drawn(page), page.boxes))
        width, height = page.size
        said = {"picture": base64.b64encode(data).decode(), "media_type": media_type}
        return {**said, "width": round(width, 2), "height": round(height, 2)}

    def _drawn(self, page: Page) -> Image.Image:
        if not self._pdf:
            return self._image.copy()
        seen = self._pdf[page.number - 1]
        image = seen.render(scale=_scale(page), draw_annots=False, may_draw_forms=False).to_pil().convert("RGB")
        seen.close()
        return image


def _scale(page: Page) -> float:
    return min(_RESOLUTION / 72, _LARGEST_SIDE / max(page.size))


def _opened_image(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as found:
            upright = ImageOps.exif_transpose(found)
            image = Image.new("RGB", upright.size, (255, 255, 255))
            image.paste(upright, mask=upright.convert("RGBA").getchannel("A"))
    except MemoryError:
        raise
    except Exception as error:  # the library raises more than its own errors on broken files
        raise Refused(_BROKEN) from error
    image.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    return image
