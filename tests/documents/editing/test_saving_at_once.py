"""Many writers at the same time, with real locking: nobody's words may be gone afterwards."""

import threading

import pytest

from base.refusals import Refused
from documents import steps
from documents.content import read
from documents.editing.section_writing import Conflict, Saved
from documents.models import Clash, Document, State
from documents.writing import open_for_writing
from tests.documents.at_once import in_threads, said_somewhere, save
from tests.documents.factories import TEXT, paper

pytestmark = pytest.mark.django_db(transaction=True)
SAVES = 100


def test_a_hundred_saves_and_a_lock_in_the_middle_lose_nothing(municipality, coordinator, second_coordinator):
    writers, each = 10, SAVES // 10
    document = paper(municipality, coordinator, count=writers)
    keys = list(document.sections.values_list("key", flat=True))
    people = [coordinator, second_coordinator]
    done = threading.Semaphore(0)

    def work(number):
        if number == writers:
            for _save in range(SAVES // 2):
                assert done.acquire(timeout=60)
            return steps.lock(document, by=coordinator)
        answers, version = [], 1
        for turn in range(each):
            answer = save(document, keys[number], f"Text {number}, omgång {turn}.", version, people[number % 2])
            version = getattr(answer, "version", version)
            answers.append(answer)
            done.release()
        return answers

    *saves, revision = in_threads(work, range(writers + 1), workers=writers + 1)

    document.refresh_from_db()
    assert document.state == State.LOCKED
    assert document.locked_revision == revision
    frozen = {section["key"]: section["html"] for section in read(revision)["sections"]}
    refused = 0
    for number, answers in enumerate(saves):
        kept = [turn for turn, answer in enumerate(answers) if isinstance(answer, Saved)]
        refused += each - len(kept)
        assert all("låst" in str(answer) for answer in answers if not isinstance(answer, Saved))
        # The last save that was answered with "saved" is what was locked, and what stands in the living text.
        last = f"<p>Text {number}, omgång {kept[-1]}.</p>" if kept else TEXT
        section = document.sections.get(key=keys[number])
        assert frozen[str(section.key)] == section.html == last
        assert section.version == 1 + len(kept)
    assert refused > 0, "the lock did not come in the middle"


def test_a_lock_waits_until_somebody_has_chosen_between_two_texts(municipality, coordinator, second_coordinator):
    document = paper(municipality, coordinator, count=5)
    keys = list(document.sections.values_list("key", flat=True))

    def work(number):
        key = keys[number % len(keys)]
        version = document.sections.get(key=key).version
        return save(document, key, f"Text nummer {number}.", version, [coordinator, second_coordinator][number % 2])

    answers = in_threads(work, range(SAVES))
    assert all(isinstance(answer, Saved | Conflict) for answer in answers)
    assert all(said_somewhere(document, f"Text nummer {number}.") for number in range(SAVES - 5, SAVES))
    for number, answer in enumerate(answers):
        if isinstance(answer, Conflict):
            assert Clash.objects.get(pk=answer.clash.pk).html == f"<p>Text nummer {number}.</p>"
    for section in document.sections.all():
        saved = [
            a.version for n, a in enumerate(answers) if isinstance(a, Saved) and keys[n % len(keys)] == section.key
        ]
        assert sorted(saved) == list(range(2, 2 + len(saved)))
        assert section.version == 1 + len(saved)
    if Clash.objects.filter(document=document).exists():
        with pytest.raises(Refused, match="Två har skrivit"):
            steps.lock(document, by=coordinator)


def test_twenty_people_in_one_section_at_the_same_time_all_find_their_words_again(municipality, coordinator):
    document = paper(municipality, coordinator, count=1)
    key = document.sections.get().key

    answers = in_threads(lambda number: save(document, key, f"Ord från nummer {number}.", 1, coordinator), range(20))
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
