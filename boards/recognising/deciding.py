"""Who proposes to whom, and the points that are to be decided."""

import re
from dataclasses import dataclass, field

from base.rows import upper_first
from documents.recognising import Paper
from text.blocks import ITEM

_BODY = r"[\wåäöÅÄÖ-]*(?:styrelsen|nämnden|fullmäktige|utskottet)"
_PROPOSES = re.compile(
    rf"(?P<proposing>[A-ZÅÄÖ][\wåäö-]+(?:\s[a-zåäö][\wåäö-]+){{0,2}})\sföreslår\s(?:att\s)?(?P<deciding>{_BODY})\b"
    r"[^:.]{0,60}?(?::|\bbeslutar?\b(?:\satt\b)?:?|\batt\b)"
)
_DECIDES = re.compile(rf"(?P<deciding>[A-ZÅÄÖ]{_BODY})\s(?:beslutar|föreslås\sbesluta)\b(?:\satt\b)?:?")
_DOES = (
    r"(?:[Gg]odkänna|[Aa]nta|[Ff]astställa|[Uu]ppdra|[Aa]vslå|[Nn]otera|[Bb]ifalla|[Öö]verlämna|[Uu]pphäva|[Ll]ägga)"
)
_BEGINS = re.compile(rf"\s*(?:\d{{1,2}}[.)]\s+|(?={_DOES}\b))")
# A point that lost its full stop ends where a year is followed by a new sentence.
_END = re.compile(r"\.(?=\s|$)|(?<=\d{4})\s(?=[A-ZÅÄÖ][a-zåäö])")
HEADING = re.compile(r"(?i)^\W*(?:förslag\s+till\s+beslut|beslutsförslag|förvaltningens\s+förslag)")
_READ = 3000
_LONGEST = 900
MOST = 30


@dataclass
class Decision:
    """is_guessed: whether the points were cut out of running text."""

    proposing: str = ""
    deciding: str = ""
    points: list[str] = field(default_factory=list)
    is_guessed: bool = False


def find(paper: Paper) -> Decision:
    text = paper.text[:_READ]
    lead = find_lead(text)
    if not lead:
        return Decision(points=_under_heading(paper))
    said = lead.groupdict()
    proposing, deciding = said.get("proposing") or "", upper_first(said["deciding"])
    if points := _under_heading(paper):
        return Decision(proposing, deciding, points)
    return Decision(proposing, deciding, _in_running_text(text[lead.end() :]), is_guessed=True)


def find_lead(text: str) -> re.Match | None:
    """The words before the points, with the groups `deciding` and, where one is named, `proposing`."""
    return _PROPOSES.search(text[:_READ]) or _DECIDES.search(text[:_READ])


def _under_heading(paper: Paper) -> list[str]:
    """The items, or the numbered lines, below the heading of the proposal."""
    section = next((each for each in paper.sections if HEADING.match(each.heading)), None)
    if section is None:
        return []
    items = [block.text for block in section.blocks if block.kind == ITEM]
    numbered = [line for block in section.blocks for line in block.text.split("\n") if re.match(r"\d{1,2}[.)]\s", line)]
    return [_tidy(point) for point in (items or numbered)][:MOST]


def _in_running_text(text: str) -> list[str]:
    """Each as far as it goes; they end with the first that neither has a number nor begins with what a board does."""
    points, place = [], 0
    while len(points) < MOST:
        begun = _BEGINS.match(text, place)
        if not begun:
            break
        start = begun.end()
        end = _END.search(text, start)
        stop = end.start() if end else len(text)
        if stop - start > _LONGEST or stop == start:
            break
        points.append(_tidy(text[start:stop]))
        place = end.end() if end else len(text)
    return points


def _tidy(text: str) -> str:
    words = " ".join(re.sub(r"^\s*\d{1,2}[.)]\s+", "", text).split()).rstrip(" ,;")
    return upper_first(words)[:1000]
