"""Guesses which lines are headings when only the words can tell."""

from dataclasses import dataclass

from text.reading.lines import ends_sentence, heading_number, is_capitals, may_be_heading

_TITLE_WITHIN = 4


@dataclass(frozen=True)
class Candidate:
    """A line of the text; `body` is set for what is known to be no heading, such as an item or a row."""

    text: str
    body: bool = False
    after_blank: bool = True


def guess(lines: list[Candidate]) -> dict[int, int]:
    """The places of the lines that look like headings, with their level (1 for the title)."""
    capitals = {place for place, line in enumerate(lines) if not line.body and is_capitals(line.text)}
    spaced = sum(line.after_blank for line in lines[1:]) * 5 > len(lines)
    may = {place for place, line in enumerate(lines) if _may(line, spaced=spaced)}
    if len(capitals) >= 3:
        before = min(_TITLE_WITHIN, *capitals)
        may = {place for place in may if place < before or heading_number(lines[place].text)}
    may |= capitals
    found = _with_something_below(lines, may, capitals)
    first = min(found, default=-1)
    return {place: _level(lines, place, first=place == first) for place in found}


def _may(line: Candidate, *, spaced: bool) -> bool:
    if line.body or (spaced and not line.after_blank):
        return False
    return may_be_heading(line.text)


def _with_something_below(lines: list[Candidate], may: set[int], capitals: set[int]) -> set[int]:
    """A heading stands above text, or (a title) above a heading that does."""
    depth: dict[int, int] = {}
    for place in sorted(may, reverse=True):
        below = place + 1
        if below >= len(lines):
            continue
        stands_out = place in capitals or place < _TITLE_WITHIN or heading_number(lines[place].text)
        long_enough = stands_out or len(lines[place].text.split()) >= 4
        if _is_text(lines[below]) or (place in capitals and below not in may):
            depth[place] = 1
        elif long_enough and depth.get(below, 9) < (3 if place < _TITLE_WITHIN else 2):
            depth[place] = depth[below] + 1
    return set(depth)


def _is_text(line: Candidate) -> bool:
    return line.body or ends_sentence(line.text) or len(line.text) > 90


def _level(lines: list[Candidate], place: int, *, first: bool) -> int:
    depth = heading_number(lines[place].text).count(".")
    if first and place < _TITLE_WITHIN and not heading_number(lines[place].text):
        return 1
    return 3 if depth else 2
