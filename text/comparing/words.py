"""Which words of a paragraph were removed and which were added."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from text.comparing.aligning import Part
from text.comparing.aligning import parts as aligned
from text.runs import Run

SAME, ADDED, REMOVED = "", "added", "removed"
# A word is whole: "2027-2030", "ANDT-frågor", "Brå:s", "12,5" and letters with loose accents.
_LETTERS = r"\w[\w\u0300-\u036f]*"
_WORD = re.compile(rf"\s+|{_LETTERS}(?:[-‑–:’'/]{_LETTERS}|(?<=\d)[.,](?=\d){_LETTERS})*|[^\w\s]")
# So little between two changes only makes them harder to read.
_SHORT = 3


@dataclass(frozen=True)
class Word:
    """A word, a space, a sign or a line break, with its marks."""

    run: Run
    change: str = SAME

    @property
    def bare(self) -> str:
        """The word without case; empty for a filler: a space, a sign or a break."""
        return _bare(self.run.text)

    @property
    def key(self) -> Hashable:
        """The same for words that are the same, and quick to look up."""
        run = self.run
        is_marked = run.strong or run.em or run.href or run.br
        return (run.text, run.strong, run.em, run.href, run.br) if is_marked else run.text


@lru_cache(maxsize=50_000)
def _bare(text: str) -> str:
    return text.casefold() if any(map(str.isalnum, text)) else ""


def words_of(runs: Iterable[Run]) -> tuple[Word, ...]:
    words = []
    for run in runs:
        if run.br:
            words.append(Word(run))
        else:
            words += [_word(part, run.strong, run.em, run.href) for part in _WORD.findall(run.text)]
    return tuple(words)


# The words of a paper come back again and again.
@lru_cache(maxsize=50_000)
def _word(text: str, strong: bool, em: bool, href: str) -> Word:
    return Word(Run(text, strong, em, href))


def changed(words: Iterable[Word], change: str) -> list[Word]:
    """The words as added, removed, or the same."""
    return [Word(word.run, change) for word in words]


def compare_words(old: tuple[Word, ...], new: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of both in one row, those that were removed before those that came in their place."""
    fillers = {word.key for word in (*old, *new) if not word.bare}
    found = aligned([word.key for word in old], [word.key for word in new], fillers=fillers)
    out: list[Word] = []
    for part in _readable(found, old, new):
        if part.is_same:
            out += new[part.first : part.last]
        else:
            out += changed(old[part.start : part.end], REMOVED)
            out += changed(new[part.first : part.last], ADDED)
    return tuple(out)


def counted(words: Iterable[Word]) -> Counter:
    """How often each word occurs, without regard to case and marks."""
    counts = Counter([word.bare for word in words])
    counts.pop("", None)
    return counts


def similarity(old: Counter, new: Counter) -> float:
    """How much of the words stand in both, in any order: 0 to 1."""
    total = old.total() + new.total()
    if not total:
        return 1.0
    if len(old) > len(new):
        old, new = new, old
    return 2 * sum(min(count, new[word]) for word, count in old.items() if word in new) / total


def _readable(parts: list[Part], old: tuple[Word, ...], new: tuple[Word, ...]) -> list[Part]:
    """Changes with so little between them that they are read as one are one, and so until none is left."""
    while True:
        joined: list[Part] = []
        for place, part in enumerate(parts):
            if _is_crumb(place, parts, old, new):
                part = replace(part, is_same=False)
            if joined and not part.is_same and not joined[-1].is_same:
                joined[-1] = replace(joined[-1], end=part.end, last=part.last)
            else:
                joined.append(part)
        if len(joined) == len(parts):
            return joined
        parts = joined


def _is_crumb(place: int, parts: list[Part], old: tuple[Word, ...], new: tuple[Word, ...]) -> bool:
    """Whether a stretch that is the same stands between changes beside which it is next to nothing."""
    part = parts[place]
    if not part.is_same or not 0 < place < len(parts) - 1:
        return False
    words = new[part.first : part.last]
    said = sum(word.bare != "" for word in words)
    if not said:
        return len(words) <= _SHORT
    before, after = parts[place - 1], parts[place + 1]
    if said > 2:
        return False
    return min(_size(before, old, new), _size(after, old, new)) > 2 * said or _is_swap(before, after, old, new)


def _is_swap(before: Part, after: Part, old: tuple[Word, ...], new: tuple[Word, ...]) -> bool:
    """Whether what goes on one side comes on the other: "trygghet och säkerhet" is then shown as a phrase."""
    gone = counted(old[before.start : before.end]) + counted(old[after.start : after.end])
    come = counted(new[before.first : before.last]) + counted(new[after.first : after.last])
    return gone == come


def _size(part: Part, old: tuple[Word, ...], new: tuple[Word, ...]) -> int:
    """How many words the larger side of a change has."""
    sides = (old[part.start : part.end], new[part.first : part.last])
    return max(sum(word.bare != "" for word in side) for side in sides)
