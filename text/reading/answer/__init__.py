"""A Word file that came back: what was changed and said in it, section by section.

What cannot be told for certain is told as it is: words without a place are listed, and nothing is put anywhere by
guess. All that is answered is plain data, since it is read in a process of its own (`text.apart`).
"""

import base64
import json

from text.reading.answer import package as word
from text.reading.answer.file import File
from text.reading.answer.places import Known
from text.reading.answer.sections import of_section
from text.reading.answer.unplaced import loose_comments, unplaced
from text.reading.source import Unreadable

_BROKEN = "Filen är skadad och går inte att läsa. Öppna den i Word, spara den på nytt och försök igen."
_NOTES = {
    "looks": "Ändrat utseende, till exempel fetstil, typsnitt och indrag, är inte med: bara orden läses.",
    "moved": "Text som har flyttats visas som borttagen där den stod och tillagd där den står.",
    "hidden": "Text som är dold i filen är inte med.",
    "pictures": "Bilder och diagram är inte med.",
    "chunk": "Filen hänvisar till ett annat dokument som inte är med.",
}


def read_version(data: bytes) -> str:
    """Which text of ours the file says that it is; empty when it says nothing. Raises Unreadable."""
    return _read(lambda: word.version(word.opened(data)))


def read_answer(data: bytes, sections: str, made: str) -> dict:
    """What the file says of each section that it came from.

    sections: JSON, a list of `places.Known`. made: the file as we made it, in base64, to compare with.
    Answers {"sections": [...], "unplaced": [...], "notes": [...], "authors": [...], "order": [...]}; see
    `sections.of_section` and `unplaced.unplaced`. order: the keys as they stand, when that is another order than ours.
    Raises Unreadable.
    """
    known = [Known(**each) for each in json.loads(sections)]
    return _read(lambda: _answer(File(data, known), File(base64.b64decode(made), known), known))


def _read(work):
    try:
        return work()
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # whatever is wrong with a file that somebody made by hand
        raise Unreadable(_BROKEN) from error


def _answer(came: File, made: File, known: list[Known]) -> dict:
    uncertain = came.part_rows(made, known) | _uncertain(came, known)
    sections = [of_section(section, came, made, uncertain) for section in known if section.key in made.by_key]
    pieces = unplaced(came, made, known, uncertain)
    said = {number for each in [*sections, *pieces] for number in each.pop("numbers")}
    pieces += loose_comments(came, said)
    names = [name for each in [*sections, *pieces] for name in each["authors"]]
    names += [comment["author"] for each in [*sections, *pieces] for comment in each["comments"]]
    order = [part.key for part in came.parts if part.key]
    wanted = [section.key for section in known if section.key in came.by_key]
    return {
        "sections": sections,
        "unplaced": pieces,
        "notes": _notes(came, made),
        "authors": list(dict.fromkeys(name for name in names if name)),
        "order": order if order != wanted else [],
    }


def _notes(came: File, made: File) -> list[str]:
    seen = came.walk.seen | ({"pictures"} if came.walk.pictures > made.walk.pictures else set())
    return [sentence for name, sentence in _NOTES.items() if name in seen]


def _uncertain(came: File, known: list[Known]) -> set[str]:
    """Sections whose end is not certain, since the mark of the next one is gone: what follows may belong to either."""
    found, before = set(), ""
    for section in known:
        if section.key in came.by_key:
            before = section.key
        elif before:
            found.add(before)
    return found
