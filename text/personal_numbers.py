"""Finds what looks like a Swedish personal number, so that people can be warned before it is saved."""

import re
from datetime import date

_NUMBER = re.compile(
    r"(?<![\w/+:-])((?:18|19|20)?)(\d{2})(\d{2})(\d{2})(?:\s?([-+\u2010-\u2013])\s?)?(\d{4})(?![\d-]|[/:]\d)"
)
_SAID_TO_BE_ONE = re.compile(r"(?:person|samordnings?)\s?-?(?:nummer|nr)|\bp(?:ers)?nr|\bfödd", re.IGNORECASE)
_WORDS_BEFORE = 30


def find(text: str) -> list[str]:
    """The personal numbers and co-ordination numbers in the text, as they are written there.

    They have a possible date (for a co-ordination number the day plus 60) and the right check digit, which
    organisation numbers, giro numbers and most telephone numbers have not.
    """
    return [found[0] for found in _NUMBER.finditer(text) if _is_personal(found) and not _is_telephone(found)]


def _is_personal(found: re.Match) -> bool:
    century, year, month, day, _, last = found.groups()
    born = int(day) - 60 if int(day) > 60 else int(day)
    centuries = [century] if century else ["19", "20"]
    possible = any(_has_been(int(first + year), int(month), born) for first in centuries)
    return possible and _check_digit_is_right(year + month + day + last)


def _has_been(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day) <= date.today()
    except ValueError:
        return False


def _check_digit_is_right(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _is_telephone(found: re.Match) -> bool:
    """Ten figures without a dash that begin as mobile numbers do, unless the words before say what they are."""
    bare = not found[1] and not found[5] and found[0].startswith("070")
    before = found.string[max(found.start() - _WORDS_BEFORE, 0) : found.start()]
    return bare and not _SAID_TO_BE_ONE.search(before)
