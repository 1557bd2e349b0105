"""What was not sent is seen by nobody outside: a word in every field that came later, that is internal or another's."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement, Aim, Area, BodyPromise, FocusArea, PromisedSeat, TermKind
from base import answer_links
from base.models import OutgoingMail
from documents import releasing
from documents.models import (
    Audience,
    Case,
    ChangeReason,
    Comment,
    Document,
    Filing,
    RegisterEntry,
    Relation,
    Reply,
    Section,
    Signatory,
)
from documents.releasing import Recipient, Sending
from documents.writing import note_event, open_for_writing
from organisations.models import Letterhead
from tests.support.world import build, paper
from tests.test_markers import visit
from tests.test_urls import TABLE, address

WORD = "Sidensvans"
TEXT = "Kornknarr"
OUTSIDE = ["visitor", "stranger", "police"]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A draft that was sent for comments to the police and to a person, and written on since in every field."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build()
        world.papers["sent"] = document = _sent_paper(world)
        to_police = Recipient(Relation.AUTHORITY, world.police_unit)
        person = Recipient(Relation.OUTSIDE, name="Lena Berg", email="lena@berg.example")
        world.rows.sent = _send(world, document, to_police, person)
        world.rows.secret = _secret()
        _write_on(world, document)
        _send(world, document, Recipient(Relation.OUTSIDE, name=f"{WORD} Ek", email=f"{WORD}@ek.example"), why=WORD)
        yield world
        transaction.set_rollback(True)


def _sent_paper(world) -> Document:
    document = paper(world, f"{TEXT} överenskommelse")
    document.clashes.update(settled_at=document.created_at)
    Section.objects.create(document=document, heading="Text", html=f"<p>{TEXT}</p>", position=5)
    Section.objects.create(
        document=document, heading=f"{WORD} internt", html=f"<p>{WORD}</p>", position=6, audience=Audience.INTERNAL
    )
    return document


def _send(world, document, *recipients, why=""):
    return releasing.send(document, Sending("comments", recipients, why), by=world.people["coordinator"])


def _secret() -> str:
    letter = OutgoingMail.objects.get(to="lena@berg.example")
    return letter.body.partition("/svar/")[2].partition("/")[0]


def _write_on(world, document) -> None:
    """The word in every field of the paper, and in what others have begun and not sent."""
    owner, karin = world.municipality, world.people["coordinator"]
    with open_for_writing(document.pk, by=karin) as taken:
        taken.sections.update(heading=WORD, html=f"<p>{WORD}</p>")
        taken.parties.update(name_as_written=WORD, registry_number=WORD)
        Signatory.objects.filter(party__document=taken).update(name=WORD, title=WORD)
        fields = {"title": WORD, "type_label": WORD, "place": WORD, "secrecy_ground": WORD, "secrecy_authority": WORD}
        Document.objects.filter(pk=taken.pk).update(**fields, secrecy_on=date(2026, 1, 1), dated_on=date(2026, 1, 1))
        taken.refresh_from_db()
        _facts(taken)
        note_event(taken, "change_frame", karin, note=WORD)
        ChangeReason.objects.create(document=taken, section_key=taken.sections.first().key, text=WORD, by=karin)
    Filing.objects.create(
        document=document, case=Case.objects.create(organisation=owner, registry_number=WORD, title=WORD)
    )
    Letterhead.objects.filter(organisation=owner).update(postal_address=WORD)
    _others(world, document)


def _facts(document) -> None:
    agreement = Agreement.objects.get(pk=document.pk)
    agreement.term_kind, agreement.starts_on, agreement.ends_on = TermKind.FIXED, date(2026, 1, 1), date(2026, 12, 31)
    agreement.save()
    FocusArea.objects.create(agreement=agreement, area=Area.objects.create(owner=document.owner, name=WORD), goal=WORD)
    for kind in Aim.Kind:
        Aim.objects.create(agreement=agreement, kind=kind, text=WORD)
    promise = BodyPromise.objects.create(agreement=agreement, name_as_written=WORD)
    PromisedSeat.objects.create(promise=promise, party=document.parties.first(), what=WORD)


def _others(world, document) -> None:
    """An answer that another has begun, one that another has sent, and what the owner's register says of it."""
    revision = document.revisions.first()
    for sent_at in (None, timezone.now()):
        reply = Reply.objects.create(
            document=document, revision=revision, name=WORD, way="link", text=WORD, sent_at=sent_at,
            release=world.rows.sent[1] if sent_at is None else None,
        )  # fmt: skip
        Comment.objects.create(reply=reply, text=WORD, quote=WORD, place=WORD, by_name=WORD, suggested_html=WORD)
    RegisterEntry.objects.create(
        organisation=world.municipality, document=document, source="reply:900", direction="in", type_label=WORD,
        title=WORD, on=date(2026, 1, 1), counterpart=WORD,
    )  # fmt: skip


