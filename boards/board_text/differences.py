"""The text that the board got beside ours: what was written otherwise, section by section."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from boards.models import BoardText
from documents import slots
from documents.audience import content_for
from documents.changes.comparison import Comparison, compare
from documents.content import read
from documents.models import Audience
from text.cleaning import clean, plain

_INNER = re.compile(r"<h[34]>(.*?)</h[34]>", re.DOTALL)


@dataclass(frozen=True)
class Differences:
    """comparison: from ours to the board's; None for a file without words. notes: what the reader should know."""

    comparison: Comparison | None
    notes: list[str]


def differences(text: BoardText) -> Differences:
    said = json.loads(text.content)
    if not said["sections"]:
        return Differences(None, said["notes"])
    ours = _ours(text, said["revision"])
    theirs = [section | {"level": 1} for section in said["sections"]]
    return Differences(compare(ours, ours | {"sections": theirs}), said["notes"])


def _ours(text: BoardText, number: int) -> dict:
    """What others than the municipality's own read of our text, with what each section prints as its own words.

    Only the words are compared: the head of a letter is laid out by the house's template, and how deep a heading stands
    is guessed from its look.
    """
    revision = text.letter.document.revisions.get(number=number)
    content = content_for(read(revision), Audience.PARTIES)
    shown = [section for section in content["sections"] if not slots.stands_in_head(section)]
    return content | {"sections": [part for section in shown for part in _plain(section, content)]}


def _plain(section: dict, content: dict) -> Iterator[dict]:
    """The section, and each heading within it as a section of its own, as a file is read."""
    rows = slots.render(section, content) if section["slot"] else ""
    first, *more = _INNER.split(clean(section["html"] + rows))
    yield section | {"html": first, "slot": "", "level": 1}
    for place, (heading, html) in enumerate(zip(more[::2], more[1::2], strict=True)):
        key = f"{section['key']}-{place}"
        yield section | {"key": key, "heading": plain(heading), "html": html, "level": 1, "slot": ""}
