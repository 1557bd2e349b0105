"""Which phrases of a text were changed into which others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from base.searching import fold
from text import comparing
from text.comparing.tree import Text, Tree
from text.comparing.words import ADDED, REMOVED, SAME, Word

_LONGEST = 7  # words; more than that is a sentence written anew
_APART = 2  # words between two changes that belong together: "trygghet och säkerhet"
_YEARS = re.compile(r"^(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d$")
_ORGANISED = re.compile(
    r"(?i)(?:\w*(?:kommuns?|område|området|myndighet\w*|nämnd\w*|förvaltning\w*|råd|rådet|grupp|gruppen|styrelse\w*|"
    r"utskott\w*|kontor|kontoret|avdelning\w*|bolag\w*)|brå|polisen)$"
)


@dataclass(frozen=True)
class Phrase:
    """Words that were changed: what stood there, and what stands there now."""

    old: str
    new: str


def changed_phrases(before: list[dict], now: list[dict]) -> Iterator[Phrase]:
    """Each time that words were put in the place of others, in the headings and the texts of the same sections."""
    old = {section["key"]: section for section in before}
    for section in now:
        was = old.get(section["key"])
        if was is None:
            continue
        if was["heading"] != section["heading"]:
            yield from _between(_line(was["heading"]), _line(section["heading"]))
        if was["html"] != section["html"]:
            yield from _between(was["html"], section["html"])


# A paper is shown many times between two changes of a section.
@lru_cache(maxsize=1000)
def _between(old: str, new: str) -> tuple[Phrase, ...]:
    return tuple(_in_tree(comparing.compare(comparing.read(old), comparing.read(new))))


def is_years(words: str) -> bool:
    return bool(_YEARS.match(words))


def is_name(phrase: Phrase) -> bool:
    """Whether the words are the name of something organised, before and now."""
    return _ends_organised(phrase.old) and _ends_organised(phrase.new)


def _ends_organised(words: str) -> bool:
    tokens = words.split()
    return bool(_ORGANISED.match(tokens[-1]) or _ORGANISED.match(tokens[0]))


def is_reordered(phrase: Phrase) -> bool:
    """The same words in another order: changed on purpose, and meant for the whole paper."""
    old, new = fold(phrase.old).split(), fold(phrase.new).split()
    return len(old) >= 3 and old != new and sorted(old) == sorted(new)


def _line(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _in_tree(tree: Tree) -> Iterator[Phrase]:
    for node in tree:
        if isinstance(node, Text):
            yield from _in_words(node.words)
        elif node.change == SAME:
            yield from _in_tree(node.children)


def _in_words(words: tuple[Word, ...]) -> Iterator[Phrase]:
    for window in _windows(words):
        old = _said(word for word in window if word.change != ADDED)
        new = _said(word for word in window if word.change != REMOVED)
        if old and new and fold(old) != fold(new) and max(len(old.split()), len(new.split())) <= _LONGEST:
            yield Phrase(old, new)


def _windows(words: tuple[Word, ...]) -> Iterator[list[Word]]:
    """The changes, those that stand close together as one with the words between."""
    window: list[Word] = []
    since: list[Word] = []
    for word in words:
        if word.change != SAME:
            window += [*since, word] if window else [word]
            since = []
        elif window:
            since.append(word)
            if sum(bool(each.bare) for each in since) > _APART or word.run.br:
                yield window
                window, since = [], []
    if window:
        yield window


def _said(words: Iterable[Word]) -> str:
    return " ".join("".join(" " if word.run.br else word.run.text for word in words).split()).strip(' .,;:!?()”"')
