"""From a file to readings, and the readings kept until somebody has confirmed them."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from documents.models import Doubt, Import, ImportedPaper
from documents.recognising import Paper, readings
from documents.recognising.sections import levels
from text.cleaning import clean
from text.reading import Source, read
from text.reading.markup import as_html


@dataclass(frozen=True)
class FileRead:
    """A file, and each paper in it beside what was read of it."""

    source: Source
    papers: list[tuple[Paper, dict]]

    @property
    def readings(self) -> list[dict]:
        return [reading for _paper, reading in self.papers]


def read_file(data: bytes, name: str) -> FileRead:
    """The papers in a file. Raises text.reading.Unreadable with a sentence for what cannot be read."""
    source = read(data, name)
    return FileRead(source, readings(source))


def keep(found: FileRead, data: bytes, *, owner, name: str, by=None, came_from: str = "") -> Import:
    """Store the file, its readings and their doubts; nothing of it is a paper of the owner's yet."""
    source = found.source
    stored = StoredFile.objects.keep(data, source.media_type)
    with transaction.atomic():
        kept = Import.objects.create(
            owner=owner, file=stored, name=name[:200], source=came_from[:300], notes=list(source.notes), by=by
        )
        for number, (paper, reading) in enumerate(found.papers, start=1):
            _keep_paper(kept, number, paper, reading)
    return kept


def _keep_paper(kept: Import, number: int, paper: Paper, reading: dict) -> None:
    row = ImportedPaper.objects.create(
        source=kept,
        number=number,
        reading={**reading, "sections": _with_marks(paper, reading)},
        html=clean(as_html(paper.blocks)),
    )
    Doubt.objects.bulk_create(
        Doubt(paper=row, field=doubt["field"][:60], why=doubt["why"][:500]) for doubt in reading["doubts"]
    )


def _with_marks(paper: Paper, reading: dict) -> list[dict]:
    """The sections with their level, and their lists, tables and emphasis, which the words alone do not tell."""
    rows = zip(reading["sections"], paper.sections, levels(paper.sections, paper.blocks), strict=True)
    return [{**row, "html": clean(as_html(section.blocks)), "level": level} for row, section, level in rows]


def correct(paper: ImportedPaper, reading: dict) -> None:
    """Save what a person made of the reading. The file stays as it came.

    Raises Refused when the reading has become a paper, which is corrected on its own page.
    """
    if not ImportedPaper.objects.filter(pk=paper.pk, document=None).update(reading=reading):
        raise Refused(_("Handlingen är redan inläst. Du hittar den bland handlingarna."))
    paper.reading = reading


def settle(paper: ImportedPaper, keys: list[str], *, by, every: bool = False) -> None:
    """Note that a person has looked at these doubts, or at all of them, and that the reading now holds."""
    doubts = paper.doubts.filter(settled_at=None)
    if not every:
        doubts = doubts.filter(pk__in=[key for key in keys if key.isdigit()])
    doubts.update(settled_by=by, settled_at=timezone.now())


def with_progress(imports):
    """Imports with how many papers each holds, and how many nobody has decided about: `found` and `left`."""
    undecided = Q(papers__document=None, papers__skipped_at=None)
    return imports.annotate(found=Count("papers"), left=Count("papers", filter=undecided))


# Where on the page a doubt stands: beside the field that it is about.
PLACES = {
    "type": "type",
    "title": "title",
    "registry_number": "registry_number",
    "dated_on": "dated_on",
    "term": "term",
    "starts_on": "term",
    "ends_on": "term",
    "focus_areas": "focus_areas",
    "goals": "goals",
    "forums": "forums",
    "parties": "parties",
    "signatories": "signatories",
    "sections": "sections",
    "obligations": "obligations",
    "pledges": "pledges",
}


def doubts_by_place(paper: ImportedPaper) -> dict[str, list[Doubt]]:
    """The doubts, each with the place on the page that it concerns; what has none of its own is under "rest"."""
    places = {place: [] for place in [*PLACES.values(), "rest"]}
    for doubt in paper.doubts.select_related("settled_by"):
        field = re.split(r"[.\[]", doubt.field)[0]
        places[PLACES.get(field, "rest")].append(doubt)
    return places
