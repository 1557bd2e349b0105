"""The PDF goes out to another service and comes back signed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from base.models import StoredFile
from base.refusals import Refused
from documents import copies, steps
from documents.access import access_of
from documents.models import Copy, RegisterEntry, SigningRequest, State
from documents.signing import signatures
from tests.documents.deciding.cases import DAY, sent_for_decision
from tests.documents.factories import paper
from tests.documents.signing.pages import ON, a_pdf, offered, send, url, words


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
        signatures.receive_signed(decided, by=coordinator, on=DAY, who="Eva", file=file, name="U.pdf")
    decided.refresh_from_db()
    assert decided.state == State.LOCKED


def test_nor_is_a_file_that_was_made_here_the_scan_of_the_signed_paper(client, coordinator, decided):
    client.force_login(coordinator)
    first, last = signatures.signatories(decided)
    data = client.get(url("pdf", decided)).content
    for sent in (ON, ON | {"left": [last.pk]}):
        page = client.post(url("register", decided), sent | {"scan": SimpleUploadedFile("Skannad.pdf", data)})
        assert page.status_code == 422
        assert "som Samverka har gjort, utan underskrifter" in page.context["form"].errors["scan"][0]
    scan = steps.Scan(StoredFile.objects.keep(data, copies.PDF), "Skannad.pdf")
    with pytest.raises(Refused, match="utan underskrifter"):
        steps.register(decided, by=coordinator, on=DAY, scan=scan)
    with pytest.raises(Refused, match="utan underskrifter"):
        signatures.sign(decided, by=coordinator, on=DAY, place="", signed=[first.pk], scan=scan)


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
