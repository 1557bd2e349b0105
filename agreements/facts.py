"""An agreement's part of the content that a revision freezes, and what must be there before the text is locked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement, Aim, TermKind
from agreements.term_sentence import term_sentence
from base.searching import fold
from documents.models import Document, Passage
from documents.search_words import plain


def facts(document: Document) -> dict:
    """`term`, `focus_areas`, `purposes`, `goals`, `bodies` and `follows`, as plain JSON types."""
    agreement = Agreement.objects.select_related("document", "term_passage", "follows__document").get(pk=document.pk)
    aims = list(agreement.aims.all())
    return {
        "term": _term(agreement),
        "focus_areas": [
            {"name": row.area.name, "goal": row.goal} for row in agreement.focus_areas.select_related("area")
        ],
        "purposes": [aim.text for aim in aims if aim.kind == Aim.Kind.PURPOSE],
        "goals": [aim.text for aim in aims if aim.kind == Aim.Kind.GOAL],
        "bodies": [_body(row) for row in agreement.bodies.prefetch_related("seats__party")],
        "follows": _follows(agreement),
    }


def _term(agreement: Agreement) -> dict:
    """`section`: where the text itself says it, for those who are shown that section."""
    passage = _standing_passage(agreement)
    return {
        "kind": agreement.term_kind,
        "starts_on": _iso(agreement.starts_on),
        "ends_on": _iso(agreement.ends_on),
        "sentence": passage.quote if passage else term_sentence(agreement),
        "section": str(passage.section_key) if passage else None,
    }


def _standing_passage(agreement: Agreement) -> Passage | None:
    """The sentence on the term in the text, unless somebody has written something else there since."""
    passage = agreement.term_passage
    section = passage and agreement.document.sections.filter(key=passage.section_key).first()
    return passage if section and fold(passage.quote) in fold(plain(section.html)) else None


def _body(row) -> dict:
    promises = [{"party": seat.party.name_as_written, "what": seat.what} for seat in row.seats.all()]
    return {"name": row.name_as_written, "promises": promises}


def _follows(agreement: Agreement) -> dict | None:
    if agreement.follows is None:
        return None
    return {"relation": agreement.relation, "title": agreement.follows.document.title}


def _iso(day) -> str | None:
    return day.isoformat() if day else None


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


def missing(document: Document) -> list[str]:
    """Sentences on what an agreement cannot be locked without: its term and two parties."""
    agreement = document.agreement
    lacks = []
    if document.parties.count() < 2:
        lacks.append(_("Lägg till minst två parter."))
    if not agreement.term_kind:
        return [*lacks, _("Välj hur länge överenskommelsen ska gälla.")]
    needed = _NEEDED[agreement.term_kind]
    return lacks + [str(_WORDS[name]) for name in needed if getattr(agreement, name) is None]
