"""A text as paragraphs, lists and tables: what HTML is read into and written from."""

import re
from dataclasses import dataclass, field
from html import escape

from text import runs as inline
from text.runs import BREAK, Run


@dataclass
class Paragraph:
    """A paragraph (level 0) or a heading of level 1 to 6.

    region: numbers of the `main` and `article` elements that it stands in.
    """

    runs: list[Run]
    level: int = 0
    region: tuple[int, ...] = ()


@dataclass
class Listing:
    """A list; each item is what stands in it, nested lists included. start: the number of the first one."""

    ordered: bool
    items: list[list["Node"]] = field(default_factory=list)
    region: tuple[int, ...] = ()
    start: int = 1


@dataclass
class Cell:
    content: list["Node"]
    head: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass
class Row:
    cells: list[Cell] = field(default_factory=list)
    head: bool = False


@dataclass
class Grid:
    """A table."""

    rows: list[Row] = field(default_factory=list)
    caption: list[Run] = field(default_factory=list)
    region: tuple[int, ...] = ()


Node = Paragraph | Listing | Grid


def as_html(nodes: list[Node]) -> str:
    """The nodes in the HTML that a section may hold: headings of level 1 to 3 as h3, smaller ones as h4."""
    return "".join(map(_node_html, nodes))


def as_text(nodes: list[Node]) -> str:
    """The words, a line for each paragraph, item and row; cells are parted by tab."""
    return "\n".join(line for node in nodes for line in _lines(node))


def item_runs(item: list[Node]) -> list[Run]:
    """The words of a list item without its nested lists; several paragraphs are parted by line breaks."""
    runs: list[Run] = []
    for node in item:
        if isinstance(node, Paragraph):
            runs += [BREAK, *node.runs] if runs else node.runs
    return runs


def cell_text(cell: Cell) -> str:
    return re.sub(r"\s+", " ", as_text(cell.content))


def _node_html(node: Node) -> str:
    if isinstance(node, Listing):
        tag = "ol" if node.ordered else "ul"
        start = f' start="{node.start}"' if node.ordered and node.start > 1 else ""
        return f"<{tag}{start}>{''.join(f'<li>{_content_html(item)}</li>' for item in node.items)}</{tag}>"
    if isinstance(node, Grid):
        return _grid_html(node)
    tag = "p" if not node.level else "h3" if node.level <= 3 else "h4"
    return f"<{tag}>{inline.as_html(node.runs)}</{tag}>"


def _content_html(content: list[Node]) -> str:
    """What stands in an item or a cell: a first paragraph needs no `p` when it is the only one."""
    single = sum(isinstance(node, Paragraph) for node in content) == 1 and isinstance(content[0], Paragraph)
    if single:
        return inline.as_html(content[0].runs) + as_html(content[1:])
    return as_html(content)


def _grid_html(grid: Grid) -> str:
    caption = f"<caption>{inline.as_html(grid.caption)}</caption>" if grid.caption else ""
    lead = next((place for place, row in enumerate(grid.rows) if not row.head), len(grid.rows))
    head, body = "".join(map(_row_html, grid.rows[:lead])), "".join(map(_row_html, grid.rows[lead:]))
    head = f"<thead>{head}</thead>" if head else ""
    body = f"<tbody>{body}</tbody>" if body else ""
    return f"<table>{caption}{head}{body}</table>"


def _row_html(row: Row) -> str:
    return f"<tr>{''.join(map(_cell_html, row.cells))}</tr>"


def _cell_html(cell: Cell) -> str:
    tag = "th" if cell.head else "td"
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(cell.attributes.items()))
    return f"<{tag}{attributes}>{_content_html(cell.content)}</{tag}>"


def _lines(node: Node) -> list[str]:
    if isinstance(node, Listing):
        return [line for item in node.items for part in item for line in _lines(part)]
    if isinstance(node, Grid):
        rows = ["\t".join(map(cell_text, row.cells)) for row in node.rows]
        return [inline.as_text(node.caption), *rows] if node.caption else rows
    return inline.as_text(node.runs, line_break="\n").split("\n")
