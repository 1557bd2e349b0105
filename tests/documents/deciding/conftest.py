import pytest

from organisations.models import Body
from tests.documents.deciding.cases import locked_pledges


@pytest.fixture
def waiting(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def board(municipality):
    return Body.objects.create(organisation=municipality, kind="board", name="Kommunstyrelsen", short_name="KS")
