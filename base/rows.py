"""The rows of Start, which each domain gives its own of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One thing to do: a sentence, and the one button that leads to doing it."""

    sentence: str
    label: str
    url: str


def lower_first(sentence: str) -> str:
    """A sentence as it goes on after a name or a colon."""
    return sentence[:1].lower() + sentence[1:]


def upper_first(words: str) -> str:
    """Words that go on within a sentence, as they begin one."""
    return words[:1].upper() + words[1:]
