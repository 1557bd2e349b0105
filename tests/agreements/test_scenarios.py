"""The terms that real papers have, on the days that other systems get wrong; with invented municipalities."""

from datetime import date

import pytest

from agreements.mandate import Basis, basis_for, mandate_period
from agreements.models import Agreement, TermKind
from agreements.models.status import Code
from agreements.terms import status_on
from tests.agreements.factories import agreement, municipality, renewal

pytestmark = pytest.mark.django_db

K = TermKind
# name of the paper: kind, start, end, signed; then day, code, last day
PAPERS = {
    "rolling, signed in autumn": (K.ROLLING_YEARLY, date(2009, 10, 15), None, date(2009, 10, 15)),
    "one calendar year": (K.FIXED, date(2016, 1, 1), date(2016, 12, 31), date(2016, 2, 3)),
    "two years": (K.FIXED, date(2017, 1, 1), date(2018, 12, 31), None),
    "as the mandate period": (K.MANDATE_PERIOD, date(2019, 1, 1), date(2022, 12, 31), None),
    "goes on until replaced": (K.FIXED_THEN_UNTIL_REPLACED, date(2019, 1, 1), date(2022, 12, 31), None),
    "mandate period from signature": (K.MANDATE_PERIOD, None, None, None),
}
ANSWERS = [
    ("rolling, signed in autumn", date(2009, 10, 14), Code.UPCOMING, None),
    ("rolling, signed in autumn", date(2010, 10, 14), Code.IN_FORCE, date(2010, 10, 14)),
    ("rolling, signed in autumn", date(2010, 10, 15), Code.UNDOCUMENTED, date(2010, 10, 14)),
    ("one calendar year", date(2016, 1, 1), Code.IN_FORCE, date(2016, 12, 31)),
    ("one calendar year", date(2016, 12, 31), Code.IN_FORCE, date(2016, 12, 31)),
    ("one calendar year", date(2017, 1, 1), Code.EXPIRED, date(2016, 12, 31)),
    ("two years", date(2018, 2, 28), Code.IN_FORCE, date(2018, 12, 31)),
    ("as the mandate period", date(2022, 12, 31), Code.IN_FORCE, date(2022, 12, 31)),
    ("as the mandate period", date(2023, 1, 1), Code.EXPIRED, date(2022, 12, 31)),
    ("goes on until replaced", date(2022, 12, 31), Code.IN_FORCE, date(2022, 12, 31)),
    ("goes on until replaced", date(2023, 1, 1), Code.PROLONGED, None),
    ("goes on until replaced", date(2040, 1, 1), Code.PROLONGED, None),
    ("mandate period from signature", date(2024, 5, 1), Code.INCOMPLETE, None),
]


@pytest.mark.parametrize(("name", "day", "code", "last"), ANSWERS)
def test_what_each_paper_says_on_the_day(name, day, code, last):
    kind, starts_on, ends_on, signed_on = PAPERS[name]
    paper = agreement(kind, starts_on, ends_on, final_on=signed_on)
    found = status_on(paper, day)
    assert (found.code, found.ends_on) == (code, last)
    in_sql = Agreement.objects.with_status_on(day).get(pk=paper.pk)
    assert in_sql.status_code == code
    assert in_sql.status_ends_on == (last if found.is_in_force else None)


def test_an_agreement_that_runs_on_is_never_called_expired():
    paper = agreement(*PAPERS["goes on until replaced"][:3])
    for year in range(2023, 2035):
        found = status_on(paper, date(year, 6, 1))
        assert found.sentence == (
            "Gäller tills vidare sedan 1 januari 2023, eftersom ingen ny överenskommelse har tecknats."
        )


def test_a_new_year_without_a_recorded_discussion_is_not_taken_for_granted():
    paper = agreement(*PAPERS["rolling, signed in autumn"][:3])
    day = date(2010, 10, 15)
    assert not status_on(paper, day).is_in_force
    renewal(paper, day, date(2011, 10, 14), discussed_on=date(2010, 9, 20))
    found = status_on(Agreement.objects.get(pk=paper.pk), day)
    assert found.is_in_force
    assert found.ends_on == date(2011, 10, 14)


@pytest.mark.parametrize(
    ("basis", "proposed"), [(Basis.BOARD, date(2026, 12, 31)), (Basis.COUNCIL, date(2026, 10, 14))]
)
def test_the_end_of_the_mandate_period_follows_how_the_municipality_counts(basis, proposed):
    owner = municipality("Norrvika kommun", mandate_basis=basis)
    paper = agreement(K.MANDATE_PERIOD, date(2023, 5, 2), owner=owner, final_on=date(2023, 5, 2))
    assert mandate_period(paper.starts_on, basis_for(paper)).ends_on == proposed
