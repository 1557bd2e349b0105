"""Whatever is written to the other party warns of personnummer once, and keeps what was typed."""

import pytest
from django.urls import reverse

from documents.models import ChangeReason, Comment, Decision
from documents.writing import open_for_writing
from tests.documents.deciding.cases import locked_pledges, posted
from tests.documents.factories import paper
from tests.documents.replies.asking import answered, ask, remark

NUMBER = "19811218-9876"
WORDS = f"Gäller {NUMBER} Anna"
SEEN = {"confirmed": "1"}


@pytest.fixture
def remarked(municipality, coordinator, police, police_contact):
    document = paper(municipality, coordinator, parties=[police])
    answered(ask(document, coordinator, police), police_contact, remark(document.releases.get(), "Kortare."))
    return Comment.objects.get()


def warned(page) -> bool:
    """The warning, the box, and what was typed."""
    words = page.content.decode()
    return page.status_code == 422 and "ser ut som personnummer" in words and 'name="confirmed"' in words


@pytest.mark.parametrize("name", ["answer_comment", "decline_comment"])
def test_an_answer_to_a_remark(client, coordinator, remarked, name):
    client.force_login(coordinator)
    address = reverse(f"documents:{name}", args=[remarked.reply.document_id, remarked.pk])
    page = client.post(address, {"answer": WORDS})
    assert warned(page)
    assert f"{WORDS}</textarea>" in page.content.decode()
    assert Comment.objects.get().answer == ""
    assert client.post(address, {"answer": WORDS} | SEEN).status_code == 302
    assert Comment.objects.get().answer == WORDS


def test_a_decision(client, municipality, coordinator, police):
    document = locked_pledges(municipality, coordinator, police)
    client.force_login(coordinator)
    address, data = reverse("documents:decide", args=[document.pk]), posted(document, municipality, text=WORDS)
    page = client.post(address, data)
    assert warned(page)
    assert f"{WORDS}</textarea>" in page.content.decode()
    assert not Decision.objects.exists()
    assert client.post(address, data | SEEN).status_code == 302
    row = Decision.objects.get()
    again = reverse("documents:withdraw_decision", args=[document.pk, row.pk])
    assert warned(client.post(again, {"reason": WORDS}))
    assert client.post(again, {"reason": WORDS} | SEEN).status_code == 302


def test_why_a_step_is_taken(client, municipality, coordinator, police):
    document = locked_pledges(municipality, coordinator, police)
    client.force_login(coordinator)
    address = reverse("documents:unlock", args=[document.pk])
    assert warned(client.post(address, {"reason": WORDS}))
    assert client.post(address, {"reason": WORDS} | SEEN).status_code == 302


def test_why_a_section_was_changed(client, remarked, coordinator):
    document = remarked.reply.document
    with open_for_writing(document.pk, by=coordinator) as taken:
        taken.sections.update(html="<p>Ny lydelse.</p>")
    client.force_login(coordinator)
    key = document.sections.first().key
    address = reverse("documents:explain_change", args=[document.pk, key])
    page = client.post(address, {"why": WORDS})
    assert warned(page)
    assert f"{WORDS}</textarea>" in page.content.decode()
    assert not ChangeReason.objects.exists()
    assert client.post(address, {"why": WORDS} | SEEN).status_code == 302
    assert ChangeReason.objects.get().text == WORDS


def test_an_organisation_number_is_none(client, coordinator, remarked):
    client.force_login(coordinator)
    address = reverse("documents:answer_comment", args=[remarked.reply.document_id, remarked.pk])
    assert client.post(address, {"answer": "Vårt organisationsnummer är 212000-1355."}).status_code == 302
