"""What apps above did with a paper, as far as that decides what it is by law: each registers once, in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from documents.models import Document


@dataclass(frozen=True)
class Since:
    """The day from which a paper is to be counted as public, and that in a sentence."""

    day: date
    sentence: str


@dataclass(frozen=True)
class Elsewhere:
    """What was done with a paper besides releases. public: since when that has made it public; of a final paper what
    was done with the final text. working: what it is until then, in a sentence."""

    public: Since | None = None
    working: str = ""


NOTHING = Elsewhere()
_asked: list[Callable[[Document], Elsewhere]] = []


def register(of: Callable[[Document], Elsewhere]) -> None:
    if of not in _asked:
        _asked.append(of)


def of(document: Document) -> Elsewhere:
    """The first that has something to say."""
    return next((said for each in _asked if (said := each(document)) != NOTHING), NOTHING)
