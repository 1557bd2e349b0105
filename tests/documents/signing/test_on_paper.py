"""Signing on paper, one after the other; and who gets the scan."""

from datetime import date

import pytest
from django.urls import reverse

from base.refusals import Refused
from documents import steps
from documents.content import read
from documents.deciding import decision_rows, ready
from documents.models import Copy, RegisterEntry, Signatory, State
from documents.signing import signatures
from tests.documents.deciding.cases import DAY, decides_by_board, decision, locked_pledges, sent_for_decision
from tests.documents.factories import paper
from tests.documents.signing.pages import ON, a_pdf, offered, url, words


def test_some_have_signed_and_others_are_left(client, coordinator, decided):
    client.force_login(coordinator)
    first, last = signatures.signatories(decided)
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
    first, _last = signatures.signatories(decided)
    signatures.sign(decided, by=coordinator, on=DAY, place="", signed=[first.pk])
    client.force_login(coordinator)
    assert "unlock" not in offered(client, decided)
    page = client.post(url("unlock", decided), {"reason": "En mening."})
    assert page.status_code == 422
    assert "Texten kan inte ändras efter den första underskriften" in words(page)
    with pytest.raises(Refused):
        steps.unlock(decided, by=coordinator, reason="En mening.")


def test_the_last_signature_makes_it_final_with_the_days_of_each(client, coordinator, decided):
    first, _last = signatures.signatories(decided)
    signatures.sign(decided, by=coordinator, on=DAY, place="Lindhaga", signed=[first.pk])
    client.force_login(coordinator)
    client.post(url("register", decided), {"on": "9 november 2026", "place": "Norrvika", "same_text": "on"})
    decided.refresh_from_db()
    signed = [(row["signed_on"], row["place"]) for row in read(decided.locked_revision)["signatories"]]
    assert signed == [("2026-11-03", "Lindhaga"), ("2026-11-09", "Norrvika")]


def test_a_signature_that_was_registered_by_mistake_is_taken_back(client, coordinator, decided):
    first, _last = signatures.signatories(decided)
    signatures.sign(decided, by=coordinator, on=DAY, place="Lindhaga", signed=[first.pk])
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
    left = [each.pk for each in signatures.signatories(decided)]
    page = client.post(url("register", decided), ON | {"left": left})
    assert page.status_code == 422
    assert "alla som återstår är ikryssade" in words(page)


def test_the_signed_paper_comes_to_the_registrar(decided, coordinator):
    steps.register(decided, by=coordinator, on=DAY)
    entry = RegisterEntry.objects.get(source=f"final:{decided.pk}")
    assert (entry.direction, entry.on) == ("made", DAY)


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
    decision_rows.decide(decision(document, police, by_whom="Styrelsen"), by=coordinator)
    assert not ready.is_ready(ready.standings(document))
    decision_rows.decide(decision(document, municipality), by=coordinator)
    assert ready.is_ready(ready.standings(document))
