"""Names of files that arrive ready to be registered: the number first, in letters that every system takes."""

import re
import unicodedata
from datetime import date

LONGEST_TITLE = 80
LONGEST_SUBJECT = 50


def paper_name(frame: dict, ending: str) -> str:
    """`KS-2026-123_Samverkansoverenskommelse-Lindhaga.pdf`."""
    numbers = [number_part(number["number"]) for number in frame["numbers"][:1]]
    return _joined([*numbers, _words(frame["title"], LONGEST_TITLE)], ending)


def registered_name(number: str, on: date, subject: str, ending: str, *, place: int = 1) -> str:
    """`KS-2026-123_2026-03-12_Synpunkter-fran-Polisen.pdf`; without a number it begins with the day.

    place: which one it is of those that would be called alike; all but the first say it.
    """
    parts = [number_part(number), on.isoformat(), words_of_name(subject), str(place) if place > 1 else ""]
    return _joined(parts, ending)


def words_of_name(subject: str) -> str:
    """The subject as it stands in the name of a file that is to be registered."""
    return _words(subject, LONGEST_SUBJECT)


def number_part(number: str) -> str:
    """A diarienummer as it can stand in the name of a file."""
    return _plain(number)[:40].strip("-")


def ending_of(name: str, media_type: str) -> str:
    """What the file's name ends with: by its type, otherwise as it was named; `bin` when nobody knows."""
    known = {
        "application/pdf": "pdf",
        "image/png": "png",
        "image/jpeg": "jpg",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    }
    found = re.search(r"\.([A-Za-z0-9]{1,5})$", name)
    return known.get(media_type) or (found[1].lower() if found else "bin")


def _words(text: str, longest: int) -> str:
    """The text in plain letters, cut between two words."""
    plain = _plain(text)
    if len(plain) > longest:
        plain = plain[: longest + 1].rpartition("-")[0] or plain[:longest]
    plain = plain.strip("-") or "handling"
    return plain[0].upper() + plain[1:]


def _plain(text: str) -> str:
    """Letters and digits of ASCII, with a hyphen for whatever stood between them."""
    folded = unicodedata.normalize("NFKD", re.sub(r"[^\w]+", "-", text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", folded).strip("-")


def _joined(parts: list[str], ending: str) -> str:
    return "_".join(filter(None, parts)) + f".{ending}"
