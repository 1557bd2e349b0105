"""Lists and pages ask the database no more for fifty rows than for one."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement, Aim, Area, FocusArea, Fulfilment, Renewal, TermKind
from documents import opening, steps
from documents.filing import file_under
from documents.models import (
    ChangeReason,
    Clause,
    Comment,
    Decision,
    Import,
    ImportedPaper,
    Party,
    Release,
    Reply,
    Section,
    SetAside,
    Signatory,
    Template,
)
from organisations.models import Membership, Role, SittingDate, User
from tests.documents.replies.asking import answered, ask, remark
from tests.documents.replies.asking import reply as begun_reply
from tests.support.watched import watch_and_follow_up
from tests.support.world import build, paper, reading

pytestmark = pytest.mark.once

LISTS = [
    ("pages:start", {}),
    ("pages:search", {"q": "handling"}),
    ("pages:import_new", {}),
    ("documents:list", {}),
    ("documents:to_register", {}),
    ("boards:list", {}),
    ("boards:cases", {}),
    ("documents:templates", {}),
    ("documents:clauses", {}),
    ("agreements:list", {}),
    ("agreements:areas", {}),
    ("obligations:list", {}),
]
OF_A_PAPER = ["documents:detail", "documents:changes", "documents:edit", "documents:history", "documents:frame",
              "agreements:facts", "documents:preview", "obligations:sentences", "obligations:proposals"]  # fmt: skip


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Built once; each test takes back what it adds."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def world(built, db, client):
    world = deepcopy(built)
    client.force_login(world.people["administrator"])
    return world


def queries(client, url: str, data=None) -> int:
    """How many, on the second visit: the first one notes where the person was."""
    assert client.get(url, data).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(url, data)
    return len(asked)


def test_lists_of_many_rows(client, world):
    _more_of_everything(world, 1, "Första")
    before = {name: queries(client, reverse(name), data) for name, data in LISTS}
    _more_of_everything(world, 12, "Fler")
    after = {name: queries(client, reverse(name), data) for name, data in LISTS}
    assert after == before


def _more_of_everything(world, count: int, word: str) -> None:
    owner, karin = world.municipality, world.people["coordinator"]
    for number in range(count):
        document = paper(world, f"Handling {word} {number}")
        Agreement.objects.filter(pk=document.pk).update(
            term_kind=TermKind.FIXED, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)
        )
        document.clashes.update(settled_at=document.created_at)
        file_under(document, f"KS {word}/{number}")
        if number % 2 or count == 1:
            steps.register(document, by=karin, on=None, open_for=[world.police_unit])
        Template.objects.create(owner=owner, kind="agreement", name=f"{word} {number}", type_label="Avtal")
        Clause.objects.create(owner=owner, heading=f"{word} {number}", html="<p>Text</p>")
        Area.objects.create(owner=owner, name=f"{word} {number}")
        kept = Import.objects.create(
            owner=owner, file=world.rows.imported.source.file, name=f"{word} {number}", by=karin
        )
        ImportedPaper.objects.create(source=kept, number=1, reading=reading())
        watch_and_follow_up(document, karin)


def test_a_paper_with_much_in_it(client, world):
    small, large = paper(world, "Liten"), paper(world, "Stor")
    _fill(small, 1, world)
    _fill(large, 50, world)
    few = {name: queries(client, reverse(name, args=[small.pk])) for name in OF_A_PAPER}
    assert {name: queries(client, reverse(name, args=[large.pk])) for name in OF_A_PAPER} == few


def _fill(document, count: int, world) -> None:
    karin = world.people["coordinator"]
    first = document.parties.first()
    Section.objects.bulk_create(
        Section(document=document, heading=f"Avsnitt {n}", html="<p>Text</p>", position=10 + n) for n in range(count)
    )
    Signatory.objects.bulk_create(Signatory(party=first, title=f"Chef {n}") for n in range(count))
    Party.objects.bulk_create(Party(document=document, name_as_written=f"Part {n}", position=5) for n in range(count))
    agreement = document.agreement
    agreement.term_kind, agreement.starts_on, agreement.ends_on = TermKind.FIXED, date(2026, 1, 1), date(2026, 12, 31)
    agreement.save()
    for number in range(count):
        area = Area.objects.create(owner=document.owner, name=f"{document} {number}")
        FocusArea.objects.create(agreement=agreement, area=area, position=number)
        Aim.objects.create(agreement=agreement, kind=Aim.Kind.GOAL, text=f"Mål {number}", position=number)
    watch_and_follow_up(document, karin, count)
    document.clashes.update(settled_at=document.created_at)
    document.sections.filter(html="").update(html="<p>Text</p>")
    for turn in range(1 + (count > 1) * 4):
        steps.lock(document, by=karin)
        steps.unlock(document, by=karin, reason=f"Omgång {turn}")


def test_a_signed_agreement_with_many_renewals(client, world):
    agreement = world.papers["opened"].agreement
    urls = [reverse(name, args=[agreement.pk]) for name in ("documents:detail", "agreements:facts")]
    before = [queries(client, url) for url in urls]
    for year in range(2026, 2060):
        Renewal.objects.create(
            agreement=agreement, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31), discussed_on=date(2025, 11, 1)
        )
    assert [queries(client, url) for url in urls] == before


def test_a_paper_that_was_sent_to_many(world):
    """Two purposes, several days, to persons and to the police, answered, taken back and replaced."""
    document = paper(world, "Skickad")
    urls = [reverse("documents:detail", args=[document.pk]), reverse("pages:start")]
    asked = {(who, url): world.client(who) for who in ("administrator", "police") for url in urls}
    _send(world, document, 6)
    before = {(who, url): queries(client, url) for (who, url), client in asked.items()}
    _send(world, document, 40)
    assert {(who, url): queries(client, url) for (who, url), client in asked.items()} == before


def _send(world, document, count: int) -> None:
    karin, revision = world.people["coordinator"], document.revisions.first()
    for number in range(count):
        recipient = {"organisation": world.police_unit} if number % 2 else {"name": f"Person {number}"}
        release = Release.objects.create(
            document=document, revision=revision, purpose=("comments", "decision")[number % 2], relation="authority",
            sent_by=karin, sent_at=timezone.now(), answer_by=date(2027, 1, 1 + number % 20),
            withdrawn_at=timezone.now() if number % 6 == 5 else None, **recipient,
        )  # fmt: skip
        if number % 6 == 2:
            Reply.objects.create(
                document=document, release=release, revision=revision, name="Lena", way="link", sent_at=timezone.now()
            )
    opening.open_to(document, revision, [world.police_unit])


def test_an_import_with_many_papers(client, world):
    kept = world.rows.imported.source
    urls = [reverse("pages:import", args=[kept.pk]), reverse("pages:import_paper", args=[kept.pk, 1])]
    before = [queries(client, url) for url in urls]
    for number in range(4, 54):
        added = ImportedPaper.objects.create(source=kept, number=number, reading=reading())
        added.doubts.create(field="title", why="Osäkert.")
        world.rows.imported.doubts.create(field="parties", why=f"Osäkert {number}.")
    assert [queries(client, url) for url in urls] == before


def test_an_organisation_with_many_colleagues_and_days(client, world):
    owner = world.municipality
    urls = [
        reverse("organisations:colleagues", args=[owner.pk]),
        reverse("organisations:detail", args=[owner.pk]),
        reverse("organisations:sittings", args=[owner.pk, world.rows.body.pk]),
    ]
    before = [queries(client, url) for url in urls]
    for number in range(50):
        user = User.objects.create_user(email=f"{number}@lindhaga.example", name=f"Person {number}")
        Membership.objects.create(user=user, organisation=owner, role=Role.MEMBER)
        SittingDate.objects.create(
            body=world.rows.body, on=date(2027, 4, 1).replace(day=1 + number % 28, month=4 + number // 28)
        )
    assert [queries(client, url) for url in urls] == before


def test_what_the_other_party_reads(client, world):
    """The same paper with many sections, read by way of the revision that was opened."""
    client.force_login(world.people["police"])
    karin = world.people["coordinator"]
    counts = []
    for count in (1, 50):
        document = paper(world, f"Med {count}")
        document.clashes.update(settled_at=document.created_at)
        Section.objects.bulk_create(
            Section(document=document, heading=f"{n}", html="<p>Text</p>", position=9 + n) for n in range(count)
        )
        steps.register(document, by=karin, on=None, open_for=[world.police_unit])
        urls = [reverse(name, args=[document.pk]) for name in ("documents:detail", "documents:preview")]
        counts.append([queries(client, url) for url in urls])
    assert counts[0] == counts[1]


WHEN_SAID = ["incoming", "decisions", "changes", "send_for_comments", "register_reply", "read_word",
             "word_for_comments", "clear"]  # fmt: skip
WHEN_LOCKED = ["decisions", "decide", "send_for_decision", "send_to_sign", "register", "incoming"]


@pytest.mark.parametrize(("is_locked", "names"), [(False, WHEN_SAID), (True, WHEN_LOCKED)])
def test_a_paper_about_which_much_was_said(client, world, is_locked, names):
    document = paper(world, "Omtalad")
    document.sections.filter(html="").update(html="<p>Text</p>")
    karin, day = world.people["coordinator"], date(2026, 1, 1)
    agreement = {"term_kind": TermKind.FIXED, "starts_on": day, "ends_on": date(2026, 12, 31)}
    Agreement.objects.filter(pk=document.pk).update(**agreement)
    if is_locked:
        steps.lock(document, by=karin)
    _say(world, document, 4)
    urls = [reverse(f"documents:{name}", args=[document.pk]) for name in [*names, "detail"]]
    urls += [reverse("agreements:plan", args=[document.pk])]
    before = {url: queries(client, url) for url in urls}
    _say(world, document, 24)
    assert {url: queries(client, url) for url in urls} == before


def _say(world, document, count: int) -> None:
    """Replies with remarks that are settled and open, decisions that were taken back, reasons, clauses set aside."""
    karin, now = world.people["coordinator"], timezone.now()
    revision, section = document.revisions.latest("number"), document.sections.first()
    decision = {"way": "board", "by_whom": "Nämnden", "outcome": "rejected", "decided_on": date(2026, 3, 1)}
    for number in range(count):
        reply = Reply.objects.create(
            document=document, revision=revision, name=f"Lena {number}", way="phone", sent_at=now, registered_by=karin,
            received_on=date(2026, 3, 3), organisation=world.police_unit if number % 2 else None,
        )  # fmt: skip
        settled = {"outcome": "declined", "answer": "Nej.", "settled_by": karin, "settled_at": now}
        for place, outcome in enumerate([{}, settled]):
            Comment.objects.create(
                reply=reply, section_key=section.key, position=place, text=f"Synpunkt {number}", suggests=True,
                heading_before=section.heading, suggested_heading=section.heading, html_before=section.html,
                suggested_html=f"<p>Förslag {number}</p>", **outcome,
            )  # fmt: skip
        Decision.objects.create(
            document=document, revision=revision, organisation=(world.municipality, world.police_unit)[number % 2],
            registered_by=karin, withdrawn_at=now, withdrawn_why="Fel rad.", **decision,
        )  # fmt: skip
        ChangeReason.objects.create(document=document, section_key=section.key, text=f"Skäl {number}", by=karin)
        SetAside.objects.create(document=document, section_key=section.key, html=f"<p>Klausul {number}</p>", by=karin)


def test_the_page_of_one_who_answers_about_a_long_text(client, world):
    """The same for many sections and many remarks, begun and sent."""
    karin, counts = world.people["coordinator"], []
    client.force_login(world.people["police"])
    for count in (2, 40):
        document = paper(world, f"Lång {count}")
        document.clashes.update(settled_at=document.created_at)
        Section.objects.bulk_create(
            Section(document=document, heading=f"{n}", html="<p>Text</p>", position=9 + n) for n in range(count)
        )
        release = ask(document, karin, world.police_unit)
        for answer in (answered, begun_reply):
            remarks = [remark(release, f"Ord {number}", number=number) for number in range(count)]
            answer(release, world.people["police"], *remarks)
        counts.append(queries(client, reverse("documents:comment", args=[document.pk])))
    assert counts[0] == counts[1]


def test_an_obligation_that_was_done_many_times(client, world):
    row = world.rows.obligation
    url = reverse("obligations:detail", args=[row.pk])
    before = queries(client, url)
    for month in range(1, 13):
        Fulfilment.objects.create(obligation=row, on=date(2025, month, 1), note="I rådet", by=row.made_by)
    assert queries(client, url) == before
