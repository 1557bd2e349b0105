"""The clauses of a section: paragraphs and list items, which can be taken out whole or in part, and put back."""

from dataclasses import dataclass, replace

from text import nodes, runs
from text.nodes import Listing, Node, Paragraph
from text.parsing import parse
from text.runs import Run


@dataclass(frozen=True)
class Place:
    """Where a clause stands: the number of the node, of the item in a list, and of the sign where a part begins."""

    node: int
    item: int | None = None
    sign: int | None = None

    def __str__(self):
        item = "" if self.item is None else f".{self.item}"
        sign = "" if self.sign is None else f":{self.sign}"
        return f"{self.node}{item}{sign}"

    @classmethod
    def read(cls, text: str) -> "Place":
        """The place that was written with `str`. Raises ValueError for anything else."""
        place, _, sign = text.partition(":")
        node, _, item = place.partition(".")
        return cls(int(node), int(item) if item else None, int(sign) if sign else None)


@dataclass(frozen=True)
class Clause:
    """text: its words; line breaks, nested lists and paragraphs of an item stand on lines of their own."""

    place: Place
    text: str
    html: str

    @property
    def is_plain(self) -> bool:
        """Whether it is one line of words, so that a sentence of it can be taken out."""
        return "\n" not in self.text


def clauses(html: str) -> list[Clause]:
    """The paragraphs and the items of lists of a cleaned section, in order; headings and tables are none."""
    found = []
    for number, node in enumerate(parse(html)):
        if isinstance(node, Paragraph) and not node.level:
            found.append(_clause(Place(number), node))
        elif isinstance(node, Listing):
            items = enumerate(node.items)
            found += [_clause(Place(number, place), replace(node, items=[item], start=1)) for place, item in items]
    return found


def _clause(place: Place, node: Node) -> Clause:
    return Clause(place, nodes.as_text([node]), nodes.as_html([node]))


def cut(html: str, place: Place, length: int | None = None) -> tuple[str, str]:
    """The section without the clause, and the clause. With a length, so many signs from the place's sign are cut."""
    tree = parse(html)
    node = tree[place.node]
    if place.sign is not None:
        paragraph = _paragraph(node, place)
        before, part, after = _parted(paragraph.runs, place.sign, place.sign + length)
        paragraph.runs = _joined(before, after)
        return nodes.as_html(tree), nodes.as_html([Paragraph(part)])
    if place.item is None:
        return nodes.as_html(tree[: place.node] + tree[place.node + 1 :]), nodes.as_html([node])
    taken = replace(node, items=[node.items.pop(place.item)], start=1)
    if not node.items:
        del tree[place.node]
    return nodes.as_html(tree), nodes.as_html([taken])


def put_back(html: str, place: Place, clause: str) -> str:
    """The section with the clause where it stood. Where the text has changed since it comes as near as can be."""
    tree, taken = parse(html), parse(clause)
    node = tree[place.node] if place.node < len(tree) else None
    if place.sign is not None and (paragraph := _paragraph(node, place)):
        before, _, after = _parted(paragraph.runs, place.sign, place.sign)
        paragraph.runs = _joined(_joined(before, taken[0].runs), after)
    elif place.item is not None and _may_join(node, taken):
        node.items[place.item : place.item] = taken[0].items
    else:
        tree[place.node : place.node] = taken
    return nodes.as_html(tree)


def _may_join(node: Node | None, taken: list[Node]) -> bool:
    return isinstance(node, Listing) and isinstance(taken[0], Listing) and node.ordered == taken[0].ordered


def _paragraph(node: Node | None, place: Place) -> Paragraph | None:
    if isinstance(node, Listing) and place.item is not None and place.item < len(node.items):
        node = next(iter(node.items[place.item]), None)
    return node if isinstance(node, Paragraph) and not node.level else None


def _parted(row: list[Run], start: int, end: int) -> tuple[list[Run], list[Run], list[Run]]:
    """What stands before, between and after two places, counted in signs; a line break counts as one."""
    parts: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    at = 0
    for run in row:
        size = 1 if run.br else len(run.text)
        for part, first, last in zip(parts, (0, start, end), (start, end, at + size), strict=True):
            low, high = max(first, at) - at, min(last, at + size) - at
            if low < high:
                part.append(run if run.br else replace(run, text=run.text[low:high]))
        at += size
    return tuple(runs.tidy(part) for part in parts)


def _joined(before: list[Run], after: list[Run]) -> list[Run]:
    """Both with one space between."""
    if not before or not after:
        return [*before, *after]
    return runs.tidy([*before, Run(" "), *after])
