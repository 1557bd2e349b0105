"""Two parties writing, sending and taking in at the same time, with real locking: nothing is lost."""

import pytest

from base.models import OutgoingMail
from base.refusals import Refused
from documents.editing.section_writing import Conflict, Saved, save_section
from documents.models import Comment, Document, RegisterEntry, Reply
from documents.replies import answering, registered_replies, settling
from organisations.models import Role
from tests.conftest import person
from tests.documents.at_once import in_threads, said_somewhere
from tests.documents.factories import paper
from tests.documents.replies.asking import answered, ask, remark

pytestmark = pytest.mark.django_db(transaction=True)


def test_colleagues_who_begin_at_the_same_moment_share_one_answer(release, police_contact):
    def work(number):
        begun = answering.begin(release, by=police_contact)
        answering.save(begun, [remark(release, f"Ord {number}.")], by_name="Petra")
        return begun.pk

    assert len(set(in_threads(work, range(24)))) == 1
    assert {comment.text for comment in Comment.objects.all()} == {f"Ord {number}." for number in range(24)}


def test_the_same_remark_written_by_many_keeps_every_word(release, police_contact):
    begun = answering.begin(release, by=police_contact)

    def work(number):
        answering.save(begun, [remark(release, f"Ord {number}.", token="a", page=f"p{number}")], by_name="Petra")

    in_threads(work, range(24))
    assert {comment.text for comment in begun.comments.all()} == {f"Ord {number}." for number in range(24)}


def test_sent_by_many_at_once_while_others_write_it_is_one_and_what_was_saved_is_in_it(release, police, police_contact):
    colleague = person("Olle Berg", police, Role.POLICE_CONTACT)
    begun = answering.begin(release, by=police_contact)
    answering.save(begun, [remark(release, "Först.")], by_name="Petra")

    def work(number):
        try:
            if number % 3 == 0:
                return answering.send_reply(begun, by=[police_contact, colleague][number % 2], by_name="Petra").pk
            answering.save(begun, [remark(release, f"Ord {number}.")], by_name="Olle")
        except Refused:
            return None
        return f"Ord {number}."

    done = in_threads(work, range(24))
    kept = {word for word in done if isinstance(word, str)}
    assert {comment.text for comment in Reply.objects.get().comments.all()} == kept | {"Först."}
    assert RegisterEntry.objects.filter(source=f"reply:{begun.pk}").count() == 2
    assert OutgoingMail.objects.filter(key__startswith=f"reply-{begun.pk}-").count() == 1


def test_taking_in_and_saving_at_once_loses_no_word(
    municipality, coordinator, second_coordinator, police, police_contact
):
    count = 12
    document = paper(municipality, coordinator, parties=[police], count=count)
    release = ask(document, coordinator, police)
    for number in range(count):
        html = f"<p>Förslag {number}.</p>"
        answered(release, police_contact, remark(release, f"Synpunkt {number}.", number=number, html=html))
    comments = list(Comment.objects.order_by("position").select_related("reply"))

    def work(turn):
        number, writes = divmod(turn, 2)
        comment = comments[number]
        if not writes:
            return settling.take_in(comment, by=second_coordinator)
        return save_section(
            document.pk,
            comment.section_key,
            heading=f"Avsnitt {number + 1}",
            html=f"<p>Sparat {number}.</p>",
            base_version=1,
            token=f"t{number}",
            by=coordinator,
        )

    answers = in_threads(work, range(count * 2))
    for number in range(count):
        taken, saved = answers[2 * number], answers[2 * number + 1]
        assert isinstance(taken, Saved) or isinstance(saved, Saved)
        assert isinstance(saved, Saved | Conflict)
        assert said_somewhere(document, f"Sparat {number}.")
        comment = Comment.objects.get(pk=comments[number].pk)
        assert (comment.outcome == "taken_in") == isinstance(taken, Saved)
        if isinstance(taken, Saved):
            assert said_somewhere(document, f"Förslag {number}.")
    assert Document.objects.get(pk=document.pk).state == "draft"


def test_registered_by_a_finger_that_presses_many_times_it_is_one(release, coordinator):
    from datetime import date

    told = registered_replies.Told("phone", "Lena Berg", date(2026, 3, 3))

    def work(number):
        return registered_replies.register_reply(
            release.document, told, [remark(release, "Ett ord.")], by=coordinator, release=release, token="p"
        ).pk

    assert len(set(in_threads(work, range(16)))) == 1
    assert Comment.objects.count() == 1
