"""Closed unless opened: a word that stands in every field of a draft reaches nobody outside, by any address."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.contrib import admin
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from agreements.kind import SLOTS
from agreements.models import Agreement, Aim, Area, BodyPromise, FocusArea, PromisedSeat, TermKind
from base.models import StoredFile
from documents import copies, steps
from documents.access import access_of
from documents.models import (
    Audience,
    Case,
    ChangeReason,
    Copy,
    Decision,
    DecisionPlan,
    Document,
    Filing,
    Section,
    SetAside,
)
from documents.writing import written
from tests.support.world import build, paper
from tests.test_urls import TABLE, address

pytestmark = pytest.mark.once

WORD = "Zebrafink"
INTERNAL = "Vitryggig"
OUTSIDE = ["visitor", "stranger", "police"]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        world = build(WORD)
        _mark_everything(world)
        yield world
        transaction.set_rollback(True)


def _mark_everything(world):
    """The word in every text of the draft that the world has left without it."""
    draft, owner = world.papers["draft"], world.municipality
    agreement = draft.agreement
    agreement.term_kind = TermKind.FIXED
    agreement.save()
    case = Case.objects.create(organisation=owner, registry_number=f"{WORD} 1", title=f"{WORD} ärende")
    Filing.objects.create(document=draft, case=case)
    FocusArea.objects.create(agreement=agreement, area=world.rows.area, goal=f"{WORD} mål")
    for kind in Aim.Kind:
        Aim.objects.create(agreement=agreement, kind=kind, text=f"{WORD} {kind}")
    promise = BodyPromise.objects.create(agreement=agreement, name_as_written=f"{WORD} råd")
    PromisedSeat.objects.create(promise=promise, party=draft.parties.first(), what=f"{WORD} chef")
    secrecy = {"secrecy_ground": f"18 kap. 1 § {WORD}", "secrecy_on": "2026-01-01", "secrecy_authority": f"{WORD} verk"}
    Document.objects.filter(pk=draft.pk).update(place=f"{WORD}by", **secrecy)
    _mark_what_is_said(world, draft)
    draft.parties.update(name_as_written=models.functions.Concat("name_as_written", models.Value(f" {WORD}")))
    written(draft)


def _mark_what_is_said(world, draft):
    """How it will be decided, a decision that was taken back, why it was changed, and what was set aside."""
    karin, section, revision = world.people["coordinator"], draft.sections.first(), draft.revisions.first()
    DecisionPlan.objects.create(party=draft.parties.first(), way="none", by_whom=f"{WORD} chef", why=f"{WORD} skäl")
    Decision.objects.create(
        document=draft, revision=revision, organisation=world.municipality, way="board", by_whom=f"{WORD} styrelse",
        outcome="rejected", decided_on=date(2026, 1, 1), paragraph=WORD, text=f"{WORD} beslut",
        registered_by=karin, withdrawn_at=timezone.now(), withdrawn_why=f"{WORD} fel",
    )  # fmt: skip
    ChangeReason.objects.create(document=draft, section_key=section.key, text=f"{WORD} orsak", by=karin)
    SetAside.objects.create(document=draft, section_key=section.key, html=f"<p>{WORD} klausul</p>", by=karin)


def text_of(response) -> str:
    """What a person can read of an answer, be it a page, a PDF or a Word file."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if data.startswith(b"%PDF") and len(data) > 100:
        # A word that was broken at the end of a line is whole again.
        return re.sub(
            r"[\u2010\xad-]?\n", "", "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        )
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as word:
            return "".join(word.read(name).decode(errors="replace") for name in word.namelist())
    return data.decode(errors="replace") + "".join(f"{name}: {value}" for name, value in response.items())


def visit(world, who: str, url: str, method: str = "get", data=None) -> str:
    client = world.client(who)
    with transaction.atomic():
        answer = text_of(getattr(client, method)(url, data))
        transaction.set_rollback(True)
    return answer


def test_the_word_is_there_to_be_found(world):
    """Otherwise the tests below would pass for the wrong reason."""
    for name in (
        "documents:detail", "documents:edit", "documents:pdf", "agreements:facts", "documents:docx",
        "documents:incoming", "documents:decisions", "documents:changes", "documents:clear", "obligations:sentences",
    ):  # fmt: skip
        assert WORD in visit(world, "coordinator", address(world, name, "draft")), name
    assert WORD in visit(world, "coordinator", reverse("documents:list"))
    assert WORD in visit(world, "coordinator", reverse("pages:search"), data={"q": WORD}).replace(f"”{WORD}”", "")


@pytest.mark.parametrize("who", OUTSIDE)
def test_no_address_shows_a_draft_to_somebody_outside(world, who):
    showing = [
        f"{method} {name}"
        for name, letters in TABLE.items()
        for method, allowed in zip(("get", "post"), letters, strict=True)
        if allowed and WORD in visit(world, who, address(world, name, "draft"), method)
    ]
    assert not showing


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("name", ["pages:search", "documents:list", "agreements:list"])
def test_no_list_finds_it_by_its_words(world, who, name):
    for asked in (WORD, WORD[:5].lower(), "samverkar", "utkast"):
        page = visit(world, who, reverse(name), data={"q": asked, "sok": asked, "alla": "1"})
        assert WORD not in page.replace(asked, ""), asked
        assert reverse("documents:detail", args=[world.papers["draft"].pk]) not in page


@pytest.mark.parametrize("who", [*OUTSIDE, "member"])
def test_a_colleague_who_only_reads_sees_nothing_of_a_draft_either(world, who):
    document = world.papers["draft"]
    names = [name for name in TABLE if f"/handlingar/{document.pk}/" in address(world, name, "draft")]
    assert names
    for name in names:
        method = "get" if TABLE[name][0] else "post"
        assert WORD not in visit(world, who, address(world, name, "draft"), method), name


@pytest.mark.parametrize("who", [*OUTSIDE, "member", "coordinator", "registrar"])
def test_the_back_office_shows_it_to_none_of_them(world, who):
    for model in admin.site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        urls = [reverse(f"admin:{label}_changelist")]
        urls += [
            reverse(f"admin:{label}_{page}", args=[row.pk])
            for row in model._default_manager.all()[:3]
            for page in ("change", "history")
        ]
        for url in urls:
            assert WORD not in visit(world, who, url), url


# What was opened to the police, and what stays inside.


@pytest.fixture
def opened(world):
    """A signed agreement with an internal section, an internal list, and a draft that was begun from it."""
    with transaction.atomic():
        document = paper(world, "Öppnad")
        document.clashes.update(settled_at=document.created_at)
        Section.objects.create(
            document=document, heading=f"{INTERNAL} rubrik", html=f"<p>{INTERNAL} text</p>", position=7,
            audience=Audience.INTERNAL,
        )  # fmt: skip
        below = Section(document=document, level=2, heading="Under", html=f"<p>{INTERNAL} under</p>", position=8)
        below.save()
        agreement = Agreement.objects.get(pk=document.pk)
        Aim.objects.create(agreement=agreement, kind=Aim.Kind.GOAL, text=f"{INTERNAL} mål")
        Section.objects.create(document=document, heading="Mål", slot="goals", position=9, audience=Audience.INTERNAL)
        steps.register(document, by=world.people["coordinator"], on=None, open_for=[world.police_unit])
        document.refresh_from_db()
        yield document
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ["detail", "pdf", "docx", "preview", "make_from"])
def test_what_is_internal_is_not_in_the_parties_copy(world, opened, name):
    url = reverse(f"documents:{name}", args=[opened.pk])
    assert INTERNAL not in visit(world, "police", url)
    assert INTERNAL not in visit(world, "police", f"{url}?visa=internt")


