"""What came in to an authority or went out from it, noted for its registrar in the transaction that causes it."""

from collections.abc import Iterable
from datetime import date, timedelta

from base.dates import today
from base.models import StoredFile
from documents.editing.correcting import is_read_in
from documents.models import Document, RegisterEntry
from organisations.models import Organisation

Direction = RegisterEntry.Direction
LONG_SINCE = timedelta(days=180)


def note(
    organisation: Organisation,
    document: Document,
    source: str,
    direction: Direction,
    *,
    on: date,
    title: str,
    counterpart: str,
    type_label: str = "",
    file: StoredFile | None = None,
    file_name: str = "",
) -> RegisterEntry:
    """The entry for the registrar of the organisation; the one that is there when the source was noted before.

    source: what it comes from, such as "release:12". counterpart: who sent it or received it, as one writes it.
    """
    entry, _is_new = RegisterEntry.objects.get_or_create(
        organisation=organisation,
        source=source,
        defaults={
            "document": document,
            "direction": direction,
            "type_label": (type_label or document.type_label)[:100],
            "title": title[:300],
            "on": on,
            "counterpart": counterpart[:300],
            "file": file,
            "file_name": file_name[:200],
        },
    )
    return entry


def note_opened(document: Document, organisations: Iterable[Organisation]) -> None:
    """A final paper that was opened to parties came in to them; not one that they have since long.

    Only within the opened paper.
    """
    others = [] if is_of_long_since(document) else [each for each in organisations if each.pk != document.owner_id]
    for organisation in others:
        note(
            organisation,
            document,
            f"final:{document.pk}",
            Direction.IN,
            on=today(),
            title=f"{document.title}, {document.get_final_by_display().lower()}",
            counterpart=str(document.owner),
        )


def is_of_long_since(document: Document) -> bool:
    """Whether a final paper lies in the registers since before it came here: read in, or signed half a year ago."""
    return is_read_in(document) or document.final_on is None or document.final_on < today() - LONG_SINCE
