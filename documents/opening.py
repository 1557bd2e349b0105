"""Opening a revision to other organisations: the only way for somebody outside the owner to read a paper."""

from collections.abc import Iterable

from documents import search_words
from documents.models import Document, Reader, Revision
from organisations.models import Organisation


def may_be_opened_to(document: Document) -> list[Organisation]:
    """The parties' organisations besides the owner."""
    parties = document.parties.select_related("organisation").exclude(organisation=None)
    return [party.organisation for party in parties if party.organisation_id != document.owner_id]


def open_to(document: Document, revision: Revision, organisations: Iterable[Organisation]) -> None:
    """Let each organisation read the revision, and from now on no earlier one. Only within the opened paper."""
    rows = [organisation for organisation in organisations if organisation.pk != document.owner_id]
    for organisation in rows:
        Reader.objects.update_or_create(document=document, organisation=organisation, defaults={"revision": revision})
    if rows:
        search_words.open_revision(revision)
