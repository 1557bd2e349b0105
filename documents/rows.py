"""Papers in a list as one person sees them: whoever reads an opened revision sees nothing of what came later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from documents import sentences
from documents.access import is_read_at_home
from documents.content import read
from documents.copies import DRAFT_MARK, PROPOSAL_MARK
from documents.models import Document, Event, Reader, Revision, SearchEntry
from organisations.permissions import organisations_of


@dataclass
class Row:
    """A paper in a list.

    frozen: the content that the person reads, where that is not the text as it stands now. facts: the names of those
    that the text says to the person; None for one's own papers, which say all.
    """

    document: Document
    title: str
    type_label: str
    tone: str
    label: str
    changed_at: datetime
    frozen: dict | None = None
    facts: frozenset[str] | None = None

    def shows(self, fact: str) -> bool:
        """Whether what is registered of the fact now may stand in the row."""
        return self.frozen is None and (self.facts is None or fact in self.facts)


def rows_for(user, documents: Iterable[Document]) -> list[Row]:
    """The rows in the order of the papers, in a fixed number of queries."""
    documents = list(documents)
    opened = _opened(user, documents)
    locked = _locked(opened.values())
    facts = _facts(opened.values())
    return [
        _frozen(document, opened[document.pk], is_locked=opened[document.pk].pk in locked)
        if document.pk in opened and opened[document.pk].pk != document.locked_revision_id
        else _living(document, opened.get(document.pk), facts.get(document.pk))
        for document in documents
    ]


def _opened(user, documents: list[Document]) -> dict[int, Revision]:
    """The revision that the person reads, of other organisations' papers and of drafts that they do not work with."""
    own = organisations_of(user)
    foreign = [document.pk for document in documents if not is_read_at_home(user, document)]
    found: dict[int, Revision] = {}
    readers = Reader.objects.filter(document__in=foreign, organisation__in=own, revision__isnull=False)
    for reader in readers.select_related("revision").order_by("revision__number"):
        found[reader.document_id] = reader.revision
    return found


def _facts(revisions: Iterable[Revision]) -> dict[int, frozenset[str]]:
    """The names of the facts that each revision shows, by paper."""
    entries = SearchEntry.objects.filter(revision__in=[revision.pk for revision in revisions])
    shown = dict(entries.values_list("document", "facts"))
    return {revision.document_id: frozenset(shown.get(revision.document_id, "").split()) for revision in revisions}


def _locked(revisions: Iterable[Revision]) -> set[int]:
    """Those that were frozen by a lock."""
    keys = [revision.pk for revision in revisions]
    return set(Event.objects.filter(revision__in=keys, step=Event.LOCK).values_list("revision", flat=True))


def _living(document: Document, opened: Revision | None, facts: frozenset[str] | None) -> Row:
    """opened: what another organisation reads; it is told when that was written, not what the owner has done since."""
    tone, label = sentences.tone(document), sentences.state_label(document)
    changed_at = opened.made_at if opened else document.changed_at
    return Row(document, document.title, document.type_label, tone, label, changed_at, facts=facts)


def _frozen(document: Document, revision: Revision, *, is_locked: bool) -> Row:
    content = read(revision)
    frame, final = content["frame"], content["frame"]["final"]
    tone, label = ("locked", PROPOSAL_MARK) if is_locked else ("draft", DRAFT_MARK)
    if final:
        tone, label = "good", final["label"]
    return Row(document, frame["title"], frame["type_label"], tone, label, revision.made_at, content)
