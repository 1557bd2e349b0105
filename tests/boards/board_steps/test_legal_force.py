"""The earliest day of legal force, by the law of 1930 and our own reckoning of Easter and Midsummer."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from holidays.countries import Sweden
from hypothesis import given
from hypothesis import strategies as st

from boards import legal_force

WEEKS = timedelta(weeks=3)
DAYS = st.dates(date(2005, 1, 1), date(2099, 12, 1))


@pytest.mark.parametrize(
    ("announced", "last_day", "in_force"),
    [
        (date(2026, 12, 14), date(2027, 1, 4), date(2027, 1, 5)),  # the same weekday, three weeks later
        (date(2026, 12, 16), date(2027, 1, 7), date(2027, 1, 8)),  # Epiphany
        (date(2026, 12, 11), date(2027, 1, 4), date(2027, 1, 5)),  # New Year's Day, and the week-end after it
        (date(2026, 12, 10), date(2027, 1, 4), date(2027, 1, 5)),  # New Year's Eve
        (date(2026, 12, 3), date(2026, 12, 28), date(2026, 12, 29)),  # Christmas Eve, both days of Christmas, Sunday
        (date(2026, 5, 29), date(2026, 6, 22), date(2026, 6, 23)),  # Midsummer Eve
        (date(2026, 3, 13), date(2026, 4, 7), date(2026, 4, 8)),  # Good Friday to Easter Monday
        (date(2026, 4, 23), date(2026, 5, 15), date(2026, 5, 16)),  # Ascension Day; legal force on a Saturday
        (date(2026, 10, 10), date(2026, 11, 2), date(2026, 11, 3)),  # announced on a Saturday, before All Saints'
        (date(2027, 5, 14), date(2027, 6, 4), date(2027, 6, 5)),  # legal force on a Saturday that is
    ],
)
def test_the_days_of_a_calendar(announced, last_day, in_force):
    assert legal_force.last_day_to_appeal(announced) == last_day
    assert legal_force.earliest(announced) == in_force


def is_closed(day: date) -> bool:
    """The same law, written out."""
    pascha = easter(day.year)
    moving = {pascha + timedelta(days=days) for days in (-2, 0, 1, 39, 49)}
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    midsummer_eve = next(date(day.year, 6, at) for at in range(19, 26) if date(day.year, 6, at).weekday() == 4)
    return day.weekday() > 4 or day in moving or (day.month, day.day) in fixed or day == midsummer_eve


@given(DAYS)
def test_it_is_the_first_open_day_three_weeks_on_and_never_more_than_six_days_later(announced):
    last = legal_force.last_day_to_appeal(announced)
    between = [announced + WEEKS + timedelta(days=days) for days in range((last - announced - WEEKS).days)]
    assert not is_closed(last)
    assert all(is_closed(day) for day in between)
    assert len(between) <= 6
    assert legal_force.earliest(announced) == last + timedelta(days=1)


@given(DAYS, DAYS)
def test_who_announces_later_never_gains_force_earlier(one, other):
    assert (one <= other) == (legal_force.earliest(one) <= legal_force.earliest(other)) or (
        legal_force.earliest(one) == legal_force.earliest(other)
    )


def test_who_asks_while_another_reckons_the_year_gets_the_same_answer(monkeypatch):
    reckon, christmas = Sweden._populate, date(2100, 12, 24)

    def slowly(self, year):
        time.sleep(0.05)
        reckon(self, year)

    monkeypatch.setattr(Sweden, "_populate", slowly)
    with ThreadPoolExecutor(2) as both:
        assert list(both.map(legal_force.is_working_day, [christmas, christmas])) == [False, False]


def test_it_is_said_in_a_sentence_and_only_of_what_is_announced():
    assert legal_force.sentence(date(2026, 12, 14)) == "Laga kraft tidigast 5 januari 2027, om ingen överklagar."
    assert legal_force.sentence(None) == ""
