"""Swedish words made comparable in any database: neither SQLite nor a C-locale PostgreSQL folds or sorts å, ä, ö."""

import unicodedata

# After z in ASCII order, and in the order of the Swedish alphabet.
SWEDISH_ORDER = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "è": "e", "ü": "y"})


LONGEST = 200  # characters that are looked for; SQLite refuses very long patterns and very many of them


def fold(text: str) -> str:
    """The text without differences of case, form and spacing, for matching with `contains`."""
    # No database stores a NUL, so nothing is found by one; PostgreSQL refuses even the question.
    return " ".join(unicodedata.normalize("NFC", text.replace("\0", "")).casefold().split())


def asked(text: str) -> str:
    """What somebody looks for, folded, and no more of it than any database takes."""
    return fold(text[:LONGEST])[:LONGEST]


def sort_key(text: str, length: int = 200) -> str:
    """A string whose ASCII order is the Swedish order of the text, at most `length` characters."""
    return fold(text).translate(SWEDISH_ORDER)[:length]
