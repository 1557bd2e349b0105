from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.clock import (
    BEFORE_PERIOD,
    MONTHS,
    ONCE,
    TIMES_PER_YEAR,
    Clock,
    add_months,
    done_in_year,
    next_due,
    upcoming,
)

START = date(2025, 1, 1)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
proofs = st.lists(days, max_size=12)


def clocks():
    interval = st.builds(Clock, st.just(MONTHS), days, number=st.integers(1, 60))
    fixed = st.builds(Clock, st.just(MONTHS), days, number=st.integers(1, 60), due_on=days)
    several = st.builds(Clock, st.just(TIMES_PER_YEAR), days, number=st.integers(1, 12))
    periods = st.builds(Clock, st.just(BEFORE_PERIOD), days, ends=st.lists(days, max_size=5).map(tuple))
    return st.one_of(interval, fixed, several, periods)


@pytest.mark.parametrize(
    ("done", "due"),
    [
        ([], date(2025, 12, 31)),  # the first day counts
        ([date(2025, 3, 4)], date(2026, 3, 4)),
        ([date(2025, 3, 4), date(2025, 11, 30)], date(2026, 11, 30)),
        ([date(2027, 5, 1)], date(2028, 5, 1)),  # late: counted from the day that it was done
        ([date(2024, 6, 1)], date(2025, 6, 1)),  # from before, and what follows on it is still to come
        ([date(2023, 6, 1)], date(2025, 12, 31)),  # nobody is late for what was before the clock started
    ],
)
def test_at_least_once_a_year(done, due):
    assert next_due(Clock(MONTHS, START, 12), done) == due


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 3, 31), -12, date(2024, 3, 31)),
        (date(2025, 10, 31), 3, date(2026, 1, 31)),
    ],
)
def test_a_month_without_the_day_ends_on_its_last(day, months, expected):
    assert add_months(day, months) == expected


def test_a_leap_day_comes_back_as_one():
    fixed = Clock(MONTHS, START, 12, due_on=date(2024, 2, 29))
    assert upcoming(fixed, [], date(2028, 12, 31)) == [
        date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("done", "due"),
    [
        ([], date(2025, 3, 1)),
        ([date(2025, 2, 10)], date(2026, 3, 1)),  # early, and the day does not move
        ([date(2025, 3, 20)], date(2026, 3, 1)),  # late for the day before, not early for the next
        ([date(2025, 3, 20), date(2025, 4, 2)], date(2026, 3, 1)),
        ([date(2025, 12, 1)], date(2027, 3, 1)),
        ([date(2024, 12, 20)], date(2026, 3, 1)),  # a little before the clock started, for the first day
    ],
)
def test_a_fixed_day_each_year(done, due):
    assert next_due(Clock(MONTHS, START, 12, due_on=date(2024, 3, 1)), done) == due


@pytest.mark.parametrize(
    ("done", "due"),
    [
        ([], date(2025, 4, 30)),
        ([date(2025, 2, 1)], date(2025, 8, 31)),
        ([date(2025, 2, 1), date(2025, 3, 1), date(2025, 4, 1)], date(2026, 4, 30)),
        ([date(2025, 2, day) for day in (1, 2, 3, 4, 5)], date(2026, 4, 30)),  # not for the year after
        ([date(2025, 7, 1)], date(2025, 9, 30)),  # late for April, and half the year is left for two
        ([date(2026, 9, 5)], date(2026, 11, 2)),  # late for all before, and what is left of the year is for two
        ([date(2026, 9, 5), date(2026, 10, 1), date(2026, 10, 2)], date(2027, 4, 30)),
        ([date(2025, 12, 31)], date(2025, 12, 31)),
    ],
)
def test_three_times_a_year(done, due):
    assert next_due(Clock(TIMES_PER_YEAR, START, 3), done) == due


def test_a_part_of_the_year_that_had_begun_is_not_asked_for():
    clock = Clock(TIMES_PER_YEAR, date(2026, 11, 22), 3)
    assert next_due(clock, []) == date(2027, 4, 30)
    assert next_due(clock, [date(2026, 12, 10)]) == date(2027, 4, 30)
    assert done_in_year(Clock(TIMES_PER_YEAR, date(2026, 9, 15), 4), [], 2026) == (0, 1)


def test_what_was_done_earlier_in_the_year_that_the_clock_started_counts():
    clock = Clock(TIMES_PER_YEAR, date(2026, 9, 15), 4)
    held = [date(2026, 1, 22), date(2026, 4, 22), date(2026, 7, 22)]
    assert (next_due(clock, held), done_in_year(clock, held, 2026)) == (date(2026, 12, 31), (3, 4))
    assert next_due(clock, [*held, date(2026, 9, 10)]) == date(2027, 3, 31)


def test_four_within_the_year_are_enough_in_whatever_quarter():
    clock = Clock(TIMES_PER_YEAR, date(2025, 9, 22), 4)
    held = [date(2025, 11, 20), date(2026, 1, 22), date(2026, 4, 22), date(2026, 7, 22), date(2026, 9, 22)]
    assert next_due(clock, held) == date(2027, 3, 31)
    assert next_due(clock, held[:-1]) == date(2026, 12, 31)


