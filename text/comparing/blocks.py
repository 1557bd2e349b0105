"""Which blocks belong together in two texts, and what changed within those that do."""

from collections import Counter
from dataclasses import dataclass, replace

from text.comparing.aligning import heaviest, parts
from text.comparing.tree import Block, Text, Tree, marked
from text.comparing.words import ADDED, REMOVED, Word, compare_words, counted, similarity

# The share of words that both have; with fewer it is rather another block than a changed one.
_ALIKE = 0.4
_CELLS = ("td", "th")
# So many of the old are tried with so many of the new about the same place; farther away it is rather another block.
_NEAR = 40


def compare(old: Tree, new: Tree) -> Tree:
    """Both texts as one, with what was removed and what was added marked."""
    if _are_columns(old, new):
        return tuple(_merged(left, right) for left, right in zip(old, new, strict=True))
    out: list[Block | Text] = []
    for part in parts(old, new):
        there, here = old[part.start : part.end], new[part.first : part.last]
        out += here if part.is_same else _changed(there, here)
    return tuple(out)


def _are_columns(old: Tree, new: Tree) -> bool:
    """Whether these are the cells of a row with the same columns: each is the other's, whatever stands in them."""
    kinds = [[getattr(node, "kind", ("",)) for node in row] for row in (old, new)]
    return kinds[0] == kinds[1] and all(kind[0] in _CELLS for kind in kinds[0])


def _changed(old: Tree, new: Tree) -> list[Block | Text]:
    out: list[Block | Text] = []
    at, here = 0, 0
    for left, right in [*_pairs(old, new), (len(old), len(new))]:
        out += [marked(node, REMOVED) for node in old[at:left]]
        out += [marked(node, ADDED) for node in new[here:right]]
        if left < len(old):
            out.append(_merged(old[left], new[right]))
        at, here = left + 1, right + 1
    return out


def _merged(old: Block | Text, new: Block | Text) -> Block | Text:
    if isinstance(new, Text):
        return Text(compare_words(old.words, new.words))
    return replace(new, children=compare(old.children, new.children))


@dataclass(frozen=True)
class _Seen:
    """What is looked at to tell whether a block can be a changed form of another one."""

    kind: tuple
    words: Counter


def _pairs(old: Tree, new: Tree) -> list[tuple[int, int]]:
    """The places of those that belong together, in the order of both, so that as much as possible is alike."""
    if not old or not new:
        return []
    left, right = [list(map(_seen, nodes)) for nodes in (old, new)]
    alike = [
        (i, j, found)
        for i, one in enumerate(left)
        for j in reversed(_near(i, len(old), len(new)))
        if (found := _likeness(one, right[j]))
    ]
    return heaviest(alike, len(new))


def _near(place: int, many: int, others: int) -> range:
    """The places of the other text that are about as far on."""
    middle = place * others // many
    slack = max(_NEAR, abs(many - others)) if min(many, others) <= _NEAR else _NEAR
    return range(max(0, middle - slack), min(others, middle + slack + 1))


def _seen(node: Block | Text) -> _Seen:
    return _Seen(node.kind if isinstance(node, Block) else (), counted(_all_words(node)))


def _likeness(old: _Seen, new: _Seen) -> float:
    """0 for what can be no change of the other, otherwise how alike they are."""
    if old.kind != new.kind:
        return 0
    found = similarity(old.words, new.words)
    return found if found >= _ALIKE else 0


def _all_words(node: Block | Text) -> tuple[Word, ...]:
    if isinstance(node, Text):
        return node.words
    return tuple(word for child in node.children for word in _all_words(child))