@pytest.mark.parametrize("name", ["pdf", "docx"])
def test_not_even_the_owner_gets_it_without_asking(world, opened, name):
    url = reverse(f"documents:{name}", args=[opened.pk])
    assert INTERNAL not in visit(world, "coordinator", url)
    assert INTERNAL in visit(world, "coordinator", f"{url}?visa=internt")


def test_what_is_internal_is_not_found_by_the_other_party(world, opened):
    page = visit(world, "police", reverse("pages:search"), data={"q": INTERNAL})
    assert reverse("documents:detail", args=[opened.pk]) not in page
    assert reverse("documents:detail", args=[opened.pk]) in visit(
        world, "coordinator", reverse("pages:search"), data={"q": INTERNAL}
    )


def test_what_the_other_party_makes_from_it_has_nothing_internal(world, opened):
    police = world.people["police"]
    made = steps.make_from(access_of(police, opened), by=police, owner=world.police_unit, title="Vår egen")
    content = str(access_of(police, made).content())
    assert "Vi samverkar" in content
    assert INTERNAL not in content


def test_what_is_written_after_the_opening_stays_with_the_owner(world, opened):
    opened.sections.create(heading="Senare", html=f"<p>{WORD}</p>", position=12)
    for name in ("detail", "pdf", "docx", "preview"):
        assert WORD not in visit(world, "police", reverse(f"documents:{name}", args=[opened.pk]))


def test_the_kept_copy_for_the_parties_is_without_it(world, opened):
    access = access_of(world.people["police"], opened)
    assert INTERNAL not in str(copies.to_print(access).content["sections"])


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("who", ["coordinator", "member"])
def test_a_print_that_the_owner_took_for_itself_is_no_file_of_the_other_party(world, opened, form, who):
    print_of_it = reverse(f"documents:{form}", args=[opened.pk]) + "?visa=internt"
    client = Client()
    client.force_login(world.people[who])
    assert INTERNAL in text_of(client.get(print_of_it))
    kept = opened.locked_revision.copies.get(form=form, audience=Audience.INTERNAL)
    url = reverse("documents:copy", args=[opened.pk, kept.pk])
    assert INTERNAL not in visit(world, "police", url)
    client.force_login(world.people["police"])
    assert client.get(url).status_code == 404


