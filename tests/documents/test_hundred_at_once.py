"""A hundred saves, sends, remarks and decisions from two parties at once on one paper: nothing is lost.

Every text that somebody typed is kept, or stands on the page that said that it was not.
"""

import uuid

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.urls import reverse

from base import answer_links
from base.models import OutgoingMail
from base.refusals import Refused
from documents import steps
from documents.content import read
from documents.deciding import decision_rows
from documents.editing.section_writing import Conflict, Saved, save_section
from documents.models import (
    Clash,
    Comment,
    Decision,
    Document,
    Purpose,
    RegisterEntry,
    Relation,
    Release,
    Reply,
    Revision,
    State,
)
from documents.replies import settling
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from organisations.models import Role
from tests.conftest import person
from tests.documents.at_once import in_threads
from tests.documents.deciding.cases import decision, posted, sent_for_decision
from tests.documents.factories import TEXT, paper
from tests.documents.replies.asking import answered, ask, key_of, remark

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quick_printing")]
MANY, SECTIONS = 100, 5


@pytest.fixture
def at_work(municipality, coordinator, second_coordinator, police, police_contact):
    """A draft that has been out for decision, and is out for remarks; some of which have come in."""
    return AtWork(municipality, [coordinator, second_coordinator], police, police_contact)


class AtWork:
    """The paper, and the hundred things that are done with it through its pages."""

    def __init__(self, municipality, writers, police, police_contact):
        by = writers[0]
        self.document = paper(municipality, by, parties=[police], kind="pledge_set", state=State.LOCKED, count=SECTIONS)
        self.asked_to_decide = posted(self.document, police), posted(self.document, municipality)
        self.deciding = self._linked_decision(police, by)
        steps.unlock(self.document, by=by, reason="Det skrivs vidare.")
        self.document.refresh_from_db()
        self.asked = ask(self.document, by, police)
        self.linked = ask(self.document, by, name="Lena Berg", email="lena@berg.example")
        for number in range(SECTIONS):
            said = remark(self.asked, f"Först {number}.", number=number, html="<p>Förslag.</p>")
            answered(self.asked, police_contact, said)
        self.first = list(Comment.objects.order_by("reply"))
        self.latest = Reply.objects.order_by("pk").last().pk
        colleague = person("Olle Berg", police, Role.POLICE_CONTACT)
        self.writers = [_cookies_of(user) for user in writers]
        self.police = [_cookies_of(user) for user in (police_contact, colleague)]
        self.keys = list(self.document.sections.values_list("key", flat=True))
        self.acts = [self.saves, self.sends, self.remarks, self.decides, self.settles]
        self.mails_before = OutgoingMail.objects.count()
        django_mail.outbox.clear()

    def _linked_decision(self, police, by) -> str:
        """Where the police decide by a link; they are asked here too."""
        sent_for_decision(self.document, police, by)
        link, secret = answer_links.issue(purpose="release", name="Johan Rask", email="johan@polisen.example", by=by)
        sent_for_decision(self.document, police, by, name="Johan Rask", email=link.email, link=link)
        return reverse("base:answer", args=[secret])

    def url(self, name: str, *more) -> str:
        return reverse(f"documents:{name}", args=[self.document.pk, *more])

    def do(self, number: int):
        """What was typed, and what came of it."""
        return self.acts[number % 5](number // 5)

    def saves(self, number: int):
        key, words = self.keys[number % SECTIONS], f"Sparat av nummer {number}."
        section = self.document.sections.get(key=key)
        html = f"{section.html}<p>{words}</p>"
        typed = {"heading": section.heading, "html": html, "version": section.version, "token": uuid.uuid4().hex}
        client = _browser(self.writers[number % 2])
        json = {"content_type": "application/json", "headers": {"accept": "application/json"}}
        return words, client.post(self.url("save_section", key), typed, **json)

    def sends(self, number: int):
        words = f"Läs särskilt stycke {number}."
        typed = {"person-TOTAL_FORMS": "1", "person-INITIAL_FORMS": "0", "why": words}
        typed |= {"person-0-name": f"Person {number}", "person-0-email": f"p{number}@x.example"}
        client = _browser(self.writers[number % 2])
        return words, client.post(self.url("send_for_comments"), typed | {"person-0-where": "outside"})

    def remarks(self, number: int):
        words, token = f"Synpunkt från nummer {number}.", uuid.uuid4().hex[:20]
        is_sent = number in (9, 12, 14)
        typed = {"page": uuid.uuid4().hex[:12], "seen": self.latest, "do": "send" if is_sent else "save"}
        typed |= {f"at:{token}": f"{key_of(self.asked, number % SECTIONS)}|0", f"text:{token}": words}
        if number % 2:
            return words, _browser(self.police[number % 4 // 2]).post(self.url("comment"), typed)
        return words, Client().post(reverse("base:answer", args=[self.linked.secret]), typed)

    def decides(self, number: int):
        words, of_police, of_owner = f"Beslutet enligt nummer {number}.", *self.asked_to_decide
        said = {"text": words, "by_whom": f"Chef {number}", "old_text": "on"}
        if number % 3 == 0:
            return words, _browser(self.writers[0]).post(self.url("decide"), of_owner | said)
        if number % 3 == 1:
            return words, _browser(self.police[number % 2]).post(self.url("decide"), of_police | said)
        return words, Client().post(self.deciding, of_police | said)

    def settles(self, number: int):
        comment, words = self.first[number // 4], f"Skälet är nummer {number}."
        client, seen = _browser(self.writers[number % 2]), settling.mark_of(comment)
        if number % 4 == 1:
            return "", client.post(self.url("take_in", comment.pk), {"settled": seen})
        name = "decline_comment" if number % 2 else "answer_comment"
        return words, client.post(self.url(name, comment.pk), {"answer": words, "seen": seen})


def _cookies_of(user):
    client = Client()
    client.force_login(user)
    return client.cookies


def _browser(cookies) -> Client:
    client = Client()
    client.cookies = cookies
    return client


def _said(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def _all_words() -> str:
    """All that is kept, wherever a person finds it."""
    document = Document.objects.get()
    rows = [
        *document.sections.values_list("html", flat=True),
        *Clash.objects.values_list("html", flat=True),
        *Release.objects.values_list("why", flat=True),
        *Comment.objects.values_list("text", flat=True),
        *Comment.objects.values_list("answer", flat=True),
        *Decision.objects.values_list("text", flat=True),
    ]
    return "\n".join(rows)


def test_a_hundred_things_done_by_two_parties_on_the_pages_of_one_paper_at_once(at_work):
    answers = in_threads(at_work.do, range(MANY))

    was = [[answers[number] for number in range(MANY) if number % 5 == place] for place in range(5)]
    kept = _all_words()
    for words, response in answers:
        assert response.status_code in (200, 302, 404, 409, 422)
        assert words in kept or words in _said(response), (words, response.status_code)
    saved, sent, remarked, decided, settled = was
    # What was accepted is there once, and of each kind something was.
    # What was saved stands once in the text; a text that clashed was written from it, and may have the words too.
    text = "\n".join(at_work.document.sections.values_list("html", flat=True))
    in_the_text = [words for words, answer in saved if answer.status_code == 200]
    for rows, place in ((in_the_text, text), (_accepted(sent), kept), (_accepted(remarked), kept)):
        assert rows
        assert {words: place.count(words) for words in rows} == dict.fromkeys(rows, 1)
    assert {"Först 0.", *_accepted(remarked)} <= set(Comment.objects.values_list("text", flat=True))
    _each_party_has_decided_once(at_work, [words for words, _answer in decided])
    _every_remark_is_settled_once(at_work.first, settled)
    _every_send_is_whole(at_work.document, _accepted(sent))
    _every_reply_is_one_in_the_registers()
    _every_mail_went_once(at_work.mails_before)
    numbers = sorted(at_work.document.revisions.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def _accepted(answers) -> list[str]:
    """The words of the forms after which one was led on, or thanked."""
    return [words for words, answer in answers if answer.status_code in (200, 302) and words in _all_words()]


def _each_party_has_decided_once(at_work, typed: list[str]) -> None:
    rows = list(Decision.objects.filter(withdrawn_at=None))
    assert sorted(str(row.organisation) for row in rows) == ["Lindhaga kommun", "Lokalpolisområde Lindhaga-Norrvika"]
    assert Decision.objects.count() == 2
    assert {row.text for row in rows} <= set(typed)
    for row in rows:
        entries = RegisterEntry.objects.filter(source=f"decision:{row.pk}").count()
        assert entries == (1 if row.organisation_id == at_work.document.owner_id else 2)


def _every_remark_is_settled_once(remarks, settled) -> None:
    """As the one said whose answer was taken: nobody wrote over it without having read it."""
    for place, before in enumerate(remarks):
        row = Comment.objects.get(pk=before.pk)
        ours = [settled[number] for number in range(place * 4, place * 4 + 4)]
        taken = [words for words, answer in ours if words and answer.status_code == 302]
        assert row.outcome != "open"
        assert taken == ([] if row.outcome == "taken_in" else [row.answer])
        if row.outcome == "taken_in":
            assert row.answer == ""
            assert "<p>Förslag.</p>" in row.reply.document.sections.get(key=row.section_key).html


def _every_send_is_whole(document, sent: list[str]) -> None:
    releases = Release.objects.filter(document=document).exclude(why="").select_related("revision", "link")
    assert sorted(release.why for release in releases) == sorted(sent)
    assert len({release.link.pk for release in releases}) == len(sent)
    assert all(release.link.name == release.name for release in releases)
    assert all(len(read(release.revision)["sections"]) == SECTIONS for release in releases)
    sources = {f"release:{release.pk}" for release in releases}
    assert RegisterEntry.objects.filter(source__in=sources).count() == len(sent)


def _every_reply_is_one_in_the_registers() -> None:
    sent = Reply.objects.filter(sent_at__isnull=False)
    noted = RegisterEntry.objects.filter(source__startswith="reply:", organisation__kind="municipality")
    assert set(noted.values_list("source", flat=True)) == {f"reply:{reply.pk}" for reply in sent}
    assert noted.count() == sent.count() > SECTIONS


def _every_mail_went_once(before: int) -> None:
    assert not OutgoingMail.objects.filter(sent_at=None).exists()
    assert len(django_mail.outbox) == OutgoingMail.objects.count() - before


def tried(act):
    """What the act gave, or the refusal: nothing else may come of it."""
    try:
        return act()
    except Refused as refusal:
        return refusal


def test_decisions_of_two_parties_among_sends_saves_reminders_and_unlockings(
    municipality, coordinator, second_coordinator, police, police_contact
):
    saves = MANY // 4
    document = paper(municipality, coordinator, parties=[police], kind="pledge_set", state=State.LOCKED, count=saves)
    text, keys = document.locked_revision, list(document.sections.values_list("key", flat=True))
    asked = sent_for_decision(document, police, coordinator)

    def decides(number):
        by, organisation = [(coordinator, municipality), (police_contact, police)][number % 2]
        return decision_rows.decide(decision(document, organisation, revision=text, paragraph=str(number)), by=by)

    def sends(number):
        to = Recipient(Relation.AUTHORITY, police, name=f"Person {number}", email=f"p{number}@x.example")
        return releasing.send(document, Sending(Purpose.DECISION, (to,)), by=coordinator)

    def saves_one(number):
        html = f"{TEXT}<p>Sparat {number}.</p>"
        said = {"heading": "Avsnitt", "html": html, "base_version": 1, "token": uuid.uuid4().hex}
        return save_section(document.pk, keys[number], **said, by=second_coordinator)

    def turns(number):
        if number % 6 == 3:
            return steps.unlock(document, by=coordinator, reason=f"Omgång {number}.")
        if number % 6 == 0:
            return steps.lock(document, by=second_coordinator)
        return releasing.remind(asked, by=coordinator)

    acts = [decides, sends, saves_one, turns]
    answers = in_threads(lambda number: tried(lambda: acts[number % 4](number // 4)), range(MANY))

    decided, sent, saved, _turned = [[answers[n] for n in range(MANY) if n % 4 == place] for place in range(4)]
    assert all(answer.sentence.endswith(".") for answer in answers if isinstance(answer, Refused))
    assert not any(isinstance(answer, Conflict) for answer in saved)
    # Each party approved the text once, and whoever was told so is in the row.
    accepted = {answer.pk for answer in decided if isinstance(answer, Decision)}
    assert set(Decision.objects.values_list("pk", flat=True)) == accepted
    assert sorted(row.organisation_id for row in Decision.objects.all()) == sorted([municipality.pk, police.pk])
    texts = {section.key: section.html for section in document.sections.all()}
    for number, answer in enumerate(saved):
        assert (f"<p>Sparat {number}.</p>" in texts[keys[number]]) == isinstance(answer, Saved)
    releases = Release.objects.exclude(name="").select_related("revision")
    assert {each.name for each in releases} == {f"Person {n}" for n, got in enumerate(sent) if isinstance(got, list)}
    assert OutgoingMail.objects.filter(key__startswith="reminder-").count() <= 1
    locked = Revision.objects.filter(events__step="lock")
    assert all(release.revision in locked for release in releases)
    _states_follow_each_other(document)


def _states_follow_each_other(document) -> None:
    """Locked and unlocked in turn, and the paper is in the state that the last of them left it in."""
    taken = list(document.events.filter(step__in=["lock", "unlock"]).order_by("pk").values_list("step", flat=True))
    assert taken == [("lock", "unlock")[place % 2] for place in range(len(taken))]
    document.refresh_from_db()
    assert document.state == (State.LOCKED if taken[-1] == "lock" else State.DRAFT)
    assert (document.locked_revision_id is not None) == (document.state == State.LOCKED)
