"""Files from outside as pictures of their pages, with black boxes. Run in a process of its own (`text.apart`).

Boxes are [left, top, right, bottom] in thousandths of the page as it is seen.
"""

import json
import re
from collections.abc import Iterator

from base.refusals import Refused
from text.printing.masking.opened import Opened
from text.printing.masking.signs import Page, boxes_over, groups
from text.printing.masking.words import HYPHENS_AT_LINE_END, bar_for, find, words_of

# In a number the hyphen belongs to it; in a word it stands there for the line.
_IN_NUMBER = re.compile(rf"(?<=\d)[{HYPHENS_AT_LINE_END}](?=\d)")
_AT_LINE_END = re.compile(f"[{HYPHENS_AT_LINE_END}]")


def look(data: bytes, masks: str, number: str) -> dict:
    """One page as it will go out: {"pages", "picture", "width", "height", "words"}; raises Refused for no such page.

    words: [{"text", "box", "masked"}], each once, in the order of the file.
    """
    with Opened(data) as file:
        if not 1 <= int(number) <= file.count:
            raise Refused("Sidan finns inte.")
        pages = file.pages(json.loads(masks))
        page = pages[int(number) - 1]
        file.cover_strays(page)
        return {"pages": file.count, "words": list(_words(page)), **file.picture(page)}


def inspect(data: bytes, masks: str) -> list[dict]:
    """Of each page {"text", "unsure", "unseen", "places", "found"}: what can be read of it when it is masked.

    unseen: whether the file has words there that cannot be seen, which do not go. places: how many are masked. found:
    how often each of the words.
    """
    with Opened(data) as file:
        chosen, told = json.loads(masks), []
        for page in file.pages(chosen):
            file.cover_strays(page)
            unseen = file.unseen(page)
            has_unseen = any(not unseen.isdisjoint(places) for places in groups(page))
            said = {"unsure": page.is_unsure, "unseen": has_unseen, "places": page.places, "found": page.found}
            told.append({"text": _readable(page, chosen, unseen), **said})
        return told


def pictures(data: bytes, masks: str) -> list[dict]:
    """Every page as it goes out: {"picture", "media_type", "width", "height", "text"}; the sizes in points."""
    with Opened(data) as file:
        chosen, drawn = json.loads(masks), []
        for page in file.pages(chosen):
            file.cover_strays(page)
            drawn.append({**file.picture(page), "text": _readable(page, chosen, file.unseen(page))})
        return drawn


def texts(data: bytes) -> list[str]:
    """All that can be read of each page."""
    with Opened(data) as file:
        return [_readable(page, [], set()) for page in file.pages([])]


def _words(page: Page) -> Iterator[dict]:
    for places in groups(page):
        for left, top, right, bottom in boxes_over([page.signs[place] for place in places])[:1]:
            sides = (max(0, left), max(0, top), min(1, right), min(1, bottom))
            text = "".join(page.signs[place].text for place in places if page.signs[place].text.isprintable())
            if sides[0] < sides[2] and sides[1] < sides[3] and text:
                is_masked = not page.hidden.isdisjoint(places)
                yield {"text": text, "box": [round(side * 1000) for side in sides], "masked": is_masked}


def _readable(page: Page, masks: list[dict], unseen: set[int]) -> str:
    """The words of the page that are seen, every letter of them, and not hidden, not even in part."""
    words = words_of(masks)
    bar, read = bar_for(words), []
    for places in groups(page):
        if not unseen.isdisjoint(places):
            continue
        if page.hidden.isdisjoint(places):
            read.append("".join(page.signs[place].text for place in places))
        elif read[-1:] != [bar]:
            read.append(bar)
    text = _AT_LINE_END.sub("", _IN_NUMBER.sub("-", " ".join(read)))
    for start, end in reversed(find(text, words)):
        text = text[:start] + bar + text[end:]
    return text
