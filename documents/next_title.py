"""The title of a paper that is made from another: what it was called, without the years that the other one was for."""

import re

# `2017–2018`, `2027`, `2027-01-01`; with the words that lead to it, and the brackets around it.
_YEARS = re.compile(
    r"[,:]?\s*\(?(?:\bför\s+)?(?:\båre[nt]\s+|\bår\s+)?\b(?:19|20)\d\d(?:-\d\d-\d\d)?"
    r"(?:\s*(?:[-–—/]|till och med|till|och)\s*(?:(?:19|20)?\d\d(?:-\d\d-\d\d)?))?\b\)?"
)
# A year after one of these says something else than which years it is for: `Revidering av överenskommelse från 2019`.
_BOUND = re.compile(
    r"(?i)\b(?:från|sedan|av|i|under|före|efter|inför|den|januari|februari|juni|juli|maj|mars|april|augusti|\w+ber)\s*$"
)


def next_title(title: str) -> str:
    """The title as it is, if nothing else would be left or if no years stand in it."""
    without = _YEARS.sub(lambda found: found[0] if _BOUND.search(title[: found.start()]) else "", title)
    without = re.sub(r"\s{2,}", " ", without).strip(" ,–—-")
    return without or title
