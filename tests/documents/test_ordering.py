"""The order of a list says nothing of what the other party has written and not sent."""

import pytest
from django.urls import reverse

from documents.rows import rows_for
from documents.sending.releasing import Recipient, Sending, send
from documents.writing import open_for_writing
from tests.documents.factories import paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_printing")]


@pytest.fixture
def theirs(municipality, police, coordinator):
    """Sent to the police."""
    document = paper(municipality, coordinator, parties=[police], kind="agreement", title="Mitten")
    send(document, Sending("comments", (Recipient("authority", police),)), by=coordinator)
    return document


@pytest.fixture
def own(police, police_contact):
    """The police's own, written in after the other was sent."""
    return [paper(police, police_contact, kind="agreement", title=title) for title in ("Början", "Slutet")]


def order(client, address, wanted, papers):
    page = client.get(address, {"sortera": wanted, "q": "e"} if "sok" in address else {"sortera": wanted})
    found = page.content.decode()
    return sorted(papers, key=lambda each: found.index(f'"{reverse("documents:detail", args=[each.pk])}"'))


@pytest.mark.parametrize("wanted", ["titel", "-titel", "typ", "-typ", "andrad", ""])
@pytest.mark.parametrize("address", ["/handlingar/", "/overenskommelser/", "/sok/"])
def test_what_the_owner_writes_moves_nothing(client, theirs, own, coordinator, police_contact, address, wanted):
    client.force_login(police_contact)
    before = order(client, address, wanted, [*own, theirs])
    for title, label in (("Zenit, ej skickat", "Överenskommelse"), ("Aftonen, ej skickat", "Avtal")):
        with open_for_writing(theirs.pk, by=coordinator) as taken:
            taken.title, taken.type_label = title, label
            taken.save()
        assert order(client, address, wanted, [*own, theirs]) == before


def test_it_stands_where_the_title_that_was_sent_stands(client, theirs, own, police_contact):
    client.force_login(police_contact)
    for address in ("/handlingar/", "/overenskommelser/"):
        assert order(client, address, "titel", [*own, theirs]) == [own[0], theirs, own[1]]
        assert order(client, address, "-titel", [*own, theirs]) == [own[1], theirs, own[0]]


def test_a_signed_paper_says_when_its_text_was_made_and_not_what_the_owner_does_with_it(opened, police_contact):
    opened.changed_at = opened.locked_revision.made_at.replace(year=2031)
    (row,) = rows_for(police_contact, [opened])
    assert row.changed_at == opened.locked_revision.made_at
