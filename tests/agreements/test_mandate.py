"""The mandate period of a day, by the three bases of the Local Government Act."""

from datetime import date

import pytest

from agreements.mandate import Basis, basis_for, mandate_period
from agreements.periods import Period
from tests.agreements.factories import agreement, municipality

SIGNED = date(2023, 5, 2)


def test_the_board_sits_from_new_year_after_the_election():
    assert mandate_period(SIGNED, Basis.BOARD) == Period(date(2023, 1, 1), date(2026, 12, 31))


def test_the_council_sits_from_the_fifteenth_of_october_of_the_election_year():
    assert mandate_period(SIGNED, Basis.COUNCIL) == Period(date(2022, 10, 15), date(2026, 10, 14))


@pytest.mark.parametrize(
    ("day", "basis", "begins"),
    [
        (date(2022, 10, 14), Basis.COUNCIL, date(2018, 10, 15)),
        (date(2022, 10, 15), Basis.COUNCIL, date(2022, 10, 15)),
        (date(2022, 12, 31), Basis.BOARD, date(2019, 1, 1)),
        (date(2030, 12, 31), Basis.BOARD, date(2027, 1, 1)),
        (date(2031, 1, 1), Basis.BOARD, date(2031, 1, 1)),
    ],
)
def test_the_day_of_change_belongs_to_the_new_period(day, basis, begins):
    assert mandate_period(day, basis).starts_on == begins


def test_only_the_municipality_knows_when_an_elected_board_took_its_seat():
    assert mandate_period(SIGNED, Basis.BOARD_ELECTED) is None


def test_nothing_is_proposed_for_days_before_the_rules_that_hold_now():
    assert mandate_period(date(2009, 10, 15), Basis.COUNCIL) is None
    assert mandate_period(date(1990, 1, 1), Basis.BOARD) is None


@pytest.mark.django_db
def test_the_municipality_decides_how_it_counts_also_where_the_police_owns_the_paper():
    council = municipality("Norrvika kommun", mandate_basis=Basis.COUNCIL)
    assert basis_for(agreement(owner=council)) == Basis.COUNCIL
