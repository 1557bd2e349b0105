import pytest

from tests.documents.replies.asking import ask


@pytest.fixture
def release(draft, coordinator, police):
    """The draft, sent to the police for comments."""
    return ask(draft, coordinator, police)
