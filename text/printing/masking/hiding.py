"""What is to be hidden on the pages of a file: the masked words, wherever they stand, and the boxes that were drawn."""

from collections.abc import Sequence
from itertools import accumulate

from text.printing.masking.columns import columns
from text.printing.masking.signs import Box, Page, boxes_over, is_under
from text.printing.masking.words import Words, find, words_of


def hide(pages: list[Page], masks: list[dict]) -> None:
    """Note on each page the boxes that cover it, and which letters are under them."""
    _hide_words(pages, words_of(masks))
    for mask in masks:
        if "box" in mask and 1 <= mask["page"] <= len(pages):
            page = pages[mask["page"] - 1]
            page.boxes.append(tuple(side / 1000 for side in mask["box"]))
            page.places += 1
    for page in pages:
        cover_boxes(page, [])


def cover_boxes(page: Page, boxes: list[Box]) -> None:
    """Put more boxes on a page; all that is under one is hidden, also in part."""
    page.boxes += boxes
    page.hidden |= {place for place, sign in enumerate(page.signs) if is_under(sign, page.boxes)}


def _hide_words(pages: list[Page], words: tuple[Words, ...]) -> None:
    """Find the words in the whole file, so also over a page's end, and down each column of a page."""
    if not words:
        return
    begins = list(accumulate((len(page.signs) + 1 for page in pages), initial=0))
    text = "\n".join("".join(sign.text for sign in page.signs) for page in pages)
    for each in words:
        for start, stop in find(text, [each]):
            for page, begin in zip(pages, begins, strict=False):
                _cover(page, range(max(start - begin, 0), min(stop - begin, len(page.signs))), each)
    for page in pages:
        _hide_down_columns(page, words)


def _hide_down_columns(page: Page, words: tuple[Words, ...]) -> None:
    for column in columns(page):
        text = "".join("\n" if place is None else page.signs[place].text for place in column)
        for each in words:
            for start, stop in find(text, [each]):
                places = [place for place in column[start:stop] if place is not None]
                if not page.hidden.issuperset(places):
                    _cover(page, places, each)


def _cover(page: Page, places: Sequence[int], words: Words) -> None:
    """Put boxes over the letters line by line, unless they are covered already, and count the words."""
    if not places:
        return
    page.found[words.text] += 1
    if page.hidden.issuperset(places):
        return
    page.hidden.update(places)
    page.places += 1
    page.boxes += boxes_over([page.signs[place] for place in places])
