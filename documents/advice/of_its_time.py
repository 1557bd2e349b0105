"""What a text brings along from the time of an older paper: a number of its case, days long past, what it replaced.

Given only where it is sure: a word for the number stands before it, a duty has the day, the years are over.
"""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from base.dates import MONTHS, today
from base.searching import fold
from documents.advice.tips import Spot, Tip, code_of
from documents.advice.words import PaperWords
from documents.models import Document
from documents.recognising.sentences import sentences

_NUMBER = re.compile(
    r"(?i:\b(?:dnr|diarienr|diarienummer|ärendenummer)\b\s?[.:]?\s*)"
    r"((?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,6}[\s/.-]?)?\d{2,4}\s?[/:-]\s?[\d.:/-]*\d)"
)
_OF_ANOTHER = re.compile(
    r"(?i)\b(?:lägesbild|plan|handlingsplan|åtgärdsplan|policy|riktlinje|rapport|beslut|protokoll)"
)
_PAST_DAY = re.compile(rf"(?i)\bsenast\s+(?:den\s+)?(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b")
_DUTY = re.compile(r"(?i)\b(?:ska|skall|måste)\b")
_HAS_REPLACED = re.compile(
    r"(?i)\bersätter\b[^.]{0,60}\b(?:överenskommelse|avtal)\w*\b[^.]{0,30}?\b((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)\b"
)


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    yield from _numbers(words)
    yield from _past_days(words)
    yield from _replaced(words)


def _numbers(words: PaperWords) -> Iterator[Tip]:
    """A number that stands alone in its line, or in a short one: in a sentence it may be that of another paper."""
    own = {_bare(row["number"]) for row in words.content["frame"]["numbers"]}
    found: dict[str, list[Spot]] = {}
    for section in words.sections:
        for line in section.text.splitlines():
            match = _NUMBER.search(line)
            if not match or len(line) > len(match[0]) + 30 or _OF_ANOTHER.search(line):
                continue
            if _bare(match[1]) not in own:
                found.setdefault(match[1].strip(), []).append(Spot(section.key, section.name, line))
    for number, spots in found.items():
        said = _("I texten står diarienumret %(number)s, som inte är ett av handlingens egna.") % {"number": number}
        why = _("Det egna skrivs ut i handlingens huvud när det är registrerat. Ta bort det gamla ur texten.")
        yield Tip(code_of("case_number", number), said, why, tuple(spots))


def _bare(number: str) -> str:
    return re.sub(r"[\W_]", "", fold(number))


def _past_days(words: PaperWords) -> Iterator[Tip]:
    """Something that is to be done by a day before the paper's own time."""
    begins_on = _begins_on(words)
    for section, sentence in words.sentences(_PAST_DAY):
        match = _PAST_DAY.search(sentence)
        if not match or not _DUTY.search(sentence):
            continue
        day = _day(*match.groups())
        if day and day < begins_on:
            said = _("”%(day)s” ligger före den tid som handlingen ska gälla.") % {"day": match[0]}
            yield Tip(code_of("past_day", match[0]), said, "", (Spot(section.key, section.name, sentence),))


def _begins_on(words: PaperWords) -> date:
    """The first day of its term where that is known; never later than today, so that what prepares it stands."""
    starts_on = (words.content["facts"].get("term") or {}).get("starts_on")
    return min(today(), date.fromisoformat(starts_on)) if starts_on else today()


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None


def _replaced(words: PaperWords) -> Iterator[Tip]:
    """That it replaces a paper of years that ended more than a year before its own begin."""
    begins_on = _begins_on(words)
    for section in words.sections:
        for sentence in sentences(section.text) if _HAS_REPLACED.search(section.text) else ():
            match = _HAS_REPLACED.search(sentence)
            if match and int(match[2]) < begins_on.year - 1:
                said = _(
                    "Texten säger att den ersätter överenskommelsen för %(first)s–%(last)s. Stämmer det fortfarande?"
                )
                values = {"first": match[1], "last": match[2]}
                spot = Spot(section.key, section.name, sentence)
                yield Tip(code_of("replaces", *match.groups()), said % values, "", (spot,))
