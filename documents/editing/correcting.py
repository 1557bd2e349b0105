"""Correcting how an imported original was read. The paper says what it says; our reading of it gets a new version."""

from django.utils.translation import gettext as _

from documents.content import content_of, freeze, read
from documents.models import Copy, Document, Revision


def is_read_in(document: Document) -> bool:
    """Whether the text came from a file, which is the original."""
    return hasattr(document, "imported_from")


def correct_reading(document: Document, *, by) -> Revision | None:
    """A version with the facts and numbers that are registered now and the text as it was; the earlier one is kept.

    Who had the earlier version opened to them goes on reading that. None when nothing differs, and for a paper that was
    written here, whose facts stand as they were signed. Only within the opened paper.
    """
    if not is_read_in(document):
        return None
    before = document.locked_revision
    content = _with_what_is_registered(read(before), content_of(document))
    if content == read(before):
        return None
    revision = freeze(document, _("Rättad inläsning"), by, content=content)
    Copy.objects.bulk_create(
        Copy(revision=revision, audience=copy.audience, form=copy.form, file=copy.file, name=copy.name)
        for copy in before.copies.filter(form__in=Copy.CAME_FROM_OUTSIDE)
    )
    document.locked_revision = revision
    document.save(update_fields=["locked_revision"])
    return revision


def _with_what_is_registered(frozen: dict, living: dict) -> dict:
    numbers_and_parties = {name: living["frame"][name] for name in ("numbers", "parties")}
    return frozen | {"frame": frozen["frame"] | numbers_and_parties, "facts": living["facts"]}
