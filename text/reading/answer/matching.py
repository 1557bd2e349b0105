"""A section as it was read, brought back to the HTML that it came from wherever nothing was changed.

A Word file cannot say everything that a section says: which cells head a row, two paragraphs in one item. So the file
as we made it is read in the same way, and what is alike in both readings is what it was.
"""

from dataclasses import replace
from difflib import SequenceMatcher
from urllib.parse import unquote

from text import nodes
from text import runs as inline
from text.cleaning import clean
from text.nodes import Grid, Listing, Node, Paragraph
from text.parsing import parse
from text.runs import Run


def restored(html: str, made: list[Node], read: list[Node]) -> str:
    """What was read, as clean HTML; what stands in it as it was made gets its own HTML back.

    html: of the section. made: the section as it is read in the file that we made. read: in the file that came.
    """
    was = parse(html)
    read = _with_known_addresses(read, _addresses(was))
    made = _with_known_addresses(made, _addresses(was))
    if nodes.as_html(made) == nodes.as_html(read):
        return html
    return clean(nodes.as_html(_restored(was, made, read)))


def _restored(was: list[Node], made: list[Node], read: list[Node]) -> list[Node]:
    if len(was) != len(made):
        return read
    out: list[Node] = []
    for tag, a, b, c, d in _differences(list(map(_html, made)), list(map(_html, read))):
        if tag == "equal":
            out += was[a:b]
            continue
        pairs = min(b - a, d - c)
        out += [
            _one(*three) for three in zip(was[a : a + pairs], made[a : a + pairs], read[c : c + pairs], strict=True)
        ]
        out += read[c + pairs : d]
    return out


def _differences(made: list[str], read: list[str]) -> list:
    return SequenceMatcher(None, made, read, autojunk=False).get_opcodes()


def _html(node: Node) -> str:
    return nodes.as_html([node])


def _one(was: Node, made: Node, read: Node) -> Node:
    if isinstance(was, Listing) and isinstance(made, Listing) and isinstance(read, Listing):
        return _listing(was, made, read)
    if isinstance(was, Grid) and isinstance(made, Grid) and isinstance(read, Grid):
        return _grid(was, made, read)
    return read


def _listing(was: Listing, made: Listing, read: Listing) -> Listing:
    if len(was.items) != len(made.items):
        return read
    items = []
    for tag, a, b, c, d in _differences(list(map(nodes.as_html, made.items)), list(map(nodes.as_html, read.items))):
        if tag == "equal":
            items += was.items[a:b]
            continue
        pairs = min(b - a, d - c)
        for step in range(pairs):
            items.append(_restored(was.items[a + step], made.items[a + step], read.items[c + step]))
        items += read.items[c + pairs : d]
    is_same_kind = (made.ordered, made.start) == (read.ordered, read.start)
    kind = was if is_same_kind else read
    return replace(read, items=items, ordered=kind.ordered, start=kind.start)


def _grid(was: Grid, made: Grid, read: Grid) -> Grid:
    if len(was.rows) != len(made.rows):
        return read
    rows = []
    for tag, a, b, c, d in _differences(list(map(_row_html, made.rows)), list(map(_row_html, read.rows))):
        if tag == "equal":
            rows += was.rows[a:b]
            continue
        pairs = min(b - a, d - c)
        rows += [
            _row(*three)
            for three in zip(was.rows[a : a + pairs], made.rows[a : a + pairs], read.rows[c : c + pairs], strict=True)
        ]
        rows += [_like(was.rows, row) for row in read.rows[c + pairs : d]]
    caption = was.caption if made.caption == read.caption else read.caption
    return replace(read, rows=rows, caption=caption)


def _row_html(row: nodes.Row) -> str:
    return nodes.as_html([Grid([row])])


def _row(was: nodes.Row, made: nodes.Row, read: nodes.Row) -> nodes.Row:
    if not len(was.cells) == len(made.cells) == len(read.cells):
        return read
    cells = [_cell(*three) for three in zip(was.cells, made.cells, read.cells, strict=True)]
    return nodes.Row(cells, head=was.head if made.head == read.head else read.head)


def _like(was: list[nodes.Row], read: nodes.Row) -> nodes.Row:
    """A row that was added: a cell heads it where that of another row of the same shape does."""
    alike = (row for row in was if not (row.head or read.head) and len(row.cells) == len(read.cells))
    model = next(alike, None)
    if model is None:
        return read
    return nodes.Row([_cell_like(*pair) for pair in zip(model.cells, read.cells, strict=True)])


def _cell_like(model: nodes.Cell, read: nodes.Cell) -> nodes.Cell:
    if not model.head or read.attributes:
        return read
    return nodes.Cell(_plain(read.content), head=True, attributes=_scope(model))


def _scope(cell: nodes.Cell) -> dict[str, str]:
    return {name: value for name, value in cell.attributes.items() if name == "scope"}


def _cell(was: nodes.Cell, made: nodes.Cell, read: nodes.Cell) -> nodes.Cell:
    content = _restored(was.content, made.content, read.content)
    head = was.head if made.head == read.head else read.head
    attributes = was.attributes if made.attributes == read.attributes else {**_scope(was), **read.attributes}
    return nodes.Cell(_plain(content) if head else content, head=head, attributes=attributes)


def _plain(content: list[Node]) -> list[Node]:
    """A cell that heads a row is bold by what it is."""
    return [_without_bold(node) if isinstance(node, Paragraph) else node for node in content]


def _without_bold(node: Paragraph) -> Paragraph:
    return replace(node, runs=inline.merged([replace(run, strong=False) for run in node.runs]))


# Addresses, which programs write anew in their own way when they save


def _runs(content: list[Node]) -> list[Run]:
    found: list[Run] = []
    for node in content:
        if isinstance(node, Paragraph):
            found += node.runs
        elif isinstance(node, Listing):
            found += [run for item in node.items for run in _runs(item)]
        else:
            found += node.caption + [run for row in node.rows for cell in row.cells for run in _runs(cell.content)]
    return found


def _addresses(content: list[Node]) -> dict[str, str]:
    return {_bare(run.href): run.href for run in _runs(content) if run.href}


def _bare(address: str) -> str:
    scheme, _sign, rest = unquote(address).partition(":")
    host, sign, path = rest.lstrip("/").partition("/")
    return f"{scheme.lower()}:{host.lower()}{sign}{path}".rstrip("/")


def _with_known_addresses(content: list[Node], known: dict[str, str]) -> list[Node]:
    return [_known_in(node, known) for node in content] if known else content


def _known_in(node: Node, known: dict[str, str]) -> Node:
    if isinstance(node, Paragraph):
        return replace(node, runs=_known_runs(node.runs, known))
    if isinstance(node, Listing):
        return replace(node, items=[_with_known_addresses(item, known) for item in node.items])
    rows = [
        nodes.Row(
            [nodes.Cell(_with_known_addresses(cell.content, known), cell.head, cell.attributes) for cell in row.cells],
            row.head,
        )
        for row in node.rows
    ]
    return replace(node, rows=rows, caption=_known_runs(node.caption, known))


def _known_runs(runs: list[Run], known: dict[str, str]) -> list[Run]:
    return [replace(run, href=known.get(_bare(run.href), run.href)) if run.href else run for run in runs]
