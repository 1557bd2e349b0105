"""The names of people that are in what somebody has masked."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ADDRESS = re.compile(r"([\w.+-]+)@[\w.-]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*\.?")
_PARTICLES = frozenset("af al av bin da de del der di dos du el la le van von zu".split())  # noqa: SIM905
_NO_NAMES = frozenset({"ab", "hb", "kb"})
_MOST_SMALL, _MOST = 3, 5
_FEWEST_LETTERS = 2


@dataclass(frozen=True)
class Name:
    """given: the first names; none for a name of one word. last: the last one, whole when it is double."""

    given: tuple[str, ...]
    last: str

    @property
    def lasts(self) -> tuple[str, ...]:
        """The last name, and each half of a double one."""
        halves = [half for half in self.last.split("-") if len(half) > _FEWEST_LETTERS]
        return tuple(dict.fromkeys([self.last, *halves]))


@lru_cache(maxsize=512)
def names_of(masked: str) -> tuple[Name, ...]:
    """Words with capitals that stand together; of an address what stands before its @; none of a sentence."""
    if address := _ADDRESS.fullmatch(masked.strip()):
        parts = [part for part in re.split(r"[\W\d_]+", address[1]) if len(part) >= _FEWEST_LETTERS]
        return _name(parts) if len(parts) > 1 else ()
    words = _WORD.findall(masked)
    if all(word.islower() for word in words):
        return _name(words) if len(words) <= _MOST_SMALL else ()
    return tuple(name for run in _runs(words) for name in _name(run))


def _runs(words: list[str]) -> list[list[str]]:
    """In a longer text what a sentence begins with may have a capital too, so two words of it are a name at most."""
    runs: list[list[str]] = [[]]
    for word in words:
        if word[0].isupper():
            runs[-1].append(word)
        elif word not in _PARTICLES:
            runs.append([])
    whole = len(runs) == 1
    return [run if whole else run[-2:] for run in runs if len(run) > 1 or whole]


def _name(words: list[str]) -> tuple[Name, ...]:
    left = [word for word in words if len(word.rstrip(".")) >= _FEWEST_LETTERS and word.casefold() not in _NO_NAMES]
    if not left or len(left) > _MOST:
        return ()
    left = [word.rstrip(".") for word in left]
    return (Name(tuple(left[:-1]), left[-1]),)
