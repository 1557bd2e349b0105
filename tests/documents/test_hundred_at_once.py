"""A hundred saves, sends, remarks and decisions from two parties at once on one paper: nothing accepted is lost."""

import uuid

import pytest

from base.refusals import Refused
from documents import deciding, releasing, replies, settling, steps
from documents.content import read
from documents.models import Comment, Decision, Document, Purpose, RegisterEntry, Relation, Release, State
from documents.releasing import Recipient, Sending
from documents.section_writing import Conflict, Saved, save_section
from tests.documents.deciding_cases import decision
from tests.documents.factories import paper
from tests.documents.replies.asking import answered, ask, remark
from tests.documents.test_saving_at_once import in_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quick_printing")]
MANY, SECTIONS = 100, 8


def tried(act):
    """What the act gave, or the refusal: nothing else may come of it."""
    try:
        return act()
    except Refused as refusal:
        return refusal


def adds(document, key, number: int, by):
    """Somebody reads the section and saves it with a line more."""
    section = document.sections.get(key=key)
    html, token = f"{section.html}<p>Sparat {number}.</p>", uuid.uuid4().hex
    return save_section(
        document.pk, key, heading=section.heading, html=html, base_version=section.version, token=token, by=by
    )


def refusals(answers) -> list[str]:
    return [answer.sentence for answer in answers if isinstance(answer, Refused)]


def person(number: int) -> Recipient:
    return Recipient(Relation.AUTHORITY, name=f"Person {number}", email=f"p{number}@x.example")


