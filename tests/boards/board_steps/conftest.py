"""A letter whose papers the secretary has taken, with the pledges that the board is to adopt."""

import pytest

from boards.models import BoardLetter
from tests.boards.handed import letter, locked_pledges, taken


@pytest.fixture
def pledges(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def row(municipality, coordinator, pledges):
    row = letter(municipality, coordinator, pledges)
    taken(row, coordinator, pledges)
    return BoardLetter.objects.select_related("document__owner").get(pk=row.pk)
