"""The rows of the list: what each person may see of each paper, in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date

from agreements import timeline
from agreements.models import Agreement
from agreements.terms import TermStatus, status_on
from documents import rows
from documents.models import Document, Party


@dataclass
class Row(rows.Row):
    """A paper as one person sees it; without a status where the text that the person reads does not say the term."""

    parties: list[str] = field(default_factory=list)
    status: TermStatus | None = None
    term: timeline.Span | None = None
    bar: timeline.Bar | None = None


def rows_for(user, documents: list[Document], day: date) -> tuple[list[Row], timeline.Scale | None]:
    """The rows in the order of the papers, and the scale of years that their bars share."""
    found = [Row(**vars(row)) for row in rows.rows_for(user, documents)]
    living = [row.document.pk for row in found if row.frozen is None]
    agreements = {each.pk: each for each in Agreement.objects.with_term().filter(pk__in=living)}
    parties = _parties(living)
    for row in found:
        if row.frozen:
            row.parties = [party["name"] for party in row.frozen["frame"]["parties"]]
        else:
            row.parties = parties.get(row.document.pk, [])
            _judge(row, agreements.get(row.document.pk) if row.shows("term") else None, day)
    scale = timeline.scale([row.term for row in found if row.term], day)
    for row in found:
        row.bar = timeline.bar(row.term, scale) if row.term and scale else None
    return found, scale


def _judge(row: Row, agreement: Agreement | None, day: date) -> None:
    if agreement:
        row.status = status_on(agreement, day)
        row.term = timeline.span(agreement, row.status)
        row.tone, row.label = row.status.tone, row.status.label


def _parties(keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    parties = Party.objects.filter(document__in=keys).order_by("position", "pk")
    for document, name in parties.values_list("document", "name_as_written"):
        found.setdefault(document, []).append(name)
    return found
