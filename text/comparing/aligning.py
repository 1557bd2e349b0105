"""Which places of two sequences are the same, found in a time that does not run away however long they are."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Within so many pairs of places every one is tried; in more, what occurs once in both parts them into smaller ones.
_ALL_PAIRS = 160_000
_DEEPEST = 12


@dataclass(frozen=True)
class Part:
    """A stretch that is the same in both, or what stands in the old in the place of what stands in the new."""

    is_same: bool
    start: int
    end: int
    first: int
    last: int


def parts(old: Sequence, new: Sequence, *, fillers: Iterable[Hashable] = ()) -> list[Part]:
    """Both sequences from beginning to end, without gaps. fillers: what is too common to tell where one is."""
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(item, len(numbers)) for item in old]
    b = [numbers.setdefault(item, len(numbers)) for item in new]
    common = {numbers[item] for item in fillers}
    found: list[Part] = []
    at = here = 0
    for start, first, size in [*_joined(_same(a, b, common)), (len(a), len(b), 0)]:
        if at < start or here < first:
            found.append(Part(False, at, start, here, first))
        if size:
            found.append(Part(True, start, start + size, first, first + size))
        at, here = start + size, first + size
    return found


Match = tuple[int, int, int]


def _joined(matches: list[Match]) -> list[Match]:
    """Matches that continue each other as one."""
    out: list[Match] = []
    for start, first, size in matches:
        if out and (out[-1][0] + out[-1][2], out[-1][1] + out[-1][2]) == (start, first):
            out[-1] = (*out[-1][:2], out[-1][2] + size)
        else:
            out.append((start, first, size))
    return out


def _same(a: list[int], b: list[int], fillers: set[int], depth: int = 0) -> list[Match]:
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    inner = _within(inner_a, inner_b, fillers, depth) if inner_a and inner_b else []
    matches = [(0, 0, head)] if head else []
    matches += [(head + start, head + first, size) for start, first, size in inner]
    return [*matches, (len(a) - tail, len(b) - tail, tail)] if tail else matches


def _common(a: list[int], b: list[int]) -> int:
    """How many the two begin with that are the same."""
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _within(a: list[int], b: list[int], fillers: set[int], depth: int) -> list[Match]:
    if len(a) * len(b) <= _ALL_PAIRS:
        matcher = SequenceMatcher(fillers.__contains__, a, b, autojunk=False)
        return [tuple(block) for block in matcher.get_matching_blocks() if block.size]
    if depth >= _DEEPEST:
        return []
    matches: list[Match] = []
    at = here = 0
    for start, first in [*_anchors(a, b, fillers), (len(a), len(b))]:
        between = _same(a[at:start], b[here:first], fillers, depth + 1) if matches or start < len(a) else []
        matches += [(at + one, here + other, size) for one, other, size in between]
        if start < len(a):
            matches.append((start, first, 1))
        at, here = start + 1, first + 1
    return matches


def _anchors(a: list[int], b: list[int], fillers: set[int]) -> list[tuple[int, int]]:
    """What stands once in both, as many as come in the same order."""
    counts_a, counts_b = Counter(a), Counter(b)
    places = {item: place for place, item in enumerate(b) if counts_b[item] == 1}
    single = [
        (place, places[item])
        for place, item in enumerate(a)
        if counts_a[item] == 1 and item in places and item not in fillers
    ]
    return [single[place] for place in increasing([other for _place, other in single])]


def increasing(values: Sequence[int]) -> list[int]:
    """The places of a longest row of values that only grow."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[length], ends[length] = value, place
    row, place = [], ends[-1] if ends else -1
    while place >= 0:
        row.append(place)
        place = before[place]
    return row[::-1]


def heaviest(pairs: Iterable[tuple[int, int, float]], width: int) -> list[tuple[int, int]]:
    """The row of pairs (place, other place, weight) that weighs most, both places growing.

    The pairs come by their place, those of the same place from the last other place to the first; width: how many other
    places there are.
    """
    # For stretches of other places the end of the heaviest row within them, kept as a Fenwick tree.
    tree: list[tuple[float, tuple | None]] = [(0.0, None)] * (width + 1)
    for place, other, weight in pairs:
        before = max((tree[at] for at in _stretches_before(other)), key=_weight, default=(0.0, None))
        row = (before[0] + weight, (place, other, before[1]))
        at = other + 1
        while at <= width:
            if row[0] > tree[at][0]:
                tree[at] = row
            at += at & -at
    node = max((tree[at] for at in _stretches_before(width)), key=_weight, default=(0.0, None))[1]
    out = []
    while node:
        out.append(node[:2])
        node = node[2]
    return out[::-1]


def _weight(row: tuple[float, tuple | None]) -> float:
    return row[0]


def _stretches_before(place: int) -> Iterable[int]:
    while place > 0:
        yield place
        place -= place & -place
