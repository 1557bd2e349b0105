"""What the parties want to reach."""

import re

from agreements.recognising.lists import GOALS, purpose_of
from agreements.recognising.tables import column
from documents.recognising import Paper

_GOAL = re.compile(
    r"(?i)^(?:det\s)?(?:övergripande\s|gemensamma\s|långsiktiga\s)*(?:mål(?:et|en)|målsättningen|målbilden|ambitionen|delmålen)\b[^.:]{0,120}?\b(?:är|att)\b"
)
_COLUMN = re.compile(r"(?i)^(?:del|effekt|övergripande )?mål(?:sättning)?(?:en)?$")
_LEADS_LIST = re.compile(r":$")


def _worth(heading: str) -> bool:
    """What a budget aims at is no goal of the cooperation."""
    return not re.search(r"(?i)budget|ekonomi|resurs|finansier|kostnad", heading)


def find_goals(paper: Paper) -> list[str]:
    """The goals in the order of the paper: list items under a heading on goals, and sentences that begin "Målet är"."""
    listed = [item for heading, lead, items in paper.lists() if purpose_of(heading, lead) == GOALS for item in items]
    said = [
        sentence
        for heading, sentence in paper.sentences()
        if _worth(heading) and _GOAL.match(sentence) and not _LEADS_LIST.search(sentence)
    ]
    goals = list(dict.fromkeys([*listed, *said, *column(paper, _COLUMN)]))
    if not goals and paper.type == "agreement":
        paper.doubts.add("goals", "Inga mål hittades.")
    return goals
