"""Answers and decisions at the same time: each is done once, and of two that exclude each other one."""

import pytest

from base.models import OutgoingMail
from base.refusals import Refused
from boards.board_steps import recording
from boards.handing_over import answering, handing
from boards.handing_over.handing import Receiver
from boards.models import BoardStep, Handover
from documents import steps
from documents.models import Decision, Document, RegisterEntry, State
from tests.boards.handed import BY_LINK, NINA, handed, letter, locked_pledges, put_together, step, taken
from tests.documents.at_once import in_threads

pytestmark = pytest.mark.django_db(transaction=True)


def refused(act):
    try:
        return act()
    except Refused as refusal:
        return refusal


def test_the_same_hand_over_from_many_at_once_is_one(municipality, coordinator):
    row = letter(municipality, coordinator)
    put_together(row, coordinator)
    answers = in_threads(lambda _n: handing.hand_over(row, NINA, number=1, by=coordinator).pk, range(8))
    assert len(set(answers)) == 1
    assert Handover.objects.count() == OutgoingMail.objects.count() == RegisterEntry.objects.count() == 1


def test_of_a_return_and_a_receipt_at_once_one_stands(municipality, coordinator):
    row = letter(municipality, coordinator)
    first = handed(row, coordinator)
    second = handing.hand_over(row, Receiver("Olle Alm", email="olle@x.example"), number=1, by=coordinator)

    def work(number):
        given = first if number % 2 else second
        if number < 4:
            return refused(lambda: answering.take_papers(given, BY_LINK))
        return refused(lambda: answering.send_back(given, BY_LINK, comment="Fel datum."))

    in_threads(work, range(8))
    document = Document.objects.get(pk=row.pk)
    is_taken = Handover.objects.filter(taken_at__isnull=False).count()
    is_returned = Handover.objects.filter(returned_at__isnull=False).count()
    assert {is_taken, is_returned} == {0, 1}
    assert (document.state == State.FINAL) == bool(is_taken)
    assert document.events.filter(step__in=["take_papers", "send_back"]).count() == 1


def test_an_unlocking_and_a_receipt_at_once_end_in_one_of_the_two(municipality, coordinator):
    row = letter(municipality, coordinator)
    given = handed(row, coordinator)

    def work(number):
        if number % 2:
            return refused(lambda: answering.take_papers(given, BY_LINK))
        document = Document.objects.get(pk=row.pk)
        return refused(lambda: steps.unlock(document, by=coordinator, reason="Fel datum"))

    in_threads(work, range(4), workers=4)
    given.refresh_from_db()
    assert Document.objects.get(pk=row.pk).state == (State.FINAL if given.taken_at else State.DRAFT)


def test_a_decision_registered_by_many_at_once_is_one_on_the_paper(municipality, coordinator, police):
    pledges = locked_pledges(municipality, coordinator, police)
    row = letter(municipality, coordinator, pledges)
    taken(row, coordinator, pledges)

    def work(number):
        paragraph = "123" if number % 2 else "124"
        return refused(lambda: recording.record(row, step(paragraph=paragraph), by=coordinator))

    in_threads(work, range(8))
    assert BoardStep.objects.count() == Decision.objects.count() == 1
    assert BoardStep.objects.get().decisions.get() == Decision.objects.get()
