"""The zip of a package: each part and original as a file of its own, and what a case system wants to know of them."""

import hashlib
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from boards.models import Appendix, Package, PackagePart
from boards.packages import metadata, zipping
from boards.packages.labels import case_title, registry_number
from documents.content import read
from text.printing.joining import Placed


def archive(package: Package, rows: Sequence[PackagePart], placed: Sequence[Placed]) -> bytes:
    """The same bytes for the same parts. The rows have got the names of their files."""
    parts = list(zip(rows, placed, strict=True))
    facts = [fact for row, spot in parts for fact in _facts(package, row, spot)]
    files = [file for row, spot in parts for file in _files(row, spot)]
    files += [("metadata.json", metadata.as_json(facts)), ("metadata.csv", metadata.as_csv(facts))]
    return zipping.zipped(files)


def _files(row: PackagePart, placed: Placed) -> Iterator[tuple[str, bytes]]:
    yield row.file_name, placed.pdf
    if row.original_id:
        yield row.original_name, row.original.read()


def _facts(package: Package, row: PackagePart, placed: Placed) -> Iterator[metadata.FileFacts]:
    """Of the part, and of the original beside it."""
    frame = read(row.revision)["frame"] if row.revision_id else None
    letter = read(package.revision)["frame"]
    of_both = {
        "case_title": case_title(package),
        "registry_number": registry_number(package),
        "appendix": row.number,
        "title": row.title if row.number else letter["title"],
        "dated_on": _dated_on(row, frame),
        "sender": (frame or letter)["owner"]["name"],
    }
    yield metadata.FileFacts(
        file=row.file_name,
        kind=_kind(row, frame),
        pages=placed.pages,
        sha256=hashlib.sha256(placed.pdf).hexdigest(),
        remark=placed.remark,
        **of_both,
    )
    if row.original_id:
        said = _("Original, oförändrat")
        yield metadata.FileFacts(file=row.original_name, kind=said, pages=0, sha256=row.original_id, **of_both)


def _kind(row: PackagePart, frame: dict | None) -> str:
    if row.form == Appendix.Form.CHANGES:
        return _("Jämförelse")
    return frame["type_label"] if frame else _("Bilaga")


def _dated_on(row: PackagePart, frame: dict | None) -> str:
    """As it stands in the list of appendices; otherwise when the paper was signed or adopted, or is dated."""
    if row.dated_on:
        return row.dated_on.isoformat()
    return ((frame["final"] or {}).get("on") or frame["dated_on"] or "") if frame else ""
