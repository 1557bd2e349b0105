"""What a text points at within the paper, and is not there: appendices by number, and sections by their heading."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from base.searching import fold
from documents.advice.tips import Tip, code_of
from documents.advice.words import PaperWords
from documents.models import Document

_NUMBERS = re.compile(r"(?i)\bbilag(?:a|an|orna|or)\s+(\d{1,2}(?:\s?(?:,|och|samt|eller|[-–])\s?\d{1,2})*)\b")
_RANGE = re.compile(r"(\d{1,2})\s?[-–]\s?(\d{1,2})")
_APPENDIX = re.compile(r"(?i)^bilaga\s+(\d{1,2})\b")
_LIST_OF_APPENDICES = re.compile(r"(?i)^(?:förteckning\söver\s)?bilag(?:or|a|eförteckning)\b")
_IN_A_LIST = re.compile(r"(?:^|\s)(\d{1,2})[.)] +[A-ZÅÄÖ]")
# So bare a pointer tells nothing of what the appendix is.
_BARE = (
    r"(?:\((?:se\s)?|\b(?:se|enligt|i|av|till|med)\s)bilaga\s{number}"
    r"(?:[).,;]|$|\s(?:och|samt|framgår|beskrivs|anges|redovisas|finns)\b)"
)
_SECTION = re.compile(r"(?i)\b(?:avsnittet|avsnitten|rubriken)\s+[”\"“]([^”\"“]{3,80})[”\"“]")


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    yield from _appendices(words)
    yield from _sections(words)


def _appendices(words: PaperWords) -> Iterator[Tip]:
    there = _there(words)
    for number in sorted(_pointed_at(words) - there):
        if not there and not _is_bare(words, number):
            continue
        spots = words.spots(re.compile(rf"(?i)\bbilag\w+\s[\d\s,och–-]*?\b{number}\b"))
        if spots:
            said = _("Texten hänvisar till bilaga %(number)s, men det står ingenstans vilken bilaga det är.")
            why = _("Skriv vad bilagan heter, lägg till den i förteckningen över bilagor eller ta bort hänvisningen.")
            yield Tip(f"appendix:{number}", said % {"number": number}, why, tuple(spots))


def _pointed_at(words: PaperWords) -> set[int]:
    found = set()
    for section in words.sections:
        for match in _NUMBERS.finditer(section.text):
            for first, last in _RANGE.findall(match[1]):
                found |= set(range(int(first), int(last) + 1))
            found |= {int(number) for number in re.findall(r"\d+", match[1])}
    return found


def _there(words: PaperWords) -> set[int]:
    """The appendices that the paper has as sections of its own, or names in a list of them."""
    found = set()
    for section in words.sections:
        if match := _APPENDIX.search(section.heading):
            found.add(int(match[1]))
        is_list = bool(_LIST_OF_APPENDICES.search(section.heading.strip()))
        for place, line in enumerate(section.text.splitlines(), start=1):
            named = _APPENDIX.search(line)
            if named and len(line) > len(named[0]) + 3:
                found.add(int(named[1]))
            if is_list:
                found |= {place, *(int(number) for number in _IN_A_LIST.findall(line))}
    return found


def _is_bare(words: PaperWords, number: int) -> bool:
    """Whether nothing says what it is: every mention only points, and nowhere its number stands before a name."""
    bare = re.compile(_BARE.replace("{number}", str(number)), re.IGNORECASE | re.MULTILINE)
    mention = re.compile(rf"(?i)\bbilaga\s{number}\b")
    numbered = re.compile(rf"(?:^|(?<!bilaga) ){number}[.)] +[A-ZÅÄÖ]", re.MULTILINE)
    return len(bare.findall(words.text)) == len(mention.findall(words.text)) > 0 and not any(
        numbered.search(section.text) for section in words.sections
    )


def _sections(words: PaperWords) -> Iterator[Tip]:
    headings = {fold(section.name).strip(" .:") for section in words.sections}
    headings |= {fold(section.heading).strip(" .:") for section in words.sections}
    for section in words.sections:
        for match in _SECTION.finditer(section.text):
            name = match[1].strip()
            if fold(name).strip(" .:") in headings:
                continue
            said = _("Texten hänvisar till avsnittet ”%(name)s”, men inget avsnitt heter så.") % {"name": name}
            spots = words.spots(re.compile(re.escape(match[0])))
            if spots:
                yield Tip(code_of("section", name), said, "", tuple(spots))
