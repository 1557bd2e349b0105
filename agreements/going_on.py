"""What is watched and followed up in a paper goes on in the one that is made from it, where the words still stand."""

from agreements import passages
from agreements.models import Commitment, Obligation
from documents.models import Document, Passage

# A day belongs to the old paper's time, as its own dates do.
_OF_COMMITMENT = ("text", "post_id", "responsible", "measured_how", "area_id", "position", "marked_by_id")
_OF_OBLIGATION = ("owner_id", "text", "rhythm", "number", "due_on", "post_id", "body_id", "responsible", "from_on")


def continuation(before: Obligation, document: Document) -> Obligation:
    """The same obligation, unsaved, in a paper that takes over from the one that it stands in."""
    kept = {name: getattr(before, name) for name in _OF_OBLIGATION}
    return Obligation(document=document, continues=before, **kept)


def carry(source: Document, document: Document) -> None:
    """Into the owner's own new paper. What is done once stays with the old one; so does what was stopped."""
    sections = list(document.sections.values("key", "heading", "html", "slot"))
    obligations = source.obligations.filter(owner=document.owner_id, to_on=None).exclude(rhythm=Obligation.Rhythm.ONCE)
    obligations = list(obligations.exclude(passage=None).select_related("passage"))
    commitments = list(source.commitments.exclude(passage=None).select_related("passage"))
    standing = passages.find_all(sections, [row.passage for row in [*obligations, *commitments]])
    kept: dict[int, Passage] = {}
    for pk, place in standing.items():
        kept[pk] = passages.keep(document, place)
    for row in obligations:
        if row.passage_id in kept:
            unsaved = continuation(row, document)
            unsaved.passage, unsaved.made_by_id = kept[row.passage_id], row.made_by_id
            unsaved.save()
    for row in commitments:
        if row.passage_id in kept:
            _carry_commitment(row, document, kept[row.passage_id])


def _carry_commitment(row: Commitment, document: Document, passage: Passage) -> None:
    fields = {name: getattr(row, name) for name in _OF_COMMITMENT}
    made = Commitment.objects.create(document=document, passage=passage, **fields)
    made.organisations.set(row.organisations.all())
