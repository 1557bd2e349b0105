"""What single lines of a text look like: markers of lists, headings, broken words."""

import re
import unicodedata

from text.runs import INVISIBLE

_NUMBERED_HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[^\W\d_])")
_REGISTRY_NUMBER = re.compile(r"\d{2,4}\s*[/:]\s*\d")
_ISO_DATE = re.compile(r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b")
_LABEL_WITH_NUMBER = re.compile(r"[^\W\d_-]+(?:-[^\W\d_]+)?\.?:.*\d")
_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{3,}")
_SPACES = re.compile(r"\s+")
# "social- och fritidsnämnden": the hyphen stands for the rest of the word and stays.
_AFTER_KEPT_HYPHEN = re.compile(r"(?:och|eller|samt|respektive|resp|till|med|i|/|,)(?![^\W\d_])")
_LETTERS_HYPHEN = re.compile(r"[^\W\d_]{2}[-\u2010]$")

LONGEST_HEADING = 90
# No paragraph is longer; putting lines together beyond it would take ever more time.
LONGEST_PARAGRAPH = 20_000


def normalised(text: str) -> str:
    """NFC with single spaces, and without characters that cannot be seen; a soft hyphen at the end becomes a hyphen."""
    ending = text.rstrip()[-2:]
    if ending[1:] == "\u00ad" and ending[0].isalpha():
        text = text.rstrip()[:-1] + "-"
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(INVISIBLE))).strip()


def is_capitals(line: str) -> bool:
    """A line written in capitals and long enough to be words rather than a number or an abbreviation."""
    letters = [character for character in line if character.isalpha()]
    return (
        len(letters) >= 3
        and all(character.isupper() for character in letters)
        and not _REGISTRY_NUMBER.search(line)
        and len(line) <= LONGEST_HEADING
    )


def heading_number(line: str) -> str:
    """ "2.1" of "2.1 Syfte", or the empty string."""
    found = _NUMBERED_HEADING.match(line)
    return found[1] if found else ""


def may_be_heading(line: str) -> bool:
    """Short, begins with a capital or a number, and does not end as a sentence or a label does."""
    words = line.split()
    if not words or len(line) > LONGEST_HEADING or len(words) > 12 or line[-1] in '.,;:!”"':
        return False
    if "@" in line or _ISO_DATE.search(line) or _LABEL_WITH_NUMBER.match(line):
        return False
    if _LEADER.search(line) or _REGISTRY_NUMBER.search(line):
        return False
    start = line[len(heading_number(line)) :].lstrip(". ")
    return bool(start) and start[0].isupper() and sum(character.isalpha() for character in start) >= 3


def ends_sentence(line: str) -> bool:
    return line[-5:].rstrip("”\")' ")[-1:] in (".", "!", "?", ":")


def parts_word(first: str, second: str) -> bool:
    """Whether a word was broken between the two lines."""
    at_hyphen = bool(_LETTERS_HYPHEN.search(first[-3:]))
    return at_hyphen and second[:1].islower() and not _AFTER_KEPT_HYPHEN.match(second)


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph as one; a word that was broken at the end of the line is whole again."""
    if not first or not second:
        return first or second
    return first[:-1] + second if parts_word(first, second) else f"{first} {second}"
