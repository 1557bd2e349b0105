"""A member of the owner, who reads no drafts, and writes at the other party: they read what was sent, and no more."""

import pytest
from django.urls import reverse

from documents.rows import rows_for
from documents.searching import matching
from documents.sending.releasing import Recipient, Sending, send
from documents.writing import open_for_writing
from organisations.models import Membership, Role
from tests.documents.factories import paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_printing")]
SENT, SECRET = "Överenskommelse som skickad", "Sidensvans"
PAGES = ["/", "/handlingar/", "/overenskommelser/", f"/sok/?q={SENT}", "/handlingar/?lage=draft"]


@pytest.fixture
def both(municipality, police_contact):
    Membership.objects.create(user=police_contact, organisation=municipality, role=Role.MEMBER)
    return police_contact


@pytest.fixture
def sent(municipality, police, coordinator):
    document = paper(municipality, coordinator, parties=[police], kind="agreement", title=SENT)
    send(document, Sending("comments", (Recipient("authority", police),)), by=coordinator)
    with open_for_writing(document.pk, by=coordinator) as taken:
        taken.title = SECRET
        taken.save()
        taken.sections.update(html=f"<p>{SECRET}</p>")
    document.refresh_from_db()
    return document


def test_the_row_is_of_what_was_sent(sent, both, coordinator):
    assert [row.title for row in rows_for(both, [sent])] == [SENT]
    assert [row.title for row in rows_for(coordinator, [sent])] == [SECRET]


def test_words_that_were_not_sent_find_nothing(sent, both, coordinator):
    assert not matching(both, SECRET).exists()
    assert matching(both, "skickad").exists()
    assert matching(coordinator, SECRET).exists()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_shows_what_was_not_sent(client, sent, both, address):
    client.force_login(both)
    assert SECRET not in client.get(address).content.decode()
    client.get(reverse("documents:detail", args=[sent.pk]))
    assert SECRET not in client.get("/").content.decode()


def test_no_filter_asks_what_was_not_sent(client, sent, both):
    client.force_login(both)
    address = reverse("documents:detail", args=[sent.pk])
    assert address not in client.get("/overenskommelser/", {"status": "draft"}).content.decode()
    assert address in client.get("/overenskommelser/").content.decode()


def test_what_is_signed_they_read_as_every_member_does(both, municipality, coordinator):
    final = paper(municipality, coordinator, state="final", title="Antagen plan")
    assert [row.title for row in rows_for(both, [final])] == ["Antagen plan"]
    assert matching(both, "antagen").exists()
