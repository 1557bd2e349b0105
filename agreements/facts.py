"""An agreement's part of the content that a revision freezes."""

from agreements.models import Agreement, Aim
from agreements.term_sentence import term_sentence
from base.dates import iso
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
        "starts_on": iso(agreement.starts_on),
        "ends_on": iso(agreement.ends_on),
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
