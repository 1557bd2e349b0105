"""A text that was sent back by a board: what the owner does then, and what the other party is told meanwhile."""

import pytest
from django.urls import reverse

from base.refusals import Refused
from documents import steps, waiting
from documents.deciding import decision_rows
from documents.deciding.awaited_decisions import rows
from documents.models import Decision
from documents.sending import releasing
from tests.documents.deciding.cases import decides_by_board, decision, locked_pledges, posted, sent_for_decision

pytestmark = pytest.mark.usefixtures("quick_printing")
REWRITTEN = "Texten skrivs om hos Lindhaga kommun, så ni behöver inte besluta nu. En ny version kommer."


@pytest.fixture
def pledges(municipality, coordinator, police):
    """Locked, sent to the police for a decision of theirs."""
    made = locked_pledges(municipality, coordinator, police)
    decides_by_board(made, police)
    sent_for_decision(made, police, coordinator)
    return made


@pytest.fixture
def sent_back(pledges, municipality, coordinator):
    decision_rows.decide(decision(pledges, municipality, outcome="returned"), by=coordinator)
    return pledges


def unlock(document, by):
    steps.unlock(document, by=by, reason="Återremiss.")
    document.refresh_from_db()


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


def words(page):
    return page.content.decode().replace("\xa0", " ")


def test_start_and_the_page_lead_to_unlocking(client, sent_back, municipality, coordinator, registrar):
    (row,) = rows(coordinator)
    assert "Kommunstyrelsen återremitterade texten" in row.sentence
    assert row.sentence.endswith("Lås upp och skriv om.")
    assert (row.label, row.url) == ("Lås upp och skriv om", url("unlock", sent_back))
    assert rows(registrar)[0].url == url("detail", sent_back)
    assert waiting.sentence(sent_back, municipality).endswith("Lås upp och skriv om.")
    client.force_login(coordinator)
    page = client.get(url("detail", sent_back))
    (main,) = [step for step in page.context["steps"] if step.is_main]
    assert (main.name, main.label) == ("unlock", "Lås upp och skriv om")
    assert main.group == "Beslut och underskrift"


def test_the_page_of_unlocking_says_with_whom_the_text_lies(client, sent_back, coordinator, police):
    client.force_login(coordinator)
    page = words(client.get(url("unlock", sent_back)))
    assert "Texten ligger hos andra." in page
    assert f"{police}, skickad för beslut" in page


def test_the_other_party_is_told_that_the_text_is_rewritten_and_asked_for_nothing(
    client, sent_back, coordinator, police, police_contact
):
    assert len(waiting.rows(police_contact)) == 1
    unlock(sent_back, coordinator)
    assert waiting.rows(police_contact) == []
    assert waiting.sentence(sent_back, police) == REWRITTEN
    client.force_login(police_contact)
    page = words(client.get(url("detail", sent_back)))
    assert REWRITTEN in page
    assert "väntar på ert beslut" not in page
    client.force_login(coordinator)
    assert "Texten är upplåst sedan dess" in words(client.get(url("detail", sent_back)))
    release = sent_back.releases.get()
    with pytest.raises(Refused, match="Skicka en ny version i stället"):
        releasing.remind(release, by=coordinator)
    steps.lock(sent_back, by=coordinator)
    assert waiting.sentence(sent_back, police) in (REWRITTEN, "Lindhaga kommun väntar på ert beslut.")


def test_a_decision_about_the_text_as_it_was_is_asked_about_again(
    client, sent_back, coordinator, police, police_contact
):
    sent = posted(sent_back, police, by_whom="Lena Berg")
    unlock(sent_back, coordinator)
    client.force_login(police_contact)
    page = client.post(url("decide", sent_back), sent)
    assert page.status_code == 422
    assert REWRITTEN in words(page)
    assert not Decision.objects.filter(organisation=police).exists()
    assert client.post(url("decide", sent_back), sent | {"old_text": "on"}).status_code == 302
    assert Decision.objects.filter(organisation=police).exists()
