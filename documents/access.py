"""Which text of a paper a person reads: the living one, or one revision and nothing of what came later."""

from dataclasses import dataclass

from documents import permissions
from documents.audience import content_for
from documents.content import content_of, read
from documents.models import Document, Revision, State
from organisations.permissions import has_role, organisations_of

FROZEN = (State.LOCKED, State.FINAL)


@dataclass(frozen=True)
class Access:
    """What a person may read: with is_working the living paper and its history, otherwise `revision` alone.

    is_party: of the owner or of a party, who also have what came with the text: the scan, the file signed elsewhere.
    """

    document: Document
    is_working: bool
    revision: Revision | None
    audience: str
    is_party: bool = False

    def content(self) -> dict:
        """The text that this person reads, without what is not for their audience."""
        whole = read(self.revision) if self.revision else content_of(self.document)
        return content_for(whole, self.audience)


def access_of(user, document: Document) -> Access | None:
    """How the person reads the paper; None for somebody who may know of it and not open it."""
    frozen = document.locked_revision if document.state in FROZEN else None
    if permissions.works_with(user, document):
        return Access(document, True, frozen, "internal", True)
    opened = _opened_to(user, document)
    is_colleague = has_role(user, document.owner_id, frozenset(permissions.Role))
    if is_colleague and frozen:
        return Access(document, False, frozen, "internal", True)
    return Access(document, False, opened, "parties", _is_party(user, document)) if opened else None


def is_read_at_home(user, document: Document) -> bool:
    """Whether the person reads it as it stands now for being of the owner: `read_at_home_by`, of one paper."""
    is_frozen = document.state in FROZEN and has_role(user, document.owner_id, frozenset(permissions.Role))
    return is_frozen or permissions.works_with(user, document)


def can_read(user, document: Document) -> bool:
    return access_of(user, document) is not None


def _is_party(user, document: Document) -> bool:
    return document.parties.filter(organisation__in=organisations_of(user)).exists()


def _opened_to(user, document: Document) -> Revision | None:
    """The latest revision that was opened to an organisation of the person's."""
    readers = document.readers.filter(organisation__in=organisations_of(user), revision__isnull=False)
    latest = readers.select_related("revision").order_by("-revision__number").first()
    return latest.revision if latest else None
