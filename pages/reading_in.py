"""From a file to readings, and the readings kept until somebody has confirmed them."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from base.models import StoredFile
from documents.models import Doubt, Import, ImportedPaper
from documents.recognising import recognise
from text.reading import Source, read


@dataclass(frozen=True)
class FileRead:
    """A file, what was read in it, and the blocks that each paper was read from."""

    source: Source
    readings: list[dict]


def read_file(data: bytes, name: str) -> FileRead:
    """The papers in a file. Raises text.reading.Unreadable with a sentence for what cannot be read."""
    source = read(data, name)
    return FileRead(source, recognise(source))


def keep(found: FileRead, data: bytes, *, owner, name: str, by=None, came_from: str = "") -> Import:
    """Store the file, its readings and their doubts; nothing of it is a paper of the owner's yet."""
    source = found.source
    stored = StoredFile.objects.keep(data, source.media_type)
    with transaction.atomic():
        kept = Import.objects.create(
            owner=owner, file=stored, name=name[:200], source=came_from[:300], notes=list(source.notes), by=by
        )
        for number, reading in enumerate(found.readings, start=1):
            paper = ImportedPaper.objects.create(source=kept, number=number, reading=reading, html=source.html)
            Doubt.objects.bulk_create(
                Doubt(paper=paper, field=doubt["field"][:60], why=doubt["why"][:500]) for doubt in reading["doubts"]
            )
    return kept


def correct(paper: ImportedPaper, reading: dict) -> None:
    """Save what a person made of the reading. The file stays as it came."""
    paper.reading = reading
    paper.save(update_fields=["reading"])


def settle(paper: ImportedPaper, keys: list[str], *, by, every: bool = False) -> None:
    """Note that a person has looked at these doubts, or at all of them, and that the reading now holds."""
    doubts = paper.doubts.filter(settled_at=None)
    if not every:
        doubts = doubts.filter(pk__in=[key for key in keys if key.isdigit()])
    doubts.update(settled_by=by, settled_at=timezone.now())


PARTS = {
    "type": "facts",
    "title": "facts",
    "registry_number": "facts",
    "dated_on": "facts",
    "term": "term",
    "starts_on": "term",
    "ends_on": "term",
    "focus_areas": "contents",
    "goals": "contents",
    "forums": "contents",
    "parties": "parties",
    "signatories": "signatories",
    "sections": "sections",
}


def doubts_by_part(paper: ImportedPaper) -> dict[str, list[Doubt]]:
    """The doubts, each with the part of the page that it concerns; what has no part of its own is under "rest"."""
    parts = {part: [] for part in [*PARTS.values(), "rest"]}
    for doubt in paper.doubts.all():
        field = re.split(r"[.\[]", doubt.field)[0]
        parts[PARTS.get(field, "rest")].append(doubt)
    return parts
