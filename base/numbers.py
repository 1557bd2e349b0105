"""Whole numbers that come with a request: no longer than any database keeps."""

MOST_DIGITS = 9


def whole_number(text) -> int | None:
    """The number that is written in plain digits; None for anything else, also for one that is too large."""
    digits = str(text)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS else None
