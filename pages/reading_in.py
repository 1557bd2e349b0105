"""From a file to readings, and the readings kept until somebody has confirmed them."""

import hashlib
import re

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.numbers import whole_number
from base.refusals import Refused
from documents.models import Doubt, Import, ImportedPaper
from documents.recognising.files import FileRead, PaperRead, read_file

__all__ = ["FileRead", "correct", "doubts_by_place", "keep", "read_file", "settle", "with_progress"]


def keep(found: FileRead, data: bytes, *, owner, name: str, by=None, came_from: str = "") -> Import:
    """Store the file, its readings and their doubts; nothing of it is a paper of the owner's yet."""
    stored = StoredFile.objects.keep(data, found.media_type)
    with transaction.atomic():
        kept = Import.objects.create(
            owner=owner, file=stored, name=name[:200], source=came_from[:300], notes=found.notes, by=by
        )
        for number, paper in enumerate(found.papers, start=1):
            _keep_paper(kept, number, paper)
    return kept


def _keep_paper(kept: Import, number: int, paper: PaperRead) -> None:
    sections = [{**row, **marks} for row, marks in zip(paper.reading["sections"], paper.marks, strict=True)]
    row = ImportedPaper.objects.create(
        source=kept, number=number, reading={**paper.reading, "sections": sections}, html=paper.html
    )
    Doubt.objects.bulk_create(
        Doubt(paper=row, field=doubt["field"][:60], why=doubt["why"][:500]) for doubt in paper.reading["doubts"]
    )


# Whoever changes one of these has answered what was unsure of it; the others say several things.
_ONE_VALUE = ("type", "title", "registry_number", "dated_on")


def correct(paper: ImportedPaper, reading: dict, *, by) -> None:
    """Save what a person made of the reading, which settles what was unsure of the values changed. The file stays.

    Raises Refused when the reading has become a paper, which is corrected on its own page.
    """
    answered = [name for name in _ONE_VALUE if reading[name] != paper.reading[name]]
    if not ImportedPaper.objects.filter(pk=paper.pk, document=None).update(reading=reading):
        raise Refused(_("Handlingen är redan inläst. Du hittar den bland handlingarna."))
    paper.reading = reading
    paper.doubts.filter(settled_at=None, field__in=answered).update(settled_by=by, settled_at=timezone.now())


def settle(paper: ImportedPaper, keys: list[str], *, by, every: bool = False) -> None:
    """Note that a person has looked at these doubts, or at all of them, and that the reading now holds."""
    doubts = paper.doubts.filter(settled_at=None)
    if not every:
        doubts = doubts.filter(pk__in=[key for key in map(whole_number, keys) if key])
    doubts.update(settled_by=by, settled_at=timezone.now())


def brought_before(data: bytes, owner) -> Import | None:
    """The latest import of the very same bytes by the same owner."""
    same = Import.objects.filter(owner=owner, file=hashlib.sha256(data).hexdigest())
    return same.select_related("by", "file").first()


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
