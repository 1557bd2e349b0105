"""The short paper for a chief who decides without a board: who makes it, what it says, who reads it."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from boards.models import DecisionBasis
from documents import opening, steps
from documents.models import Release, Section, State
from tests.documents.factories import paper
from tests.support import verapdf

TYPED = {"recommendation": "Polisen godkänner överenskommelsen 2027–2030.", "background": "Den tar vid 1 januari."}


@pytest.fixture
def agreement(municipality, coordinator, police):
    """Locked, sent to the police, and made after another whose promise it has dropped."""
    both = {"parties": [police], "kind": "pledge_set"}
    old = paper(municipality, coordinator, state=State.FINAL, title="Samverkan 2023–2026", **both)
    new = paper(municipality, coordinator, title="Samverkan 2027–2030", **both)
    Section.objects.filter(document=new).update(html="<p>Kommunen ska bjuda in till råd fyra gånger per år.</p>")
    new.made_from = old
    new.save()
    steps.lock(new, by=coordinator)
    new.refresh_from_db()
    return new


def address(document):
    return reverse("boards:decision_basis", args=[document.pk])


def text_of(row):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(row.file.read())).pages)


def test_it_says_what_is_recommended_what_changed_and_the_text(client, coordinator, agreement):
    client.force_login(coordinator)
    page = client.get(address(agreement)).content.decode()
    assert "godkänner ”Samverkan 2027–2030” mellan Lindhaga kommun" in page
    assert client.post(address(agreement), TYPED).status_code == 302
    row = DecisionBasis.objects.get()
    words = " ".join(text_of(row).split())
    for said in (
        "Underlag för beslut",
        TYPED["recommendation"],
        "Den tar vid 1 januari.",
        "Det här försvann",
        "fyra gånger per år",
    ):
        assert said in words
    assert verapdf.quick_failures(row.file.read(), "2a") == []
    assert verapdf.quick_failures(row.file.read(), "ua1") == []


def test_what_was_written_the_last_time_is_proposed_and_what_was_left_follows_the_text(client, coordinator, agreement):
    client.force_login(coordinator)
    proposed = client.get(address(agreement)).context["form"].initial
    client.post(address(agreement), TYPED)
    assert client.get(address(agreement)).context["form"].initial == TYPED
    client.post(address(agreement), proposed | {"background": TYPED["background"]})
    steps.unlock(agreement, by=coordinator, reason="Rättas")
    agreement.refresh_from_db()
    type(agreement).objects.filter(pk=agreement.pk).update(title="Samverkan 2028–2030")
    agreement.refresh_from_db()
    steps.lock(agreement, by=coordinator)
    again = client.get(address(agreement)).context["form"].initial
    assert "Samverkan 2028–2030" in again["recommendation"]
    assert again["background"] == TYPED["background"]


def test_pressed_twice_it_is_one(client, coordinator, agreement):
    client.force_login(coordinator)
    client.post(address(agreement), TYPED)
    client.post(address(agreement), TYPED)
    assert DecisionBasis.objects.count() == 1


def test_a_draft_that_nobody_was_sent_gives_none_and_says_what_to_do(client, coordinator, municipality):
    client.force_login(coordinator)
    draft = paper(municipality, coordinator)
    response = client.post(address(draft), TYPED)
    assert "Lås texten" in response.content.decode()
    assert not DecisionBasis.objects.exists()


def test_without_a_proposal_it_asks_and_keeps_what_was_typed(client, coordinator, agreement):
    client.force_login(coordinator)
    response = client.post(address(agreement), TYPED | {"recommendation": ""})
    assert response.status_code == 422
    assert "Den tar vid 1 januari." in response.content.decode()


def releasing_of(document, organisation, by):
    Release.objects.create(
        document=document, revision=document.locked_revision, purpose="decision", relation="authority",
        organisation=organisation, sent_by=by, sent_at=timezone.now(),
    )  # fmt: skip


WHO = [("coordinator", 200), ("reader", 403), ("stranger", 404), ("police_contact", 404)]


@pytest.mark.parametrize(("who", "status"), WHO)
def test_it_is_for_those_who_write_for_a_party(client, request, agreement, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(agreement)).status_code == status


def test_what_the_police_make_is_read_by_them_alone(client, agreement, police, police_contact, coordinator):
    opening.open_to(agreement, agreement.locked_revision, [police])
    client.force_login(police_contact)
    assert "inte fått någon text för beslut än" in client.get(address(agreement)).content.decode()
    releasing_of(agreement, police, coordinator)
    assert client.post(address(agreement), TYPED).status_code == 302
    row = DecisionBasis.objects.get()
    assert row.organisation == police
    assert police.name in text_of(row)
    mine = reverse("boards:decision_basis_pdf", args=[agreement.pk, row.pk])
    assert client.get(mine).status_code == 200
    client.force_login(coordinator)
    assert client.get(mine).status_code == 404
    assert row.file_name not in client.get(address(agreement)).content.decode()
