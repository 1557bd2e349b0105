"""The daily mail about papers: each once, to the one who can do something, and with why it came."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from base.models import OutgoingMail
from documents.content import freeze
from documents.models import Decision, RegisterEntry, Release, Reply
from documents.registering import entries
from documents.sending import reminding
from organisations.models import Body, Membership
from tests.documents.factories import paper

pytestmark = pytest.mark.django_db
DAY = date(2027, 3, 15)
Direction = RegisterEntry.Direction


@pytest.fixture
def document(municipality, coordinator, police):
    return paper(municipality, coordinator, parties=[police])


@pytest.fixture
def release(document, coordinator, police):
    return Release.objects.create(
        document=document, revision=freeze(document, "Skickad", coordinator), purpose="comments", relation="authority",
        organisation=police, answer_by=DAY - timedelta(days=1), sent_by=coordinator, sent_at=timezone.now(),
    )  # fmt: skip


def test_an_answer_that_did_not_come_is_told_to_the_sender_once_and_never_to_the_recipient(
    release, coordinator, police_contact
):
    for later in range(5):
        reminding.answers_that_did_not_come(DAY + timedelta(days=later))
    letter = OutgoingMail.objects.get()
    assert letter.to == coordinator.email
    assert letter.subject == "Inget svar än från Lokalpolisområde Lindhaga-Norrvika: Riktlinjer för trygga platser"
    for words in ("svar senast 14 mars 2027", f"/handlingar/{release.document_id}/#skickat", "Du får mejlet en gång"):
        assert words in letter.body
    assert police_contact.email not in letter.body


def test_not_on_the_last_day_itself(release):
    reminding.answers_that_did_not_come(DAY - timedelta(days=1))
    assert not OutgoingMail.objects.exists()


def _answer(release, by):
    Reply.objects.create(
        document=release.document, release=release, revision=release.revision, organisation=release.organisation,
        way="here", has_no_remarks=True, sent_at=timezone.now(),
    )  # fmt: skip


def _withdraw(release, by):
    Release.objects.filter(pk=release.pk).update(withdrawn_at=timezone.now())


def _discard(release, by):
    type(release.document).objects.filter(pk=release.document_id).update(state="discarded", discard_reason="Nej")


def _decide(release, by):
    Release.objects.filter(pk=release.pk).update(purpose="decision")
    Decision.objects.create(
        document=release.document, revision=release.revision, organisation=release.organisation, way="delegated",
        by_whom="Chefen", outcome="approved", decided_on=DAY, registered_by=by,
    )  # fmt: skip


def _replace(release, by):
    Release.objects.create(
        document=release.document, revision=release.revision, purpose="comments", relation="authority",
        organisation=release.organisation, sent_by=by, sent_at=timezone.now(), replaces=release,
    )  # fmt: skip


def _no_day(release, by):
    Release.objects.filter(pk=release.pk).update(answer_by=None)


@pytest.mark.parametrize("change", [_answer, _withdraw, _discard, _decide, _replace, _no_day])
def test_nobody_is_told_where_nothing_is_waited_for(release, coordinator, change):
    change(release, coordinator)
    reminding.answers_that_did_not_come(DAY)
    assert not OutgoingMail.objects.exists()


def test_when_the_sender_has_left_the_others_who_write_are_told(release, coordinator, second_coordinator, reader):
    Membership.objects.filter(user=coordinator).delete()
    reminding.answers_that_did_not_come(DAY)
    assert [letter.to for letter in OutgoingMail.objects.all()] == [second_coordinator.email]


# What waits for the registrar.


def board(organisation, name="Kommunstyrelsen", email="registrator@lindhaga.example"):
    return Body.objects.create(
        organisation=organisation, kind="board", name=name, is_authority=True, registrar_email=email
    )


@pytest.fixture
def entry(document, municipality):
    return entries.note(
        municipality, document, "prov:1", Direction.IN, on=DAY - timedelta(days=8), title="Synpunkter på riktlinjerna",
        counterpart="Polisen",
    )  # fmt: skip


def days_on_which_the_registrar_is_told(first: int, last: int) -> list[int]:
    told = []
    for later in range(first, last):
        before = OutgoingMail.objects.count()
        reminding.waiting_for_registrar(DAY + timedelta(days=later))
        told += [later] * (OutgoingMail.objects.count() - before)
    return told


def test_what_has_waited_a_week_is_told_to_the_registrar_once(municipality, entry):
    board(municipality)
    assert days_on_which_the_registrar_is_told(0, 30) == [0]
    letter = OutgoingMail.objects.last()
    assert letter.to == "registrator@lindhaga.example"
    assert letter.subject == "En handling väntar på att diarieföras: Lindhaga kommun"
    for words in (
        "Synpunkter på riktlinjerna, 2027-03-07. Inkommen från Polisen.",
        "/att-diariefora/",
        "högst en gång",
    ):
        assert words in letter.body


@pytest.mark.parametrize(
    ("on", "told"),
    [(DAY - timedelta(days=6), [7]), (DAY - timedelta(days=30), [7]), (DAY + timedelta(days=10), [18])],
    ids=["the day after", "entered late", "later"],
)
def test_something_more_is_told_of_with_the_rest_at_most_once_a_week(municipality, document, entry, on, told):
    board(municipality)
    assert days_on_which_the_registrar_is_told(0, 1) == [0]
    entries.note(municipality, document, "prov:9", Direction.IN, on=on, title="En till", counterpart="X")
    assert days_on_which_the_registrar_is_told(1, 40) == told
    assert OutgoingMail.objects.latest("pk").subject.startswith("2 handlingar väntar")


def test_nobody_is_told_without_an_address(entry):
    reminding.waiting_for_registrar(DAY)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "done",
    [{"sent_at": timezone.now(), "sent_to": "r@x.example"}, {"on": DAY - timedelta(days=7)}],
    ids=["sent", "not a week yet"],
)
def test_what_somebody_has_seen_to_or_is_new_is_not_told(municipality, entry, done):
    board(municipality)
    RegisterEntry.objects.filter(pk=entry.pk).update(**done)
    reminding.waiting_for_registrar(DAY)
    assert not OutgoingMail.objects.exists()


def test_what_is_settled_is_not_told(municipality, entry, registrar):
    board(municipality)
    RegisterEntry.objects.update(kept_here=True, settled_by=registrar, settled_at=timezone.now())
    reminding.waiting_for_registrar(DAY)
    assert not OutgoingMail.objects.exists()


def test_each_board_is_told_of_its_own_cases(municipality, document, entry):
    from documents.filing import file_under

    board(municipality)
    social = board(municipality, "Socialnämnden", "social@lindhaga.example")
    file_under(document, "SN 2027/1", authority=social)
    other = paper(municipality, document.created_by, title="En annan")
    entries.note(
        municipality, other, "prov:2", Direction.OUT, on=DAY - timedelta(days=30), title="Utan ärende", counterpart="X"
    )
    reminding.waiting_for_registrar(DAY)
    told = {letter.to: letter.body for letter in OutgoingMail.objects.all()}
    assert set(told) == {"registrator@lindhaga.example", "social@lindhaga.example"}
    assert "Utan ärende" in told["registrator@lindhaga.example"]
    assert "Synpunkter på riktlinjerna" in told["social@lindhaga.example"]


def test_the_command_does_all_of_it(monkeypatch, release, municipality, entry, capsys):
    board(municipality)
    monkeypatch.setattr("base.management.commands.daily.today", lambda: DAY)
    call_command("daily")
    call_command("daily")
    assert {letter.key.split("-")[0] for letter in OutgoingMail.objects.all()} == {"unanswered", "to"}
    assert OutgoingMail.objects.count() == 2
    assert "documents.unanswered: klar" in capsys.readouterr().out
