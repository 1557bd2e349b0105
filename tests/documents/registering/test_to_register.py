"""Att diarieföra: what came in and went out, sent to the registrar, given a number, or kept here."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core import mail as django_mail
from django.urls import reverse
from django.utils import timezone

from base import mail
from base.models import OutgoingMail
from documents import filing
from documents.models import RegisterEntry
from documents.registering import register_settling
from tests.documents.factories import paper
from tests.documents.registering.conftest import PDF, Direction

pytestmark = pytest.mark.django_db
LIST = "/att-diariefora/"
NAME = "KS-2026-123_2026-03-12_Synpunkter-fran-Polisen.pdf"


def post(client, step, entries, **data):
    return client.post(reverse(f"documents:{step}"), {"post": [entry.pk for entry in entries], **data}, follow=True)


def test_it_shows_what_came_and_went_with_what_a_register_wants_to_know(client, registrar, entry_of):
    entry_of()
    entry_of("prov:2", direction=Direction.OUT, counterpart="Norrvika kommun", title="Riktlinjer, för kännedom")
    client.force_login(registrar)
    page = client.get(LIST).content.decode()
    for words in ("Synpunkter på riktlinjerna", "Inkommen från Polisen, Petra Norling", "2026-03-12"):
        assert words in page
    assert "Utgående till Norrvika kommun" in page


def test_the_number_is_proposed_when_all_of_the_page_lie_in_one_case(
    client, registrar, coordinator, municipality, entry_of
):
    entry = entry_of()
    entry_of("prov:2", title="Riktlinjer, för kännedom")
    filing.file_under(entry.document, "KS 2026/123")
    client.force_login(registrar)
    form = client.get(LIST).context["number_form"]
    assert form["number"].value() == "KS 2026/123"
    other = paper(municipality, coordinator)
    RegisterEntry.objects.filter(source="prov:2").update(document=other)
    assert not client.get(LIST).context["number_form"]["number"].value()


@pytest.mark.parametrize("who", ["coordinator", "registrar", "administrator"])
def test_those_who_write_and_register_see_the_list(client, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(LIST).status_code == 200


def test_a_reader_is_told_why_not(client, reader, entry_of):
    entry = entry_of()
    client.force_login(reader)
    for url in (LIST, f"{LIST}{entry.pk}/", f"{LIST}{entry.pk}/fil/"):
        response = client.get(url)
        assert response.status_code == 403
        assert "registratorn" in response.content.decode()
    assert post(client, "keep_here", [entry]).status_code == 403


@pytest.mark.parametrize("who", ["stranger", "police_contact"])
def test_another_organisation_sees_nothing_of_it_and_changes_nothing(client, request, who, entry_of):
    entry = entry_of()
    client.force_login(request.getfixturevalue(who))
    assert "Synpunkter på riktlinjerna" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{entry.pk}/").status_code == 404
    assert client.get(f"{LIST}{entry.pk}/fil/").status_code == 404
    for step, data in [("keep_here", {}), ("note_number", {"number": "X 1"}), ("send_to_registrar", {"to": "x@y.se"})]:
        post(client, step, [entry], **data)
    entry.refresh_from_db()
    assert (entry.settled_at, entry.sent_at) == (None, None)
    assert not OutgoingMail.objects.exists()


def test_a_visitor_is_asked_to_log_in(client, entry_of):
    assert client.get(f"{LIST}{entry_of().pk}/").status_code == 302


def test_several_are_sent_with_their_files_well_named(client, registrar, board, document, entry_of):
    filing.file_under(document, "KS 2026/123")
    first, second = entry_of(), entry_of("prov:2", data=None, title="Samtal med Polisen")
    client.force_login(registrar)
    assert 'value="registrator@lindhaga.example"' in client.get(LIST).content.decode()
    page = post(client, "send_to_registrar", [first, second], to="registrator@lindhaga.example").content.decode()
    assert "2 handlingar är skickade till registrator@lindhaga.example." in page
    assert "Utan fil" in page
    assert "Samtal med Polisen" in page
    mail.send_waiting()
    (letter,) = django_mail.outbox
    assert letter.subject == "Att diarieföra: 2 handlingar"
    assert letter.attachments == [(NAME, PDF, "application/pdf")]
    for words in ("Ärendemening: Synpunkter på riktlinjerna", "Inkommen från Polisen", "12 mars 2026", "KS 2026/123"):
        assert words in letter.body
    assert "därför att Rut Ekdahl skickade" in letter.body
    assert f"{LIST}{first.pk}/" in letter.body
    assert f"{LIST}{second.pk}/" in letter.body
    first.refresh_from_db()
    assert first.sent_to == "registrator@lindhaga.example"
    assert first.settled_at is None
    assert "Synpunkter på riktlinjerna" not in client.get(LIST, {"visa": "vantar"}).content.decode()
    assert "Synpunkter på riktlinjerna" in client.get(LIST, {"visa": "skickade"}).content.decode()


def test_what_is_sent_together_is_one_mail_with_every_file(client, coordinator, entry_of, monkeypatch):
    entries = [entry_of(), entry_of("prov:2", data=b"%PDF-1.7 den andra"), entry_of("prov:3", data=b"%PDF-1.7 tredje")]
    client.force_login(coordinator)
    post(client, "send_to_registrar", entries, to="r@lindhaga.example")
    letter = OutgoingMail.objects.get()
    assert letter.subject == "Att diarieföra: 3 handlingar"
    with ZipFile(BytesIO(letter.attachment.read())) as archive:
        names = archive.namelist()
        assert sorted(archive.read(name) for name in names) == sorted(entry.file.read() for entry in entries)
    assert len(set(names)) == 3
    assert all(f"Fil: {name}" in letter.body for name in names)
    assert "De 3 filerna ligger i Att-diariefora_" in letter.body


def test_files_that_are_too_large_together_go_in_several_mails(client, coordinator, entry_of, monkeypatch):
    entries = [entry_of(), entry_of("prov:2", data=b"%PDF-1.7 den andra")]
    monkeypatch.setattr(register_settling, "MOST_ATTACHED", max(entry.file.size for entry in entries) + 1)
    client.force_login(coordinator)
    post(client, "send_to_registrar", entries, to="r@lindhaga.example")
    assert {letter.attachment for letter in OutgoingMail.objects.all()} == {entry.file for entry in entries}


def test_what_was_sent_to_the_registrar_stands_on_their_start_and_the_list_opens_on_it(
    client, coordinator, registrar, entry_of
):
    entries = [entry_of(), entry_of("prov:2", title="Samtal med Polisen")]
    client.force_login(coordinator)
    post(client, "send_to_registrar", entries, to="registrator@lindhaga.example")
    assert "har skickats till dig" not in client.get("/").content.decode()
    client.force_login(registrar)
    start = client.get("/").content.decode().replace("\xa0", " ")
    assert "2 handlingar att diarieföra har skickats till dig." in start
    assert f'href="{LIST}?visa=skickade"' in start
    page = client.get(LIST).content.decode()
    assert "Synpunkter på riktlinjerna" in page
    assert '<option value="skickade" selected>' in page
    post(client, "keep_here", entries)
    assert "har skickats till dig" not in client.get("/").content.decode()


def test_pressed_twice_it_is_one_mail(client, coordinator, entry_of):
    entry = entry_of()
    client.force_login(coordinator)
    for _again in range(2):
        post(client, "send_to_registrar", [entry], to="Registrator@lindhaga.example")
    assert OutgoingMail.objects.count() == 1


def test_a_file_that_is_too_large_goes_as_a_link(client, coordinator, entry_of, monkeypatch):
    monkeypatch.setattr(register_settling, "MOST_ATTACHED", 3)
    client.force_login(coordinator)
    page = post(client, "send_to_registrar", [entry_of()], to="r@lindhaga.example").content.decode()
    assert "för stor för ett mejl" in page
    letter = OutgoingMail.objects.get()
    assert letter.attachment is None
    assert "hämtas i Samverka" in letter.body


def test_a_bad_address_keeps_what_was_typed_and_ticked(client, coordinator, entry_of):
    entry = entry_of()
    client.force_login(coordinator)
    response = post(client, "send_to_registrar", [entry], to="registrator lindhaga")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Skriv en e-postadress" in page
    assert 'value="registrator lindhaga"' in page
    assert f'id="post-{entry.pk}"' in page
    assert "checked" in page


@pytest.mark.parametrize("step", ["send_to_registrar", "note_number", "keep_here"])
def test_with_nothing_ticked_it_says_so(client, coordinator, entry_of, step):
    entry_of()
    client.force_login(coordinator)
    response = post(client, step, [], to="r@x.example", number="KS 1")
    assert response.status_code == 422
    assert "Välj minst en handling" in response.content.decode()


def test_several_get_one_number_and_leave_what_waits(client, registrar, entry_of):
    entries = [entry_of("prov:1"), entry_of("prov:2", title="Den andra")]
    client.force_login(registrar)
    page = post(client, "note_number", entries, number="  KS  2026/9 ").content.decode()
    assert "2 handlingar är diarieförda: KS 2026/9." in page.replace("\xa0", " ")
    assert "Inget väntar på att diarieföras" in page
    assert set(RegisterEntry.objects.values_list("registry_number", "settled_by")) == {("KS 2026/9", registrar.pk)}
    assert "Den andra" in client.get(LIST, {"visa": "klara"}).content.decode()


def test_a_number_must_be_written(client, registrar, entry_of):
    client.force_login(registrar)
    assert post(client, "note_number", [entry_of()], number=" ").status_code == 422


def test_what_is_kept_here_can_be_chosen_again(client, registrar, entry_of):
    entry = entry_of()
    client.force_login(registrar)
    post(client, "keep_here", [entry])
    entry.refresh_from_db()
    assert entry.kept_here
    url = f"{LIST}{entry.pk}/"
    client.post(url, {"outcome": "diarieford", "number": "KS 2026/5"})
    entry.refresh_from_db()
    assert (entry.kept_here, entry.registry_number) == (False, "KS 2026/5")
    client.post(url, {"outcome": "vantar", "number": "KS 2026/5"})
    entry.refresh_from_db()
    assert (entry.settled_at, entry.settled_by, entry.registry_number) == (None, None, "")


def test_the_number_is_offered_to_the_papers_case_that_has_none(client, registrar, entry_of, document):
    entry = entry_of()
    client.force_login(registrar)
    url = f"{LIST}{entry.pk}/"
    assert "Sätt numret på handlingens ärende också" in client.get(url).content.decode()
    client.post(url, {"outcome": "diarieford", "number": "KS 2026/5", "on_case": "on"})
    assert filing.case_of(document).registry_number == "KS 2026/5"
    assert "handlingens ärende också" not in client.get(url).content.decode()


def test_a_case_with_a_number_keeps_it(client, registrar, entry_of, document):
    filing.file_under(document, "KS 2026/1")
    entry = entry_of()
    client.force_login(registrar)
    url = f"{LIST}{entry.pk}/"
    assert 'value="KS 2026/1"' in client.get(url).content.decode()
    client.post(url, {"outcome": "diarieford", "number": "KS 2026/5", "on_case": "on"})
    assert filing.case_of(document).registry_number == "KS 2026/1"


def test_another_partys_registrar_sets_no_number_on_the_owners_case(client, police_contact, police, entry_of, document):
    entry = entry_of(organisation=police, direction=Direction.OUT, counterpart="Lindhaga kommun")
    client.force_login(police_contact)
    url = f"{LIST}{entry.pk}/"
    assert "handlingens ärende också" not in client.get(url).content.decode()
    client.post(url, {"outcome": "diarieford", "number": "A1/2026", "on_case": "on"})
    entry.refresh_from_db()
    assert entry.registry_number == "A1/2026"
    assert filing.case_of(document) is None
    assert f"/handlingar/{document.pk}/" not in client.get(url).content.decode()


def test_an_unfinished_choice_says_what_is_missing(client, registrar, entry_of):
    client.force_login(registrar)
    response = client.post(f"{LIST}{entry_of().pk}/", {"outcome": "diarieford", "number": ""})
    assert response.status_code == 422
    assert "Skriv diarienumret." in response.content.decode()


def test_the_file_is_given_out_to_be_saved(client, registrar, entry_of):
    client.force_login(registrar)
    response = client.get(f"{LIST}{entry_of().pk}/fil/")
    assert response["Content-Disposition"] == 'attachment; filename="2026-03-12_Synpunkter-fran-Polisen.pdf"'
    assert b"".join(response.streaming_content) == PDF


def test_without_a_file_there_is_none(client, registrar, entry_of):
    entry = entry_of(data=None)
    client.force_login(registrar)
    assert "Ingen fil: " in client.get(f"{LIST}{entry.pk}/").content.decode()
    assert client.get(f"{LIST}{entry.pk}/fil/").status_code == 404


def test_the_list_is_narrowed_and_paged(client, registrar, entry_of):
    for number in range(30):
        way = Direction.IN if number % 2 else Direction.OUT
        entry_of(f"prov:{number}", direction=way, title=f"Nummer {number:02}", on=date(2026, 1, 1))
    client.force_login(registrar)
    assert "Sida 1 av 2" in client.get(LIST).content.decode()
    only_in = client.get(LIST, {"riktning": "in"}).content.decode()
    assert "Nummer 01" in only_in
    assert "Nummer 02" not in only_in
    assert client.get(LIST, {"visa": "nonsens", "riktning": "x", "sida": "å"}).status_code == 200


def test_a_row_costs_no_question_of_its_own(client, registrar, entry_of, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(registrar)
    entry_of()
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for number in range(12):
        entry_of(f"fler:{number}")
    with django_assert_num_queries(len(one)):
        client.get(LIST)


def test_whoever_sent_it_sees_that_it_did_not_reach_the_registrar(client, registrar, entry_of):
    entry = entry_of()
    register_settling.send_to_registrar([entry], "registrator@lindhaga.example", by=registrar)
    refused = {"claimed_at": timezone.now(), "sent_at": None, "failure": "Mejlservern vägrade: 550 okänd"}
    OutgoingMail.objects.update(**refused)
    client.force_login(registrar)
    for page in (f"{LIST}?visa=skickade", f"{LIST}{entry.pk}/"):
        said = client.get(page).content.decode()
        assert "Mejlet till registrator@lindhaga.example gick inte fram. Mejlservern vägrade: 550 okänd" in said
