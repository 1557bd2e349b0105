"""What the parties decide after a paper was signed under a condition settles the condition, as the door closes."""

from datetime import date

import pytest

from base.models import OutgoingMail
from documents import conditions, steps
from documents.deciding import decision_rows, planning
from documents.models import Document
from documents.sentences import state_label, tone
from tests.documents.deciding.cases import decision, locked_pledges

DAY = date(2026, 11, 3)
AWAITED, MET, REFUSED = "awaited", "met", "refused"


@pytest.fixture
def signed(municipality, coordinator, police):
    """Pledges signed before the municipality's board has decided; with the text that it decides about."""
    made = locked_pledges(municipality, coordinator, police)
    made.text = made.locked_revision
    steps.register(made, by=coordinator, on=DAY, condition="kommunstyrelsens godkännande")
    return made


def kept(document) -> tuple[str, date | None]:
    """The outcome as it is kept, which is what the decisions say."""
    row = Document.objects.get(pk=document.pk)
    assert conditions.judged(row) == (row.condition_outcome, row.condition_settled_on)
    return row.condition_outcome, row.condition_settled_on


def decide(document, organisation, by, **fields):
    return decision_rows.decide(decision(document, organisation, revision=document.text, **fields), by=by)


def test_a_decision_settles_it_and_one_taken_back_opens_it_again(signed, municipality, coordinator):
    assert kept(signed) == (AWAITED, None)
    row = decide(signed, municipality, coordinator, decided_on=date(2026, 11, 10))
    assert kept(signed) == (MET, date(2026, 11, 10))
    decision_rows.withdraw(row, by=coordinator, reason="Fel handling")
    assert kept(signed) == (AWAITED, None)


def test_a_board_that_returns_the_text_has_not_decided(signed, municipality, coordinator):
    decide(signed, municipality, coordinator, outcome="returned")
    assert kept(signed) == (AWAITED, None)


def test_a_refusal_makes_it_lapse_until_the_board_decides_anew(signed, municipality, coordinator):
    decide(signed, municipality, coordinator, outcome="rejected")
    assert kept(signed) == (REFUSED, DAY)
    decide(signed, municipality, coordinator, decided_on=date(2026, 11, 12), paragraph="140")
    assert kept(signed) == (MET, date(2026, 11, 12))


def test_who_needs_no_decision_after_all_is_not_waited_for(signed, municipality, coordinator):
    party = signed.parties.get(organisation=municipality)
    planning.set_plan(party, by=coordinator, way="none", why="Delegerat till kommundirektören")
    assert kept(signed) == (MET, DAY)


def test_the_label_says_that_it_does_not_hold_yet(signed, municipality, coordinator):
    row = Document.objects.get(pk=signed.pk)
    assert (tone(row), state_label(row)) == ("upcoming", "Undertecknad, gäller inte än")
    decide(signed, municipality, coordinator, outcome="rejected")
    row.refresh_from_db()
    assert (tone(row), state_label(row)) == ("ended", "Förfallen: beslutet blev nej")


def test_who_reads_the_signed_paper_gets_a_mail_when_it_is_settled(signed, municipality, police, police_contact):
    steps.open_to(signed, organisations=[police], by=signed.created_by)
    decide(signed, municipality, signed.created_by, outcome="rejected")
    (mail,) = OutgoingMail.objects.filter(key__startswith="condition-", to=police_contact.email)
    assert "är förfallen" in mail.subject
    decide(signed, municipality, signed.created_by, decided_on=date(2026, 11, 12), paragraph="140")
    mail = OutgoingMail.objects.filter(key__startswith="condition-", to=police_contact.email).latest("pk")
    assert "förutsättningen är uppfylld" in mail.subject
    assert OutgoingMail.objects.filter(key__startswith="condition-").count() == 2
