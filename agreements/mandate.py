"""The mandate period that a day lies in, by the three bases that the Local Government Act (2017:725) gives.

Council, 5:9: from 15 October of the election year. Board, 6:18 first paragraph: from 1 January of the year after.
Board, 6:18 second paragraph: from the meeting at which it was elected, a day that only the municipality knows.
"""

from datetime import date

from agreements.periods import Period
from organisations.models import Organisation

Basis = Organisation.MandateBasis

ELECTION_YEAR, YEARS_BETWEEN = 2018, 4
# Before the election of 2014 the council sat from another day, and before 1994 for three years.
FIRST_COUNCIL, FIRST_BOARD = date(2014, 10, 15), date(1995, 1, 1)


def mandate_period(day: date, basis: str) -> Period | None:
    """The mandate period of the day; None when only the municipality can say (elected board, or long ago)."""
    if basis == Basis.COUNCIL and day >= FIRST_COUNCIL:
        return _council(day)
    if basis == Basis.BOARD and day >= FIRST_BOARD:
        return _board(day)
    return None


def election_year(year: int) -> int:
    """The latest year of ordinary elections, up to and including the given one."""
    return year - (year - ELECTION_YEAR) % YEARS_BETWEEN


def _council(day: date) -> Period:
    elected = election_year(day.year)
    if day < date(elected, 10, 15):
        elected -= YEARS_BETWEEN
    return Period(date(elected, 10, 15), date(elected + YEARS_BETWEEN, 10, 14))


def _board(day: date) -> Period:
    elected = election_year(day.year - 1)
    return Period(date(elected + 1, 1, 1), date(elected + YEARS_BETWEEN, 12, 31))


def basis_for(agreement) -> str:
    """How the municipality behind the agreement counts: the owner, or the first municipality among the parties."""
    owner = agreement.document.owner
    if owner.kind == Organisation.Kind.MUNICIPALITY:
        return owner.mandate_basis
    parties = agreement.document.parties.select_related("organisation")
    found = (party.organisation for party in parties if party.organisation)
    municipal = next((each for each in found if each.kind == Organisation.Kind.MUNICIPALITY), None)
    return municipal.mandate_basis if municipal else Basis.BOARD
