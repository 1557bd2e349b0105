"""The sentences of a letter that follow from its rows; what page, PDF and Word print."""

from django.utils.translation import gettext as _

from base.rows import lower_first
from documents import kinds
from documents.models import Document


# Said under a heading of consequences where the proposal changes nothing.
def no_effect() -> str:
    return _("Förslaget bedöms inte påverka detta.")


def lead(proposing: str, deciding: str) -> str:
    """`Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta:`; what is known while one is not named."""
    if proposing and deciding:
        words = {"proposing": proposing, "deciding": within(deciding)}
        return _("%(proposing)s föreslår %(deciding)s besluta:") % words
    if proposing:
        return _("%(proposing)s föreslår:") % {"proposing": proposing}
    return _("%(deciding)s beslutar:") % {"deciding": deciding} if deciding else ""


def within(name: str) -> str:
    """A body's name within a sentence; an abbreviation keeps its letters."""
    return name if name[1:2].isupper() else lower_first(name)


def title_within(document: Document) -> str:
    """A paper's title within a sentence: the common noun that begins it has a small letter, a name keeps its own."""
    first = document.title.split(" ", 1)[0].casefold()
    labels = (document.type_label, *kinds.get(document.kind).type_labels)
    is_noun = any(first and label.casefold().split(" ", 1)[0] == first for label in labels)
    return lower_first(document.title) if is_noun else document.title


def proposals(content: dict) -> dict:
    """For the slot's template."""
    said = content["facts"].get("proposals") or {}
    return {"lead": lead(said.get("proposing", ""), said.get("deciding", "")), "points": said.get("points", [])}


def consequences(content: dict) -> dict:
    return {"no_effect": no_effect()}
