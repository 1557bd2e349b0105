"""A text has one approval of each party, whatever comes at once, and a wrong row is taken back."""

import threading

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.refusals import Refused
from documents.deciding import decision_rows, ready
from documents.models import Decision
from tests.documents.at_once import in_threads
from tests.documents.deciding.cases import decision, posted, sent_for_decision, url, words

# Once


def test_a_second_press_registers_nothing_more(client, coordinator, municipality, waiting):
    client.force_login(coordinator)
    for _press in range(2):
        page = client.post(url("decide", waiting), posted(waiting, municipality), follow=True)
        assert "Beslutet är registrerat." in words(page)
    assert waiting.decisions.count() == 1
    assert waiting.events.filter(step="decide").count() == 1


def test_another_approval_of_the_same_text_is_refused(client, coordinator, municipality, waiting):
    decision_rows.decide(decision(waiting, municipality), by=coordinator)
    client.force_login(coordinator)
    page = client.post(url("decide", waiting), posted(waiting, municipality, paragraph="124"))
    assert page.status_code == 422
    assert "har redan godkänt den här texten" in words(page)


def test_the_database_holds_one_approval_of_a_text(waiting, municipality, coordinator):
    decision(waiting, municipality, registered_by=coordinator).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        decision(waiting, municipality, paragraph="9", registered_by=coordinator).save()
    decision(waiting, municipality, outcome="rejected", registered_by=coordinator).save()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_register_at_once_one_approval_stands(waiting, municipality, police, coordinator, registrar):
    people = [coordinator, registrar]

    def work(number):
        organisation = [municipality, police][number % 2]
        try:
            row = decision(waiting, organisation, paragraph=str(number), registered_for="samtal")
            return decision_rows.decide(row, by=people[number % 2])
        except Refused as refusal:
            return refusal.sentence

    answers = in_threads(work, range(40))
    assert sum(isinstance(each, Decision) for each in answers) == 2
    assert {row.organisation for row in waiting.decisions.all()} == {municipality, police}
    assert waiting.events.filter(step="decide").count() == 2
    assert ready.is_ready(ready.standings(waiting))
    assert threading.active_count() < 20


def test_a_party_decides_nothing_that_was_taken_back_while_it_typed(
    client, waiting, police, police_contact, coordinator
):
    sent_for_decision(waiting, police, coordinator)
    client.force_login(police_contact)
    typed = posted(waiting, police, by_whom="Områdeschefen", text="Så här lyder det.")
    waiting.releases.update(withdrawn_at=timezone.now())
    with pytest.raises(Refused, match="återtagits eller ersatts"):
        decision_rows.decide(decision(waiting, police), by=police_contact)
    page = client.post(url("decide", waiting), typed)
    assert page.status_code == 403
    assert "Så här lyder det." in words(page)
    assert not waiting.decisions.exists()


# Taking back


def test_a_wrong_row_is_taken_back_with_a_reason_and_stands_there(client, coordinator, municipality, waiting):
    kept = decision_rows.decide(decision(waiting, municipality), by=coordinator)
    client.force_login(coordinator)
    address = url("withdraw_decision", waiting, kept.pk)
    assert client.post(address, {"reason": " "}).status_code == 422
    for _press in range(2):
        assert client.post(address, {"reason": "Fel paragraf."}).status_code == 302
    kept.refresh_from_db()
    assert (kept.withdrawn_why, kept.paragraph) == ("Fel paragraf.", "123")
    assert waiting.events.filter(step="withdraw_decision").count() == 1
    assert "Fel paragraf." in words(client.get(url("decisions", waiting)))
    decision_rows.decide(decision(waiting, municipality, paragraph="124"), by=coordinator)


def test_what_the_party_registered_itself_is_not_taken_back_by_the_owner(
    client, waiting, police, police_contact, coordinator
):
    sent_for_decision(waiting, police, coordinator)
    kept = decision_rows.decide(decision(waiting, police), by=police_contact)
    client.force_login(coordinator)
    assert client.post(url("withdraw_decision", waiting, kept.pk), {"reason": "Fel."}).status_code == 403
    client.force_login(police_contact)
    assert client.post(url("withdraw_decision", waiting, kept.pk), {"reason": "Fel."}).status_code == 302
