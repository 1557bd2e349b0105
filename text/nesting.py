"""How deep the tags of HTML stand in each other, told before it is parsed: parsers take very long over a deep tree."""

import re
from collections import Counter

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
# What ends by itself where the next one begins, or has no end.
# fmt: off
_SHORT = frozenset((
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "colgroup", "br", "hr", "img", "col",
    "meta", "link", "input", "wbr", "area", "base",
))
# fmt: on


def depth(html: str) -> int:
    """How deep the tags stand in each other at most, by counting them."""
    standing: Counter = Counter()
    now = deepest = 0
    for slash, name in _TAG.findall(html):
        tag = name.lower()
        if tag in _SHORT or (slash and not standing[tag]):
            continue
        step = -1 if slash else 1
        standing[tag] += step
        now += step
        deepest = max(deepest, now)
    return deepest
