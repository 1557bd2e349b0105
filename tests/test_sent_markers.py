"""What was not sent is seen by nobody outside: a word in every text that came later, that is internal or another's."""

import pytest
from django.contrib import admin
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from base import answer_links
from base.models import OutgoingMail
from documents.models import RegisterEntry
from documents.sending import releasing
from tests.support.marks import without
from tests.support.sent_world import LENA, TEXT, WORD, build_sent
from tests.test_markers import text_of, visit
from tests.test_urls import COLUMNS, TABLE, address, ask_address

pytestmark = pytest.mark.once

OUTSIDE = ["visitor", "stranger", "police", "police administrator"]
LISTS = {
    "pages:start",
    "pages:search",
    "documents:list",
    "documents:to_register",
    "boards:cases",
    "boards:list",
    "agreements:list",
}
# What the other party says of itself: the question how it decides is its own to answer.
OWN_PARTY = "documents:plan_decision"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_sent()
        transaction.set_rollback(True)


def says(page: str) -> bool:
    return WORD.casefold() in page.casefold()


def place(world, name: str, which: str) -> str:
    """The address with the paper's own rows in it, where it has such rows."""
    vars(world.rows).update(world.children[which])
    if name == OWN_PARTY:
        party = world.papers[which].parties.get(organisation=world.police_unit)
        return reverse(name, args=[world.papers[which].pk, party.pk])
    return address(world, name, which)


def test_the_word_stands_in_every_text(world):
    """A new field or model has it by itself, or is added to `tests.support.sent_world`."""
    assert without(WORD) == set()


def test_what_was_sent_is_there_and_the_word_is_there_to_be_found(world):
    for name in ("detail", "pdf", "docx", "preview", "changes", "changes_pdf"):
        url = reverse(f"documents:{name}", args=[world.papers["sent"].pk])
        assert TEXT in visit(world, "police", url), name
        assert says(visit(world, "coordinator", url)), name
    for secret in world.secrets.values():
        assert TEXT in visit(world, "visitor", reverse("base:answer", args=[secret]))
    for name in ("detail", "history"):
        assert says(visit(world, "coordinator", reverse(f"documents:{name}", args=[world.papers["sent"].pk])))


@pytest.mark.parametrize(
    ("who", "which"),
    [*((who, "sent") for who in OUTSIDE), *(("police", which) for which in ("unlocked", "signed", "discarded"))],
)
def test_no_address_shows_what_was_not_sent(world, who, which):
    showing, closed = [], []
    for name, rules in TABLE.items():
        url = place(world, name, which)
        if which != "sent" and name not in LISTS and f"/handlingar/{world.papers[which].pk}/" not in url:
            continue  # the same for every paper
        for method, letters in zip(("get", "post"), rules, strict=True):
            if letters:
                response = ask_address(world, url, method, who)
                showing += [f"{method} {name}"] if says(text_of(response)) else []
                is_open = method == "get" and letters[COLUMNS.index(("police", "sent"))] == "O"
                closed += [name] if is_open and response.status_code != 200 else []
    assert not showing
    # Otherwise it would show nothing for the wrong reason.
    assert who != "police" or which != "sent" or not closed


@pytest.mark.parametrize("asked", ["?visa=internt", "?fil=word", "?komplettera", "?part=1&som=1&utskick=1&text=1"])
@pytest.mark.parametrize("name", ["detail", "pdf", "docx", "preview", "make_from", "comment", "word_for_comments"])
def test_asking_for_more_does_not_help(world, name, asked):
    url = reverse(f"documents:{name}", args=[world.papers["sent"].pk]) + asked
    assert not says(visit(world, "police", url))


def test_nothing_else_is_compared_than_what_was_sent(world):
    document = world.papers["sent"]
    others = [f"handling-{each.pk}" for each in world.papers.values()]
    numbers = [str(each) for each in document.revisions.values_list("number", flat=True)]
    for key in ["nu", "oppnad", "skickad-1", "skickad-2", "skickad-3", *numbers, *others]:
        for name, asked in (
            ("changes", {"fran": key}),
            ("changes", {"till": key}),
            ("changes_pdf", {"fran": key, "visa": "internt"}),
        ):
            page = visit(world, "police", reverse(f"documents:{name}", args=[document.pk]), data=asked)
            assert not says(page), (name, asked)
    assert f"{TEXT} skäl" in visit(world, "police", reverse("documents:changes", args=[document.pk]))


@pytest.mark.parametrize("name", ["pages:search", "documents:list", "agreements:list"])
def test_it_is_found_by_what_was_sent_alone(world, name):
    page, url = reverse(name), reverse("documents:detail", args=[world.papers["sent"].pk])
    assert url in visit(world, "police", page, data={"q": TEXT})
    assert url not in visit(world, "police", page, data={"q": WORD})
    assert not says(visit(world, "police", page, data={"q": TEXT}))


@pytest.mark.parametrize("who", OUTSIDE)
def test_the_back_office_shows_it_to_none_of_them(world, who):
    """Nor to the one who keeps the registers of the other party there."""
    client, read = Client(), 0
    if who != "visitor":
        client.force_login(world.people[who])
    for model in admin.site._registry:
        label = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found = ("change", "history") if who == "police administrator" else ("change",)
        urls = [reverse(f"{label}_changelist")]
        rows = model._default_manager.order_by("-pk")[:5]
        urls += [reverse(f"{label}_{page}", args=[row.pk]) for row in rows for page in found]
        asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
        for url, data in [*((url, None) for url in urls), *_choices(model, asked)]:
            response = client.get(url, data)
            assert not says(text_of(response)), (url, data)
            read += response.status_code == 200
    assert bool(read) == (who == "police administrator")


def _choices(model, asked: dict) -> list[tuple[str, dict]]:
    """Where the fields of a register are looked up as one types."""
    keys = [field.name for field in model._meta.fields if field.is_relation]
    return [(reverse("admin:autocomplete"), {**asked, "field_name": key, "term": ""}) for key in keys]


@pytest.mark.parametrize("whose", ["comments", "decision", "information"])
def test_the_link_shows_what_was_sent(world, whose):
    url = reverse("base:answer", args=[world.secrets[whose]])
    for more in ("", "?fil=pdf", "?fil=word", "?komplettera", "?visa=internt", "?visa=andringar"):
        for method, data in (
            ("get", None),
            ("head", None),
            ("post", {}),
            ("post", {"do": "save"}),
            ("post", {"do": "send"}),
        ):
            assert not says(visit(world, "visitor", url + more, method, data)), (more, method, data)


def test_no_mail_to_others_says_it(world):
    own = [user.email for name, user in world.people.items() if name not in OUTSIDE]
    letters = OutgoingMail.objects.exclude(to__in=own).exclude(to__contains=WORD)
    assert LENA in letters.values_list("to", flat=True)
    assert not letters.filter(models.Q(body__icontains=WORD) | models.Q(subject__icontains=WORD)).exists()


def test_a_link_that_was_changed_or_taken_back_shows_nothing(world):
    secret = world.secrets["comments"]
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
    assert not says(str(list(rows)))
