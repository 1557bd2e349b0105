"""What a case system wants to know of each file: as JSON for a program, as CSV for a person with a spreadsheet."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

# A spreadsheet reads what begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADINGS = {
    "file": "fil",
    "case_title": "ärendemening",
    "registry_number": "diarienummer",
    "kind": "handlingstyp",
    "appendix": "bilaga",
    "title": "titel",
    "dated_on": "datum",
    "sender": "avsändare",
    "pages": "sidor",
    "sha256": "sha256",
    "remark": "anmärkning",
}


@dataclass(frozen=True)
class FileFacts:
    """One file of a package.

    dated_on: ISO or "". appendix: its number, 0 for the letter. pages: 0 where nobody has counted them.
    """

    file: str
    case_title: str
    registry_number: str
    kind: str
    appendix: int
    title: str
    dated_on: str
    sender: str
    pages: int
    sha256: str
    remark: str = ""


def as_json(rows: Sequence[FileFacts]) -> bytes:
    """`{"filer": [{"fil": …, "diarienummer": …}]}`; the keys are those of the CSV."""
    files = [{_HEADINGS[name]: value for name, value in asdict(row).items()} for row in rows]
    return (json.dumps({"filer": files}, ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(rows: Sequence[FileFacts]) -> bytes:
    """With semicolons and a mark of its encoding, so that a Swedish spreadsheet opens it as it is."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS.values())
    for row in rows:
        writer.writerow([_cell(value) for value in asdict(row).values()])
    return target.getvalue().encode("utf-8-sig")


def _cell(value) -> str:
    text = "" if value in (0, None) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