def test_saves_sends_remarks_and_answers_on_one_draft(
    municipality, coordinator, second_coordinator, police, police_contact
):
    document = paper(municipality, coordinator, parties=[police], count=SECTIONS)
    keys = list(document.sections.values_list("key", flat=True))
    release = ask(document, coordinator, police)
    for number in range(SECTIONS):
        answered(release, police_contact, remark(release, f"Först {number}.", number=number, html="<p>Förslag.</p>"))
    first = list(Comment.objects.order_by("reply").select_related("reply"))

    def saves(number):
        return adds(document, keys[number % SECTIONS], number, [coordinator, second_coordinator][number % 2])

    def sends(number):
        return releasing.send(document, Sending(Purpose.COMMENTS, (person(number),)), by=coordinator)

    def remarks(number):
        begun = replies.begin(release, by=police_contact)
        said = remark(release, f"Synpunkt {number}.", number=number % SECTIONS)
        replies.save(begun, [said], by_name="Petra")
        return replies.send_reply(begun, by=police_contact, by_name="Petra") if number % 3 == 0 else begun

    def settles(number):
        comment = first[number // 10 % SECTIONS]
        if number % 2:
            return settling.take_in(comment, by=second_coordinator)
        settling.decline(comment, reason=f"Skäl {number}.", by=coordinator)
        return f"Skäl {number}."

    acts = [saves, sends, remarks, saves, settles]
    answers = in_threads(lambda number: tried(lambda: acts[number % 5](number)), range(MANY))

    assert all(sentence.endswith(".") for sentence in refusals(answers))
    was = {act: [(n, answers[n]) for n in range(MANY) if acts[n % 5] is act] for act in acts}
    # While somebody is to choose between two texts, nothing is sent.
    assert all("Två har skrivit" in said for said in refusals(answer for _n, answer in was[sends]))
    assert all(isinstance(answer, Saved | Conflict) for _n, answer in was[saves])
    _every_save_stands(document, was[saves])
    words = set(Comment.objects.values_list("text", flat=True))
    assert {f"Synpunkt {n}." for n, answer in was[remarks] if not isinstance(answer, Refused)} <= words
    _every_send_is_whole(document, {f"Person {n}" for n, answer in was[sends] if isinstance(answer, list)})
    _every_remark_is_settled_as_it_was_said(first, was[settles])
    assert Document.objects.get(pk=document.pk).state == State.DRAFT


def _every_save_stands(document, saves) -> None:
    """Each accepted text is in the text, or beside it as a clash."""
    texts = "".join(section.html for section in document.sections.all())
    clashes = list(document.clashes.values_list("html", flat=True))
    for number, answer in saves:
        words = f"<p>Sparat {number}.</p>"
        if isinstance(answer, Saved):
            assert texts.count(words) == 1
        elif isinstance(answer, Conflict):
            assert any(words in html for html in clashes)


def _every_remark_is_settled_as_it_was_said(remarks, settled) -> None:
    """Taken in when somebody was told so, otherwise declined with a reason that was accepted."""
    for place, remark_before in enumerate(remarks):
        row = Comment.objects.get(pk=remark_before.pk)
        answers = [answer for n, answer in settled if n // 10 % SECTIONS == place]
        reasons = {answer for answer in answers if isinstance(answer, str)}
        if any(isinstance(answer, Saved) for answer in answers):
            assert row.outcome == "taken_in"
            assert "<p>Förslag.</p>" in row.reply.document.sections.get(key=row.section_key).html
        else:
            assert row.outcome == ("declined" if reasons else "open")
            assert row.answer in reasons | {""}


def _every_send_is_whole(document, sent: set[str]) -> None:
    releases = Release.objects.filter(document=document, organisation=None).select_related("revision")
    assert sorted(release.name for release in releases) == sorted(sent)
    assert all(release.link.name == release.name for release in releases)
    assert all(len(read(release.revision)["sections"]) == SECTIONS for release in releases)
    assert RegisterEntry.objects.filter(organisation=document.owner, direction="out").count() >= len(sent)
    numbers = sorted(document.revisions.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_decisions_of_two_parties_among_sends_saves_and_an_unlocking(
    municipality, coordinator, second_coordinator, police, police_contact
):
    document = paper(municipality, coordinator, parties=[police], kind="pledge_set", state=State.LOCKED)
    text = document.locked_revision
    key = document.sections.first().key
    owners = [(coordinator, municipality), (police_contact, police)]

    def decides(number):
        by, organisation = owners[number // 4 % 2]
        return deciding.decide(decision(document, organisation, revision=text, paragraph=str(number)), by=by)

    def sends(number):
        return releasing.send(document, Sending(Purpose.DECISION, (person(number),)), by=coordinator)

    def saves(number):
        return adds(document, key, number, second_coordinator)

    def turns(number):
        if number % 8 == 3:
            return steps.unlock(document, by=coordinator, reason=f"Omgång {number}.")
        return steps.lock(document, by=second_coordinator)

    acts = [decides, sends, saves, turns]
    answers = in_threads(lambda number: tried(lambda: acts[number % 4](number)), range(MANY))

    assert all(sentence.endswith(".") for sentence in refusals(answers))
    was = {act: [(n, answers[n]) for n in range(MANY) if acts[n % 4] is act] for act in acts}
    # Each party approved the text once, and whoever was told so is in the row.
    accepted = {answer.pk for _n, answer in was[decides] if isinstance(answer, Decision)}
    assert set(Decision.objects.values_list("pk", flat=True)) == accepted
    assert sorted(row.organisation_id for row in Decision.objects.all()) == sorted([municipality.pk, police.pk])
    _states_follow_each_other(document)
    sent = [n for n, answer in was[sends] if isinstance(answer, list)]
    assert {release.name for release in Release.objects.all()} == {f"Person {n}" for n in sent}
    _every_save_stands(document, was[saves])


def _states_follow_each_other(document) -> None:
    """Locked and unlocked in turn, and the paper is in the state that the last of them left it in."""
    taken = list(document.events.filter(step__in=["lock", "unlock"]).order_by("pk").values_list("step", flat=True))
    assert taken == [("lock", "unlock")[place % 2] for place in range(len(taken))]
    document.refresh_from_db()
    assert document.state == (State.LOCKED if taken[-1] == "lock" else State.DRAFT)
    assert (document.locked_revision_id is not None) == (document.state == State.LOCKED)
