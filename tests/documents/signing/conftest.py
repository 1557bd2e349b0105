import pytest

from documents import steps
from documents.deciding import decision_rows
from documents.models import Signatory
from tests.documents.deciding.cases import decision
from tests.documents.factories import paper


@pytest.fixture
def pledges(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    Signatory.objects.create(party=document.parties.get(organisation=police), name="Johan Rask")
    steps.lock(document, by=coordinator)
    document.refresh_from_db()
    return document


@pytest.fixture
def decided(pledges, municipality, coordinator):
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    return pledges
