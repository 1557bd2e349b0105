"""Terms as bars on a scale of years: whole numbers for SVG, and the same in words."""

from dataclasses import dataclass
from datetime import date

from agreements.models import Agreement
from agreements.models.status import Code
from agreements.terms import Term, TermStatus
from base.dates import years

WIDTH = 1000


@dataclass(frozen=True)
class Span:
    """From its first day to its last; an open end is None and is drawn to the end of the scale."""

    starts_on: date
    ends_on: date | None

    @property
    def words(self) -> str:
        return years(self.starts_on, self.ends_on)


@dataclass(frozen=True)
class Scale:
    """Whole years, the first to the last, `WIDTH` wide."""

    first: int
    last: int
    today: int

    def x(self, day: date) -> int:
        """Where the day lies; outside the scale, at its edge."""
        begin, end = date(self.first, 1, 1), date(self.last, 12, 31)
        inside = min(max(day, begin), end)
        return round(WIDTH * (inside - begin).days / (end - begin).days)

    @property
    def ticks(self) -> list[dict]:
        """Years with their places, few enough to be read."""
        step = max(1, (self.last - self.first + 1) // 8)
        found = range(self.first, self.last + 1, step)
        return [{"year": str(year), "x": self.x(date(year, 1, 1))} for year in found]


@dataclass(frozen=True)
class Bar:
    x: int
    width: int
    is_open: bool
    today: int


def span(agreement: Agreement, status: TermStatus) -> Span | None:
    """When it holds or held, as far as is known; None for a term without a start and for what never began."""
    starts_on = agreement.starts_on or agreement.original.starts_on
    if not starts_on:
        return None
    if status.code in (Code.UPCOMING, Code.CONDITIONAL, Code.INCOMPLETE, Code.DRAFT, Code.LOCKED):
        term = Term(agreement)
        ends_on = None if term.is_open else term.ends_on
    else:
        ends_on = status.ends_on
        if ends_on is None and not status.is_in_force:
            return None
    return Span(starts_on, ends_on if ends_on and ends_on >= starts_on else None)


def scale(spans: list[Span], day: date) -> Scale | None:
    """A scale on which all the spans, and the day, have a place. None when there is nothing to draw."""
    if not spans:
        return None
    days = [each.starts_on for each in spans] + [each.ends_on for each in spans if each.ends_on]
    first, last = min(*days, day).year, max(*days, day).year
    # A forgotten century must not squeeze all the others; the bar is then cut at the edge.
    first, last = max(first, day.year - 24), min(last, day.year + 14)
    empty = Scale(first, last + (any(each.ends_on is None for each in spans) and last == day.year), 0)
    return Scale(empty.first, empty.last, empty.x(day))


def bar(each: Span, on: Scale) -> Bar:
    begin = on.x(each.starts_on)
    end = on.x(each.ends_on) if each.ends_on else WIDTH
    return Bar(begin, max(end - begin, 6), each.ends_on is None, on.today)
