"""Periods as Swedish papers write them: "2019–2022", "1 januari 2019 till och med den 31 december 2022"."""

import re
from dataclasses import dataclass, replace
from datetime import date

from documents.recognising.dates import DAY, TERM, YEAR, Found, find_dates, made
from documents.recognising.doubts import quoted

_DASH = r"[-–—−‐‑]{1,3}"
_LINK = re.compile(
    rf"""\s*(?:{_DASH}|fram\s+till\s+och\s+med|fram\s+till|till\s+och\s+med|till|t\.?\s?o\.?\s?m\.?|och\s+med|och|
    samt)?\s*(?:med\s+)?(?:den\s+)?(?:(?:mån|tis|ons|tors|fre|lör|sön)dagen\s+(?:den\s+)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_YEARS = re.compile(
    rf"""(?<![\d:./-])(?P<first>{YEAR})
    (?P<link>\s?{_DASH}\s?|\s?/\s?|\s+(?:fram\s+)?(?:till\s+och\s+med|till|t\.?o\.?m\.?|och|samt)\s+(?:med\s+)?(?:år\s+)?|\s{{1,2}}|)
    (?P<last>{YEAR}|(?<=[-–—−‐‑/])\d\d|(?<=[-–—−‐‑/]\s)\d\d)(?!\d|:\d|[-–]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_LOST_DASH = re.compile(rf"(?<![\d:./–-])({YEAR})[ \xa0]?({YEAR})(?![\d:/-])")
_UNTIL = re.compile(
    r"(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till(?:\s+och\s+med)?|längst\s+till|\btill|"
    r"upphör(?:\s+att\s+gälla)?|löper\s+ut)\s*"
    r"(?:utgången\s+av\s+|slutet\s+av\s+|den\s+|år\s+)*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|\bfrån|med\s+start|med\s+början|träder\s+i\s+kraft|"
    r"börjar\s+gälla|i\s+kraft\s+från)\s*(?:den\s+|år\s+|dagen\s+)*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bmellan\s+(?:den\s+)?$", re.IGNORECASE)
_HAS_YEAR = re.compile(r"19\d\d|20\d\d|[HhVv][Tt]\s?\d\d|\d/\d\d?\s?[-–/]\s?\d|\d\d-\d\d-\d\d|[a-z]\.?\s?[-–’']\d\d")
_ONE_YEAR = re.compile(rf"(?<![\d:/.-])(?P<year>{YEAR})(?!\d|[:/.–-]\d)")


@dataclass(frozen=True)
class Period:
    """A period in a text, or one end of it. why: a Swedish sentence when it is not certain."""

    start: int
    end: int
    starts_on: date | None
    ends_on: date | None
    text: str
    why: str | None = None

    @property
    def whole(self) -> bool:
        """Whether both ends are known."""
        return bool(self.starts_on and self.ends_on)


def find_periods(text: str) -> list[Period]:
    """Every period in the text, in order. Single dates count only after "från och med" or "till och med"."""
    if not _HAS_YEAR.search(text):
        return []
    dates = find_dates(text)
    found = _of_dates(text, dates)
    taken = [(period.start, period.end) for period in found] + [(one.start, one.end) for one in dates]
    found += [period for period in _of_years(text) if not _overlaps(period, taken)]
    taken += [(period.start, period.end) for period in found]
    found += [period for period in _open_ended(text, dates) if not _overlaps(period, taken[: len(taken)], dates)]
    return _ends_joined(text, sorted(found, key=lambda period: period.start))


def first_period(text: str) -> Period | None:
    """The first period that has both ends, otherwise the first with one."""
    periods = find_periods(text)
    return next((period for period in periods if period.whole), periods[0] if periods else None)


def years_joined(text: str) -> str:
    """The text with a dash between two years that have lost it, as "2019 2022" and "20192022" have."""
    return _LOST_DASH.sub(_joined, text)


def _joined(match: re.Match) -> str:
    first, last = match.groups()
    return f"{first}–{last}" if int(first) < int(last) <= int(first) + 12 else match.group()


def single_year(text: str) -> Period | None:
    """The only year that the text names without a month, as a whole year."""
    days = find_dates(text)
    years = {
        match["year"]: match
        for match in _ONE_YEAR.finditer(text)
        if not any(day.start <= match.start() < day.end for day in days)
    }
    if len(years) != 1:
        return None
    match = next(iter(years.values()))
    year = int(match["year"])
    return Period(*match.span(), date(year, 1, 1), date(year, 12, 31), match.group())


def _of_dates(text: str, dates: list[Found]) -> list[Period]:
    periods, skip = [], False
    for one, other in zip(dates, dates[1:], strict=False):
        if skip:
            skip = False
            continue
        link = _LINK.match(text, one.end)
        if not link or link.end() != other.start or not _can_end(text, link.group(), one, other):
            continue
        period = _pair(text, one, other, link.group())
        if period:
            periods.append(period)
            skip = True
    return periods


def _can_end(text: str, link: str, one: Found, other: Found) -> bool:
    word = link.strip().lower()
    if word.startswith(("och", "samt")):
        return bool(_BETWEEN.search(text[max(0, one.start - 20) : one.start]))
    return bool(word) or bool(one.on and other.on and one.on < other.on)


def _pair(text: str, one: Found, other: Found, link: str) -> Period | None:
    words = text[one.start : other.end]
    if other.last is None:
        return None
    first = one.on or made(other.last.year, one.month, one.day)
    turned = one.on is None and first is not None and first > other.last
    if turned:
        first = made(other.last.year - 1, one.month, one.day)
    if first is None or first > other.last:
        why = f"Perioden står som {quoted(words)}, vilket inte går ihop."
        return Period(one.start, other.end, None, None, words, why)
    why = None
    if not link.strip() or turned:
        why = f"Perioden står som {quoted(words)}; läst som {first} till {other.last}."
    elif TERM in (one.precision, other.precision):
        why = f"Perioden står som {quoted(words)}; terminerna är lästa som {first} till {other.last}."
    return Period(one.start, other.end, first, other.last, words, why)


def _of_years(text: str) -> list[Period]:
    return [period for match in _YEARS.finditer(text) if (period := _year_pair(match))]


def _year_pair(match: re.Match) -> Period | None:
    first, link, words = int(match["first"]), match["link"], match.group()
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if not first < last <= first + 12:
        return None
    if link.strip().lower() in {"och", "samt"} and last != first + 1:
        return None
    why = None
    if not link.strip():
        why = f"Perioden står som {quoted(words)}; läst som {first}–{last}."
    elif link.strip() == "/":
        why = f"Perioden står som {quoted(words)}; läst som hela åren {first}–{last}."
    return Period(*match.span(), date(first, 1, 1), date(last, 12, 31), words, why)


def _open_ended(text: str, dates: list[Found]) -> list[Period]:
    ends = [(one.start, one.end, one.on, one.last) for one in dates if one.precision != TERM or one.on]
    for match in _ONE_YEAR.finditer(text):
        if not any(one.start <= match.start() < one.end for one in dates):
            year = int(match["year"])
            ends.append((*match.span(), date(year, 1, 1), date(year, 12, 31)))
    found = []
    for start, end, first, last in sorted(ends):
        before = text[max(0, start - 45) : start]
        if _UNTIL.search(before):
            found.append(Period(start, end, None, last, text[start:end]))
        elif _FROM.search(before):
            found.append(Period(start, end, first, None, text[start:end]))
    return found


def _overlaps(period: Period, taken: list[tuple[int, int]], dates: list[Found] = ()) -> bool:
    singles = {(one.start, one.end) for one in dates if one.precision == DAY or one.on}
    own = (period.start, period.end)
    return any(
        period.start < end and start < period.end
        for start, end in taken
        if not ((start, end) == own and own in singles)
    )


def _ends_joined(text: str, periods: list[Period]) -> list[Period]:
    """A start and an end of the same sentence that stand near each other are one period."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if last and _belong_together(text, last, period):
            words = text[last.start : period.end]
            joined[-1] = replace(last, end=period.end, ends_on=period.ends_on, text=words)
        else:
            joined.append(period)
    return joined


def _belong_together(text: str, one: Period, other: Period) -> bool:
    if one.ends_on or other.starts_on or not (one.starts_on and other.ends_on):
        return False
    between = text[one.end : other.start]
    return len(between) < 60 and ". " not in between and one.starts_on <= other.ends_on
