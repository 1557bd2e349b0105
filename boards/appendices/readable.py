"""Which papers the municipality of a letter may lay behind it, and which text of each it reads."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from boards.models import BoardLetter
from documents.access import FROZEN
from documents.models import Copy, Document, Reader, Revision, State
from organisations.models import Organisation


@dataclass(frozen=True)
class Reading:
    """The text of a paper as the municipality reads it. revision: None for the living text of a draft of its own.

    is_party: whether it is the owner or a party, who also have what came with the text.
    """

    document: Document
    revision: Revision | None
    is_own: bool
    is_party: bool


def family(organisation_pk: int) -> set[int]:
    """The organisation and those that it has succeeded, whose papers are its own now."""
    found, fresh = {organisation_pk}, {organisation_pk}
    while fresh:
        fresh = set(Organisation.objects.filter(successor__in=fresh).values_list("pk", flat=True)) - found
        found |= fresh
    return found


def papers(letter: BoardLetter) -> QuerySet[Document]:
    """What the municipality itself may read, whoever asks; not the letter, nor what was discarded."""
    mine = family(letter.document.owner_id)
    reader = Reader.objects.filter(document=OuterRef("pk"), organisation__in=mine)
    opened = Q(owner__in=mine) | Exists(reader.filter(revision__isnull=False))
    return Document.objects.filter(Exists(reader), opened).exclude(pk=letter.pk).exclude(state=State.DISCARDED)


def reading(letter: BoardLetter, document: Document, *, mine: set[int] | None = None) -> Reading | None:
    """How the municipality reads the paper now; None when it may not, or when its draft was discarded.

    mine: its `family`, where that is known already.
    """
    mine = mine or family(letter.document.owner_id)
    if document.owner_id in mine:
        if document.state == State.DISCARDED:
            return None
        return Reading(document, document.locked_revision if document.state in FROZEN else None, True, True)
    opened = document.readers.filter(organisation__in=mine, revision__isnull=False).select_related("revision")
    latest = opened.order_by("-revision__number").first()
    if latest is None:
        return None
    is_party = document.parties.filter(organisation__in=mine).exists()
    return Reading(document, latest.revision, False, is_party)


def outside_file(found: Reading) -> Copy | None:
    """The file that the text came as: signed elsewhere, scanned after signing, or the original that was read in."""
    if found.revision is None or not found.is_party:
        return None
    kept = found.revision.copies.filter(form__in=_NEAREST_FIRST).select_related("file")
    if not found.is_own:
        kept = kept.exclude(audience="internal")
    return min(kept, key=lambda copy: _NEAREST_FIRST.index(copy.form), default=None)


def kept_file(found: Reading) -> Copy | None:
    """The file that stands for the text: what came from outside, otherwise the PDF that has left the house."""
    if copy := outside_file(found):
        return copy
    if found.revision is None or not found.is_party:
        return None
    kept = found.revision.copies.filter(form=Copy.Form.PDF, audience="parties").select_related("file")
    return kept.first()


_NEAREST_FIRST = (Copy.Form.SIGNED, Copy.Form.SCAN, Copy.Form.ORIGINAL)
