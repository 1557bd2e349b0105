"""The brief as a PDF of two pages at most."""

from contextlib import closing

import pypdfium2

from boards.brief.composing import Room, composed
from boards.models import BoardStep, Package
from documents import copies, printing
from documents.models import Audience

PAGES = 2
# From the fullest to the shortest; the last one is taken whatever it comes to.
ROOMS = (Room(12, 4), Room(8, 2), Room(5, 1), Room(3, 1), Room(1, 1))


def fitting(package: Package, decision: BoardStep | None = None) -> dict:
    """The fullest content that there is room for on the pages. Slow the first time, then from the cache of prints."""
    for room in ROOMS:
        content = composed(package, room, decision)
        if _pages(content) <= PAGES:
            break
    return content


def pdf_of(content: dict) -> bytes:
    """Raises `fonts.Unprintable`, a refusal, for signs that cannot be printed."""
    logos = copies.logos_of(content)
    return printing.paper_pdf(content, mark=copies.NO_MARK, audience=Audience.PARTIES, logos=logos)


def _pages(content: dict) -> int:
    with closing(pypdfium2.PdfDocument(pdf_of(content))) as pdf:
        return len(pdf)
