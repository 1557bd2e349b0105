"""Signed before all have decided, under the condition that they do."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from base.models import OutgoingMail
from base.refusals import Refused
from documents import copies, steps
from documents.access import access_of
from documents.deciding import decision_rows, ready
from documents.models import Copy, SigningRequest, State
from tests.documents.deciding.cases import DAY, decision
from tests.documents.signing.pages import ON, a_pdf, send, url, words


def test_before_the_decision_it_is_signed_under_the_condition_of_it(client, coordinator, pledges):
    client.force_login(coordinator)
    page = client.get(url("register", pledges))
    assert page.context["form"]["condition"].value() == "Lindhaga kommuns godkännande"
    assert "Väntar på Lindhaga kommuns beslut." in words(page)
    client.post(url("register", pledges), ON | {"condition": "Lindhaga kommuns godkännande."})
    pledges.refresh_from_db()
    assert (pledges.state, pledges.final_condition) == (State.FINAL, "Lindhaga kommuns godkännande")
    said = "Undertecknad 3 november 2026 i Lindhaga under förutsättning av Lindhaga kommuns godkännande."
    page = words(client.get(url("detail", pledges)))
    assert said in page
    assert "Förutsättningen är inte uppfylld än. Väntar på Lindhaga kommuns beslut." in page
    assert said in pledges.events.first().note


def test_it_stands_on_the_paper(client, coordinator, pledges):
    steps.register(pledges, by=coordinator, on=DAY, condition="kommunstyrelsens godkännande")
    pledges.refresh_from_db()
    wanted = copies.to_print(access_of(coordinator, pledges))
    html = copies.html_of(wanted, back="/")
    assert "under förutsättning av kommunstyrelsens godkännande" in html.replace("\xa0", " ").replace("\n", " ")


def test_the_condition_is_met_when_the_decision_comes(pledges, municipality, coordinator):
    locked = pledges.locked_revision
    steps.register(pledges, by=coordinator, on=DAY, condition="kommunstyrelsens godkännande")
    pledges.refresh_from_db()
    final = pledges.locked_revision.content
    decision_rows.decide(decision(pledges, municipality, revision=locked), by=coordinator)
    said = ready.condition_sentence(pledges, ready.standings(pledges))
    assert said == "Förutsättningen är uppfylld. Kommunstyrelsen godkände texten 3 november 2026, § 123."
    pledges.refresh_from_db()
    assert ready.condition_note(pledges) == ""
    assert pledges.locked_revision.content == final


def test_the_condition_is_not_met_when_the_decision_is_a_no(pledges, municipality, coordinator):
    locked = pledges.locked_revision
    steps.register(pledges, by=coordinator, on=DAY, condition="kommunstyrelsens godkännande")
    decision_rows.decide(decision(pledges, municipality, revision=locked, outcome="rejected"), by=coordinator)
    pledges.refresh_from_db()
    said = ready.condition_sentence(pledges, ready.standings(pledges))
    assert said.startswith("Förutsättningen är inte uppfylld: Kommunstyrelsen avslog")
    assert ready.condition_note(pledges) == "Förutsättningen är inte uppfylld: kommunstyrelsens godkännande."


def test_the_other_party_reads_that_it_is_not_met_and_then_that_it_is(
    client, municipality, police, police_contact, coordinator, pledges
):
    locked = pledges.locked_revision
    steps.register(pledges, by=coordinator, on=DAY, condition="kommunstyrelsens godkännande", open_for=[police])
    client.force_login(police_contact)
    assert "Förutsättningen är inte uppfylld än: kommunstyrelsens" in words(client.get(url("detail", pledges)))
    decision_rows.decide(decision(pledges, municipality, revision=locked), by=coordinator)
    assert "Förutsättningen är uppfylld: kommunstyrelsens" in words(client.get(url("detail", pledges)))


def test_nobody_is_asked_for_a_condition_when_all_have_decided(client, coordinator, decided):
    client.force_login(coordinator)
    assert "condition" not in client.get(url("register", decided)).context["form"].fields


def test_a_decision_that_was_taken_back_since_the_page_was_opened_is_asked_about(client, coordinator, decided):
    client.force_login(coordinator)
    decision_rows.withdraw(decided.decisions.first(), by=coordinator, reason="Fel paragraf.")
    page = client.post(url("register", decided), ON)
    assert page.status_code == 422
    assert "Så var det inte när du öppnade sidan. Läs igenom och registrera igen." in words(page)
    proposed = page.context["form"]["condition"].value()
    assert proposed.endswith("godkännande")
    decided.refresh_from_db()
    assert decided.state == State.LOCKED
    client.post(url("register", decided), ON | {"condition": proposed})
    decided.refresh_from_db()
    assert (decided.state, decided.final_condition) == (State.FINAL, proposed)


def test_nor_is_it_missed_when_it_is_taken_back_as_the_paper_is_registered(coordinator, decided):
    decision_rows.withdraw(decided.decisions.first(), by=coordinator, reason="Fel paragraf.")
    with pytest.raises(Refused, match="Så var det inte nyss"):
        steps.register(decided, by=coordinator, on=DAY, waits=[])
    decided.refresh_from_db()
    assert decided.state == State.LOCKED


def printed_text(copy: Copy) -> str:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(copy.file.read())).pages)
    return " ".join(text.split())


def test_the_condition_stands_on_the_pdf_that_goes_out_while_a_decision_is_missing(
    client, coordinator, municipality, police, pledges
):
    client.force_login(coordinator)
    assert "På PDF:en står därför: ”Undertecknas under förutsättning av Lindhaga kommuns godkännande.”" in words(
        client.get(url("send_to_sign", pledges))
    )
    under = {"condition": "Lindhaga kommuns godkännande"}
    assert send(client, pledges, **under).status_code == 302
    copy = SigningRequest.objects.get().sent_copy
    said = "Undertecknas under förutsättning av Lindhaga kommuns godkännande."
    assert said in printed_text(copy)
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    page = client.get(url("receive_signed", pledges))
    assert page.context["form"]["condition"].value() == under["condition"]
    client.post(url("receive_signed", pledges), ON | under | {"file": a_pdf(), "who": "Eva", "open_for": [police.pk]})
    pledges.refresh_from_db()
    assert (pledges.final_condition, pledges.condition_outcome) == (under["condition"], "met")
    assert not OutgoingMail.objects.filter(key__startswith="condition-").exists()


def test_with_all_decisions_in_no_condition_stands_on_it(client, coordinator, decided):
    client.force_login(coordinator)
    send(client, decided)
    assert "förutsättning" not in printed_text(SigningRequest.objects.get().sent_copy)


def test_a_pdf_that_says_another_condition_than_the_page_is_not_noted_as_sent(
    client, coordinator, municipality, pledges
):
    client.force_login(coordinator)
    shown = {"condition": client.get(url("send_to_sign", pledges)).context["form"].current}
    decision_rows.decide(decision(pledges, municipality), by=coordinator)
    page = send(client, pledges, **shown)
    assert page.status_code == 422
    assert "Hämta PDF:en på nytt" in words(page)
    assert "Signeringstjänsten" in words(page)
    copies.to_sign(pledges.locked_revision, shown["condition"])  # fetched from the page before the decision came
    assert send(client, pledges, **shown).status_code == 302
    assert SigningRequest.objects.get().sent_copy.condition == shown["condition"]
