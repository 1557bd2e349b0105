"""Many writers at the same time, with real locking: nobody's words may be gone afterwards."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from base.refusals import Refused
from documents import steps
from documents.content import read
from documents.models import Clash, Document, State
from documents.section_writing import Conflict, Saved, save_section
from documents.writing import open_for_writing
from tests.documents.factories import paper

pytestmark = pytest.mark.django_db(transaction=True)
SAVES = 100


def in_threads(work, items, workers=8):
    """The results of the work on each item, by several threads that begin together and close their connections."""
    ready = threading.Barrier(workers)

    def begin():
        ready.wait(20)

    def run(item):
        try:
            return work(item)
        finally:
            connection.close()

    with ThreadPoolExecutor(workers, initializer=begin) as pool:
        return list(pool.map(run, items))


def said_somewhere(document, words):
    """Whether the words are in the text, in a revision or among the texts that came second."""
    if any(words in section.html for section in document.sections.all()):
        return True
    if any(words in clash.html for clash in Clash.objects.filter(document=document)):
        return True
    return any(words in section["html"] for each in document.revisions.all() for section in read(each)["sections"])


def test_a_hundred_saves_and_a_lock_in_the_middle_lose_nothing(municipality, coordinator, second_coordinator):
    document = paper(municipality, coordinator, count=5)
    keys = list(document.sections.values_list("key", flat=True))
    people = [coordinator, second_coordinator]
    locked_at = SAVES // 2

    def save(number):
        if number == locked_at:
            return "lock", steps.lock(document, by=coordinator)
        # Each writer goes on from the version that is there, as an editor does that has seen the last answer.
        key = keys[number % len(keys)]
        version = document.sections.get(key=key).version
        html = f"<p>Text nummer {number}.</p>"
        try:
            answer = save_section(
                document.pk, key, heading="", html=html, base_version=version, token=uuid.uuid4().hex, by=people[number % 2]
            )
        except Refused as refusal:
            return "refused", str(refusal)
        return number, answer

    answers = in_threads(save, range(SAVES))

    document.refresh_from_db()
    assert document.state == State.LOCKED
    kept = [number for number, answer in answers if isinstance(answer, Saved | Conflict)]
    refused = [answer for what, answer in answers if what == "refused"]
    assert len(kept) + len(refused) == SAVES - 1
    assert all("låst" in sentence for sentence in refused)
    # What stands in the living text is what was locked, to the letter.
    frozen = {each["key"]: each["html"] for each in read(document.locked_revision)["sections"]}
    assert frozen == {str(each.key): each.html for each in document.sections.all()}
    # No save that was answered with "saved" was written over by somebody who had not seen it.
    for section in document.sections.all():
        saved = [a for n, a in answers if isinstance(a, Saved) and keys[n % len(keys)] == section.key]
        assert sorted(answer.version for answer in saved) == list(range(2, 2 + len(saved)))
        assert section.version == 1 + len(saved)
    # And what came second is kept.
    for _number, answer in answers:
        if isinstance(answer, Conflict):
            assert Clash.objects.filter(pk=answer.clash.pk).exists()


def test_twenty_people_in_one_section_at_the_same_time_all_find_their_words_again(municipality, coordinator):
    document = paper(municipality, coordinator, count=1)
    key = document.sections.get().key

    def save(number):
        html = f"<p>Ord från nummer {number}.</p>"
        return save_section(
            document.pk, key, heading="A", html=html, base_version=1, token=f"{number:032x}.1", by=coordinator
        )

    answers = in_threads(save, range(20))
    assert sum(isinstance(answer, Saved) for answer in answers) == 1
    assert all(said_somewhere(document, f"Ord från nummer {number}.") for number in range(20))


def test_numbers_of_revisions_do_not_collide(municipality, coordinator, second_coordinator):
    document = paper(municipality, coordinator)

    def step(number):
        try:
            if number % 2:
                steps.unlock(document, by=coordinator, reason="Ändras")
            else:
                steps.lock(document, by=second_coordinator)
        except Refused:
            return 0
        return 1

    assert sum(in_threads(step, range(40))) >= 1
    numbers = list(document.revisions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    taken = document.events.exclude(step="create").order_by("pk").values_list("step", flat=True)
    assert list(taken) == [("lock", "unlock")[place % 2] for place in range(len(taken))]


def test_two_registrations_at_once_make_one(municipality, coordinator):
    document = paper(municipality, coordinator)

    def register(number):
        try:
            return steps.register(document, by=coordinator, on=None)
        except Refused:
            return None

    made = [revision for revision in in_threads(register, range(8)) if revision]
    assert len(made) == 1
    assert document.events.filter(step="register").count() == 1


def test_the_door_waits_for_the_one_inside(municipality, coordinator):
    document = paper(municipality, coordinator)
    seen = []

    def write(number):
        with open_for_writing(document.pk) as taken:
            before = Document.objects.values_list("touched", flat=True).get(pk=taken.pk)
            seen.append(before)
        return before

    in_threads(write, range(16))
    assert sorted(seen) == list(range(1, 17))
