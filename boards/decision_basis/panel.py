"""On a paper that somebody is to decide about: the way to the basis for those who decide without a board."""

from django.template.loader import render_to_string

from boards.decision_basis.sources import organisation_of
from documents.access import Access
from documents.models import State


def panel(user, access: Access, content: dict) -> str:
    """For those who write for a party, while the text is fixed and not final; empty for others."""
    document = access.document
    is_fixed = document.state == State.LOCKED or (document.state == State.DRAFT and not access.is_working)
    if not is_fixed or len(content["frame"]["parties"]) < 2 or organisation_of(user, access) is None:
        return ""
    return render_to_string("boards/_decision_basis.html", {"document": document})
