"""The bookmarks of a joined file: one for each part, and below it the part's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Pdf, String

from text.printing.joining.destinations import top_of

_MOST_BESIDE = 10_000


@dataclass
class Bookmark:
    """What the outline says of one part. below: the part's own bookmarks, as (first, last), where it has any."""

    title: str
    page: Object
    below: tuple[Object, Object] | None = None


def outline(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> Object:
    """Those of all parts in their order, closed to those below them."""
    outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=len(bookmarks)))
    entries = [pdf.make_indirect(_entry(bookmark, outlines)) for bookmark in bookmarks]
    for bookmark, entry in zip(bookmarks, entries, strict=True):
        if bookmark.below:
            _put_below(entry, *bookmark.below)
    for one, next_one in zip(entries, entries[1:], strict=False):
        one.Next, next_one.Prev = next_one, one
    outlines.First, outlines.Last = entries[0], entries[-1]
    return outlines


def _entry(bookmark: Bookmark, outlines: Object) -> Dictionary:
    return Dictionary(Title=String(bookmark.title), Dest=top_of(bookmark.page), Parent=outlines)


def _put_below(entry: Object, first: Object, last: Object) -> None:
    entry.First, entry.Last = first, last
    item, count = first, 0
    while item is not None and count < _MOST_BESIDE:
        item.Parent, count = entry, count + 1
        item = item.get("/Next")
    entry.Count = -count
