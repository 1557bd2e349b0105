"""What the recogniser is not sure of, said so that a coordinator knows what to look for."""

from collections.abc import Iterator


class Doubts:
    """Doubts in the order in which they arose; the same doubt is kept once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], None] = {}

    def add(self, field: str, why: str) -> None:
        """field: a key of the reading. why: a whole Swedish sentence."""
        self._found[(field, why)] = None

    def drop(self, field: str, why: str) -> None:
        """Takes a doubt back when the fact was found after all."""
        self._found.pop((field, why), None)

    def about(self, field: str) -> bool:
        """Whether something in the field is doubted already."""
        return any(found == field for found, _ in self._found)

    def __iter__(self) -> Iterator[dict[str, str]]:
        return ({"field": field, "why": why} for field, why in self._found)


def quoted(text: str, longest: int = 120) -> str:
    """The text in Swedish quotation marks, cut at a word when it is long."""
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"”{text}”"
