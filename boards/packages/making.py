"""Making a package: every part printed, all of them joined, and the files beside each other in a zip.

The work of the worker, outside transactions. What is made is a function of the package's rows alone, so that the same
letter and appendices give the same bytes.
"""

import logging
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from boards.models import Package, PackagePart
from boards.packages import parts
from boards.packages.archive import archive
from boards.packages.labels import PDF, ZIP, registry_number
from boards.packages.pulse import beating
from documents.content import read
from text.printing.joining import Joined, join

_log = logging.getLogger(__name__)


class _TakenOver(Exception):
    """Somebody else has begun to make the package anew."""


def make(package_pk: int) -> None:
    """Make the package that waits. One that is made, or that somebody makes, is left alone.

    What hinders is written in its row as a sentence. A worker that is killed leaves it half made: it is then tried
    again by whoever waits for it, and made from the beginning.
    """
    package = _begin(package_pk)
    if package is None:
        return
    try:
        with beating(lambda: _ours(package).update(heard_at=timezone.now())) as part_is_done:
            _make(package, part_is_done)
    except _TakenOver:
        return
    except Refused as refusal:
        _fail(package, refusal.sentence)
    except Exception:
        _log.exception("Package %s could not be made.", package_pk)
        _fail(
            package,
            _("Handlingarna kunde inte sättas ihop. Försök igen. Händer det igen, säg till den som driver Samverka."),
        )
    except BaseException:  # the worker is told to stop at once
        _fail(package, _("Arbetet avbröts när arbetsprocessen stängdes av. Försök igen."))
        raise


def _make(package: Package, part_is_done: Callable[[], None]) -> None:
    related = ("revision", "compared_with", "document__owner", "source", "original")
    rows = list(package.parts.select_related(*related).order_by("number"))

    def tell(done: int) -> None:
        part_is_done()
        _tell(package, min(done, len(rows)))

    _finish(package, rows, *_made(package, rows, tell))


def _begin(package_pk: int) -> Package | None:
    """The package, taken by us; `begun_at` is what it is known by while it is ours."""
    now = timezone.now()
    waiting = Package.objects.filter(pk=package_pk, state=Package.State.WAITING)
    if not waiting.update(state=Package.State.MAKING, begun_at=now, heard_at=now, done=0):
        return None
    return Package.objects.select_related("letter__document__owner", "revision").get(pk=package_pk)


def _ours(package: Package):
    return Package.objects.filter(pk=package.pk, state=Package.State.MAKING, begun_at=package.begun_at)


def _tell(package: Package, done: int) -> None:
    if not _ours(package).update(done=done, heard_at=timezone.now()):
        raise _TakenOver


def _fail(package: Package, sentence: str) -> None:
    _ours(package).update(state=Package.State.FAILED, failure=sentence[:500])


def _made(package: Package, rows: list[PackagePart], tell: Callable[[int], None]) -> tuple[Joined, bytes]:
    frame = read(package.revision)["frame"]
    number, made_on = registry_number(package), made_on_of(package)
    parts.name_files(rows, number)
    joined = join(
        [parts.part_of(row, made_on) for row in rows],
        title=frame["title"],
        author=frame["owner"]["name"],
        numbers=[_("Diarienummer %(number)s") % {"number": number}] if number else [],
        made_on=made_on,
        variant=settings.PDF_VARIANT,
        contents_heading=_("Innehåll"),
        running=_("sida {page} av {pages}"),
        progress=tell,
    )
    return joined, archive(package, rows, joined.parts)


def made_on_of(package: Package) -> date:
    """The day that the letter is dated, otherwise the day that its text was fixed."""
    dated_on = read(package.revision)["frame"]["dated_on"]
    return date.fromisoformat(dated_on) if dated_on else localdate(package.revision.made_at)


def _finish(package: Package, rows: list[PackagePart], joined: Joined, zipped: bytes) -> None:
    pdf, kept = StoredFile.objects.keep(joined.pdf, PDF), StoredFile.objects.keep(zipped, ZIP)
    for row, placed in zip(rows, joined.parts, strict=True):
        row.file = StoredFile.objects.keep(placed.pdf, PDF)
        row.first_page, row.pages, row.remark = placed.first_page, placed.pages, placed.remark[:500]
    with transaction.atomic():
        made = {"pdf": pdf, "zip": kept, "pages": joined.pages, "made_at": timezone.now(), "done": len(rows)}
        if not _ours(package).update(state=Package.State.MADE, **made):
            raise _TakenOver
        fields = ["file", "file_name", "original_name", "first_page", "pages", "remark"]
        PackagePart.objects.bulk_update(rows, fields)
