"""On a paper that somebody is to decide about: the way to the basis for those who decide without a board."""

from django.template.loader import render_to_string

from boards.decision_basis.sources import organisation_of
from documents.access import Access
from documents.deciding import decision_rows
from documents.models import State

OPEN = (State.DRAFT, State.LOCKED)


def panel(user, access: Access, content: dict) -> str:
    """For those who write for a party that has a text to decide about and has not decided; empty for others."""
    document = access.document
    if document.state not in OPEN or len(content["frame"]["parties"]) < 2 or not decision_rows.can_be_decided(document):
        return ""
    organisation = organisation_of(user, access)
    if organisation is None or not decision_rows.texts_for(user, document):
        return ""
    has_decided = document.decisions.filter(organisation=organisation, withdrawn_at=None).exists()
    return "" if has_decided else render_to_string("boards/_decision_basis.html", {"document": document})
