"""Words that were put in the place of others in many places, or only changed their order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from text.comparing.tree import Text, Tree
from text.comparing.words import ADDED, REMOVED, Word, counted
from text.runs import as_text

_LONGEST = 8  # words; more is a new sentence and no phrase


@dataclass(frozen=True)
class Phrase:
    """old has become new in so many places. is_order: the words are the same, in another order."""

    old: str
    new: str
    count: int
    is_order: bool


def replaced_phrases(trees: Iterable[Tree]) -> list[Phrase]:
    """What was replaced at least twice, or changed its order once; the most frequent first."""
    found: Counter = Counter()
    orders = set()
    for tree in trees:
        for gone, come in _replacements(tree):
            pair = _said(gone), _said(come)
            found[pair] += 1
            if counted(gone) == counted(come) and counted(gone).total() > 1:
                orders.add(pair)
    return [Phrase(*pair, count, pair in orders) for pair, count in found.most_common() if count > 1 or pair in orders]


def _replacements(tree: Tree):
    for node in tree:
        if not isinstance(node, Text):
            yield from _replacements(node.children)
            continue
        spans = _spans(node.words)
        for (change, gone), (next_change, come) in zip(spans, spans[1:], strict=False):
            is_phrase = 0 < counted(gone).total() <= _LONGEST and 0 < counted(come).total() <= _LONGEST
            if (change, next_change) == (REMOVED, ADDED) and is_phrase and _said(gone) != _said(come):
                yield gone, come


def _spans(words: Iterable[Word]) -> list[tuple[str, list[Word]]]:
    spans: list[tuple[str, list[Word]]] = []
    for word in words:
        if not spans or spans[-1][0] != word.change:
            spans.append((word.change, []))
        spans[-1][1].append(word)
    return spans


def _said(words: list[Word]) -> str:
    return " ".join(as_text([word.run for word in words]).split())
