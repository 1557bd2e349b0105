"""A party's decision about a text: who registers it, what it is kept as, and who is told."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from base.dates import long_date, today
from base.models import OutgoingMail
from documents.deciding import decision_rows, decision_words
from documents.models import RegisterEntry, State
from tests.documents.deciding.cases import DAY, decision, posted, sent_for_decision, url, words
from tests.documents.factories import paper
from text.printing.pdf import render_pdf

# Who may


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 302), ("registrar", 302), ("administrator", 302), ("reader", 403), ("stranger", 404)],
)
def test_the_owners_writers_and_registrar_register_decisions(client, request, municipality, waiting, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.post(url("decide", waiting), posted(waiting, municipality)).status_code == status
    assert waiting.decisions.count() == (status == 302)


def test_the_other_party_registers_its_own_when_it_was_asked(client, waiting, police, police_contact, coordinator):
    client.force_login(police_contact)
    assert client.get(url("decide", waiting)).status_code == 404
    sent_for_decision(waiting, police, coordinator)
    assert client.post(url("decide", waiting), posted(waiting, police, by_whom="Områdeschefen")).status_code == 302
    kept = waiting.decisions.get()
    assert (kept.organisation, kept.registered_by, kept.registered_for) == (police, police_contact, "")


def test_the_other_party_registers_nothing_for_the_owner(
    client, waiting, municipality, police, police_contact, coordinator
):
    sent_for_decision(waiting, police, coordinator)
    client.force_login(police_contact)
    assert client.post(url("decide", waiting), posted(waiting, municipality)).status_code == 422
    assert not waiting.decisions.exists()


def test_who_only_reads_the_text_is_told_that_it_was_not_sent_for_decision(
    client, municipality, coordinator, police, police_contact
):
    opened = paper(municipality, coordinator, parties=[police], kind="pledge_set", state=State.FINAL, open_for=[police])
    client.force_login(police_contact)
    page = client.get(url("decide", opened))
    assert page.status_code == 403
    assert "skickats till er för beslut" in words(page)


def test_a_decision_is_about_a_text_that_was_locked(client, coordinator, municipality, police):
    draft = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    client.force_login(coordinator)
    assert "decide" not in {step.name for step in client.get(url("detail", draft)).context["steps"]}
    assert "Lås texten först" in words(client.get(url("decide", draft), follow=True))


# What is kept


def test_it_is_kept_with_what_the_minutes_say(client, coordinator, municipality, waiting, board):
    client.force_login(coordinator)
    file = SimpleUploadedFile("Protokoll.pdf", render_pdf("<html lang=sv><title>U</title><p>§ 123</p>"))
    sent = posted(waiting, municipality, by_whom="", body=board.pk, text="Styrelsen godkänner.", excerpt_file=file)
    assert client.post(url("decide", waiting), sent).status_code == 302
    kept = waiting.decisions.get()
    assert (kept.revision, kept.body, kept.outcome, kept.decided_on) == (
        waiting.locked_revision,
        board,
        "approved",
        DAY,
    )
    assert decision_words.sentence(kept) == "Kommunstyrelsen godkände texten 3 november 2026, § 123."
    page = client.get(url("decisions", waiting))
    assert "Protokoll.pdf" in words(page)
    answer = client.get(url("excerpt", waiting, kept.pk))
    assert answer["Content-Disposition"].startswith("attachment")
    assert waiting.events.first().step == "decide"


def test_a_decision_on_delegation_names_the_delegate(client, coordinator, municipality, waiting):
    client.force_login(coordinator)
    sent = posted(waiting, municipality, way="delegated", by_whom="", paragraph="")
    assert "Ange vem som beslutade." in words(client.post(url("decide", waiting), sent))
    sent |= {
        "by_whom": "Ulla Berg, säkerhetschef",
        "number": "14",
        "delegation_point": "A 3",
        "reported_on": "2026-11-10",
    }
    client.post(url("decide", waiting), sent)
    said = decision_words.sentence(waiting.decisions.get())
    assert said == "Ulla Berg, säkerhetschef, godkände texten 3 november 2026 på delegation, nr 14."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"outcome": ""}, "Välj vad beslutet blev."),
        ({"decided_on": "1 januari 2199"}, "Dagen ligger i framtiden"),
        ({"decided_on": "i höstas"}, "Skriv ett datum"),
        ({"by_whom": ""}, "Ange vem som beslutade."),
        ({"about": "999999"}, "Välj ett giltigt alternativ"),
        ({"excerpt_file": SimpleUploadedFile("a.pdf", b"Ingen PDF")}, "varken PDF, PNG eller JPEG"),
    ],
)
def test_what_was_typed_survives_what_is_wrong(client, coordinator, municipality, waiting, wrong, sentence):
    client.force_login(coordinator)
    page = client.post(url("decide", waiting), posted(waiting, municipality, text="Styrelsen godkänner.") | wrong)
    assert page.status_code == 422
    assert sentence in words(page)
    assert "Styrelsen godkänner." in words(page)
    assert not waiting.decisions.exists()


def test_anothers_decision_is_registered_with_who_told_of_it(client, coordinator, police, waiting):
    client.force_login(coordinator)
    sent = posted(waiting, police, way="delegated", by_whom="Områdeschefen", paragraph="")
    assert "Skriv vem ni vet det av" in words(client.post(url("decide", waiting), sent))
    client.post(url("decide", waiting), sent | {"registered_for": "mejl från kommunpolisen"})
    assert "enligt mejl från kommunpolisen" in words(client.get(url("decisions", waiting)))
    assert not OutgoingMail.objects.filter(key__startswith="decision:").exists()


def test_a_board_decides_for_its_own_party_only(client, coordinator, police, other_municipality, waiting, board):
    client.force_login(coordinator)
    waiting.parties.filter(organisation=police).update(organisation=other_municipality)
    sent = posted(waiting, other_municipality, by_whom="", body=board.pk, registered_for="samtal")
    assert "hör inte till" in words(client.post(url("decide", waiting), sent))


# Registers and mail


def test_both_registers_and_the_one_who_asked_are_told(waiting, police, police_contact, coordinator):
    release = sent_for_decision(waiting, police, coordinator)
    kept = decision_rows.decide(decision(waiting, police, by_whom="Områdeschefen"), by=police_contact, release=release)
    rows = {row.organisation: row.direction for row in RegisterEntry.objects.filter(source=f"decision:{kept.pk}")}
    assert rows == {waiting.owner: "in", police: "out"}
    mail = OutgoingMail.objects.get(key=f"decision:{kept.pk}:{coordinator.pk}")
    assert mail.to == coordinator.email
    assert "Områdeschefen godkände texten" in mail.body
    assert f"/handlingar/{waiting.pk}/" in mail.body
    assert "Du får mejlet därför att" in mail.body


def test_when_the_one_who_asked_has_left_those_who_write_are_told(
    waiting, police, police_contact, coordinator, second_coordinator
):
    release = sent_for_decision(waiting, police, coordinator)
    coordinator.is_active = False
    coordinator.save()
    decision_rows.decide(decision(waiting, police, by_whom="Områdeschefen"), by=police_contact, release=release)
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [second_coordinator.email]


def test_the_own_decision_is_made_in_the_own_register(waiting, municipality, coordinator):
    kept = decision_rows.decide(decision(waiting, municipality), by=coordinator)
    entry = RegisterEntry.objects.get(source=f"decision:{kept.pk}")
    assert (entry.organisation, entry.direction, entry.type_label) == (municipality, "made", "Beslut")


def test_a_decision_from_before_the_text_was_locked_is_asked_about_once(client, waiting, municipality, coordinator):
    client.force_login(coordinator)
    older = posted(waiting, municipality, text="Styrelsen godkänner.")
    del older["same_text"]
    page = client.post(url("decide", waiting), older)
    assert page.status_code == 422
    assert "Beslutet är äldre än den låsta texten. Gäller det samma text?" in words(page)
    assert "Styrelsen godkänner." in words(page)
    assert 'name="same_text"' in words(page)
    assert client.post(url("decide", waiting), older | {"same_text": "on"}).status_code == 302
    assert waiting.decisions.count() == 1


def test_a_decision_of_the_day_when_the_text_was_locked_is_not_asked_about(client, waiting, municipality, coordinator):
    client.force_login(coordinator)
    same_day = posted(waiting, municipality, decided_on=long_date(today()))
    del same_day["same_text"]
    assert 'name="same_text"' not in words(client.get(url("decide", waiting)))
    assert client.post(url("decide", waiting), same_day).status_code == 302


def test_the_register_says_of_a_decision_without_its_excerpt_that_there_is_none(
    client, waiting, municipality, coordinator
):
    decision_rows.decide(decision(waiting, municipality), by=coordinator)
    entry = RegisterEntry.objects.get(source__startswith="decision:")
    assert entry.type_label == "Beslut"
    client.force_login(coordinator)
    assert "inget protokollsutdrag är bifogat" in words(client.get(reverse("documents:entry", args=[entry.pk])))
    (line,) = client.get(url("detail", waiting)).context["register_rows"]
    assert f"{line.way}, " in words(client.get(url("detail", waiting)))


def test_what_is_no_paragraph_is_asked_for_again_and_none_is_needed(client, coordinator, municipality, waiting):
    client.force_login(coordinator)
    asked = client.post(url("decide", waiting), posted(waiting, municipality) | {"paragraph": "§ 45 b; x"})
    assert "Skriv paragrafens nummer, till exempel 123" in asked.content.decode()
    assert client.post(url("decide", waiting), posted(waiting, municipality) | {"paragraph": ""}).status_code == 302
