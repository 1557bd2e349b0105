"""The parts of a package as they are joined, and what each of its files is called."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from django.utils.translation import gettext as _

from boards.models import PackagePart
from boards.packages import content, naming
from boards.packages.labels import label_of
from text.printing.joining import Part
from text.printing.pdf import Attachment


def name_files(rows: Sequence[PackagePart], registry_number: str) -> None:
    """Give each row the names of its files, no two alike."""
    taken: set[str] = set()
    for row in rows:
        row.file_name = naming.unlike(naming.part_name(registry_number, row.number, row.title), taken)
        if row.original_id:
            name = naming.original_name(registry_number, row.number, row.original_name, row.original.media_type)
            row.original_name = naming.unlike(name, taken)


def part_of(row: PackagePart, made_on: date) -> Part:
    """What is printed, or the file that is put in as it is. made_on: the day of what lies beside it."""
    return Part(
        label=label_of(row),
        title=row.title,
        html=content.html_of(row),
        pdf=row.source.read() if row.source_id else b"",
        file_name=row.file_name if row.source_id else "",
        originals=[_original(row, made_on)] if row.original_id else (),
    )


def _original(row: PackagePart, made_on: date) -> Attachment:
    said = _("Originalet till %(title)s, oförändrat") % {"title": row.title}
    at = datetime.combine(made_on, time(), UTC)
    return Attachment(row.original_name, row.original.read(), said, at, "Source")
