"""What is to be hidden on the pages of a file: the masked words, wherever they stand, and the boxes that were drawn."""

from collections.abc import Iterable

from text.printing.masking.signs import Page, boxes_over, is_under
from text.printing.masking.words import Words, find, words_of


def hide(pages: list[Page], masks: list[dict]) -> None:
    """Note on each page the boxes that cover it, and which letters are under them."""
    _hide_words(pages, words_of(masks))
    for mask in masks:
        if "box" in mask and 1 <= mask["page"] <= len(pages):
            pages[mask["page"] - 1].boxes.append(tuple(side / 1000 for side in mask["box"]))
    for page in pages:
        page.hidden |= {place for place, sign in enumerate(page.signs) if is_under(sign, page.boxes)}


def _hide_words(pages: list[Page], words: Iterable[Words]) -> None:
    """Find the words in the whole file, so also over a page's end, and put boxes over them line by line."""
    text = "\n".join("".join(sign.text for sign in page.signs) for page in pages)
    spans, begin = find(text, words), 0
    for page in pages:
        end = begin + len(page.signs)
        for start, stop in spans:
            mine = range(max(start, begin) - begin, min(stop, end) - begin)
            page.hidden.update(mine)
            page.boxes += boxes_over([page.signs[place] for place in mine])
        begin = end + 1
