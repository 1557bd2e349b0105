"""The secretary's page: nothing to learn, and the same link from the papers to the decision."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from base.models import AnswerLink, OutgoingMail
from boards.handing_over import answering, handing
from boards.handing_over.handing import Receiver
from boards.models import BoardStep, Handover
from documents import steps
from documents.access import access_of
from documents.copies import docx_of, to_print
from documents.models import Document, State
from tests.boards.handed import (
    BY_LINK,
    KS,
    corrected,
    handed,
    letter,
    link_of,
    locked_pledges,
    posted,
    recorded,
    taken,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledges(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def row(municipality, coordinator, pledges):
    return letter(municipality, coordinator, pledges)


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_papers_and_what_to_copy_and_gives_the_very_files(client, coordinator, row, pledges):
    given = handed(row, coordinator, pledges)
    url = link_of()
    shown = read(client, url)
    for words in (
        "Ny samverkansöverenskommelse",
        "Bilaga 1",
        "Medborgarlöften 2027",
        "Ärendemening",
        "1. Godkänna",
        "Ta emot",
    ):
        assert words in shown
    assert b"".join(client.get(url, {"fil": "pdf"}).streaming_content) == given.package.pdf.read()
    assert b"".join(client.get(url, {"fil": "zip"}).streaming_content) == given.package.zip.read()
    assert (
        b"".join(client.get(url, {"fil": "del-1"}).streaming_content) == given.package.parts.get(number=1).file.read()
    )
    for missing in ("del-9", "original-1", "utdrag-1", "del-x", "allt"):
        assert client.get(url, {"fil": missing}).status_code == 404


def test_opening_it_changes_nothing(client, coordinator, row):
    handed(row, coordinator)
    read(client, link_of())
    assert Document.objects.get(pk=row.pk).state == State.LOCKED


def test_it_is_taken_by_a_press_and_the_same_link_then_asks_for_the_decision(client, coordinator, row):
    given = handed(row, coordinator)
    url = link_of()
    for _press in range(2):
        assert "Tack." in client.post(url, {"do": "take", "handover": given.pk}).content.decode()
    assert Document.objects.get(pk=row.pk).state == State.FINAL
    shown = read(client, url)
    assert "Mottagna av Nina Ek" in shown
    assert "Registrera paragraf och dag" in shown


def test_it_goes_back_with_a_comment_and_not_without(client, coordinator, row):
    given = handed(row, coordinator)
    url = link_of()
    assert client.post(url, {"do": "return", "handover": given.pk, "comment": ""}).status_code == 422
    answer = client.post(url, {"do": "return", "handover": given.pk, "comment": "Bilaga 2 saknas."})
    assert "har fått ett mejl" in answer.content.decode()
    assert "Bilaga 2 saknas." in read(client, url)
    assert Document.objects.get(pk=row.pk).state == State.LOCKED


def test_the_old_link_leads_to_the_corrected_set_and_says_what_is_new(client, coordinator, row):
    given = handed(row, coordinator)
    url = link_of()
    answering.send_back(given, BY_LINK, comment="Fel datum.\nOch fel nämnd.")
    new = handed(corrected(row, coordinator), coordinator)
    shown = read(client, url)
    assert "Ersätter nr 1." in shown
    assert '<a href="?fil=pdf-1">Hämta nr 1</a>' in shown
    assert b"".join(client.get(url, {"fil": "pdf-1"}).streaming_content) == given.package.pdf.read()
    assert client.get(url, {"fil": "pdf-9"}).status_code == 404
    assert "tjänsteskrivelsen är ändrad" in shown
    assert "Din kommentar då: Fel datum.<br>Och fel nämnd." in shown
    stale = client.post(url, {"do": "take", "handover": given.pk})
    assert stale.status_code == 422
    assert "rättad uppsättning har kommit" in stale.content.decode()
    client.post(url, {"do": "take", "handover": new.pk})
    assert Document.objects.get(pk=row.pk).state == State.FINAL


def test_of_two_secretaries_one_answers_and_the_other_reads_it(client, coordinator, row):
    first = handed(row, coordinator)
    one = link_of()
    handing.hand_over(row, Receiver("Olle Alm", email="olle@x.example"), number=1, by=coordinator)
    other = link_of("olle@x.example")
    client.post(one, {"do": "take", "handover": first.pk})
    shown = read(client, other)
    assert "Mottagna av Nina Ek" in shown
    assert 'value="take"' not in shown


def test_who_was_replaced_by_another_reads_and_does_not_answer(client, coordinator, row):
    given = handed(row, coordinator)
    url = link_of()
    answering.send_back(given, BY_LINK, comment="Jag slutar.")
    handed(corrected(row, coordinator), coordinator, to=Receiver("Olle Alm", email="olle@x.example"))
    shown = read(client, url)
    assert "De ligger nu hos Olle Alm" in shown
    assert 'value="take"' not in shown
    answer = client.post(url, {"do": "take", "handover": Handover.objects.latest("pk").pk})
    assert answer.status_code == 422
    assert "ligger nu hos Olle Alm" in answer.content.decode()
    assert client.post(url, posted(do="record")).status_code == 422
    assert not BoardStep.objects.exists()


def test_the_page_says_that_the_text_is_rewritten_and_is_closed_when_it_is_discarded(client, coordinator, row):
    handed(row, coordinator)
    url, document = link_of(), Document.objects.get(pk=row.pk)
    steps.unlock(document, by=coordinator, reason="Fel datum")
    assert "skrivs om hos Lindhaga kommun" in read(client, url)
    steps.discard(Document.objects.get(pk=row.pk), by=coordinator, reason="Behövs inte")
    assert client.get(url).status_code == 404


def test_paragraph_and_day_are_enough_and_land_on_the_paper(client, coordinator, row, pledges):
    taken(row, coordinator, pledges)
    url = link_of()
    answer = client.post(url, posted(do="record")).content.decode()
    assert "Kommunstyrelsen beslutade enligt förslaget 3 november 2026, § 123." in answer
    client.post(url, posted(do="record"))
    step = BoardStep.objects.get()
    assert (step.registered_by, step.registered_for) == (None, "Nina Ek")
    decision = pledges.decisions.get()
    assert (decision.revision, decision.by_whom, decision.outcome) == (pledges.locked_revision, KS, "approved")
    assert "§ 123" in OutgoingMail.objects.filter(to=coordinator.email).order_by("-pk").first().body


def test_what_does_not_land_is_told_to_the_owner_and_not_asked_of_the_secretary(client, coordinator, row, pledges):
    taken(row, coordinator, pledges)
    steps.unlock(Document.objects.get(pk=pledges.pk), by=coordinator, reason="Ett stavfel")
    answer = client.post(link_of(), posted(do="record"))
    assert answer.status_code == 200
    assert BoardStep.objects.count() == 1
    assert not pledges.decisions.exists()
    mail = OutgoingMail.objects.filter(to=coordinator.email).order_by("-pk").first()
    assert "är inte låst" in mail.body


def test_bad_input_stands_there_again_with_what_is_wrong(client, coordinator, row):
    taken(row, coordinator)
    answer = client.post(link_of(), posted(do="record", paragraph=" § ", decided_on="i går kväll", body_name="KS au"))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Skriv paragrafens nummer" in said
    assert "KS au" in said
    assert not BoardStep.objects.exists()


def test_a_day_before_the_text_was_locked_is_asked_about_once_where_it_can_be_answered(client, coordinator, row):
    taken(row, coordinator)
    asked = client.post(link_of(), posted(do="record", same_text=""))
    assert 'name="same_text"' in asked.content.decode()
    assert not BoardStep.objects.exists()
    assert "Tack. Det är registrerat" in client.post(link_of(), posted(do="record")).content.decode()


def test_it_is_filled_in_when_the_decision_was_announced(client, coordinator, row, pledges):
    taken(row, coordinator, pledges)
    step = recorded(row, coordinator)
    url = link_of()
    early = client.post(url, {"do": "add", "step": step.pk, "announced_on": "1 november 2026"})
    assert "Beslutet kan inte ha tillkännagetts före sammanträdet." in early.content.decode()
    client.post(url, {"do": "add", "step": step.pk, "announced_on": "6 november 2026"})
    step.refresh_from_db()
    assert step.announced_on.isoformat() == "2026-11-06"
    assert "Laga kraft tidigast 28 november 2026" in read(client, url).replace("\xa0", " ")
    assert client.post(url, {"do": "add", "step": "9" * 30}).status_code == 404


def test_a_link_that_was_revoked_leads_nowhere(client, coordinator, row):
    handed(row, coordinator)
    url = link_of()
    AnswerLink.objects.update(revoked_at="2026-11-01T10:00:00Z")
    assert client.get(url).status_code == 404


@pytest.mark.usefixtures("read_here")
def test_the_text_that_the_board_got_is_put_in_by_the_secretary(client, coordinator, row):
    taken(row, coordinator)
    url = link_of()
    wrong = client.post(url, {"do": "text", "file": SimpleUploadedFile("bild.exe", b"MZ nothing")})
    assert wrong.status_code == 422
    assert not row.board_texts.exists()
    word = docx_of(to_print(access_of(coordinator, Document.objects.get(pk=row.pk))))
    answer = client.post(url, {"do": "text", "file": SimpleUploadedFile("KS 2026-11.docx", word)})
    assert "är framme" in answer.content.decode()
    assert row.board_texts.get().registered_by_name == "Nina Ek"


def test_a_wrong_row_is_taken_back_by_the_one_who_registered_it_with_a_reason(client, coordinator, row, pledges):
    taken(row, coordinator, pledges)
    url = link_of()
    assert "Fel registrerat" in client.post(url, posted(do="record")).content.decode()
    step = BoardStep.objects.get()
    assert client.post(url, {"do": "withdraw", "step": step.pk, "reason": " "}).status_code == 422
    client.post(url, {"do": "withdraw", "step": step.pk, "reason": "Det var § 132."})
    step.refresh_from_db()
    assert step.withdrawn_why == "Det var § 132."
    assert not pledges.decisions.filter(withdrawn_at=None).exists()
    event = row.document.events.get(step="withdraw_board_step")
    assert (event.by, event.by_name) == (None, "Nina Ek")
    assert "Det var § 132." in OutgoingMail.objects.filter(to=coordinator.email).order_by("-pk").first().body
    client.post(url, posted(do="record", paragraph="132"))
    assert BoardStep.objects.get(withdrawn_at=None).paragraph == "132"


def test_what_the_municipality_has_registered_is_not_the_secretarys_to_take_back(client, coordinator, row, pledges):
    taken(row, coordinator, pledges)
    step = recorded(row, coordinator)
    url = link_of()
    assert "Fel registrerat" not in read(client, url)
    assert client.post(url, {"do": "withdraw", "step": step.pk, "reason": "Fel dag."}).status_code == 404
    step.refresh_from_db()
    assert step.withdrawn_at is None
