"""Making a package: every part printed, all of them joined, and the files beside each other in a zip.

The work of the worker, outside transactions. What is made is a function of the package's rows alone, so that the same
letter and appendices give the same bytes.
"""

import hashlib
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from boards.models import Appendix, Package, PackagePart
from boards.packages import content, metadata, naming, zipping
from boards.packages.labels import PDF, ZIP, case_title, label_of, registry_number
from documents.content import read
from text.printing.joining import Joined, Part, Placed, join
from text.printing.pdf import Attachment

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
        _finish(package, *_made(package))
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


def _made(package: Package) -> tuple[Joined, list[PackagePart], bytes]:
    related = ("revision", "compared_with", "document__owner", "source", "original")
    rows = list(package.parts.select_related(*related).order_by("number"))
    frame = read(package.revision)["frame"]
    number, made_on = registry_number(package), made_on_of(package)
    _name(rows, number)
    joined = join(
        [_part(row, made_on) for row in rows],
        title=frame["title"],
        author=frame["owner"]["name"],
        numbers=[number] if number else [],
        made_on=made_on,
        variant=settings.PDF_VARIANT,
        contents_heading=_("Innehåll"),
        running=_("sida {page} av {pages}"),
        progress=lambda done: _tell(package, min(done, len(rows))),
    )
    return joined, rows, _zip(package, rows, joined, number)


def made_on_of(package: Package) -> date:
    """The day that the letter is dated, otherwise the day that its text was fixed."""
    dated_on = read(package.revision)["frame"]["dated_on"]
    return date.fromisoformat(dated_on) if dated_on else localdate(package.revision.made_at)


def _name(rows: list[PackagePart], number: str) -> None:
    taken: set[str] = set()
    for row in rows:
        row.file_name = naming.unlike(naming.part_name(number, row.number, row.title), taken)
        if row.original_id:
            name = naming.original_name(number, row.number, row.original_name, row.original.media_type)
            row.original_name = naming.unlike(name, taken)


def _part(row: PackagePart, made_on: date) -> Part:
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


def _zip(package: Package, rows: list[PackagePart], joined: Joined, number: str) -> bytes:
    facts = [
        fact for row, placed in zip(rows, joined.parts, strict=True) for fact in _facts(package, row, placed, number)
    ]
    files = []
    for row, placed in zip(rows, joined.parts, strict=True):
        files.append((row.file_name, placed.pdf))
        if row.original_id:
            files.append((row.original_name, row.original.read()))
    files.append(("metadata.json", metadata.as_json(facts)))
    files.append(("metadata.csv", metadata.as_csv(facts)))
    return zipping.zipped(files)


def _facts(package: Package, row: PackagePart, placed: Placed, number: str) -> Iterator[metadata.FileFacts]:
    frame = read(row.revision)["frame"] if row.revision_id else None
    letter = read(package.revision)["frame"]
    of_both = {
        "case_title": case_title(package),
        "registry_number": number,
        "appendix": row.number,
        "dated_on": _dated_on(row, frame),
        "sender": frame["owner"]["name"] if frame else letter["owner"]["name"],
    }
    title = row.title if row.number else letter["title"]
    yield metadata.FileFacts(
        file=row.file_name,
        kind=_kind(row, frame),
        title=title,
        pages=placed.pages,
        sha256=hashlib.sha256(placed.pdf).hexdigest(),
        remark=placed.remark,
        **of_both,
    )
    if row.original_id:
        said = _("Original, oförändrat")
        yield metadata.FileFacts(
            file=row.original_name, kind=said, title=title, pages=0, sha256=row.original_id, **of_both
        )


def _kind(row: PackagePart, frame: dict | None) -> str:
    if row.form == Appendix.Form.CHANGES:
        return _("Jämförelse")
    return frame["type_label"] if frame else _("Bilaga")


def _dated_on(row: PackagePart, frame: dict | None) -> str:
    """As it stands in the list of appendices; otherwise when the paper was signed or adopted, or is dated."""
    if row.dated_on:
        return row.dated_on.isoformat()
    return ((frame["final"] or {}).get("on") or frame["dated_on"] or "") if frame else ""


def _finish(package: Package, joined: Joined, rows: list[PackagePart], zipped: bytes) -> None:
    pdf, archive = StoredFile.objects.keep(joined.pdf, PDF), StoredFile.objects.keep(zipped, ZIP)
    for row, placed in zip(rows, joined.parts, strict=True):
        row.file = StoredFile.objects.keep(placed.pdf, PDF)
        row.first_page, row.pages, row.remark = placed.first_page, placed.pages, placed.remark[:500]
    with transaction.atomic():
        made = {"pdf": pdf, "zip": archive, "pages": joined.pages, "made_at": timezone.now(), "done": len(rows)}
        if not _ours(package).update(state=Package.State.MADE, **made):
            raise _TakenOver
        fields = ["file", "file_name", "original_name", "first_page", "pages", "remark"]
        PackagePart.objects.bulk_update(rows, fields)
