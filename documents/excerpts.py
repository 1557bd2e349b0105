"""The place in a paper where words were found, out of the text that the person reads there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from base.searching import asked, fold
from documents.access import is_read_at_home
from documents.audience import content_for
from documents.content import read
from documents.models import Document, Reader, Section
from documents.search_words import plain
from organisations.permissions import organisations_of

BEFORE, LENGTH = 60, 200  # characters before the first word that was found, and in all


@dataclass(frozen=True)
class Part:
    text: str
    is_found: bool


def excerpts(user, documents: Iterable[Document], text: str) -> dict[int, list[Part]]:
    """By paper, the words around the first that was found, in a fixed number of queries.

    A paper that was found by its title, parties or numbers alone has none.
    """
    words = asked(text).split()
    if not words:
        return {}
    looked_for = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    found: dict[int, tuple[int, str, re.Match]] = {}
    for document, html in _texts(user, list(documents)):
        shown = " ".join(unicodedata.normalize("NFC", plain(html)).split())
        first = looked_for.search(shown)
        # Where most of the words stand together is what the person meant.
        count = sum(word in fold(shown) for word in words) if first else 0
        if count > found.get(document, (0,))[0]:
            found[document] = (count, shown, first)
    return {document: _parts(shown, first, looked_for) for document, (_count, shown, first) in found.items()}


def _texts(user, documents: list[Document]) -> Iterator[tuple[int, str]]:
    """The sections that the person reads, as (paper, HTML): one's own as they stand, others' as they were opened."""
    organisations = organisations_of(user)
    own = [document.pk for document in documents if is_read_at_home(user, document)]
    yield from Section.objects.filter(document__in=own).order_by("position").values_list("document", "html")
    foreign = [document.pk for document in documents if document.pk not in own]
    opened = Reader.objects.filter(document__in=foreign, organisation__in=organisations, revision__isnull=False)
    for reader in opened.select_related("revision"):
        for section in content_for(read(reader.revision), "parties")["sections"]:
            yield reader.document_id, section["html"]


def _parts(text: str, first: re.Match, looked_for: re.Pattern) -> list[Part]:
    start = text.rfind(" ", 0, max(first.start() - BEFORE, 0)) + 1
    end = text.find(" ", max(start + LENGTH, first.end()))
    end = len(text) if end == -1 else end
    pieces = re.split(f"({looked_for.pattern})", text[start:end], flags=re.IGNORECASE)
    parts = [Part(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]
    return [*([Part("… ", False)] if start else []), *parts, *([Part(" …", False)] if end < len(text) else [])]
