"""Which text a basis is made about, for whom, and what it is compared with."""

from dataclasses import dataclass

from documents.access import Access
from documents.audience import content_for
from documents.changes import comparable
from documents.content import read
from documents.models import Audience, Release, Revision
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
    """The frozen text that the person reads: the locked one, or what was sent last; None while there is none."""
    revision = access.revision or _sent_last(access)
    if revision is None:
        return None
    before = comparable.earlier_than(user, access.document)
    return Source(
        revision,
        content_for(read(revision), Audience.PARTIES),
        before.content(Audience.PARTIES) if before else None,
        before.revision if before else None,
    )


def _sent_last(access: Access) -> Revision | None:
    sent = Release.objects.filter(document=access.document, withdrawn_at=None)
    latest = sent.select_related("revision").order_by("-revision__number").first()
    return latest.revision if latest and access.is_working else None
