"""Dates as Swedish papers write them, one at a time. Periods are in `periods.py`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "mars mar",
            "april apr",
            "maj",
            "juni jun",
            "juli jul",
            "augusti aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?:19[89]\d|20[0-4]\d)"
DAY, MONTH, YEAR_ALONE, TERM = "day", "month", "year", "term"

# A hyphen before a day belongs to it only where it comes from another day: "1/1-31/12", "1 jan -31 dec".
_START = r"(?:(?<![\d/-])|(?<=/\d-)|(?<=/\d\d-)|(?<=\s-)|(?<=[a-zåäö.]-))"
_DIGIT = re.compile(r"\d")
_FORMS = re.compile(
    rf"""
    (?<![\w/:.])(?<!\d-)(?P<iso_y>{YEAR})[-.‐‑–](?P<iso_m>[01]?\d)[-.‐‑–](?P<iso_d>[0-3]?\d)(?![\w])
  | (?<![\w/])(?P<run>{YEAR}[01]\d[0-3]\d)(?!\d)
  | {_START}(?P<d>[0-3]?\d)(?:\s?:?[ae]\b)?\.?\s?(?P<m>{_MONTH})\b\.?,?
      (?:\s?(?:år\s)?(?P<y>{YEAR})(?!\d)|\s?[-–’'](?P<y2>\d\d)(?![\d/:-]|\s?(?:{_MONTH})))?
  | (?<![^\W\d_]){_START}(?P<sl_d>[0-3]?\d)/(?P<sl_m>[01]?\d)
      (?:[ /–-]{{1,3}}(?P<sl_y>{YEAR})(?!\d)|\s?[-–/]\s?(?P<sl_yy>\d\d)(?![\d/]))
  | (?<![\w/.-])(?P<p_d>[0-3]?\d)\.(?P<p_m>[01]?\d)\.(?P<p_y>{YEAR})(?![\d.])
  | (?<![\w/:.-])(?P<yy>\d\d)-(?P<yy_m>[01]\d)-(?P<yy_d>[0-3]\d)(?![\w-])
  | (?<![\w/:.])(?P<bare_d>[0-3]?\d)/(?P<bare_m>1[0-2]|0?[1-9])
      (?=\s?(?:[-–—]{{1,2}}|och|till(?:\soch\smed)?|t\.?\s?o\.?\s?m\.?)\s?(?:den\s)?[0-3]?\d/1?\d[ /–-])
  | \b(?P<mm>{_MONTH})\b\.?,?\s?(?:år\s)?(?P<my>{YEAR})(?!\d)
  | \b(?P<bare>{_MONTH})\b\.?(?=\s?[-–—]\s?(?:{_MONTH})\b|\s(?:till\soch\smed|t\.?\s?o\.?\s?m\.?)\s(?:{_MONTH})\b)
  | \b(?P<term>HT|VT|höstterminen|vårterminen|hösten|våren|höst|vår)[\s-]?(?P<ty>{YEAR}|\d\d)(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """A date in a text: from `start` to `end` there.

    on: the day, or the first day of a month, term or year; None when the year is missing or the day does not exist.
    last: the last day that the words cover. month, day: what was written when the year is missing.
    """

    start: int
    end: int
    on: date | None
    last: date | None
    precision: str
    month: int = 0
    day: int = 0


def find_dates(text: str) -> list[Found]:
    """Every date in the text, in order; years alone are not among them."""
    if not _DIGIT.search(text):
        return []
    return [found for match in _FORMS.finditer(text) if (found := _read(match))]


def first_date(text: str) -> date | None:
    """The first whole date in the text."""
    return next((found.on for found in find_dates(text) if found.precision == DAY and found.on), None)


def made(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _read(match: re.Match) -> Found | None:
    part = match.groupdict()
    start, end = match.span()
    if part["iso_y"]:
        return _whole(start, end, int(part["iso_y"]), int(part["iso_m"]), int(part["iso_d"]))
    if part["run"]:
        run = part["run"]
        whole = _whole(start, end, int(run[:4]), int(run[4:6]), int(run[6:]))
        return whole if whole.on else None
    if part["sl_d"]:
        year = int(part["sl_y"]) if part["sl_y"] else _full_year(part["sl_yy"])
        return _whole(start, end, year, int(part["sl_m"]), int(part["sl_d"]))
    if part["p_d"]:
        return _whole(start, end, int(part["p_y"]), int(part["p_m"]), int(part["p_d"]))
    if part["yy"]:
        whole = _whole(start, end, _full_year(part["yy"]), int(part["yy_m"]), int(part["yy_d"]))
        return whole if whole.on else None
    if part["bare_d"]:
        return Found(start, end, None, None, DAY, int(part["bare_m"]), int(part["bare_d"]))
    if part["d"]:
        month = MONTHS[part["m"].lower()]
        if part["y"] or part["y2"]:
            year = int(part["y"]) if part["y"] else _full_year(part["y2"])
            return _whole(start, end, year, month, int(part["d"]))
        return Found(start, end, None, None, DAY, month, int(part["d"]))
    if part["mm"]:
        year, month = int(part["my"]), MONTHS[part["mm"].lower()]
        return Found(start, end, date(year, month, 1), last_of_month(year, month), MONTH)
    if part["bare"]:
        return Found(start, end, None, None, MONTH, MONTHS[part["bare"].lower()], 1)
    return _school_term(match)


def _full_year(two: str) -> int:
    return int(two) + (1900 if two > "79" else 2000)


def _whole(start: int, end: int, year: int, month: int, day: int) -> Found:
    on = made(year, month, day)
    return Found(start, end, on, on, DAY, month, day)


def _school_term(match: re.Match) -> Found | None:
    word, year = match["term"], match["ty"]
    if len(year) == 2 and word.upper() not in {"HT", "VT"}:
        return None
    number = int(year) if len(year) == 4 else 2000 + int(year)
    autumn = word.lower().startswith("h")
    first, last = (date(number, 7, 1), date(number, 12, 31)) if autumn else (date(number, 1, 1), date(number, 6, 30))
    return Found(*match.span(), first, last, TERM)
