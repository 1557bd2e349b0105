"""Who reads an opened revision sees that one in every list, and nothing of what came later."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import steps
from documents.models import Document, Reader, State, Visit
from documents.rows import rows_for
from documents.search_words import open_revision
from documents.writing import open_for_writing, written
from tests.documents.factories import paper

OPENED, SECRET = "Riktlinjer som skickades", "Hemlig ny titel"


@pytest.fixture
def rewritten(municipality, coordinator, police):
    """Sent to the police as a proposal, then unlocked and given another title and type."""
    return _rewritten(municipality, coordinator, police)


def _rewritten(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police], title=OPENED)
    sent = steps.lock(document, by=coordinator)
    Reader.objects.create(document=document, organisation=police, revision=sent)
    steps.unlock(document, by=coordinator, reason="Skriver vidare")
    with open_for_writing(document.pk, by=coordinator) as taken:
        Document.objects.filter(pk=taken.pk).update(title=SECRET, sort_title=SECRET, type_label="Hemlig strategi")
    return document


def open_search(document):
    """As `documents.opening` does; the words of the revision that was opened."""
    open_revision(Reader.objects.get(document=document, revision__isnull=False).revision)
    document.refresh_from_db()
    written(document)


def test_the_row_is_of_the_text_that_was_opened(rewritten, coordinator, police_contact):
    rewritten.refresh_from_db()
    (theirs,) = rows_for(police_contact, [rewritten])
    assert (theirs.title, theirs.type_label, theirs.label, theirs.tone) == (OPENED, "Handling", "Förslag", "locked")
    assert theirs.changed_at < rewritten.changed_at
    (own,) = rows_for(coordinator, [rewritten])
    assert (own.title, own.type_label, own.label, own.frozen) == (SECRET, "Hemlig strategi", "Utkast", None)


def test_a_signed_paper_that_was_opened_is_shown_as_it_stands(opened, police_contact):
    (row,) = rows_for(police_contact, [opened])
    assert (row.label, row.tone, row.frozen) == ("Antagen", "good", None)


@pytest.mark.parametrize("address", ["/handlingar/", "/sok/?q=riktlinjer", "/overenskommelser/?q=riktlinjer", "/"])
def test_no_list_shows_another_partys_later_title(client, police_contact, rewritten, address):
    open_search(rewritten)
    Visit.objects.create(user=police_contact, document=rewritten, at=rewritten.changed_at)
    client.force_login(police_contact)
    page = client.get(address).content.decode()
    assert "emlig" not in page
    assert (OPENED in page) is not address.startswith("/overenskommelser")


def test_making_a_new_one_begins_with_the_title_that_one_reads(client, police_contact, rewritten):
    client.force_login(police_contact)
    page = client.get(reverse("documents:make_from", args=[rewritten.pk])).content.decode()
    assert SECRET not in page
    assert f'value="{OPENED}"' in page


@pytest.mark.parametrize("state", [State.DRAFT, State.LOCKED, State.FINAL])
def test_the_state_of_the_later_text_cannot_be_asked_for(client, police_contact, rewritten, state):
    client.force_login(police_contact)
    page = client.get(reverse("documents:list"), {"lage": state})
    assert page.context["rows"] == []


def test_fifty_opened_papers_cost_no_more_queries_than_one(municipality, coordinator, police, police_contact):
    def queries() -> int:
        documents = list(Document.objects.select_related("owner"))
        with CaptureQueriesContext(connection) as asked:
            rows_for(police_contact, documents)
        return len(asked)

    _rewritten(municipality, coordinator, police)
    queries()  # which organisations the person is of is asked once
    one = queries()
    for _number in range(5):
        _rewritten(municipality, coordinator, police)
    assert queries() == one
