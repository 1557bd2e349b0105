"""Which words of a paragraph were removed and which were added."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from text.runs import Run

SAME, ADDED, REMOVED = "", "added", "removed"
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# So little between two changes only makes them harder to read.
_SHORT = 3


@dataclass(frozen=True)
class Word:
    """A word, a space, a sign or a line break, with its marks."""

    run: Run
    change: str = SAME

    @property
    def is_filler(self) -> bool:
        return not any(sign.isalnum() for sign in self.run.text)


def words_of(runs: Iterable[Run]) -> tuple[Word, ...]:
    words = []
    for run in runs:
        words += [Word(run)] if run.br else [Word(replace(run, text=part)) for part in _WORD.findall(run.text)]
    return tuple(words)


def compare_words(old: tuple[Word, ...], new: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of both in one row, those that were removed before those that came in their place."""
    parts = _joined(_parts(old, new), old, new)
    out: list[Word] = []
    for is_same, (start, end), (first, last) in parts:
        if is_same:
            out += new[first:last]
        else:
            out += [replace(word, change=REMOVED) for word in old[start:end]]
            out += [replace(word, change=ADDED) for word in new[first:last]]
    return tuple(out)


def similarity(old: tuple[Word, ...], new: tuple[Word, ...]) -> float:
    """How much of the words stand in both, in any order: 0 to 1. Quick, and enough to say what belongs together."""
    left = [word.run.text.casefold() for word in old if not word.is_filler]
    right = [word.run.text.casefold() for word in new if not word.is_filler]
    if not left and not right:
        return 1.0
    return SequenceMatcher(None, left, right, autojunk=False).quick_ratio()


def _parts(old: tuple[Word, ...], new: tuple[Word, ...]) -> list:
    """(whether the same, from and to in the old, from and to in the new), in order and without gaps."""
    matcher = SequenceMatcher(lambda word: word.is_filler, old, new, autojunk=False)
    return [(tag == "equal", (a, b), (c, d)) for tag, a, b, c, d in matcher.get_opcodes()]


def _joined(parts: list, old: tuple[Word, ...], new: tuple[Word, ...]) -> list:
    """Changes with only a space or a sign between them as one change."""
    joined: list = []
    for place, (is_same, there, here) in enumerate(parts):
        is_between = 0 < place < len(parts) - 1
        words = new[here[0] : here[1]]
        if is_same and is_between and len(words) <= _SHORT and all(word.is_filler for word in words):
            is_same = False
        if joined and not is_same and not joined[-1][0]:
            _same, before, before_here = joined[-1]
            joined[-1] = (False, (before[0], there[1]), (before_here[0], here[1]))
        else:
            joined.append((is_same, there, here))
    return joined
