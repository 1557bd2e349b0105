"""Years and days as agreements count them. Nothing here knows of the database."""

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From and including `starts_on`, to and including `ends_on`."""

    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


def last_day_of_year_from(day: date) -> date:
    """The last day of the year that begins on the day: 14 October for 15 October; 28 February for 29 February."""
    try:
        return day.replace(year=day.year + 1) - DAY
    except ValueError:  # 29 February has no like in the year after
        return date(day.year + 1, 2, 28)


def next_year(period: Period) -> Period:
    """The year that follows directly on the period."""
    starts_on = period.ends_on + DAY
    return Period(starts_on, last_day_of_year_from(starts_on))


def earliest(*days: date | None) -> date | None:
    """The first of the days that are known; None when none is."""
    known = [day for day in days if day]
    return min(known) if known else None


def latest(*days: date | None) -> date | None:
    """The last of the days that are known; None when none is."""
    known = [day for day in days if day]
    return max(known) if known else None


def end_of_run(day: date, pieces: list[Period]) -> date:
    """The last day of the unbroken run of pieces that the day lies in; the day itself when it lies in none."""
    covering = [piece.ends_on for piece in pieces if day in piece]
    while covering:
        day = max(covering)
        covering = [piece.ends_on for piece in pieces if day + DAY in piece]
    return day
