"""The end of a letter: consequences under their headings, what it rests on, its appendices, and whom it is sent to."""

import re
from dataclasses import dataclass, field

from boards.recognising.officers import DEPARTMENT
from documents.recognising import Paper
from documents.recognising.names import find_names
from documents.recognising.paper import Section

_CONSEQUENCE = re.compile(
    r"(?i)konsekvens|perspektivet$|^facklig\s|^barn(?:ens?|ets|s)?\b|^miljö|^jämställdhet|^tillgänglighet|^ekonomi"
)
BASES = re.compile(r"(?i)^beslutsunderlag")
APPENDICES = re.compile(r"(?i)^bilag(?:or|a)$")
SENT_TO = re.compile(
    r"(?i)^(?:beslut(?:et)?\s(?:skickas|expedieras|ska\sskickas|delges)|expedieras|sändlista|kopia\still)"
)
# Where the headings were lost, the list of appendices stands after the last sentence.
_LOST_LIST = re.compile(r"(?<=[.!?])\s+1\.\s(?=[A-ZÅÄÖ])")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.\s(?=[A-ZÅÄÖ])")
_AFTER_YEAR = re.compile(r"(?<=\d{4})\s(?=[A-ZÅÄÖ][a-zåäö])")
_DAY = re.compile(r"\b((?:19|20)\d\d-\d\d-\d\d)\b")
MOST = 40


@dataclass
class Ending:
    consequences: list[dict] = field(default_factory=list)
    bases: list[dict] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    is_guessed: bool = False


def find(paper: Paper, officer: dict[str, str]) -> Ending:
    """officer: whose name ends the letter, and is no recipient."""
    found = Ending()
    for section in paper.sections:
        heading = section.heading.strip(" :.")
        if SENT_TO.match(heading):
            found.recipients += _without_sender(_lines(section), officer)
        elif BASES.match(heading) or APPENDICES.match(heading):
            named = "" if BASES.match(heading) else "Bilaga {number}: "
            found.bases += [_basis(line, named, place) for place, line in enumerate(_lines(section), start=1)]
        elif _CONSEQUENCE.search(heading):
            found.consequences.append({"heading": heading[:200], "text": _read_tail(section.text, found, officer)})
    found.recipients, found.bases = found.recipients[:MOST], found.bases[:MOST]
    found.consequences = [row for row in found.consequences if row["text"]][:MOST]
    return found


def _lines(section: Section) -> list[str]:
    lines = (line.strip(" •–-\t") for block in section.blocks for line in block.text.split("\n"))
    return [re.sub(r"^\d{1,2}[.)]\s+", "", line)[:300] for line in lines if line]


def _basis(line: str, named: str, place: int) -> dict:
    day = _DAY.search(line)
    return {"text": f"{named.format(number=place)}{line}"[:300], "dated_on": day[1] if day else None}


def _read_tail(text: str, found: Ending, officer: dict[str, str]) -> str:
    """The text without the lists that stand after it; what those say is put in `found`."""
    lost = _LOST_LIST.search(text)
    if not lost:
        return text
    found.is_guessed = True
    parts = [part.strip() for part in _NUMBER.split(text[lost.start() :]) if part.strip()]
    last, rest = (*_AFTER_YEAR.split(parts[-1], maxsplit=1), "")[:2]
    titles = [*parts[:-1], last]
    found.bases += [_basis(title, "Bilaga {number}: ", place) for place, title in enumerate(titles, start=1)]
    found.recipients += _without_sender(_by_person(rest), officer)
    return text[: lost.start()].strip()


def _by_person(text: str) -> list[str]:
    """Running text cut before each person, since a body has no full stop either."""
    if not text.strip():
        return []
    places = [person.start for person in find_names(text) if person.start]
    places += [department.start() for department in DEPARTMENT.finditer(text) if department.start()]
    cuts = [0, *sorted(set(places)), len(text)]
    return [part for start, end in zip(cuts, cuts[1:], strict=False) if (part := text[start:end].strip(" ,"))]


def _without_sender(lines: list[str], officer: dict[str, str]) -> list[str]:
    """Those before the officer's own name; a department just above it belongs to the sender."""
    if not officer["name"]:
        return lines
    place = next((row for row, line in enumerate(lines) if line.startswith(officer["name"])), len(lines))
    if place and place < len(lines) and DEPARTMENT.fullmatch(lines[place - 1]):
        place -= 1
    return lines[:place]
