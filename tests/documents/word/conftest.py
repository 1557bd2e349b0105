import pytest

from documents.models import Section
from tests.documents.factories import paper
from tests.documents.replies.asking import ask


@pytest.fixture
def draft(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police])
    Section.objects.create(
        document=document, heading="Bara för oss", html="<p>Hemlig tanke.</p>", audience="internal", position=90
    )
    return document


@pytest.fixture
def release(draft, coordinator, police):
    """The draft, sent to the police for comments."""
    return ask(draft, coordinator, police)
