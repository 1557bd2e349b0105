from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from base import dates

DAY = date(2027, 1, 1)


@pytest.mark.parametrize(
    "typed",
    ["2027-01-01", "2027-1-1", "20270101", "1 januari 2027", "1 jan 2027", "1 jan. 2027", " 1  Januari 2027 ",
     "den 1 januari 2027", "den 1:a januari 2027", "1/1 2027", "1/1-2027", "1.1.2027", "01-01-2027"],
)  # fmt: skip
def test_it_reads_a_date_as_swedes_type_it(typed):
    assert dates.parse_date(typed) == DAY


@pytest.mark.parametrize(
    "typed",
    ["", "januari 2027", "31 februari 2027", "2027-02-30", "1 j 2027", "1 januarius 2027", "1/1 27", "i morgon"],
)
def test_it_refuses_what_is_no_day(typed):
    with pytest.raises(ValueError, match="."):
        dates.parse_date(typed)


@pytest.mark.parametrize("typed", ["14/12", "14 dec", "14 december", "den 14:e december", "14.12", "14-12"])
def test_a_day_without_a_year_is_the_nearest_one_of_those_that_are_asked_for(typed):
    here = date(2026, 11, 22)
    assert dates.parse_date(typed, nearest=dates.COMING, seen_from=here) == date(2026, 12, 14)
    assert dates.parse_date(typed, nearest=dates.PAST, seen_from=here) == date(2025, 12, 14)
    with pytest.raises(ValueError, match="."):
        dates.parse_date(typed)


def test_today_is_both_the_nearest_coming_day_and_the_nearest_past_one():
    here = date(2026, 12, 14)
    assert dates.parse_date("14/12", nearest=dates.COMING, seen_from=here) == here
    assert dates.parse_date("14/12", nearest=dates.PAST, seen_from=here) == here


def test_the_nearest_leap_day_is_found_and_a_day_that_never_is_refused():
    assert dates.parse_date("29/2", nearest=dates.COMING, seen_from=date(2026, 12, 14)) == date(2028, 2, 29)
    with pytest.raises(ValueError, match="."):
        dates.parse_date("31/2", nearest=dates.PAST)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_as_it_was_written(day):
    assert dates.parse_date(dates.long_date(day)) == day
    assert dates.parse_date(day.isoformat()) == day


def test_it_is_already_tomorrow_in_sweden_before_midnight_in_greenwich():
    with time_machine.travel(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), tick=False):
        assert dates.today() == DAY


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2019, 1, 1), date(2022, 12, 31), "1 januari 2019 – 31 december 2022"),
        (DAY, DAY, "1 januari 2027"),
        (DAY, None, "från och med 1 januari 2027"),
        (None, DAY, "till och med 1 januari 2027"),
        (None, None, ""),
    ],
)
def test_it_writes_a_period(start, end, words):
    assert dates.period(start, end) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2019, 1, 1), date(2022, 12, 31), "2019–2022"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(2019, 1, 1), None, "2019–"),
        (None, date(2022, 1, 1), "–2022"),
        (None, None, ""),
    ],
)
def test_it_writes_the_years_of_a_period(start, end, words):
    assert dates.years(start, end) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "i dag"),
        (date(2026, 11, 22), "i morgon"),
        (date(2026, 11, 20), "i går"),
        (date(2026, 12, 31), "om 40 dagar"),
        (date(2026, 11, 11), "för 10 dagar sedan"),
        (date(2027, 5, 21), "om 6 månader"),
        (date(2029, 11, 21), "om 3 år"),
        (date(2023, 11, 21), "för 3 år sedan"),
    ],
)
def test_it_says_how_far_away_a_day_is(day, words):
    assert dates.relative(day, seen_from=date(2026, 11, 21)) == words


def test_it_leaves_out_the_year_that_we_are_in():
    assert dates.short_date(date(2026, 3, 3), seen_from=date(2026, 11, 21)) == "3 mars"
    assert dates.short_date(date(2027, 3, 3), seen_from=date(2026, 11, 21)) == "3 mars 2027"


def test_times_are_swedish_times():
    summer = datetime(2026, 7, 1, 12, 32, tzinfo=UTC)
    assert dates.saved_at(summer) == "Sparat 14.32"
    with time_machine.travel(summer, tick=False):
        assert dates.long_moment(summer) == "i dag kl. 14.32"
        assert dates.dated_moment(summer) == "1 juli 2026 kl. 14.32"
    with time_machine.travel(datetime(2026, 7, 3, tzinfo=UTC), tick=False):
        assert dates.long_moment(summer) == "1 juli 2026 kl. 14.32"


def test_a_programs_days_are_written_in_swedish_but_not_those_that_a_paper_is_quoted_with():
    sentence = "Perioden står som ”2019-01-01”; läst som 2019-01-01 till 2022-12-31, inte 2022-02-30."
    assert dates.with_long_dates(sentence) == (
        "Perioden står som ”2019-01-01”; läst som 1 januari 2019 till 31 december 2022, inte 2022-02-30."
    )


def test_a_day_goes_to_json_and_back():
    assert (dates.iso(date(2027, 1, 1)), dates.from_iso("2027-01-01")) == ("2027-01-01", date(2027, 1, 1))
    assert (dates.iso(None), dates.from_iso(None), dates.from_iso("")) == (None, None, None)
