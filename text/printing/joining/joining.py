"""Several papers as one archival and accessible PDF."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _
from pikepdf import Pdf

from base.refusals import Refused
from text.printing import cache
from text.printing.joining import contents, foreign, stamps
from text.printing.joining.grafting import Whole
from text.printing.joining.parts import Joined, Part, Placed
from text.printing.pdf import Attachment, render_pdf

_NOT_IN_NAMES = re.compile(r"[^\w .,()–-]+")


@dataclass(frozen=True)
class _Made:
    """A part that is printed or prepared: what is joined, and what lies beside it."""

    part: Part
    data: bytes
    placed: Placed
    attachments: tuple[Attachment, ...]


def join(
    parts: Sequence[Part],
    *,
    title: str,
    author: str,
    made_on: date,
    variant: str,
    contents_heading: str,
    running: str,
    numbers: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Joined:
    """The parts in one file after a page of contents, stamped, with links and bookmarks; the same bytes every time.

    made_on: the day in the file's properties. running: the words of the running number, "sida {page} av {pages}".
    progress is told how many parts are done. Raises Refused, with the part named, for what cannot be printed or put in.
    """
    made = []
    for part in parts:
        with _named(part):
            made.append(_made(part, variant, made_on))
        if progress:
            progress(len(made))
    about = {"title": title, "author": author, "numbers": numbers, "made_on": made_on, "heading": contents_heading}
    first, placed = _contents(made, about, variant)
    whole = Whole.begun(first, contents_heading)
    in_contents = len(whole.pdf.pages)
    stamped = [stamps.Stamp("", "", "")] * in_contents
    first_pages = []
    for each in made:
        pages = whole.append(each.data, _bookmark(each.part))
        first_pages.append(pages[0].obj)
        mark = each.part.mark if each.part.pdf else ""
        stamped += [stamps.Stamp(mark, each.part.label, "")] * len(pages)
    words = [f"{_bookmark(each.part)}, {_('sida')} {spot.first_page}" for each, spot in zip(made, placed, strict=True)]
    contents.lead_to_parts(whole.pdf, in_contents, first_pages, words)
    count = len(stamped)
    said = [replace(stamp, running=running.format(page=page, pages=count)) for page, stamp in enumerate(stamped, 1)]
    stamps.put_on(whole.pdf, list(whole.pdf.pages), said)
    return Joined(whole.saved(), count, placed)


def _made(part: Part, variant: str, made_on: date) -> _Made:
    if part.html:
        data = cache.printed(part.html, variant, (), lambda: render_pdf(part.html, variant=variant))
        return _Made(part, data, Placed(0, _pages(data), "", data), tuple(part.originals))
    prepared = foreign.prepare(part.pdf, part.title)
    beside = tuple(part.originals)
    if prepared.carries_original:
        made_at = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
        beside += (Attachment(_file_name(part), part.pdf, _bookmark(part), made_at, "Source"),)
    return _Made(part, prepared.pdf, Placed(0, prepared.pages, prepared.remark, part.pdf), beside)


def _contents(made: Sequence[_Made], about: dict, variant: str) -> tuple[bytes, list[Placed]]:
    """The page of contents, as many pages as it takes, and where each part then begins."""
    pages, before = 1, 0
    while pages != before:
        before, placed = pages, _placed(made, pages)
        html = contents.html(parts=[(each.part, spot) for each, spot in zip(made, placed, strict=True)], **about)
        data = render_pdf(html, variant=variant)
        pages = max(before, _pages(data))
    attachments = [attachment for each in made for attachment in each.attachments]
    return (render_pdf(html, variant=variant, attachments=attachments) if attachments else data), placed


def _placed(made: Sequence[_Made], before: int) -> list[Placed]:
    placed, first = [], before + 1
    for each in made:
        placed.append(replace(each.placed, first_page=first))
        first += each.placed.pages
    return placed


@contextmanager
def _named(part: Part) -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        raise Refused(f"{part.label or part.title}: {refusal}") from refusal


def _bookmark(part: Part) -> str:
    return f"{part.label}: {part.title}" if part.label else part.title


def _file_name(part: Part) -> str:
    name = part.file_name.removesuffix(".pdf") or f"{part.label} {part.title}"
    return (_NOT_IN_NAMES.sub("-", name).strip(" .-")[:120] or "bilaga") + ".pdf"


def _pages(data: bytes) -> int:
    with Pdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
