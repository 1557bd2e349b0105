"""From lock to in force: both decide, it is signed, and the old agreement is replaced on the day the new one starts."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Agreement, Relation, TermKind
from agreements.models.status import Code
from agreements.terms import status_on
from documents import steps
from documents.deciding import decision_rows, ready
from documents.models import Section, Signatory, State
from tests.agreements.factories import agreement
from tests.documents.deciding.cases import decides_by_board, decision, posted, sent_for_decision
from text.printing.pdf import render_pdf

START = date(2027, 1, 1)


@pytest.fixture
def old(municipality, police):
    """Holds until a new one is signed and has started."""
    first = date(2023, 1, 1)
    return agreement(TermKind.FIXED_THEN_UNTIL_REPLACED, first, date(2025, 12, 31), owner=municipality)


@pytest.fixture
def new(municipality, police, coordinator, old):
    """The successor, locked; both parties decide apart from signing."""
    made = agreement(TermKind.FIXED, START, date(2030, 12, 31), after=old, owner=municipality, state=State.DRAFT)
    Section.objects.create(document=made.document, position=1, heading="Syfte", html="<p>Parterna samverkar.</p>")
    for party in made.document.parties.all():
        Signatory.objects.create(party=party, name=f"Chefen för {party}")
    steps.lock(made.document, by=coordinator)
    made.document.refresh_from_db()
    decides_by_board(made.document, police)
    return made


def code(which, day):
    return status_on(Agreement.objects.with_term().get(pk=which.pk), day).code


def words(response):
    return response.content.decode().replace("\xa0", " ")


def test_the_old_one_holds_until_both_have_decided_and_signed_and_the_new_one_has_started(
    client, old, new, municipality, police, police_contact, coordinator, registrar
):
    document, paper_page = new.document, reverse("documents:detail", args=[new.pk])
    sent_for_decision(document, police, coordinator)
    for person, organisation in ((registrar, municipality), (police_contact, police)):
        assert not ready.is_ready(ready.standings(document))
        client.force_login(person)
        client.post(reverse("documents:decide", args=[new.pk]), posted(document, organisation))
    assert ready.is_ready(ready.standings(document))
    assert code(old, START) == Code.PROLONGED
    client.force_login(coordinator)
    assert "Klar att skriva under" in words(client.get(paper_page))
    scan = SimpleUploadedFile("Skannad.pdf", render_pdf("<html lang=sv><title>S</title><p>Undertecknad</p>"))
    sent = {"on": "20 november 2026", "place": "Lindhaga", "scan": scan, "open_for": [police.pk], "same_text": "on"}
    assert client.post(reverse("documents:register", args=[new.pk]), sent).status_code == 302
    assert code(new, date(2026, 12, 31)) == Code.UPCOMING
    assert code(old, date(2026, 12, 31)) in (Code.IN_FORCE, Code.PROLONGED)
    assert code(new, START) == Code.IN_FORCE
    assert code(old, START) == Code.REPLACED
    client.force_login(police_contact)
    assert "Börjar gälla 1 januari 2027" in words(client.get(paper_page))


def test_one_signed_under_a_condition_says_so_to_both_until_the_decision_has_come(
    client, old, new, municipality, police, police_contact, coordinator
):
    document, locked = new.document, new.document.locked_revision
    steps.register(
        document, by=coordinator, on=date(2026, 11, 20), condition="båda parters godkännande", open_for=[police]
    )
    page = reverse("documents:detail", args=[new.pk])
    for person in (coordinator, police_contact):
        client.force_login(person)
        assert "Gäller inte än: undertecknad under förutsättning av båda parters" in words(client.get(page))
    for organisation in (municipality, police):
        row = decision(document, organisation, revision=locked, registered_for="samtal")
        decision_rows.decide(row, by=coordinator)
    for person in (coordinator, police_contact):
        client.force_login(person)
        assert "inte uppfylld" not in words(client.get(page))
        assert "Börjar gälla 1 januari 2027" in words(client.get(page))


def test_the_successor_is_one(old, new):
    assert (new.relation, new.follows) == (Relation.SUCCESSOR, old)
