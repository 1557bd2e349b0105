"""Every page of a package as a small picture, with words that say what it shows."""

import threading
from dataclasses import dataclass

from django.core.cache import caches
from django.utils.translation import gettext as _

from boards.models import Package, PackagePart
from boards.packages.labels import label_of
from text.printing import cache

SMALL, LARGE = 360, 1100
# A file is opened once for so many pages, since pages are mostly asked for in a row.
TOGETHER = 6
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Page:
    """A page of a package. words: which page it is and of what; title: that of its part, on the first page of it."""

    number: int
    words: str
    title: str = ""


def pages_of(package: Package) -> list[Page]:
    """The pages in their order; those before the first part are the contents."""
    parts = [part for part in package.parts.order_by("number") if part.pages]
    found = []
    for number in range(1, package.pages + 1):
        part = next((each for each in reversed(parts) if each.first_page <= number), None)
        found.append(Page(number, _words(package, part, number), _title(part, number)))
    return found


def _words(package: Package, part: PackagePart | None, number: int) -> str:
    at = {"page": number, "pages": package.pages}
    if part is None:
        return _("Sida %(page)s av %(pages)s: innehåll") % at
    own = {"own": number - part.first_page + 1, "own_pages": part.pages, "title": _name(part)}
    return _("Sida %(page)s av %(pages)s: %(title)s, %(own)s (%(own_pages)s)") % {**at, **own}


def _name(part: PackagePart) -> str:
    return f"{label_of(part)}, {part.title}" if part.number else part.title


def _title(part: PackagePart | None, number: int) -> str:
    if part is None:
        return _("Innehåll") if number == 1 else ""
    return (label_of(part) or part.title) if part.first_page == number else ""


def picture(package: Package, page: int, width: int) -> bytes:
    """The page as PNG, made with those that follow it and kept on this machine. Raises ValueError for no such page."""
    if not 1 <= page <= package.pages:
        raise ValueError(page)
    if data := _kept(package, page, width):
        return data
    # A browser asks for many at once, and most of them have been made when their turn comes.
    with _one_at_a_time:
        return _kept(package, page, width) or _made(package, page, width)


def _kept(package: Package, page: int, width: int) -> bytes | None:
    return caches[cache.ALIAS].get(key(package, page, width))


def _made(package: Package, page: int, width: int) -> bytes:
    from text.printing import previews

    first = page if width == LARGE else (page - 1) // TOGETHER * TOGETHER + 1
    numbers = range(first, first + 1 if width == LARGE else min(first + TOGETHER, package.pages + 1))
    made = dict(zip(numbers, previews.pictures(package.pdf.read(), numbers, width), strict=True))
    for number, data in made.items():
        caches[cache.ALIAS].set(key(package, number, width), data)
    return made[page]


def key(package: Package, page: int, width: int) -> str:
    """A name for the bytes of the picture, known without making it."""
    return f"page-{package.pdf_id}-{page}-{width}"
