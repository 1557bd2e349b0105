"""When something that comes back is to be done next. Nothing here knows of the database.

A day is never due before the clock started: what lies further back is known, but nobody is late for it.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count, islice

from agreements.periods import DAY, latest

MONTHS, TIMES_PER_YEAR, BEFORE_PERIOD, ONCE = "months", "times_per_year", "before_period", "once"
LAST_YEAR = 2199  # the last year that people may write; nothing is due after it


@dataclass(frozen=True)
class Clock:
    """A rhythm and the days that it is counted by.

    number: of months between, or of times a year. due_on: the day of what is done once, or the first of the fixed days
    of a number of months. ends: the last days of the periods, for what is done before each new one. last_day: the last
    day on which anything can be due; None while that is open.
    """

    rhythm: str
    from_on: date
    number: int | None = None
    due_on: date | None = None
    ends: tuple[date, ...] = ()
    last_day: date | None = None


def next_due(clock: Clock, proofs: Iterable[date]) -> date | None:
    """The last day to do it next, also when that has passed; None when there is none or it is not known.

    proofs: the days on which it was done, in any order.
    """
    due = _NEXT[clock.rhythm](clock, sorted(proofs))
    return None if due and clock.last_day and due > clock.last_day else due


def upcoming(clock: Clock, proofs: Iterable[date], until: date) -> list[date]:
    """The days up to and including `until` on which it falls due, if each is done on its last day."""
    done, found = list(proofs), []
    while (due := next_due(clock, done)) and due <= until:
        found.append(due)
        done.append(due)
    return list(dict.fromkeys(found))


def add_months(day: date, months: int) -> date:
    """So many months later; the last day of the month where there is no such day, as after 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _by_interval(clock: Clock, proofs: list[date]) -> date | None:
    if clock.due_on:
        return _after_settled(proofs, *_fixed_days(clock))
    if proofs and (due := _months_later(proofs[-1], clock.number)) and due >= clock.from_on:
        return due
    return _months_later(clock.from_on - DAY, clock.number)  # the first day counts: from 1 January to 31 December


def _months_later(day: date, months: int) -> date | None:
    """None past the years that people may write."""
    return add_months(day, months) if day.year + months // 12 < LAST_YEAR else None


def _fixed_days(clock: Clock) -> tuple[date, Iterator[date]]:
    """The fixed day before the first that counts, and from that on all of them. The first is never moved: no drift."""
    missed = max(0, (clock.from_on.year - clock.due_on.year) * 12 // clock.number - 1)
    days = (_months_later(clock.due_on, clock.number * step) for step in count(missed))
    first = next((day for day in days if day is None or day >= clock.from_on), None)
    rest = iter(()) if first is None else chain([first], _while_known(days))
    return (add_months(first, -clock.number) if first else clock.from_on), rest


def _while_known(days: Iterator[date | None]) -> Iterator[date]:
    for day in days:
        if day is None:
            return
        yield day


def _before_periods(clock: Clock, proofs: list[date]) -> date | None:
    ends = sorted(set(clock.ends))
    wanted = [day for day in ends if day >= clock.from_on]
    earlier = [day for day in ends if day < clock.from_on]
    if not wanted:
        return None
    before = latest(*earlier) or _months_later(wanted[0], -24) or clock.from_on
    return _after_settled(proofs, before, iter(wanted))


def _after_settled(proofs: list[date], before: date, days: Iterator[date]) -> date | None:
    """The first of the days after those that a proof has settled.

    A proof in the later half of the time up to a day settles it; one in the earlier half is a late one for the day
    before. `before`: the day that the first half is counted from.
    """
    last = proofs[-1] if proofs else None
    for day in days:
        if last is None or last <= before + (day - before) / 2:
            return day
        before = day
    return None


def _several_a_year(clock: Clock, proofs: list[date]) -> date | None:
    """So many within the calendar year are enough, in whatever part of it they fell; the rest fall due by its end.

    Whoever keeps up has until the end of the next part of the year, others share out what is left of it. What a year
    lacked is settled by the first that is done in a later one, where it counts as well.
    """
    last = proofs[-1] if proofs else None
    for year in range(max(clock.from_on, last or clock.from_on).year, LAST_YEAR + 1):
        done, wanted = done_in_year(clock, proofs, year)
        if done < wanted:
            return _next_in_year(_asked(clock, year), wanted - done, last)
    return None


def done_in_year(clock: Clock, proofs: Iterable[date], year: int) -> tuple[int, int]:
    """How many times it was done in the calendar year, and how many times it must be.

    In the year that the clock started a part that had begun is not asked for, unless the whole year is nearer done.
    """
    days = [day for day in proofs if day.year == year]
    since = len([day for day in days if day >= clock.from_on]), len(_asked(clock, year))
    whole = len(days), clock.number
    return min(whole, since, key=lambda pair: max(0, pair[1] - pair[0]))


def _asked(clock: Clock, year: int) -> list[tuple[date, date]]:
    return [part for part in _parts(year, clock.number) if part[0] >= clock.from_on]


def _next_in_year(asked: list[tuple[date, date]], left: int, last: date | None) -> date:
    done, ends_on = len(asked) - left, asked[-1][1]
    if last is None or last.year != ends_on.year or sum(begins_on <= last for begins_on, _end in asked) <= done:
        return asked[done][1]
    return min(ends_on, last + max(DAY, timedelta(days=(ends_on - last).days // left)))


def _parts(year: int, number: int) -> list[tuple[date, date]]:
    """The first and last days of so many parts of a year, whole months where that can be."""
    if 12 % number == 0:
        firsts = [date(year, 1 + part * 12 // number, 1) for part in range(number)]
    else:
        first, days = date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days
        firsts = [first + timedelta(days=days * part // number) for part in range(number)]
    return list(zip(firsts, [*(first - DAY for first in islice(firsts, 1, None)), date(year, 12, 31)], strict=True))


def _once(clock: Clock, proofs: list[date]) -> date | None:
    return None if proofs else clock.due_on


_NEXT = {MONTHS: _by_interval, TIMES_PER_YEAR: _several_a_year, BEFORE_PERIOD: _before_periods, ONCE: _once}