def test_what_was_sent_is_there_and_the_word_is_there_to_be_found(world):
    for name in ("detail", "pdf", "docx", "preview"):
        url = reverse(f"documents:{name}", args=[world.papers["sent"].pk])
        assert TEXT in visit(world, "police", url), name
        assert WORD in visit(world, "coordinator", url), name
    assert TEXT in visit(world, "visitor", reverse("base:answer", args=[world.rows.secret]))
    for name in ("detail", "history"):
        assert WORD in visit(world, "coordinator", reverse(f"documents:{name}", args=[world.papers["sent"].pk]))


@pytest.mark.parametrize("who", OUTSIDE)
def test_no_address_shows_what_was_not_sent(world, who):
    showing = [
        f"{method} {name}"
        for name, letters in TABLE.items()
        for method, allowed in zip(("get", "post"), letters, strict=True)
        if allowed and WORD in visit(world, who, address(world, name, "sent"), method)
    ]
    assert not showing


@pytest.mark.parametrize("asked", ["", "?visa=internt"])
@pytest.mark.parametrize("name", ["detail", "pdf", "docx", "preview", "make_from", "comment"])
def test_asking_for_the_internal_copy_does_not_help(world, name, asked):
    assert WORD not in visit(world, "police", reverse(f"documents:{name}", args=[world.papers["sent"].pk]) + asked)


@pytest.mark.parametrize("name", ["pages:search", "documents:list", "agreements:list"])
def test_it_is_found_by_what_was_sent_alone(world, name):
    page, url = reverse(name), reverse("documents:detail", args=[world.papers["sent"].pk])
    assert url in visit(world, "police", page, data={"q": TEXT})
    assert url not in visit(world, "police", page, data={"q": WORD})
    assert WORD not in visit(world, "police", page, data={"q": TEXT})


@pytest.mark.parametrize("who", OUTSIDE)
def test_the_back_office_shows_it_to_none_of_them(world, who):
    for model in admin.site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        urls = [reverse(f"admin:{label}_changelist")]
        urls += [reverse(f"admin:{label}_change", args=[row.pk]) for row in model._default_manager.all()[:5]]
        for url in urls:
            assert WORD not in visit(world, who, url), url


@pytest.mark.parametrize("more", ["", "?fil=pdf"])
def test_the_link_shows_what_was_sent(world, more):
    page = visit(world, "visitor", reverse("base:answer", args=[world.rows.secret]) + more)
    assert TEXT in page
    # What the holder of the link has begun is the holder's own.
    Reply.objects.filter(sent_at=None).delete()
    assert WORD not in visit(world, "visitor", reverse("base:answer", args=[world.rows.secret]) + more)


def test_no_mail_to_others_says_it(world):
    letters = OutgoingMail.objects.exclude(to__icontains=WORD)
    assert letters.count() == 2
    assert not letters.filter(models.Q(body__contains=WORD) | models.Q(subject__contains=WORD)).exists()


def test_a_link_that_was_changed_or_taken_back_shows_nothing(world):
    secret = world.rows.secret
    changed = secret[:-1] + ("a" if secret[-1] != "a" else "b")
    assert TEXT not in visit(world, "visitor", reverse("base:answer", args=[changed]))
    with transaction.atomic():
        releasing.withdraw(world.rows.sent[1], by=world.people["coordinator"])
        for more in ("", "?fil=pdf"):
            assert TEXT not in visit(world, "visitor", reverse("base:answer", args=[secret]) + more)
        assert answer_links.find(secret) is None
        transaction.set_rollback(True)


def test_what_is_taken_back_is_found_no_more(world):
    url = reverse("documents:detail", args=[world.papers["sent"].pk])
    with transaction.atomic():
        releasing.withdraw(world.rows.sent[0], by=world.people["coordinator"])
        for name in ("detail", "pdf", "docx", "preview", "comment"):
            page = visit(world, "police", reverse(f"documents:{name}", args=[world.papers["sent"].pk]))
            assert TEXT not in page, name
        for name in ("pages:search", "documents:list", "agreements:list", "pages:start"):
            assert url not in visit(world, "police", reverse(name), data={"q": TEXT}), name
        transaction.set_rollback(True)


def test_the_other_partys_register_says_what_it_got(world):
    rows = RegisterEntry.objects.filter(organisation=world.police_unit).values()
    assert rows
    assert WORD not in str(list(rows))