def test_five_times_a_year_ends_with_the_year():
    assert upcoming(Clock(TIMES_PER_YEAR, START, 5), [], date(2025, 12, 31))[-1] == date(2025, 12, 31)
    assert len(upcoming(Clock(TIMES_PER_YEAR, START, 5), [], date(2025, 12, 31))) == 5


@pytest.mark.parametrize(
    ("ends", "done", "due"),
    [
        ([], [], None),
        ([date(2025, 12, 31)], [], date(2025, 12, 31)),
        ([date(2025, 12, 31)], [date(2025, 11, 3)], None),
        # The term was prolonged after the discussion: the next one is before the new end.
        ([date(2025, 12, 31), date(2026, 12, 31)], [date(2025, 11, 3)], date(2026, 12, 31)),
        ([date(2025, 12, 31), date(2026, 12, 31)], [date(2026, 2, 1)], date(2026, 12, 31)),
        # In the first year of four nobody discusses what comes after.
        ([date(2024, 12, 31), date(2028, 12, 31)], [date(2025, 6, 1)], date(2028, 12, 31)),
        ([date(2020, 12, 31), date(2024, 12, 31)], [], None),
    ],
)
def test_before_each_new_period(ends, done, due):
    assert next_due(Clock(BEFORE_PERIOD, START, ends=tuple(ends)), done) == due


def test_what_is_done_once_is_done():
    clock = Clock(ONCE, START, due_on=date(2025, 3, 1))
    assert next_due(clock, []) == date(2025, 3, 1)
    assert next_due(clock, [date(2025, 5, 1)]) is None


def test_nothing_is_due_after_the_last_day():
    clock = Clock(MONTHS, START, 12, last_day=date(2025, 12, 30))
    assert next_due(clock, []) is None
    assert next_due(Clock(MONTHS, START, 12, last_day=date(2025, 12, 31)), []) == date(2025, 12, 31)


@given(clocks(), proofs)
@settings(max_examples=300, deadline=None)
def test_nothing_is_due_before_the_clock_started(clock, done):
    due = next_due(clock, done)
    assert due is None or due >= clock.from_on


@given(clocks(), proofs)
@settings(max_examples=300, deadline=None)
def test_the_order_of_the_proofs_is_of_no_matter(clock, done):
    assert next_due(clock, done) == next_due(clock, list(reversed(done)))


@given(clocks(), st.lists(st.integers(0, 3000), max_size=8), st.integers(0, 3000))
@settings(max_examples=300, deadline=None)
def test_doing_it_once_more_never_brings_the_day_nearer(clock, done, more):
    days_done = [clock.from_on + timedelta(days=number) for number in done]
    before = next_due(clock, days_done)
    after = next_due(clock, [*days_done, clock.from_on + timedelta(days=more)])
    assert before is None or after is None or after >= before


@given(clocks(), proofs)
@settings(max_examples=300, deadline=None)
def test_what_is_done_on_its_last_day_is_settled(clock, done):
    due = next_due(clock, done)
    if due is not None and all(day <= due for day in done):
        following = next_due(clock, [*done, due])
        # When less than a day each is left of the year, all that are left are due on its last day.
        is_years_last = clock.rhythm == TIMES_PER_YEAR and (due.month, due.day) == (12, 31)
        assert following is None or following > due or is_years_last


@given(clocks(), st.integers(0, 2000))
@settings(max_examples=200, deadline=None)
def test_after_doing_it_nothing_before_that_day_is_due(clock, number):
    done = clock.from_on + timedelta(days=number)
    due = next_due(clock, [done])
    assert due is None or due >= done


@given(clocks())
@settings(max_examples=200, deadline=None)
def test_the_days_that_come_are_in_order_and_each_once(clock):
    found = upcoming(clock, [], clock.from_on + timedelta(days=3000))
    assert found == sorted(set(found))


@given(st.integers(1, 12), st.integers(2020, 2030))
def test_a_whole_year_has_as_many_days_as_times(number, year):
    clock = Clock(TIMES_PER_YEAR, date(year, 1, 1), number)
    assert len(upcoming(clock, [], date(year, 12, 31))) == number


def days_of(year):
    return st.dates(date(year, 1, 1), date(year, 12, 31))


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(days_of(2027), min_size=n, max_size=n + 3))))
@settings(max_examples=200, deadline=None)
def test_as_many_as_are_asked_for_within_a_year_leave_nothing_until_the_next(several):
    number, done = several
    clock = Clock(TIMES_PER_YEAR, date(2026, 5, 1), number)
    assert next_due(clock, done).year == 2028


@given(st.integers(2, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(days_of(2027), max_size=n - 1))))
@settings(max_examples=200, deadline=None)
def test_fewer_than_are_asked_for_are_due_by_the_end_of_the_year(several):
    number, done = several
    due = next_due(Clock(TIMES_PER_YEAR, date(2027, 1, 1), number), done)
    assert due.year == 2027
    assert due >= max(done, default=due.replace(month=1, day=1))
