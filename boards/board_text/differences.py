"""The text that the board got beside ours: what was written otherwise, section by section."""

import json
from dataclasses import dataclass

from boards.models import BoardText
from documents import slots
from documents.audience import content_for
from documents.changes.comparison import Comparison, compare
from documents.content import read
from documents.models import Audience
from text.cleaning import clean


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
    return Differences(compare(ours, ours | {"sections": said["sections"]}), said["notes"])


def _ours(text: BoardText, number: int) -> dict:
    """What others than the municipality's own read of our text, with what each section prints as its own words.

    Only the words are compared: the head of a letter is laid out by the house's template.
    """
    revision = text.letter.document.revisions.get(number=number)
    content = content_for(read(revision), Audience.PARTIES)
    shown = [section for section in content["sections"] if not slots.stands_in_head(section)]
    return content | {"sections": [_plain(section, content) for section in shown]}


def _plain(section: dict, content: dict) -> dict:
    rows = slots.render(section, content) if section["slot"] else ""
    return section | {"html": clean(section["html"] + rows), "slot": ""}
