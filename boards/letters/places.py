"""The sections of a letter that print its rows: one that was read in, or written before, may lack them."""

from django.utils.translation import gettext as _

from documents.models import Document, Section
from documents.writing import open_for_writing

# In the order of a letter: those that stand before the text, and those after it.
_FIRST, _LAST = ("officer", "proposals"), ("consequences", "appendices", "recipients")


def headings() -> dict[str, str]:
    return {
        "officer": _("Handläggare"),
        "proposals": _("Förslag till beslut"),
        "consequences": _("Konsekvenser"),
        "appendices": _("Bilagor"),
        "recipients": _("Beslutet skickas till"),
    }


def lacking(document: Document) -> list[str]:
    """The headings of the rows that no section prints."""
    slots = set(document.sections.exclude(slot="").values_list("slot", flat=True))
    return [heading for slot, heading in headings().items() if slot not in slots]


def put_in(document_pk: int, *, by) -> None:
    """Sections for the rows that none prints; the text that stands there is left as it is."""
    with open_for_writing(document_pk, by=by) as document:
        sections = list(document.sections.all())
        there = {section.slot for section in sections}
        names = headings()
        first = [_section(document, slot, names[slot]) for slot in _FIRST if slot not in there]
        last = [_section(document, slot, names[slot]) for slot in _LAST if slot not in there]
        for position, section in enumerate([*first, *sections, *last]):
            section.position = position
            section.save()


def _section(document: Document, slot: str, heading: str) -> Section:
    return Section(document=document, slot=slot, heading=heading)
