"""Signing on paper, one after the other, on a condition, and in another service."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from base.models import OutgoingMail, StoredFile
from base.refusals import Refused
from documents import copies, deciding, ready, signing, steps
from documents.access import access_of
from documents.content import read
from documents.models import Copy, RegisterEntry, Signatory, SigningRequest, State
from tests.documents.deciding_cases import DAY, decides_by_board, decision, locked_pledges, sent_for_decision
from tests.documents.factories import paper
from text.printing.pdf import render_pdf

ON = {"on": "3 november 2026", "place": "Lindhaga", "same_text": "on"}


@pytest.fixture
def pledges(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    Signatory.objects.create(party=document.parties.get(organisation=police), name="Johan Rask")
    steps.lock(document, by=coordinator)
    document.refresh_from_db()
    return document


@pytest.fixture
def decided(pledges, municipality, coordinator):
    deciding.decide(decision(pledges, municipality), by=coordinator)
    return pledges


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


def words(response):
    return response.content.decode().replace("\xa0", " ")


def a_pdf(name="Undertecknad.pdf"):
    return SimpleUploadedFile(name, render_pdf("<html lang=sv><title>U</title><p>Undertecknad</p>"))


def offered(client, document):
    return {step.name for step in client.get(url("detail", document)).context["steps"] if not step.hindrance}


# Under a condition


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
    deciding.decide(decision(pledges, municipality, revision=locked), by=coordinator)
    said = ready.condition_sentence(pledges, ready.standings(pledges))
    assert said == "Förutsättningen är uppfylld. Kommunstyrelsen godkände texten 3 november 2026, § 123."
    pledges.refresh_from_db()
    assert ready.condition_note(pledges) == ""
    assert pledges.locked_revision.content == final


def test_the_condition_is_not_met_when_the_decision_is_a_no(pledges, municipality, coordinator):
    locked = pledges.locked_revision
    steps.register(pledges, by=coordinator, on=DAY, condition="kommunstyrelsens godkännande")
    deciding.decide(decision(pledges, municipality, revision=locked, outcome="rejected"), by=coordinator)
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
    deciding.decide(decision(pledges, municipality, revision=locked), by=coordinator)
    assert "Förutsättningen är uppfylld: kommunstyrelsens" in words(client.get(url("detail", pledges)))


def test_nobody_is_asked_for_a_condition_when_all_have_decided(client, coordinator, decided):
    client.force_login(coordinator)
    assert "condition" not in client.get(url("register", decided)).context["form"].fields


def test_a_decision_that_was_taken_back_since_the_page_was_opened_is_asked_about(client, coordinator, decided):
    client.force_login(coordinator)
    deciding.withdraw(decided.decisions.first(), by=coordinator, reason="Fel paragraf.")
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
    deciding.withdraw(decided.decisions.first(), by=coordinator, reason="Fel paragraf.")
    with pytest.raises(Refused, match="Så var det inte nyss"):
        steps.register(decided, by=coordinator, on=DAY, waits=[])
    decided.refresh_from_db()
    assert decided.state == State.LOCKED


# On paper, one after the other


def test_some_have_signed_and_others_are_left(client, coordinator, decided):
    client.force_login(coordinator)
    first, last = signing.signatories(decided)
    for _press in range(2):
        page = client.post(url("register", decided), ON | {"left": [last.pk]}, follow=True)
    decided.refresh_from_db()
    first.refresh_from_db()
    assert (decided.state, first.signed_on, first.place) == (State.LOCKED, DAY, "Lindhaga")
    assert decided.events.filter(step="sign").count() == 1
    page = words(client.get(url("detail", decided)))
    assert "Eva Lindgren skrev under 3 november 2026 i Lindhaga." in page
    assert "Återstår: Johan Rask." in page


def test_after_the_first_signature_the_text_is_not_unlocked(client, coordinator, decided):
    first, _last = signing.signatories(decided)
    signing.sign(decided, by=coordinator, on=DAY, place="", signed=[first.pk])
    client.force_login(coordinator)
    assert "unlock" not in offered(client, decided)
    page = client.post(url("unlock", decided), {"reason": "En mening."})
    assert page.status_code == 422
    assert "Texten kan inte ändras efter den första underskriften" in words(page)
    with pytest.raises(Refused):
        steps.unlock(decided, by=coordinator, reason="En mening.")


def test_the_last_signature_makes_it_final_with_the_days_of_each(client, coordinator, decided):
    first, _last = signing.signatories(decided)
    signing.sign(decided, by=coordinator, on=DAY, place="Lindhaga", signed=[first.pk])
    client.force_login(coordinator)
    client.post(url("register", decided), {"on": "9 november 2026", "place": "Norrvika", "same_text": "on"})
    decided.refresh_from_db()
    signed = [(row["signed_on"], row["place"]) for row in read(decided.locked_revision)["signatories"]]
    assert signed == [("2026-11-03", "Lindhaga"), ("2026-11-09", "Norrvika")]


def test_a_signature_that_was_registered_by_mistake_is_taken_back(client, coordinator, decided):
    first, _last = signing.signatories(decided)
    signing.sign(decided, by=coordinator, on=DAY, place="Lindhaga", signed=[first.pk])
    client.force_login(coordinator)
    for _press in range(2):
        assert client.post(url("take_back_signatures", decided), {"reason": "Fel person."}).status_code == 302
    first.refresh_from_db()
    assert (first.signed_on, first.place) == (None, "")
    assert "unlock" in offered(client, decided)


def test_a_signature_that_is_older_than_the_locked_text_is_asked_about_once(client, coordinator, decided):
    client.force_login(coordinator)
    early = {"on": "1 februari 2023", "place": "Lindhaga"}
    asked = client.post(url("register", decided), early)
    assert asked.status_code == 422
    assert "dagen är före det. Gäller det samma text?" in words(asked)
    assert 'name="same_text"' in words(asked)
    client.post(url("register", decided), early | {"same_text": "on"})
    decided.refresh_from_db()
    assert decided.final_on == date(2023, 2, 1)


def test_a_signed_file_that_is_older_than_the_locked_text_is_asked_about_once(client, coordinator, decided):
    client.force_login(coordinator)
    client.post(url("send_to_sign", decided), {"service": "Signera", "sent_to": "Eva"})
    asked = client.post(url("receive_signed", decided), {"on": "1 februari 2023", "who": "Eva", "file": a_pdf()})
    assert asked.status_code == 422
    assert 'name="same_text"' in words(asked)


def test_nobody_has_signed_when_all_are_left(client, coordinator, decided):
    client.force_login(coordinator)
    left = [each.pk for each in signing.signatories(decided)]
    page = client.post(url("register", decided), ON | {"left": left})
    assert page.status_code == 422
    assert "alla som återstår är ikryssade" in words(page)


def test_the_signed_paper_comes_to_the_registrar(decided, coordinator):
    steps.register(decided, by=coordinator, on=DAY)
    entry = RegisterEntry.objects.get(source=f"final:{decided.pk}")
    assert (entry.direction, entry.on) == ("made", DAY)


# In another service


def send(client, document, **more):
    return client.post(url("send_to_sign", document), {"service": "Signeringstjänsten", "sent_to": "Eva, Johan"} | more)


def test_the_frozen_pdf_goes_out_without_a_mark_and_is_kept(client, coordinator, decided):
    client.force_login(coordinator)
    for _press in range(2):
        assert send(client, decided).status_code == 302
    request = SigningRequest.objects.get()
    assert request.revision == decided.locked_revision
    assert request.sent_copy.form == Copy.Form.TO_SIGN
    answer = client.get(url("to_sign", decided))
    assert b"".join(answer.streaming_content) == request.sent_copy.file.read()
    assert RegisterEntry.objects.get(source=f"signing:{request.pk}").direction == "out"
    page = words(client.get(url("detail", decided)))
    assert "Ute för underskrift i Signeringstjänsten sedan" in page


def test_while_it_is_out_it_is_neither_unlocked_nor_registered_as_signed_on_paper(client, coordinator, decided):
    client.force_login(coordinator)
    send(client, decided)
    assert offered(client, decided).isdisjoint({"unlock", "register", "send_to_sign"})
    for name, sent in (("unlock", {"reason": "En mening."}), ("register", ON)):
        page = client.post(url(name, decided), sent)
        assert page.status_code == 422
        assert "ute för underskrift i Signeringstjänsten" in words(page)
    decided.refresh_from_db()
    assert decided.state == State.LOCKED


def test_the_signed_file_comes_back_and_is_kept_as_it_is(client, coordinator, police, police_contact, decided):
    client.force_login(coordinator)
    send(client, decided)
    file = a_pdf()
    data = file.read()
    file.seek(0)
    sent = {
        "on": "3 november 2026",
        "same_text": "on",
        "who": "Eva Lindgren, Johan Rask",
        "file": file,
        "open_for": [police.pk],
    }
    assert client.post(url("receive_signed", decided), sent).status_code == 302
    request = SigningRequest.objects.get()
    decided.refresh_from_db()
    assert (decided.state, decided.final_on) == (State.FINAL, DAY)
    assert request.returned_copy.form == Copy.Form.SIGNED
    assert request.returned_copy.revision == decided.locked_revision
    assert request.returned_copy.file.read() == data
    assert "av Eva Lindgren, Johan Rask" in decided.events.first().note
    assert request.returned_copy in copies.received(access_of(police_contact, decided))
    file.seek(0)
    again = client.post(url("receive_signed", decided), sent)
    assert again.status_code == 302


def test_the_file_that_was_fetched_to_be_signed_is_not_the_signed_one(client, coordinator, decided):
    client.force_login(coordinator)
    send(client, decided)
    data = SigningRequest.objects.get().sent_copy.file.read()
    sent = {
        "on": "3 november 2026",
        "same_text": "on",
        "who": "Eva",
        "file": SimpleUploadedFile("Undertecknad.pdf", data),
    }
    page = client.post(url("receive_signed", decided), sent)
    assert page.status_code == 422
    said = "Det här är filen som ni hämtade för underskrift. Hämta den undertecknade ur tjänsten."
    assert page.context["form"].errors["file"] == [said]
    file = StoredFile.objects.keep(data, copies.PDF)
    with pytest.raises(Refused, match="hämtade för underskrift"):
        signing.receive_signed(decided, by=coordinator, on=DAY, who="Eva", file=file, name="U.pdf")
    decided.refresh_from_db()
    assert decided.state == State.LOCKED


def test_nor_is_a_file_that_was_made_here_the_scan_of_the_signed_paper(client, coordinator, decided):
    client.force_login(coordinator)
    first, last = signing.signatories(decided)
    data = client.get(url("pdf", decided)).content
    for sent in (ON, ON | {"left": [last.pk]}):
        page = client.post(url("register", decided), sent | {"scan": SimpleUploadedFile("Skannad.pdf", data)})
        assert page.status_code == 422
        assert "som Samverka har gjort, utan underskrifter" in page.context["form"].errors["scan"][0]
    scan = steps.Scan(StoredFile.objects.keep(data, copies.PDF), "Skannad.pdf")
    with pytest.raises(Refused, match="utan underskrifter"):
        steps.register(decided, by=coordinator, on=DAY, scan=scan)
    with pytest.raises(Refused, match="utan underskrifter"):
        signing.sign(decided, by=coordinator, on=DAY, place="", signed=[first.pk], scan=scan)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("Bild.png", b"\x89PNG\r\n\x1a\n", "går inte att öppna"),
        ("Text.pdf", b"Ingen PDF", "varken PDF"),
        ("Tom.pdf", b"%PDF-1.7\n%%EOF", "skadad"),
    ],
)
def test_what_is_no_pdf_is_refused(client, coordinator, decided, name, data, sentence):
    client.force_login(coordinator)
    send(client, decided)
    sent = {"on": "3 november 2026", "same_text": "on", "who": "Eva", "file": SimpleUploadedFile(name, data)}
    page = client.post(url("receive_signed", decided), sent)
    assert page.status_code == 422
    assert sentence in words(page)
    assert 'value="Eva"' in words(page)


def test_it_is_called_off_with_a_reason_and_the_text_may_be_unlocked_again(client, coordinator, decided):
    client.force_login(coordinator)
    send(client, decided)
    assert client.post(url("cancel_signing", decided), {"reason": ""}).status_code == 422
    for _press in range(2):
        assert client.post(url("cancel_signing", decided), {"reason": "Fel person."}).status_code == 302
    assert SigningRequest.objects.get().cancelled_at
    assert "unlock" in offered(client, decided)
    assert send(client, decided).status_code == 302


@pytest.mark.parametrize(
    "name", ["send_to_sign", "receive_signed", "cancel_signing", "take_back_signatures", "to_sign"]
)
@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("police_contact", 403), ("stranger", 404)])
def test_others_do_not_take_part_in_signing(client, request, coordinator, police, decided, name, who, status):
    sent_for_decision(decided, police, coordinator)
    client.force_login(request.getfixturevalue(who))
    assert client.get(url(name, decided)).status_code == status


def test_a_draft_is_not_sent_to_be_signed(client, coordinator, municipality, police):
    draft = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    client.force_login(coordinator)
    assert send(client, draft).status_code == 422
    assert "Lås texten först" in words(client.get(url("to_sign", draft), follow=True))
    assert not SigningRequest.objects.exists()


# Who has the scan


def test_scan_and_signed_file_are_for_the_parties_and_nobody_else(
    client, coordinator, police_contact, police, other_municipality, stranger, decided
):
    client.force_login(coordinator)
    client.post(url("register", decided), ON | {"scan": a_pdf("Skannad.pdf"), "open_for": [police.pk]})
    decided.refresh_from_db()
    scan = decided.locked_revision.copies.get(form=Copy.Form.SCAN)
    sent_for_decision(decided, other_municipality, coordinator)
    address = reverse("documents:copy", args=[decided.pk, scan.pk])
    for person, status in ((coordinator, 200), (police_contact, 200), (stranger, 404)):
        client.force_login(person)
        assert client.get(address).status_code == status
        assert ("Skannad.pdf" in words(client.get(url("detail", decided)))) == (status == 200)


def test_the_signed_file_comes_first_and_the_readable_text_after_it(
    client, coordinator, police_contact, police, decided
):
    client.force_login(coordinator)
    client.post(url("register", decided), ON | {"scan": a_pdf("Skannad.pdf"), "open_for": [police.pk]})
    decided.refresh_from_db()
    scan = decided.locked_revision.copies.get(form=Copy.Form.SCAN)
    for person in (coordinator, police_contact):
        client.force_login(person)
        page = client.get(url("detail", decided))
        assert page.context["signed_file"] == scan
        said = words(page)
        assert said.index("Skannat original</a></p>") < said.index("Läsbar text (PDF)")


def test_before_the_lock_it_is_said_for_which_party_nobody_signs(client, coordinator, municipality, police):
    draft = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    Signatory.objects.filter(party__document=draft, party__organisation=police).delete()
    client.force_login(coordinator)
    page = client.get(url("detail", draft))
    (lock,) = [step for step in page.context["steps"] if step.name == "lock"]
    assert [lack.url for lack in lock.beside] == [url("frame", draft)]
    assert lock.beside[0].text.startswith(f"Ingen undertecknare är angiven för {police}.")
    assert f'href="{url("frame", draft)}">Ingen undertecknare' in words(page)


def test_both_boards_decide_and_then_it_is_signed(client, municipality, police, coordinator):
    document = locked_pledges(municipality, coordinator, police)
    decides_by_board(document, police)
    deciding.decide(decision(document, police, by_whom="Styrelsen"), by=coordinator)
    assert not ready.is_ready(ready.standings(document))
    deciding.decide(decision(document, municipality), by=coordinator)
    assert ready.is_ready(ready.standings(document))


# Sent out before all have decided


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
    deciding.decide(decision(pledges, municipality), by=coordinator)
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
    deciding.decide(decision(pledges, municipality), by=coordinator)
    page = send(client, pledges, **shown)
    assert page.status_code == 422
    assert "Hämta PDF:en på nytt" in words(page)
    assert "Signeringstjänsten" in words(page)
    copies.to_sign(pledges.locked_revision, shown["condition"])  # fetched from the page before the decision came
    assert send(client, pledges, **shown).status_code == 302
    assert SigningRequest.objects.get().sent_copy.condition == shown["condition"]
