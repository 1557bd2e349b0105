import pytest

from documents.models import State
from tests.documents.factories import paper
from tests.documents.replies.asking import ask


@pytest.fixture
def draft(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police])


@pytest.fixture
def locked(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police], state=State.LOCKED)


@pytest.fixture
def release(draft, coordinator, police):
    """The draft, sent to the police for comments."""
    return ask(draft, coordinator, police)
