"""What an agreement cannot be locked without: two parties, its term, and a text that says the same term."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement, Relation, TermKind
from base.searching import fold
from base.steps import Lack
from documents.models import Document, Section
from documents.search_words import plain

# Each kind of term stands and falls with these.
_NEEDED = {
    TermKind.FIXED: ("starts_on", "ends_on"),
    TermKind.ROLLING_YEARLY: ("starts_on",),
    TermKind.MANDATE_PERIOD: (),
    TermKind.UNTIL_FURTHER_NOTICE: ("starts_on",),
    TermKind.FIXED_THEN_UNTIL_REPLACED: ("starts_on", "ends_on"),
}
_WORDS = {
    "starts_on": gettext_lazy("Ange från vilken dag överenskommelsen ska gälla."),
    "ends_on": gettext_lazy("Ange till och med vilken dag överenskommelsen ska gälla."),
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def missing(document: Document) -> list[Lack]:
    """Each with the page where it is put right."""
    agreement = Agreement.objects.select_related("follows__term_passage").get(pk=document.pk)
    return [*_parties(document), *_term(agreement), *_old_term(document, agreement)]


def _parties(document: Document) -> list[Lack]:
    if document.parties.count() >= 2:
        return []
    return [Lack(_("Lägg till minst två parter."), reverse("documents:frame", args=[document.pk]))]


def _term(agreement: Agreement) -> list[Lack]:
    page = reverse("agreements:facts", args=[agreement.pk])
    if not agreement.term_kind:
        return [Lack(_("Välj hur länge överenskommelsen ska gälla."), page)]
    needed = _NEEDED[agreement.term_kind]
    return [Lack(str(_WORDS[name]), page) for name in needed if getattr(agreement, name) is None]


def _old_term(document: Document, agreement: Agreement) -> list[Lack]:
    """Where the text of a new agreement still has the sentence on the years of the one that it was made from."""
    section = section_with_old_term(document, agreement)
    if section is None:
        return []
    said = _("Avsnittet ”%(heading)s” har kvar den gamla avtalstiden: ”%(sentence)s”. Skriv den nya.")
    words = {"heading": section, "sentence": agreement.follows.term_passage.quote}
    return [Lack(said % words, f"{reverse('documents:edit', args=[document.pk])}#avsnitt-{section.key}")]


def section_with_old_term(document: Document, agreement: Agreement) -> Section | None:
    """The section that still has the sentence on the term of the agreement that this one succeeds."""
    old = agreement.follows if agreement.relation == Relation.SUCCESSOR else None
    passage = old and old.term_passage
    same_years = old and (old.starts_on, old.ends_on) == (agreement.starts_on, agreement.ends_on)
    if not passage or same_years or not _YEAR.search(passage.quote):
        return None
    wanted = fold(passage.quote)
    return next((section for section in document.sections.all() if wanted in fold(plain(section.html))), None)
