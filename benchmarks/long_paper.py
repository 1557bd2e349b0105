"""How fast the pages of a paper of fifty pages are: `python benchmarks/long_paper.py [ROUNDS]`.

Runs against the database that DATABASE_URL names (SQLite otherwise), in a test database that is made and removed again.
The aim is a second at most; sending prints the paper, which is what its time is.
"""

import os
import random
import re
import statistics
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

SECTIONS, PARAGRAPHS, REMARKS, RECIPIENTS, OBLIGATIONS = 120, 3, 300, 60, 2000
CHANCE = random.Random(2027)


def main(rounds: int) -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        for words, act in cases():
            act()
            print(
                f"{words:48}{statistics.median(_seconds(act) for _round in range(rounds)) * 1000:7.0f} ms", flush=True
            )
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def cases():
    """Each with what it measures."""
    owner, police, karin, petra = people()
    yield from comparisons(owner, police, karin)
    draft = long_paper(owner, police, karin, "Utkast")
    yield "the page of the draft, with its tips", shows(karin, "documents:detail", draft)
    yield "its page to write on", shows(karin, "documents:edit", draft)
    yield from answers(draft, karin, petra, police)
    yield f"its page with {RECIPIENTS} releases", shows(karin, "documents:detail", sent_to_many(draft, karin))
    watch(owner, karin)
    yield f"Uppföljning with {OBLIGATIONS} obligations", shows(karin, "obligations:list")
    yield "send to ten, the PDF with it", sends(owner, police, karin)


def people():
    """The owner, the other party, and somebody who writes at each."""
    from organisations.models import Membership, Organisation, Role, User

    owner = Organisation.objects.create(kind="municipality", name="Lindhaga kommun")
    police = Organisation.objects.create(kind="police", police_level="local_area", name="Lokalpolisområde Lindhaga")
    karin = User.objects.create_user(email="karin@samverka.example", name="Karin Almqvist")
    petra = User.objects.create_user(email="petra@samverka.example", name="Petra Norling")
    Membership.objects.create(user=karin, organisation=owner, role=Role.COORDINATOR)
    Membership.objects.create(user=petra, organisation=police, role=Role.POLICE_CONTACT)
    return owner, police, karin, petra


def long_paper(owner, police, by, title: str):
    from documents.creating import create
    from documents.models import Party, Section

    sections = [Section(heading=f"{number}. {some_words(3)}", html=some_text()) for number in range(1, SECTIONS + 1)]
    parties = [Party(organisation=each, name_as_written=each.name) for each in (owner, police)]
    return create(kind="agreement", title=title, owner=owner, by=by, sections=sections, parties=parties)


def some_text() -> str:
    return "".join(f"<p>{' '.join(some_sentence() for _ in range(4))}</p>" for _ in range(PARAGRAPHS))


def some_sentence() -> str:
    return some_words(CHANCE.randint(6, 22)) + "."


def some_words(count: int) -> str:
    words = " ".join(CHANCE.choices(_known(), _weights(), k=count))
    return words[:1].upper() + words[1:]


def _known() -> list[str]:
    """Swedish words of such papers, and rarer ones that are made up of them."""
    from tests.support import papers

    if not hasattr(_known, "words"):
        text = papers.PURPOSE + papers.WORKING + papers.FOCUS + papers.FOLLOW_UP + papers.TERM
        common = sorted(set(re.findall(r"\b[a-zåäö]{2,}\b", re.sub(r"<[^>]+>", " ", text))))
        _known.words = common + [CHANCE.choice(common) + CHANCE.choice(common) for _ in range(2500)]
    return _known.words


def _weights() -> list[float]:
    return [1 / place for place in range(1, len(_known()) + 1)]


def comparisons(owner, police, by):
    """The page of changes, from the first text to the one that is being written."""
    for words, change in CHANGES.items():
        paper = long_paper(owner, police, by, words)
        freeze_first(paper, by)
        change(paper)
        yield f"changes: {words}", shows(by, "documents:changes", paper)


def few(paper) -> None:
    for section in paper.sections.all()[::10]:
        section.html = section.html.replace(" ", " ändrat ", 1)
        section.save()


def moved(paper) -> None:
    for section in CHANCE.sample(list(paper.sections.all()), 30):
        paper.sections.filter(pk=section.pk).update(position=CHANCE.randrange(SECTIONS))


def rewritten(paper) -> None:
    for section in paper.sections.all():
        paper.sections.filter(pk=section.pk).update(html=some_text())


def read_in_anew(paper) -> None:
    """As from a file: no section is known again by its key or its heading, only by its words."""
    from documents.models import Section

    rows = list(paper.sections.all())
    paper.sections.all().delete()
    Section.objects.bulk_create(
        Section(document=paper, position=row.position, heading=some_words(3), html=row.html.replace(" ", " ändrat ", 3))
        for row in rows
    )


def another(paper) -> None:
    """Other sections with other words."""
    from documents.models import Section

    paper.sections.all().delete()
    Section.objects.bulk_create(
        Section(document=paper, position=place, heading=some_words(4), html=some_text()) for place in range(SECTIONS)
    )


CHANGES = {
    "a word here and there": few,
    "30 sections moved": moved,
    "every section written anew": rewritten,
    "read in anew from a file": read_in_anew,
    "quite another text": another,
}


def freeze_first(paper, by) -> None:
    from documents.content import freeze
    from documents.writing import open_for_writing

    with open_for_writing(paper.pk, paper.state) as taken:
        freeze(taken, "Skickad för synpunkter", by)


def answers(draft, karin, petra, police):
    from tests.documents.replies.asking import answered, ask, remark

    release = ask(draft, karin, police)
    yield "the page of a reply", shows(petra, "documents:comment", draft)
    remarks = [remark(release, some_sentence(), number=number % SECTIONS) for number in range(REMARKS)]
    answered(release, petra, *remarks)
    yield f"what has come in, {REMARKS} remarks", shows(karin, "documents:incoming", draft)
    yield f"the draft's page with {REMARKS} remarks", shows(karin, "documents:detail", draft)


def sent_to_many(draft, karin):
    from tests.documents.replies.asking import ask

    for number in range(RECIPIENTS):
        ask(draft, karin, name=f"Läsare {number}", email=f"lasare{number}@forening.example", relation="outside")
    return draft


def watch(owner, by) -> None:
    from agreements.models import Obligation

    Obligation.objects.bulk_create(
        Obligation(
            owner=owner,
            text=some_sentence(),
            rhythm="months",
            number=CHANCE.choice([1, 3, 6, 12]),
            from_on=date(2024, 1, 1),
            made_by=by,
        )
        for _number in range(OBLIGATIONS)
    )


def sends(owner, police, by):
    """Each time another text, so that nothing has been printed before."""
    from documents.models import Purpose
    from documents.sending import releasing

    draft = long_paper(owner, police, by, "Att skicka")
    people = [
        releasing.Recipient("outside", name=f"Läsare {number}", email=f"l{number}@forening.example")
        for number in range(10)
    ]

    def act() -> None:
        draft.sections.filter(position=0).update(html=some_text())
        releasing.send(draft, releasing.Sending(Purpose.COMMENTS, tuple(people)), by=by)

    return act


def shows(user, name: str, *papers):
    """Fetches the page as the person."""
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(name, args=[paper.pk for paper in papers])

    def act() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")

    return act


def _seconds(act) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
