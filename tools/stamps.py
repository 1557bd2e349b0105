"""What was made from which content: a stamp beside the result, so that a second run takes no time.

Whoever removes the result removes the stamp with it, and it is made again.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

NAME = "samverka-stamp.json"


def is_made(folder: Path, sources: Iterable[Path]) -> bool:
    """True when every source has the content that it had at `mark_made`."""
    made = _read(folder)
    return all(made.get(source.name) == _fingerprint(source) for source in sources)


def mark_made(folder: Path, sources: Iterable[Path]) -> None:
    stamps = _read(folder) | {source.name: _fingerprint(source) for source in sources}
    (folder / NAME).write_text(json.dumps(stamps, indent=1) + "\n")


def _fingerprint(source: Path) -> str:
    return hashlib.sha256(source.read_bytes()).hexdigest()


def _read(folder: Path) -> dict[str, str]:
    try:
        return json.loads((folder / NAME).read_text())
    except (OSError, ValueError):
        return {}
