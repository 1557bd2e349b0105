"""Sentences of a paper's text: to choose from, to find again, and to carry on where the words still stand."""

import re
from dataclasses import dataclass
from html import unescape

from base.searching import fold
from documents.models import Document, Passage
from documents.recognising.sentences import sentences
from documents.section_names import section_name

LONGEST = 1000  # characters of a passage
_BEFORE = 200
_MARKS = re.compile(r"</?(?:strong|em|a)\b[^>]*>")
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Place:
    """Words of a section as they stand there, and the words before them."""

    key: str
    section: str
    quote: str
    before: str = ""


def lines(html: str) -> list[str]:
    """The paragraphs, items and cells of a section, without marks and with single spaces."""
    parts = _TAGS.sub("\n", _MARKS.sub("", html)).split("\n")
    return [line for part in parts if (line := " ".join(unescape(part).split()))]


def sentences_of(section: dict) -> list[Place]:
    """Every sentence of a section of a content, in order; of one that prints rows there is none."""
    name = section_name(section["heading"], section["html"], section["slot"])
    found, before = [], ""
    for line in lines(section["html"]):
        for quote in sentences(line):
            found.append(Place(section["key"], name, quote[:LONGEST], before[-_BEFORE:]))
            before = f"{before} {quote}".strip()
    return found


def between(section: dict, first: str, last: str) -> Place | None:
    """The words of a section from the first ones given to the last ones; None where they do not stand so."""
    text, name = " ".join(lines(section["html"])), section_name(section["heading"], section["html"], section["slot"])
    first, last = " ".join(first.split()), " ".join(last.split())
    start = text.find(first) if first else -1
    end = text.find(last, start + max(0, len(first) - len(last))) if start >= 0 and last else -1
    quote = text[start : end + len(last)] if end >= 0 else ""
    if not quote or len(quote) > LONGEST:
        return None
    return Place(section["key"], name, quote, text[:start].strip()[-_BEFORE:])


def find(sections: list[dict], quote: str, *, key: str = "") -> Place | None:
    """Where the words stand in the sections of a content: in the one with the key if they can, else in another."""
    return _find(_texts(sections), quote, key)


def find_all(sections: list[dict], passages: list[Passage]) -> dict[int, Place]:
    """Those of the passages whose words still stand, by the passage's key."""
    texts = _texts(sections)
    found = {row.pk: _find(texts, row.quote, str(row.section_key), row.before) for row in passages}
    return {pk: place for pk, place in found.items() if place}


def _texts(sections: list[dict]) -> list[tuple[dict, str]]:
    return [(section, fold(" ".join(lines(section["html"])))) for section in sections]


def _find(texts: list[tuple[dict, str]], quote: str, key: str, before: str = "") -> Place | None:
    wanted = fold(quote)
    standing = [section for section, text in texts if wanted and wanted in text]
    if not standing:
        return None
    section = next((section for section in standing if str(section["key"]) == key), standing[0])
    name = section_name(section["heading"], section["html"], section["slot"])
    return Place(str(section["key"]), name, quote, before)


def keep(document: Document, place: Place) -> Passage:
    """The place as a row; the same words of a section are pointed at by one row."""
    same = Passage.objects.filter(document=document, section_key=place.key, quote=place.quote, before=place.before)
    return same.first() or Passage.objects.create(
        document=document, section_key=place.key, quote=place.quote, before=place.before
    )
