"""An agreement that is signed under a condition holds when the condition is met, and replaces nothing before that."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.backward_facts import said_of_replacement, signed_successor
from agreements.carrying import copy
from agreements.filters import AgreementFilter
from agreements.holding import holdings
from agreements.models import Agreement, Relation, TermKind
from agreements.models.status import Code
from agreements.terms import status_on
from agreements.timeline import span
from documents.models import Document, State
from tests.agreements.factories import agreement

pytestmark = pytest.mark.django_db

START, LATER = date(2027, 1, 1), date(2027, 6, 1)
UNDER = {"final_on": date(2026, 11, 20), "final_condition": "kommunstyrelsens godkännande"}


@pytest.fixture
def old(municipality):
    first = date(2023, 1, 1)
    return agreement(TermKind.FIXED_THEN_UNTIL_REPLACED, first, date(2025, 12, 31), owner=municipality)


@pytest.fixture
def new(municipality, old):
    return agreement(
        TermKind.FIXED, START, date(2030, 12, 31), after=old, owner=municipality, condition_outcome="awaited", **UNDER
    )


def settled(which, outcome: str, on: date = date(2027, 2, 10)) -> None:
    Document.objects.filter(pk=which.pk).update(condition_outcome=outcome, condition_settled_on=on)


def status(which, day):
    return status_on(Agreement.objects.with_term().get(pk=which.pk), day)


def code(which, day):
    return status(which, day).code


def chosen(user, organisation, status: str) -> list[int]:
    found = AgreementFilter({"status": status, "dag": "1 juni 2027"}, user=user, place=organisation)
    return list(found.qs.values_list("pk", flat=True))


def test_it_does_not_hold_before_its_condition_is_met_and_the_old_one_does(old, new):
    assert status(new, LATER).code == Code.CONDITIONAL
    said = "Gäller inte än: undertecknad under förutsättning av kommunstyrelsens godkännande."
    assert status(new, LATER).sentence == said
    assert code(old, LATER) == Code.PROLONGED
    assert Agreement.objects.in_force_on(LATER).get() == old


def test_it_takes_over_from_the_day_on_which_its_condition_was_met(old, new):
    settled(new, "met")
    assert code(new, LATER) == Code.IN_FORCE
    assert (code(old, date(2027, 2, 9)), code(old, date(2027, 2, 10))) == (Code.PROLONGED, Code.REPLACED)


def test_a_refusal_makes_it_lapse_and_the_old_one_goes_on(old, new):
    settled(new, "refused")
    assert status(new, LATER).sentence == (
        "Gäller inte: undertecknad under förutsättning av kommunstyrelsens godkännande, och beslutet blev nej."
    )
    assert code(old, LATER) == Code.PROLONGED
    assert signed_successor(Agreement.objects.with_term().get(pk=old.pk)) is None


def test_a_new_one_made_from_the_lapsed_follows_what_still_holds(old, new, municipality):
    settled(new, "refused")
    third = agreement(TermKind.FIXED, owner=municipality, state=State.DRAFT)
    copy(Document.objects.get(pk=new.pk), third.document, frozenset())
    third.document.agreement.refresh_from_db()
    assert (third.document.agreement.follows, third.document.agreement.relation) == (old, Relation.SUCCESSOR)


@pytest.mark.parametrize("relation", [Relation.AMENDMENT, Relation.EXTENSION])
def test_neither_an_amendment_nor_an_extension_changes_anything_before_that(municipality, relation):
    first = agreement(TermKind.FIXED, date(2023, 1, 1), date(2026, 12, 31), owner=municipality)
    early = agreement("", date(2026, 1, 1), after=first, relation=Relation.AMENDMENT, final_on=date(2026, 1, 1))
    later = agreement(
        "", START, date(2027, 12, 31), after=first, relation=relation, condition_outcome="awaited", **UNDER
    )
    assert (code(first, LATER), code(early, LATER), code(later, LATER)) == (
        Code.EXPIRED,
        Code.EXPIRED,
        Code.CONDITIONAL,
    )
    settled(later, "met")
    holds = relation == Relation.EXTENSION
    assert (code(first, LATER) == Code.PROLONGED) == holds


def test_an_amendment_of_what_does_not_hold_does_not_hold_either(new):
    amendment = agreement("", START, after=new, relation=Relation.AMENDMENT, final_on=date(2026, 12, 1))
    assert code(amendment, LATER) == Code.CONDITIONAL
    assert "kommunstyrelsens godkännande" in status(amendment, LATER).sentence


def test_it_can_be_ended_without_having_held(new):
    Document.objects.filter(pk=new.pk).update(ended_on=date(2027, 3, 1), end_reason="Det blev inget")
    assert status(new, LATER).sentence == "Avslutad innan den började gälla. Skäl: Det blev inget."
    assert code(new, date(2027, 2, 1)) == Code.CONDITIONAL


def test_the_list_has_it_apart_from_those_that_hold(coordinator, municipality, old, new):
    assert chosen(coordinator, municipality, "galler") == [old.pk]
    assert chosen(coordinator, municipality, Code.CONDITIONAL) == [new.pk]
    settled(new, "refused")
    assert chosen(coordinator, municipality, "upphort") == [new.pk]


def test_the_time_line_shows_when_it_is_to_hold_until_it_lapses(new):
    row = Agreement.objects.with_term().get(pk=new.pk)
    assert span(row, status(new, LATER)).starts_on == START
    settled(new, "refused")
    assert span(Agreement.objects.with_term().get(pk=new.pk), status(new, LATER)) is None


def test_the_page_of_the_old_one_says_what_it_waits_for(client, coordinator, old, new):
    said = "är undertecknad, men tar inte vid förrän förutsättningen är uppfylld."
    assert said in said_of_replacement(Agreement.objects.with_term().get(pk=old.pk), LATER)
    client.force_login(coordinator)
    assert said in client.get(reverse("documents:detail", args=[old.pk])).content.decode()


def test_what_it_obliges_to_waits_with_it_and_comes_to_nothing_with_it(new):
    held = holdings([Document.objects.get(pk=new.pk)], LATER)[new.pk]
    assert (held.is_final, held.is_lapsed) == (False, False)
    settled(new, "refused")
    assert holdings([Document.objects.get(pk=new.pk)], LATER)[new.pk].is_lapsed
    settled(new, "met")
    held = holdings([Document.objects.get(pk=new.pk)], LATER)[new.pk]
    assert (held.is_final, held.begins_on) == (True, START)
