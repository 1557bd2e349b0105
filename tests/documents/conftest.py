import pytest

from documents.models import State
from tests.documents.factories import paper


@pytest.fixture
def draft(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police])


@pytest.fixture
def locked(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police], state=State.LOCKED)


@pytest.fixture
def final(municipality, coordinator, police):
    """Signed, and read by nobody outside the owner."""
    return paper(municipality, coordinator, parties=[police], state=State.FINAL)


@pytest.fixture
def opened(municipality, coordinator, police):
    """Signed, and opened to the police."""
    return paper(municipality, coordinator, parties=[police], state=State.FINAL, open_for=[police])
