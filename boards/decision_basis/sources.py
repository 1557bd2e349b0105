"""Which text a basis is made about, for whom, and what it is compared with."""

from dataclasses import dataclass

from documents.access import Access
from documents.audience import content_for
from documents.changes import comparable
from documents.content import read
from documents.deciding import decision_rows
from documents.models import Audience, Revision
from organisations.models import Organisation
from organisations.permissions import WRITES, organisations_of


@dataclass(frozen=True)
class Source:
    """revision: the text to decide about. earlier: the one that it is compared with, as the parties see it."""

    revision: Revision
    content: dict
    earlier: dict | None
    earlier_revision: Revision | None


def organisation_of(user, access: Access) -> Organisation | None:
    """For whom the person makes it: the party that they write for, the paper's owner first; None for others."""
    own = organisations_of(user, roles=WRITES)
    document = access.document
    if document.owner_id in own:
        return document.owner
    party = document.parties.filter(organisation__in=own).select_related("organisation").first()
    return party.organisation if party else None


def source_of(user, access: Access) -> Source | None:
    """The latest text that a decision of the person's can be about; None while there is none.

    For the owner the text that is locked, or was; for another party what it was sent for decision, and nothing else.
    """
    texts = decision_rows.texts_for(user, access.document)
    if not texts:
        return None
    before = comparable.earlier_than(user, access.document)
    return Source(
        texts[0],
        content_for(read(texts[0]), Audience.PARTIES),
        before.content(Audience.PARTIES) if before else None,
        before.revision if before else None,
    )
