"""What an agreement cannot be locked without, each with the page where it is put right."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.missing import missing
from agreements.models import Agreement, Relation, TermKind
from documents.models import Document, Passage, Section, State
from tests.agreements import factories

pytestmark = pytest.mark.django_db
OLD = "Den här överenskommelsen gäller till och med 31 december 2025."


@pytest.fixture
def draft() -> Document:
    """Made from an agreement whose text says its term in a sentence, which came along."""
    old = factories.agreement(TermKind.FIXED, date(2024, 1, 1), date(2025, 12, 31))
    old.term_passage = Passage.objects.create(document=old.document, section_key="0" * 32, quote=OLD)
    old.save()
    paper = factories.document(state=State.DRAFT)
    Section.objects.create(document=paper, position=1, heading="Tid", html=f"<p>Kort sagt. {OLD}</p>")
    Agreement.objects.create(document=paper, follows=old, relation=Relation.SUCCESSOR)
    return paper


def change(paper: Document, **fields) -> None:
    agreement = paper.agreement
    for name, value in fields.items():
        setattr(agreement, name, value)
    agreement.save()


def told(paper: Document) -> dict[str, str]:
    return {lack.text: lack.url for lack in missing(paper)}


def test_a_term_with_its_days_and_two_parties(draft):
    page = reverse("agreements:facts", args=[draft.pk])
    draft.parties.last().delete()
    lacks = told(draft)
    assert lacks["Lägg till minst två parter."] == reverse("documents:frame", args=[draft.pk])
    assert lacks["Välj hur länge överenskommelsen ska gälla."] == page
    change(draft, term_kind=TermKind.FIXED, starts_on=date(2026, 1, 1))
    assert "Ange till och med vilken dag överenskommelsen ska gälla." in told(draft)


def test_a_text_that_still_says_the_old_term_is_shown_where_it_stands(draft):
    change(draft, term_kind=TermKind.FIXED, starts_on=date(2026, 1, 1), ends_on=date(2027, 12, 31))
    section = draft.sections.get()
    said = f"Avsnittet ”Tid” har kvar den gamla avtalstiden: ”{OLD}”. Skriv den nya."
    assert told(draft) == {said: f"{reverse('documents:edit', args=[draft.pk])}#avsnitt-{section.key}"}
    section.html = "<p>Gäller till och med 31 december 2027.</p>"
    section.save()
    assert told(draft) == {}


def test_a_revision_may_speak_of_the_term_that_it_lies_within(draft):
    change(draft, relation=Relation.AMENDMENT, term_kind=TermKind.FIXED)
    change(draft, starts_on=date(2025, 6, 1), ends_on=date(2025, 12, 31))
    assert told(draft) == {}


def test_words_without_years_hold_for_the_next_term_too(draft):
    passage = draft.agreement.follows.term_passage
    passage.quote = "Överenskommelsen gäller under mandatperioden."
    passage.save()
    draft.sections.update(html=f"<p>{passage.quote}</p>")
    change(draft, term_kind=TermKind.MANDATE_PERIOD)
    assert told(draft) == {}
