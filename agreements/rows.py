"""The rows of the list: what each person may see of each paper, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from agreements import timeline
from agreements.models import Agreement
from agreements.terms import TermStatus, status_on
from documents import sentences
from documents.content import read
from documents.models import Document, Party, Reader, Revision
from organisations.permissions import organisations_of


@dataclass
class Row:
    """A paper as one person sees it; without a status where the person reads an unfinished text of somebody else's."""

    document: Document
    title: str
    type_label: str
    parties: list[str]
    tone: str
    label: str
    status: TermStatus | None = None
    term: timeline.Span | None = None
    bar: timeline.Bar | None = None


def rows_for(user, documents: list[Document], day: date) -> tuple[list[Row], timeline.Scale | None]:
    """The rows in the order of the papers, and the scale of years that their bars share."""
    opened = _opened_instead(user, documents)
    living = [document.pk for document in documents if document.pk not in opened]
    agreements = {each.pk: each for each in Agreement.objects.with_term().filter(pk__in=living)}
    parties = _parties(living)
    rows = []
    for document in documents:
        if document.pk in opened:
            rows.append(_frozen(document, opened[document.pk]))
        else:
            rows.append(_living(document, agreements.get(document.pk), parties.get(document.pk, []), day))
    scale = timeline.scale([row.term for row in rows if row.term], day)
    for row in rows:
        row.bar = timeline.bar(row.term, scale) if row.term and scale else None
    return rows, scale


def _opened_instead(user, documents: list[Document]) -> dict[int, Revision]:
    """The revision that the person reads, of papers where that is not the text that stands there now."""
    own = organisations_of(user)
    foreign = [document.pk for document in documents if document.owner_id not in own]
    found: dict[int, Revision] = {}
    readers = Reader.objects.filter(document__in=foreign, organisation__in=own, revision__isnull=False)
    for reader in readers.select_related("revision").order_by("revision__number"):
        found[reader.document_id] = reader.revision
    locked = {document.pk: document.locked_revision_id for document in documents}
    return {pk: revision for pk, revision in found.items() if revision.pk != locked[pk]}


def _parties(keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    parties = Party.objects.filter(document__in=keys).order_by("position", "pk")
    for document, name in parties.values_list("document", "name_as_written"):
        found.setdefault(document, []).append(name)
    return found


def _living(document: Document, agreement: Agreement | None, parties: list[str], day: date) -> Row:
    tone, label = sentences.TONES[document.state], sentences.state_label(document)
    row = Row(document, document.title, document.type_label, parties, tone, label)
    if agreement:
        row.status = status_on(agreement, day)
        row.term = timeline.span(agreement, row.status)
        row.tone, row.label = row.status.tone, row.status.label
    return row


def _frozen(document: Document, revision: Revision) -> Row:
    content = read(revision)
    frame = content["frame"]
    names = [party["name"] for party in frame["parties"]]
    final = frame["final"]
    label = final["label"] if final else _("Ännu inte undertecknad")
    return Row(document, frame["title"], frame["type_label"], names, "good" if final else "draft", label)
