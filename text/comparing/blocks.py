"""Which blocks belong together in two texts, and what changed within those that do."""

from dataclasses import replace
from difflib import SequenceMatcher

from text.comparing.tree import Block, Text, Tree, marked
from text.comparing.words import ADDED, REMOVED, Word, compare_words, similarity

# The share of words that both have; with fewer it is rather another block than a changed one.
_ALIKE = 0.4
_CELLS = ("td", "th")
# Pairs are sought among so many at most; what changed more than that is shown as gone and come.
_MOST_PAIRS = 2500


def compare(old: Tree, new: Tree) -> Tree:
    """Both texts as one, with what was removed and what was added marked."""
    if _are_columns(old, new):
        return tuple(_merged(left, right) for left, right in zip(old, new, strict=True))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    out: list[Block | Text] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        out += new[c:d] if tag == "equal" else _changed(old[a:b], new[c:d])
    return tuple(out)


def _are_columns(old: Tree, new: Tree) -> bool:
    """Whether these are the cells of a row with the same columns: each is the other's, whatever stands in them."""
    kinds = [[getattr(node, "kind", None) for node in row] for row in (old, new)]
    return kinds[0] == kinds[1] and all(kind and kind[0] in _CELLS for kind in kinds[0])


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


def _pairs(old: Tree, new: Tree) -> list[tuple[int, int]]:
    """The places of those that belong together, in the order of both, so that as much as possible is alike."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    alike = [[_likeness(left, right) for right in new] for left in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0)
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(old: Block | Text, new: Block | Text) -> float:
    """0 for what can be no change of the other, otherwise how alike they are."""
    if isinstance(old, Text) != isinstance(new, Text):
        return 0
    if isinstance(old, Block) and old.kind != new.kind:
        return 0
    found = similarity(_all_words(old), _all_words(new))
    return found if found >= _ALIKE else 0


def _all_words(node: Block | Text) -> tuple[Word, ...]:
    if isinstance(node, Text):
        return node.words
    return tuple(word for child in node.children for word in _all_words(child))
