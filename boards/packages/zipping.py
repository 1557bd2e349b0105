"""Separate files as one zip, which is the same bytes whenever and wherever it is made of the same files."""

import hashlib
import io
import zipfile
from collections.abc import Iterable

SUMS = "SHA-256.txt"
_WHEN = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE = 0o100644 << 16
_UNIX = 3


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files in their order, and last the list of their sums that `sha256sum -c` reads.

    Nothing is compressed: PDFs are already, and how well it is done differs between machines.
    """
    target, lines = io.BytesIO(), []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(_entry(name), data)
            lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        archive.writestr(_entry(SUMS), "".join(lines).encode())
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.external_attr, entry.create_system = _READABLE_FILE, _UNIX
    return entry
