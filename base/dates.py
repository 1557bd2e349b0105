"""Dates and times as they are written in Swedish, and read back from what people type.

The functions return ordinary spaces, so that a sentence can be searched and compared; the template filters in
`base_tags` put in the non-breaking ones.
"""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

STOCKHOLM = ZoneInfo("Europe/Stockholm")

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_ISO_OR_QUOTED = re.compile(r"”[^”]*”|\b\d{4}-\d{2}-\d{2}\b")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./ ]\s*(\d{4})")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})")
_WORDS = re.compile(r"(?:den\s+)?(\d{1,2})(?::?[ae])?\s+([a-zåäö]{3,9})\.?(?:,?\s+(\d{4}))?")
# Which day is meant by one that is written without its year.
COMING, PAST = "coming", "past"
# Leap days are four years apart, and eight around some turns of a century.
_YEARS_TO_LOOK = 9


def today() -> date:
    """The day it is in Sweden, whatever the time zone of the server or the request."""
    return datetime.now(STOCKHOLM).date()


def long_date(day: date) -> str:
    """`1 januari 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date, *, seen_from: date | None = None) -> str:
    """`1 januari` in the year that we are in, otherwise with its year."""
    here = seen_from or today()
    return f"{day.day} {MONTHS[day.month - 1]}" if day.year == here.year else long_date(day)


def clock(moment: datetime) -> str:
    """`14.32`, Swedish time."""
    return f"{moment.astimezone(STOCKHOLM):%H.%M}"


def saved_at(moment: datetime) -> str:
    return _("Sparat %(clock)s") % {"clock": clock(moment)}


def long_moment(moment: datetime) -> str:
    """`12 mars 2027 kl. 14.32`, or `i dag kl. 14.32`; for a page, not for what is printed or sent."""
    is_today = moment.astimezone(STOCKHOLM).date() == today()
    return _("i dag kl. %(clock)s") % {"clock": clock(moment)} if is_today else dated_moment(moment)


def dated_moment(moment: datetime) -> str:
    """`12 mars 2027 kl. 14.32`, also today: for what is read on another day than it was written."""
    day = long_date(moment.astimezone(STOCKHOLM).date())
    return _("%(day)s kl. %(clock)s") % {"day": day, "clock": clock(moment)}


def with_long_dates(sentence: str) -> str:
    """The sentence with `2027-01-01` as `1 januari 2027`, but for what it quotes between ”…”."""

    def long(found: re.Match) -> str:
        try:
            return long_date(date.fromisoformat(found[0]))
        except ValueError:
            return found[0]

    return _ISO_OR_QUOTED.sub(long, sentence)


def period(start: date | None, end: date | None) -> str:
    """`1 januari 2019 – 31 december 2022`; with one end open, that is said in words; empty when both are."""
    if start and end:
        return long_date(start) if start == end else f"{long_date(start)} – {long_date(end)}"
    if start:
        return _("från och med %(day)s") % {"day": long_date(start)}
    if end:
        return _("till och med %(day)s") % {"day": long_date(end)}
    return ""


def years(start: date | None, end: date | None) -> str:
    """`2019–2022`, or `2019` when it is one year; `2019–` and `–2022` with an open end."""
    if start and end and start.year == end.year:
        return str(start.year)
    if not start and not end:
        return ""
    return f"{start.year if start else ''}–{end.year if end else ''}"


def relative(day: date, *, seen_from: date | None = None) -> str:
    """How far away a day is: `om 40 dagar`, `i morgon`, `för 3 månader sedan`."""
    days = (day - (seen_from or today())).days
    near = {0: _("i dag"), 1: _("i morgon"), -1: _("i går")}
    if days in near:
        return near[days]
    length = _length(abs(days))
    return _("om %(length)s") % {"length": length} if days > 0 else _("för %(length)s sedan") % {"length": length}


def _length(days: int) -> str:
    """Days up to three months, where people plan by the day; then months; then years."""
    if days < 92:
        return ngettext("%(count)d dag", "%(count)d dagar", days) % {"count": days}
    months = round(days / 30.44)
    if months < 24:
        return ngettext("%(count)d månad", "%(count)d månader", months) % {"count": months}
    return _("%(count)d år") % {"count": round(days / 365.25)}


def parse_date(text: str, *, nearest: str = "", seen_from: date | None = None) -> date:
    """The day that a Swede means by `2027-01-01`, `20270101`, `1 januari 2027`, `1 jan 2027`, `1/1 2027` or `1.1.2027`.

    nearest: COMING or PAST, then `1/1` and `1 jan` are the nearest such day, today among them. Raises ValueError for
    anything else, and for days that do not exist.
    """
    typed = " ".join(text.lower().split())
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups() if part)
    elif found := _DAY_FIRST.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
    elif found := _DAY_AND_MONTH.fullmatch(typed):
        day, month, year = int(found[1]), int(found[2]), None
    elif found := _WORDS.fullmatch(typed):
        day, month, year = int(found[1]), _month_number(found[2]), int(found[3]) if found[3] else None
    else:
        raise ValueError(f"not a date: {text!r}")
    return _nearest(month, day, nearest, seen_from or today()) if year is None else date(year, month, day)


def _nearest(month: int, day: int, nearest: str, here: date) -> date:
    if nearest not in (COMING, PAST):
        raise ValueError("a day without its year")
    way = 1 if nearest == COMING else -1
    for year in range(here.year, here.year + way * _YEARS_TO_LOOK, way):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found - here).days * way >= 0:
            return found
    raise ValueError("no such day")


def _month_number(word: str) -> int:
    for number, month in enumerate(MONTHS, start=1):
        if word == month or (len(word) >= 3 and month.startswith(word)):
            return number
    raise ValueError(f"not a month: {word!r}")


def iso(day: date | None) -> str | None:
    """`2027-01-01`, as JSON writes it; None without a day."""
    return day.isoformat() if day else None


def from_iso(text: str | None) -> date | None:
    """The day of `2027-01-01`; None for nothing."""
    return date.fromisoformat(text) if text else None
