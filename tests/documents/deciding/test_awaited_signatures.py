"""Whose signature is awaited, and where a paper is that is being signed: at the top of its page and on Start."""

import pytest
from django.urls import reverse

from base.dates import short_date, today
from documents import copies, steps, waiting
from documents.deciding import decision_rows
from documents.deciding.awaited_decisions import rows
from documents.models import Purpose, Relation, Signatory
from documents.sending import releasing, sent
from documents.sending.releasing import Recipient, Sending
from documents.signing import signatures
from tests.documents.deciding.cases import DAY, decides_by_board, decision, sent_for_decision
from tests.documents.factories import paper

pytestmark = pytest.mark.usefixtures("quick_printing")
ASKED = "Lindhaga kommun väntar på er underskrift."


@pytest.fixture
def pledges(municipality, coordinator, police):
    """Locked, with a signatory of each party, and decided about by the municipality."""
    made = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    Signatory.objects.create(party=made.parties.get(organisation=police), name="Johan Rask")
    steps.lock(made, by=coordinator)
    made.refresh_from_db()
    decision_rows.decide(decision(made, municipality), by=coordinator)
    return made


def detail(client, document):
    return client.get(reverse("documents:detail", args=[document.pk]))


def main_steps(page):
    return [step.name for step in page.context["steps"] if step.is_main]


def test_who_decides_by_signing_is_asked_for_the_signature(client, pledges, coordinator, police, police_contact):
    sent_for_decision(pledges, police, coordinator)
    (row,) = waiting.rows(police_contact)
    assert row.sentence == f"{ASKED} ”{pledges.title}”"
    assert waiting.sentence(pledges, police) == ASKED
    client.force_login(police_contact)
    page = detail(client, pledges)
    assert ASKED in page.content.decode()
    assert main_steps(page) == []
    decides_by_board(pledges, police)
    assert waiting.sentence(pledges, police) == "Lindhaga kommun väntar på ert beslut."
    assert main_steps(detail(client, pledges)) == ["decide"]


def test_and_no_more_when_it_has_signed_or_the_paper_is_signed(pledges, coordinator, police, police_contact):
    sent_for_decision(pledges, police, coordinator)
    johan = signatures.signatories(pledges).get(name="Johan Rask")
    signatures.sign(pledges, by=coordinator, on=DAY, place="", signed=[johan.pk])
    assert (waiting.sentence(pledges, police), waiting.rows(police_contact)) == ("", [])
    signatures.take_back_signatures(pledges, by=coordinator, reason="Fel person.")
    assert waiting.sentence(pledges, police) == ASKED
    steps.register(pledges, by=coordinator, on=DAY)
    pledges.refresh_from_db()
    assert (waiting.sentence(pledges, police), waiting.rows(police_contact)) == ("", [])
    (row,) = sent.rows(pledges, sent.releases_of(pledges), "")
    assert (row.standing, row.tone) == ("Har skrivit under", "good")


TO_SEND = "Den låsta texten är inte skickad till Lokalpolisområde Lindhaga-Norrvika. Skicka den innan den skrivs under."


def test_it_is_ready_to_be_signed_when_all_who_sign_have_got_the_locked_text(
    client, pledges, municipality, police, coordinator, registrar
):
    send = reverse("documents:send_for_decision", args=[pledges.pk])
    assert waiting.sentence(pledges, municipality) == TO_SEND
    (row,) = rows(coordinator)
    assert (row.sentence, row.url) == (f"”{pledges}”: {TO_SEND}", send)
    assert [row.url for row in rows(registrar)] == [reverse("documents:detail", args=[pledges.pk])]
    client.force_login(coordinator)
    page = detail(client, pledges)
    assert main_steps(page) == ["send_for_decision"]
    assert "Klar att skriva under" not in page.content.decode()
    assert f'{TO_SEND} <a href="{send}">' in page.content.decode().replace("\xa0", " ")
    sent_for_decision(pledges, police, coordinator)
    page = detail(client, pledges)
    assert main_steps(page) == ["register"]
    assert TO_SEND not in page.content.decode().replace("\xa0", " ")
    assert waiting.sentence(pledges, municipality).startswith("Klar att skriva under: ")


def test_a_text_that_was_sent_before_it_was_rewritten_is_to_be_sent_again(pledges, municipality, police, coordinator):
    sent_for_decision(pledges, police, coordinator)
    steps.unlock(pledges, by=coordinator, reason="En mening fattades.")
    pledges.sections.update(html="<p>En ny mening.</p>")
    steps.lock(pledges, by=coordinator)
    pledges.refresh_from_db()
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    assert waiting.sentence(pledges, municipality) == TO_SEND


def test_start_tells_where_a_paper_is_that_is_being_signed(pledges, police, coordinator):
    sent_for_decision(pledges, police, coordinator)
    eva, _johan = signatures.signatories(pledges)
    assert [row.sentence for row in rows(coordinator)] == [f"”{pledges}” är klar att skriva under."]
    signatures.sign(pledges, by=coordinator, on=DAY, place="", signed=[eva.pk])
    said = f"”{pledges}”: {eva.name} har skrivit under {short_date(DAY)}. Ni väntar på Johan Rask."
    assert [row.sentence for row in rows(coordinator)] == [said]
    signatures.take_back_signatures(pledges, by=coordinator, reason="Fel person.")
    copy = copies.to_sign(pledges.locked_revision)
    signatures.send_to_sign(pledges, by=coordinator, service="Signera.se", sent_to="Eva", copy=copy)
    said = f"”{pledges}”: Ute för underskrift i Signera.se sedan {short_date(today())}."
    assert [row.sentence for row in rows(coordinator)] == [said]


def test_what_can_be_done_is_said_before_whose_remarks_have_not_come(pledges, municipality, police, coordinator):
    sent_for_decision(pledges, police, coordinator)
    inger = Recipient(Relation.AUTHORITY, name="Inger Falk", email="inger@x.example")
    releasing.send(pledges, Sending(Purpose.COMMENTS, (inger,), "", None), by=coordinator)
    said = waiting.sentence(pledges, municipality)
    assert said.startswith("Klar att skriva under: ")
    assert said.endswith("Ni väntar på synpunkter från Inger Falk.")


def test_a_paper_that_was_signed_in_two_places_says_both(client, pledges, coordinator):
    eva, _johan = signatures.signatories(pledges)
    signatures.sign(pledges, by=coordinator, on=DAY, place="Lindhaga", signed=[eva.pk])
    client.force_login(coordinator)
    typed = {"on": "9 november 2026", "place": "Norrvika", "same_text": "on"}
    for _press in range(2):
        assert client.post(reverse("documents:register", args=[pledges.pk]), typed).status_code == 302
    pledges.refresh_from_db()
    assert pledges.final_place == "Lindhaga och Norrvika"
    assert "Undertecknad 9 november 2026 i Lindhaga och Norrvika." in pledges.events.first().note
