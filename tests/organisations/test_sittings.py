"""Sitting dates as they are pasted."""

from datetime import date

import pytest

from organisations.models import SittingDate
from organisations.sittings import add_sittings, read_sittings
from tests.organisations.factories import BodyFactory

JAN, FEB = date(2027, 1, 14), date(2027, 2, 11)


@pytest.mark.parametrize(
    "line",
    [
        "2027-01-14",
        "20270114",
        "14 januari 2027",
        "Torsdag 14 januari 2027 kl. 13.00",
        "• tors 14 jan 2027, Stora salen",
        "den 14:e januari 2027",
        "14/1 2027",
        "14/1-2027",
        "  14 JANUARI 2027\t",
        "KS 14 jan. 2027",
    ],
)
def test_a_day_is_read_in_the_forms_that_people_write(line):
    read = read_sittings(line)
    assert (read.days, read.problems) == ({JAN: None}, [])


def test_a_heading_gives_the_year_of_the_lines_below():
    read = read_sittings("Sammanträden 2026\n10 december\n\n2027\n14 januari\n11/2\n")
    assert list(read.days) == [date(2026, 12, 10), JAN, FEB]


def test_several_days_may_stand_on_one_line():
    assert list(read_sittings("2027\n14 januari, 11 februari").days) == [JAN, FEB]


def test_the_last_day_for_papers_is_read_where_it_says_so():
    read = read_sittings("14 januari 2027, handlingar senast 4 januari 2027\n11 februari 2027 (inlämning 2027-02-01)")
    assert read.days == {JAN: date(2027, 1, 4), FEB: date(2027, 2, 1)}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("julavslutning", "Rad 2: hittar inget datum i ”julavslutning”."),
        ("31 februari 2027", "Rad 2: ”31 februari 2027” är inget datum"),
        ("14 januari", "Skriv dag, månad och år"),
        ("14 januari 2027, handlingar senast 20 januari 2027", "Rad 2: handlingarna ska vara inne senast"),
        ("handlingar senast 4 januari 2027", "Rad 2: skriv sammanträdesdagen först."),
    ],
)
def test_a_line_that_is_not_understood_is_told(line, why):
    assert why in read_sittings(f"2027-02-11\n{line}").problems[0]


@pytest.mark.django_db
def test_adding_again_changes_only_what_is_new():
    body = BodyFactory()
    assert add_sittings(body, {JAN: date(2027, 1, 4)}) == 1
    assert add_sittings(body, {JAN: None, FEB: None}) == 1
    assert list(SittingDate.objects.values_list("on", "papers_due_on")) == [(JAN, date(2027, 1, 4)), (FEB, None)]
    assert add_sittings(body, {FEB: date(2027, 2, 1)}) == 0
    assert SittingDate.objects.get(on=FEB).papers_due_on == date(2027, 2, 1)