def test_an_internal_file_that_came_with_the_paper_stays_with_the_owner(world, opened):
    file = StoredFile.objects.keep(INTERNAL.encode(), "text/plain")
    kept = opened.locked_revision.copies.create(
        file=file, name=f"{INTERNAL}.txt", form=Copy.Form.SCAN, audience=Audience.INTERNAL
    )
    url, page = (
        reverse(f"documents:{name}", args=[opened.pk, *more]) for name, more in [("copy", [kept.pk]), ("detail", [])]
    )
    for who, is_shown in [("coordinator", True), ("member", True), ("police", False)]:
        assert (INTERNAL in visit(world, who, url)) is is_shown, who
        assert (url in visit(world, who, page)) is is_shown, who


# Facts that are registered of a paper: others see those that the text opened to them says, and a term that none says.

FACT = "Gråsiska"
YEAR = 2091


def signed_with_facts(world, *slots: str, audience=Audience.PARTIES):
    """A signed agreement, opened to the police, with the word in every fact, of which the slots print some."""
    document = paper(world, "Med uppgifter")
    agreement = document.agreement
    agreement.follows = Agreement.objects.create(document=paper(world, f"{FACT} förra", kind="plain"))
    agreement.relation, agreement.term_kind = "successor", TermKind.FIXED
    agreement.starts_on, agreement.ends_on = date(YEAR, 1, 1), date(YEAR, 12, 31)
    agreement.save()
    area = Area.objects.create(name=f"{FACT} område")
    FocusArea.objects.create(agreement=agreement, area=area, goal=f"{FACT} mål för området")
    for kind in Aim.Kind:
        Aim.objects.create(agreement=agreement, kind=kind, text=f"{FACT} {kind}")
    promise = BodyPromise.objects.create(agreement=agreement, name_as_written=f"{FACT} råd")
    PromisedSeat.objects.create(promise=promise, party=document.parties.first(), what=f"{FACT} chef")
    document.parties.first().signatories.create(name=f"{FACT} Ek")
    for position, slot in enumerate(slots, start=20):
        document.sections.create(slot=slot, position=position, audience=audience)
    steps.register(document, by=world.people["coordinator"], on=date(2026, 1, 1), open_for=[world.police_unit])
    document.refresh_from_db()
    return document, area


def shown_to(world, who: str, document, area) -> set[str]:
    """The ways in which the person comes upon a fact of the paper that is registered with it."""
    paper_url, listing = reverse("documents:detail", args=[document.pk]), reverse("agreements:list")
    names = ("detail", "pdf", "docx", "preview", "make_from")
    pages = {name: visit(world, who, reverse(f"documents:{name}", args=[document.pk])) for name in names}
    found = {name for name, page in pages.items() if FACT in page or str(YEAR) in page}
    narrowed = {
        "words": {"q": FACT},
        "year": {"ar": YEAR},
        "area": {"omrade": area.pk},
        "upcoming": {"status": "upcoming"},
        "other day": {"status": "galler", "dag": f"{YEAR}-05-01"},
    }
    found |= {name for name, asked in narrowed.items() if paper_url in visit(world, who, listing, data=asked)}
    found |= {"search"} if paper_url in visit(world, who, reverse("pages:search"), data={"q": FACT}) else set()
    whole = [visit(world, who, listing), visit(world, who, reverse("pages:start"))]
    return found | ({"dates"} if any(str(YEAR) in page for page in whole) else set())


def made_by_the_police(world, document):
    police = world.people["police"]
    made = steps.make_from(access_of(police, document), by=police, owner=world.police_unit, title="Vår egen")
    return str(access_of(police, made).content())


@pytest.fixture
def taken_back(world):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("taken_back")
def test_a_fact_that_the_opened_text_does_not_say_reaches_nobody_by_any_way(world):
    document, area = signed_with_facts(world, *SLOTS, audience=Audience.INTERNAL)
    assert len(shown_to(world, "coordinator", document, area)) > 5
    assert shown_to(world, "police", document, area) == set()
    assert FACT not in made_by_the_police(world, document)


@pytest.mark.usefixtures("taken_back")
def test_the_facts_that_it_says_are_found_and_come_along(world):
    document, area = signed_with_facts(world, *SLOTS, "signatures")
    ways = shown_to(world, "police", document, area)
    assert {"words", "year", "area", "upcoming", "other day", "search", "dates", "detail", "pdf"} <= ways
    made = made_by_the_police(world, document)
    assert all(f"{FACT} {fact}" in made for fact in ("område", "mål för området", "purpose", "goal", "råd", "chef"))
    assert f"{FACT} förra" not in made


@pytest.mark.usefixtures("taken_back")
@pytest.mark.parametrize("slot", [*SLOTS, "signatures"])
def test_each_fact_is_shown_by_its_own_slot_alone_and_a_term_that_stands_nowhere_by_the_paper(world, slot):
    document, _area = signed_with_facts(world, slot)
    content = access_of(world.people["police"], document).content()
    assert set(content["facts"]) == {slot, "term"} - {"signatures"}
    assert bool(content["signatories"]) is (slot == "signatures")
