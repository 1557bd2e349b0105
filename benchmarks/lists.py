"""How fast the pages of agreements are with 100 agreements and with 100,000: `python benchmarks/lists.py [MANY]`.

Runs against the database that DATABASE_URL names (SQLite otherwise), in a test database that is made and removed again.
"spread" is the country: the same municipality as before, among 290. "one owner" is the hard case, where a single
municipality has them all. Read the ratios; the aim is 1.5 at most.
"""

import os
import statistics
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

FEW, ROUNDS, BATCH, MUNICIPALITIES = 100, 15, 5000, 290
PAGES = {
    "list": "/overenskommelser/",
    "list by title": "/overenskommelser/?sortera=titel",
    "list, last page": "/overenskommelser/?sida=4",
    "list in force": "/overenskommelser/?status=galler",
    "list, a search": "/overenskommelser/?q=trygghet+7",
    "start": "/",
}


def main(many: int) -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        compare(many)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def compare(many: int) -> None:
    client, own, others = people()
    fill(own, FEW)
    small = measure(client)
    for number, other in enumerate(others):
        fill(other, (many - FEW) // len(others) + (number < (many - FEW) % len(others)))
    tidy()
    report(f"{many} spread over {MUNICIPALITIES}", small, measure(client))
    give_all_to(own)
    tidy()
    report(f"{many} with one owner", small, measure(client))


def people():
    """A client that is logged in as a coordinator, their municipality, and all the others."""
    from django.test import Client

    from organisations.models import Membership, Organisation, Role, User

    own, *others = [
        Organisation.objects.create(kind="municipality", name=f"Kommun {number}") for number in range(MUNICIPALITIES)
    ]
    user = User.objects.create_user(email="matning@samverka.example", name="Karin Almqvist")
    Membership.objects.create(user=user, organisation=own, role=Role.COORDINATOR)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client, own, others


def fill(owner, count: int) -> None:
    """Signed agreements of the owner, of every kind of term, with what lists and searches ask for."""
    from django.db import transaction

    for start in range(0, count, BATCH):
        with transaction.atomic():
            fill_batch(owner, start, min(BATCH, count - start))


def fill_batch(owner, start: int, count: int) -> None:
    from django.db.models import OuterRef, Subquery
    from django.utils import timezone

    from agreements.models import Agreement, TermKind
    from base.searching import sort_key
    from documents.content import canonical, content_of, digest
    from documents.models import Document, Party, Reader, Revision, SearchEntry, Section, State
    from organisations.models import User

    user = User.objects.get()
    kinds = list(TermKind)
    titles = [f"Trygghet {owner.pk} {(start + number) * 7919 % 100_003:06d}" for number in range(count)]
    papers = Document.objects.bulk_create(
        Document(
            kind="agreement",
            type_label="Samverkansöverenskommelse",
            title=title,
            sort_title=sort_key(title),
            owner=owner,
            created_by=user,
        )
        for title in titles
    )
    Agreement.objects.bulk_create(
        _agreement(paper, kinds[number % 5], number, papers[number - 1] if number % 3 == 2 else None)
        for number, paper in enumerate(papers)
    )
    Party.objects.bulk_create(Party(document=paper, organisation=owner, name_as_written=owner.name) for paper in papers)
    Section.objects.bulk_create(
        Section(document=paper, position=0, heading="Syfte", html="<p>Ökad trygghet.</p>") for paper in papers
    )
    Reader.objects.bulk_create(Reader(document=paper, organisation=owner) for paper in papers)
    SearchEntry.objects.bulk_create(SearchEntry(document=paper, words=paper.title.casefold()) for paper in papers)
    text = canonical(content_of(papers[0]))
    Revision.objects.bulk_create(
        Revision(
            document=paper,
            number=1,
            schema=1,
            content=text,
            sha256=digest(text),
            reason="Registrerad",
            made_by=user,
            made_at=timezone.now(),
        )
        for paper in papers
    )
    Document.objects.filter(owner=owner, state=State.DRAFT).update(
        state=State.FINAL,
        locked_revision=Subquery(Revision.objects.filter(document=OuterRef("pk")).values("pk")[:1]),
        final_by=Document.FinalBy.SIGNATURE,
        final_on=date(2020, 1, 1),
    )


def _agreement(paper, kind: str, number: int, before):
    """Every third one succeeds the one before it."""
    from agreements.models import Agreement

    year = 2010 + number % 18
    ends_on = None if kind == "until_further_notice" else date(year if kind == "rolling_yearly" else year + 3, 12, 31)
    return Agreement(
        document=paper,
        original_id=paper.pk,
        term_kind=kind,
        starts_on=date(year, 1, 1),
        ends_on=ends_on,
        follows_id=before.pk if before else None,
        relation="successor" if before else "",
    )


def give_all_to(owner) -> None:
    from documents.models import Document, Reader

    Document.objects.update(owner=owner)
    Reader.objects.update(organisation=owner)


def tidy() -> None:
    """Bring the planner's statistics up to date, as the databases do by themselves after a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(client) -> dict[str, float]:
    """Seconds for each page: the median of some rounds after a first one, the pages taking turns."""
    from documents.models import Document

    newest = Document.objects.order_by("-pk").values_list("pk", flat=True)
    own = newest.filter(readers__organisation__memberships__isnull=False).first()
    pages = {**PAGES, "detail": f"/handlingar/{own}/", "facts": f"/handlingar/{own}/overenskommelse/"}
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for _round in range(ROUNDS + 1):
        for name, address in pages.items():
            begun = time.perf_counter()
            answer = client.get(address)
            taken[name].append(time.perf_counter() - begun)
            if answer.status_code != 200:
                raise SystemExit(f"{address} answered {answer.status_code}")
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def report(title: str, small: dict[str, float], large: dict[str, float]) -> None:
    print(f"\n{title:34}{FEW:>9}{'many':>10}{'ratio':>8}")
    for name, seconds in large.items():
        print(
            f"  {name:32}{small[name] * 1000:6.0f} ms{seconds * 1000:7.0f} ms{seconds / small[name]:8.2f}", flush=True
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
