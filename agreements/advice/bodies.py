"""A council or group that has got another name among the facts, while the text still says the old one."""

from collections.abc import Iterator

from documents.advice.leftovers import renamed
from documents.advice.tips import Tip
from documents.advice.words import PaperWords
from documents.models import Document


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    if words.before:
        yield from renamed(document, words, _names(words.before), _names(words.content))


def _names(content: dict) -> list[str]:
    return [row["name"] for row in content["facts"].get("bodies", [])]
