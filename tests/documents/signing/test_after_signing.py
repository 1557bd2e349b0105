"""What stands on a paper that some have signed, or all: who did, who is left, and what was not answered."""

import re

import pytest
from django.urls import reverse

from base.models import OutgoingMail
from documents import steps, waiting
from documents.deciding import decision_rows
from documents.models import Purpose, Relation
from documents.replies import answering
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from documents.signing import signatures
from tests.documents.deciding.cases import DAY, decision, locked_pledges, sent_for_decision
from tests.documents.factories import paper
from tests.documents.replies.asking import ask, remark, reply

pytestmark = pytest.mark.usefixtures("quick_printing")


@pytest.fixture
def pledges(municipality, coordinator, police):
    document = locked_pledges(municipality, coordinator, police)
    document.parties.get(organisation=police).signatories.create(name="Sten Hammar")
    decision_rows.decide(decision(document, municipality), by=coordinator)
    return document


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def lines(client, document, user) -> list[tuple[str, bool]]:
    client.force_login(user)
    panel = client.get(reverse("documents:detail", args=[document.pk])).context["decisions_panel"]
    return [(line.sentence, line.is_done) for line in panel.lines]


def test_who_has_signed_and_who_is_left_is_said_at_the_top(client, pledges, municipality, coordinator):
    eva = signatures.signatories(pledges).get(name="Eva Lindgren")
    signatures.sign(pledges, by=coordinator, on=DAY, place="Lindhaga", signed=[eva.pk])
    assert (
        waiting.sentence(pledges, municipality)
        == "Eva Lindgren har skrivit under 3 november. Ni väntar på Sten Hammar."
    )
    client.force_login(coordinator)
    page = words(client.get(reverse("documents:detail", args=[pledges.pk])))
    assert "Ni väntar på Sten Hammar." in page
    assert "Klar att skriva under: alla" not in page


def test_who_decides_by_its_signature_has_decided_when_the_paper_is_signed(
    client, pledges, police, coordinator, police_contact
):
    sent_for_decision(pledges, police, coordinator)
    steps.register(pledges, by=coordinator, on=DAY)
    assert lines(client, pledges, coordinator)[1] == ("Har beslutat genom sin underskrift.", True)
    assert lines(client, pledges, police_contact)[1] == ("Har beslutat genom sin underskrift.", True)


def test_who_reads_an_earlier_text_is_not_told_of_the_signatures(
    client, pledges, municipality, police, coordinator, police_contact
):
    sent_for_decision(pledges, police, coordinator)
    steps.unlock(pledges, by=coordinator, reason="Ett ord.")
    pledges.sections.filter(heading="Avsnitt 1").update(html="<p>Nytt.</p>")
    steps.lock(pledges, by=coordinator)
    pledges.refresh_from_db()
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    steps.register(pledges, by=coordinator, on=DAY)
    client.force_login(police_contact)
    page = words(client.get(reverse("documents:detail", args=[pledges.pk])))
    assert "Har beslutat genom sin underskrift." not in page
    assert "Har skrivit under." not in page


def test_who_decides_by_its_signature_is_told_when_it_is_needed_and_asked_for_no_answer(
    client, pledges, police, coordinator
):
    to = Recipient(Relation.AUTHORITY, police, name="Sten Hammar", email="sten@strandby.example")
    by_when = waiting.today().replace(month=12, day=11)
    releasing.send(pledges, Sending(Purpose.DECISION, (to,), answer_by=by_when), by=coordinator)
    mail = OutgoingMail.objects.get(to="sten@strandby.example").body
    assert f"Underskriften behövs senast 11 december {by_when.year}." in mail
    assert "Svara senast" not in mail
    page = words(client.get(re.search(r"/svar/\S+", mail).group(0)))
    assert f"Underskriften behövs senast 11 december {by_when.year}." in page
    assert "Om ni har fattat ett särskilt beslut" in page
    for contradiction in ("Svar senast", "Ert beslut", "Till beslutet"):
        assert contradiction not in page


def test_remarks_that_nobody_answered_are_told_of_on_the_signed_paper(
    client, municipality, coordinator, police, police_contact
):
    document = paper(municipality, coordinator, parties=[police])
    release = ask(document, coordinator, police)
    sent = reply(release, police_contact, remark(release, "En tanke."))
    answering.send_reply(sent, by=police_contact, by_name="Petra Norling")
    document.refresh_from_db()
    steps.register(document, by=coordinator, on=DAY, open_for=[police])
    page = reverse("documents:detail", args=[document.pk])
    client.force_login(coordinator)
    assert "En synpunkt är inte besvarad." in words(client.get(page))
    client.force_login(police_contact)
    assert "inte besvarad" not in words(client.get(page))
