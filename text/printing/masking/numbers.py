"""Telephone numbers and personal numbers that are masked, as they are also written."""

import re
from functools import lru_cache

from text import personal_numbers

_NUMBER = re.compile(r"\+?\d(?:[\s()./+\u2010-\u2013-]{0,3}\d){6,14}")
_BETWEEN = r"[^\w\n]{0,3}"
_PERSONAL = re.compile(r"(?:18|19|20)?(\d{2})(\d{2})(\d{2})\d{4}")
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip


@lru_cache(maxsize=512)
def forms_of_numbers(masked: str) -> tuple[re.Pattern, ...]:
    """The numbers however their figures are parted; by telephone with the country or without; when somebody is born."""
    patterns = []
    for found in _NUMBER.findall(masked):
        digits = re.sub(r"\D", "", found)
        if personal_numbers.find(found):
            patterns += [rf"(?<!\d)(?:18|19|20)?{_BETWEEN}{_BETWEEN.join(digits[-10:])}(?!\d)", _born(digits)]
        else:
            patterns.append(_telephone(found, digits) or rf"(?<!\d){_BETWEEN.join(digits)}(?!\d)")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _telephone(written: str, digits: str) -> str:
    """From the country or from within it. A number that begins in neither way is none."""
    abroad = re.match(r"(?:\+|00)\s?46", written)
    if not abroad and not digits.startswith("0"):
        return ""
    own = re.sub(r"^(?:00)?46", "", digits) if abroad else digits
    figures = _BETWEEN.join(own.lstrip("0"))
    return rf"(?<![\d+])(?:(?:\+|00){_BETWEEN}46{_BETWEEN}(?:\(?0\)?)?{_BETWEEN}|0{_BETWEEN}){figures}(?!\d)"


def _born(digits: str) -> str:
    year, month, day = _PERSONAL.fullmatch(digits).groups()
    day = f"{int(day) - 60:02}" if int(day) > 60 else day
    hidden = r"(?:[-+\u2010-\u2013]?[x*_\u2022]{4})?"
    figures = rf"(?:18|19|20)?{year}[-./]?{month}[-./]?{day}{hidden}(?![\d*])"
    in_words = rf"{int(day)}\s+{_MONTHS[int(month) - 1]}\s+(?:18|19|20){year}(?!\d)"
    return rf"(?<!\d)(?:{figures}|{in_words})"
