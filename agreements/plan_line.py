"""The backward plan drawn: a point for each day on a line of months, in whole numbers, beside the same as a list."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from agreements.backward import BackwardPlan
from agreements.backward_facts import why_reckoned, words
from agreements.timeline import WIDTH
from base.dates import MONTHS

EDGE, APART = 30, 44


@dataclass(frozen=True)
class Point:
    """A day of the plan. x: where it is drawn; a little beside its place where two would cover each other."""

    number: int
    on: date
    x: int
    has_passed: bool
    lines: list[tuple[str, str]]


@dataclass(frozen=True)
class Line:
    points: list[Point]
    months: list[dict]
    today: int | None


def drawn(plan: BackwardPlan, day: date) -> Line:
    """today: where the day lies, None when it is outside the plan."""
    first, last = plan.milestones[0].on, plan.milestones[-1].on
    days = max((last - first).days, 1)

    def place(on: date) -> int:
        return EDGE + round((WIDTH - 2 * EDGE) * (on - first).days / days)

    grouped = [(on, list(rows)) for on, rows in groupby(plan.milestones, key=lambda each: each.on)]
    places = _apart([place(on) for on, _rows in grouped])
    points = [
        Point(number, on, x, on < day, [(words(each), why_reckoned(each)) for each in rows])
        for number, ((on, rows), x) in enumerate(zip(grouped, places, strict=True), start=1)
    ]
    months = [{"x": place(on), "name": MONTHS[on.month - 1][:3]} for on in _firsts(first, last)]
    return Line(points, months, place(day) if first <= day <= last else None)


def _apart(places: list[int]) -> list[int]:
    """The places with room between them, from left to right and back again where the edge was passed."""
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + APART)
    limit = WIDTH - EDGE
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], limit)
        limit = places[index] - APART
    return places


def _firsts(first: date, last: date) -> list[date]:
    found, year, month = [], first.year, first.month
    while (year, month) <= (last.year, last.month):
        if first <= date(year, month, 1) <= last:
            found.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found
