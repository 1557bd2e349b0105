"""The last day for something, by the words of a sentence."""

import re
from datetime import date

from base.dates import MONTHS

_DEADLINE = re.compile(
    rf"(?i)\b(?:senast|före|innan)\s(?:den\s)?(?P<day>\d{{1,2}})(?::?e)?\s(?P<month>{'|'.join(MONTHS)})(?:\s(?P<year>\d{{4}}))?\b"
)
_DUTY = re.compile(
    r"(?i)\b(?:ska|skall|är\sklar\w*|(?:lämna|redovisa|rapportera|överlämna|skicka|uppdatera|presentera|besluta)[rs])\b"
)


def deadline(sentence: str, *, seen_from: date) -> tuple[date, bool] | None:
    """The day, and whether the sentence says its year; without one it is the next such day. None when there is none."""
    match = _DEADLINE.search(sentence)
    if not match or not _DUTY.search(sentence):
        return None
    month, number = MONTHS.index(match["month"].lower()) + 1, int(match["day"])
    try:
        if match["year"]:
            return date(int(match["year"]), month, number), True
        day = date(seen_from.year, month, number)
        return (day if day >= seen_from else date(seen_from.year + 1, month, number)), False
    except ValueError:  # no such day, this year at least
        return None
