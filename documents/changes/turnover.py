"""What a new generation drops of an old one, puts another way, and brings: the first that a board asks about."""

from dataclasses import dataclass
from itertools import groupby

from base.searching import fold
from documents import kinds
from documents.changes.dropping import Line, dropped_sentences


@dataclass(frozen=True)
class Lines:
    """Lines of the same group."""

    group: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Turnover:
    gone: list[Lines]
    reworded: list[Lines]
    come: list[Lines]

    @property
    def count(self) -> int:
        """How many are gone."""
        return sum(len(group.lines) for group in self.gone)


def turnover(old: dict, new: dict) -> Turnover:
    """The kind of the new paper says what there is to drop; what is new is what the old one would drop of it."""
    dropped = kinds.get(new["kind"]).dropped or dropped_sentences
    lines = _once(dropped(old, new))
    return Turnover(
        gone=_grouped(line for line in lines if not line.now),
        reworded=_grouped(line for line in lines if line.now),
        come=_grouped(line for line in _once(dropped(new, old)) if not line.now),
    )


def _once(lines: list[Line]) -> list[Line]:
    """A body that stands in a list of the text too is said once."""
    return list({fold(line.text): line for line in reversed(lines)}.values())[::-1]


def _grouped(lines) -> list[Lines]:
    return [Lines(group, tuple(rows)) for group, rows in groupby(lines, lambda line: line.group)]
