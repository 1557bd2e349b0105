"""Sends, saves, reminders and withdrawals at the same time: nothing is lost, and each is done once."""

import pytest

from base.models import AnswerLink, OutgoingMail
from base.refusals import Refused
from documents import steps
from documents.content import read
from documents.models import Copy, Purpose, RegisterEntry, Relation, Release
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from tests.documents.at_once import in_threads, said_somewhere, save
from tests.documents.factories import paper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quick_printing")]


def person(number):
    return Recipient(Relation.AUTHORITY, name=f"Person {number}", email=f"p{number}@x.example")


def send(document, by, *recipients, purpose=Purpose.COMMENTS):
    return releasing.send(document, Sending(purpose, recipients), by=by)


def test_sends_among_saves_lose_no_word_and_each_recipient_has_a_whole_text(municipality, coordinator, police):
    writers, senders, each = 4, 4, 10
    document = paper(municipality, coordinator, parties=[police], count=writers)
    keys = list(document.sections.values_list("key", flat=True))

    def work(number):
        if number >= writers:
            return [send(document, coordinator, person(f"{number}-{turn}")) for turn in range(each)]
        answers, version = [], 1
        for turn in range(each):
            answers.append(save(document, keys[number], f"Text {number}, omgång {turn}.", version, coordinator))
            version = getattr(answers[-1], "version", version)
        return answers

    answers = in_threads(work, range(writers + senders), workers=writers + senders)
    assert not [answer for rows in answers for answer in rows if isinstance(answer, Refused)]
    assert all(said_somewhere(document, f"Text {number}, omgång {each - 1}.") for number in range(writers))
    sent = senders * each
    assert Release.objects.count() == AnswerLink.objects.count() == OutgoingMail.objects.count() == sent
    assert RegisterEntry.objects.filter(direction="out").count() == sent
    for release in Release.objects.select_related("revision"):
        assert len(read(release.revision)["sections"]) == writers
        assert Copy.objects.filter(revision=release.revision, form="pdf", audience="parties").count() == 1
    numbers = sorted(document.revisions.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_same_send_from_many_at_once_is_one(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police])
    answers = in_threads(
        lambda _number: send(document, coordinator, person(1), Recipient(Relation.AUTHORITY, police)), range(16)
    )
    assert len({release.pk for answer in answers for release in answer}) == 2
    assert Release.objects.count() == 2
    assert AnswerLink.objects.count() == 1
    assert document.events.filter(step="send_for_comments").count() == 1
    assert document.readers.filter(organisation=police).count() == 1


def test_a_lock_among_sends_leaves_each_recipient_with_one_text(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police])

    def work(number):
        try:
            return steps.lock(document, by=coordinator) if number == 6 else send(document, coordinator, person(number))
        except Refused as refusal:
            return refusal

    answers = in_threads(work, range(12))
    sent = [answer for answer in answers if isinstance(answer, list)]
    assert Release.objects.count() == len(sent)
    document.refresh_from_db()
    assert document.state == "locked"


def test_reminders_and_withdrawals_at_once_end_in_one_state(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police])
    (release,) = send(document, coordinator, person(1))

    def work(number):
        try:
            act = releasing.withdraw if number == 8 else releasing.remind
            return act(release, by=coordinator)
        except Refused as refusal:
            return refusal

    in_threads(work, range(16))
    release.refresh_from_db()
    assert release.withdrawn_at
    assert not AnswerLink.objects.filter(revoked_at=None).exists()
    assert OutgoingMail.objects.filter(key__startswith="reminder").count() <= 1
    assert document.events.filter(step="withdraw_release").count() == 1
