"""Lists that Word pastes as paragraphs with a level and a sign in front."""

import re
from dataclasses import dataclass, replace

from text.markers import marker
from text.nodes import Listing, Node, Paragraph

DEEPEST = 6
_LEVEL = re.compile(r"\bl\d+\s+level(\d+)\b")
_NUMBERED = re.compile(r"\(?(?:\d+|[a-zåäö]|[ivxlc]+)(?:\.\d+)*[.)]", re.IGNORECASE)


@dataclass
class Listed(Paragraph):
    """A paragraph that is a list item by what Word says of it."""

    depth: int = 1
    ordered: bool = False


def depth(style: dict[str, str], attributes: dict[str, str]) -> int:
    """The level in a list, from 1, of an element that Word made; 0 when it is in none."""
    found = _LEVEL.search(style.get("mso-list", ""))
    level = found[1] if found else attributes.get("data-aria-level", "0")
    return min(int(level), DEEPEST) if level.isdigit() and len(level) < 3 else 0


def is_numbered(sign: str) -> bool:
    return bool(_NUMBERED.match(sign.strip()))


def from_sign(paragraph: Paragraph) -> Paragraph:
    """The paragraph as an item when its words begin with the sign of one."""
    first = paragraph.runs[0] if paragraph.runs else None
    found = marker(first.text) if first else None
    if not found or not found.rest:
        return paragraph
    runs = [replace(first, text=found.rest), *paragraph.runs[1:]]
    return Listed(runs, region=paragraph.region, ordered=found.number is not None)


def gathered(nodes: list[Node]) -> list[Node]:
    """The nodes with each row of listed paragraphs as a nested list."""
    out: list[Node] = []
    open_lists: list[Listing] = []
    for node in nodes:
        if not isinstance(node, Listed):
            open_lists = []
            out.append(node)
            continue
        del open_lists[node.depth :]
        if open_lists and len(open_lists) == node.depth and open_lists[-1].ordered != node.ordered:
            open_lists.pop()
        if len(open_lists) < node.depth:
            listing = Listing(node.ordered, region=node.region)
            (open_lists[-1].items[-1] if open_lists else out).append(listing)
            open_lists.append(listing)
        open_lists[-1].items.append([Paragraph(node.runs)])
    return out
