"""Blocks of a Word file as the old text or the new one: what a section may hold, in its own HTML."""

from dataclasses import dataclass, field, replace

from text import nodes
from text import runs as inline
from text.nodes import Grid, Listing, Node, Paragraph
from text.reading.answer.body import Block, Cell, Para, Row, Table
from text.reading.answer.package import ListLevel, Style
from text.reading.answer.pieces import ADDED, REMOVED, SAME
from text.runs import BREAK, Run

OLD, NEW = REMOVED, ADDED
_CAPTION = "caption"
_DEEPEST_LIST = 6
Lists = dict[tuple[str, int], ListLevel]


@dataclass
class Line:
    """A paragraph as it stands in one of the texts. origins: the paragraphs that it was made of."""

    runs: list[Run]
    style: Style
    listed: tuple[str, int] | None
    origins: list[Para]

    @property
    def text(self) -> str:
        return inline.as_text(inline.tidy(self.runs)).strip()


def lines_of(blocks: list[Block], text: str) -> list[Line | Table]:
    """The paragraphs of one of the texts: those whose end is not in it go on in the next. Empty ones are left out."""
    found: list[Line | Table] = []
    open_line: Line | None = None
    for block in blocks:
        if isinstance(block, Table):
            found += [open_line] if open_line else []
            found.append(block)
            open_line = None
            continue
        line = _joined(open_line, block, text)
        is_open = block.mark not in (SAME, text)
        found += [] if is_open else [line]
        open_line = line if is_open else None
    found += [open_line] if open_line else []
    return [line for line in found if isinstance(line, Table) or line.text]


def _joined(before: Line | None, block: Para, text: str) -> Line:
    runs = [piece.run for piece in block.words.pieces if piece.stands_in(text)]
    if before is None:
        return Line(runs, block.style, block.listed, [block])
    origins = [*before.origins, block]
    # The first one with words gives the shape, as for somebody who joins two paragraphs.
    if before.text:
        return replace(before, runs=before.runs + runs, origins=origins)
    return Line(before.runs + runs, block.style, block.listed, origins)


def as_nodes(lines: list[Line | Table], text: str, lists: Lists, level: int) -> list[Node]:
    """The lines as what a section of the level may hold."""
    builder = _Builder(text, lists, level)
    for number, line in enumerate(lines):
        if isinstance(line, Table):
            builder.add_table(line)
        elif _is_caption(line, lines, number):
            builder.caption = inline.tidy(line.runs)
        else:
            builder.add_line(line)
    return builder.found


def _is_caption(line: Line, lines: list[Line | Table], number: int) -> bool:
    return line.style.name == _CAPTION and number + 1 < len(lines) and isinstance(lines[number + 1], Table)


@dataclass
class _Builder:
    text: str
    lists: Lists
    level: int
    is_inner: bool = False
    found: list[Node] = field(default_factory=list)
    caption: list[Run] = field(default_factory=list)
    _open: list[tuple[Listing, str]] = field(default_factory=list)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def add_line(self, line: Line) -> None:
        level = self._heading_level(line)
        runs = [replace(run, strong=False) for run in line.runs] if level else line.runs
        parts = inline.paragraphs(runs)
        if line.listed and not level:
            self._add_item(parts, *line.listed)
            return
        self._open = []
        self.found += [Paragraph(part, level) for part in parts]

    def _heading_level(self, line: Line) -> int:
        if not line.style.level or self.is_inner:
            return 0
        return 3 if line.style.level <= self.level + 1 else 4

    def _add_item(self, parts: list[list[Run]], number: str, level: int) -> None:
        runs = [run for part in parts for run in (BREAK, *part)][1:]
        item: list[Node] = [Paragraph(runs)]
        depth = min(level, len(self._open), _DEEPEST_LIST - 1)
        del self._open[depth + 1 :]
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        if len(self._open) <= depth or self._open[depth][1] != number:
            del self._open[depth:]
            self._begin_list(number, level)
        self._open[depth][0].items.append(item)
        first = self.lists[number, level].start
        self._counts[number, level] = self._counts.get((number, level), first - 1) + 1

    def _begin_list(self, number: str, level: int) -> None:
        kind = self.lists[number, level]
        start = self._counts.get((number, level), kind.start - 1) + 1
        listing = Listing(kind.ordered, start=start if kind.ordered else 1)
        (self._open[-1][0].items[-1] if self._open else self.found).append(listing)
        self._open.append((listing, number))

    def add_table(self, table: Table) -> None:
        self._open = []
        grid = Grid(caption=self.caption)
        self.caption = []
        rows = [row for row in table.rows if row.change in (SAME, self.text)]
        for place, row in enumerate(rows):
            grid.rows.append(nodes.Row(self._cells(row, rows[place + 1 :]), head=row.head))
        if any(cell.content for row in grid.rows for cell in row.cells):
            self.found.append(grid)

    def _cells(self, row: Row, below: list[Row]) -> list[nodes.Cell]:
        cells, column = [], 0
        for cell in self._shown(row):
            if not cell.goes_on:
                cells.append(self._cell(cell, row, self._rows_down(cell, column, below)))
            column += cell.across
        return cells

    def _shown(self, row: Row) -> list[Cell]:
        return [cell for cell in row.cells if cell.change in (SAME, self.text)]

    def _rows_down(self, cell: Cell, column: int, below: list[Row]) -> int:
        down = 1
        for row in below if cell.begins else []:
            if not self._goes_on_at(row, column):
                break
            down += 1
        return down

    def _goes_on_at(self, row: Row, column: int) -> bool:
        place = 0
        for cell in self._shown(row):
            if place == column:
                return cell.goes_on
            place += cell.across
        return False

    def _cell(self, cell: Cell, row: Row, down: int) -> nodes.Cell:
        inner = _Builder(self.text, self.lists, self.level, is_inner=True)
        for line in lines_of(cell.blocks, self.text):
            inner.add_line(line)
        spans = {"colspan": cell.across, "rowspan": down}
        attributes = {name: str(span) for name, span in spans.items() if span > 1}
        content = [_without_bold(node) for node in inner.found] if row.head else inner.found
        return nodes.Cell(content, head=row.head, attributes=attributes)


def _without_bold(node: Node) -> Node:
    """A cell that heads a column is bold by what it is."""
    if isinstance(node, Paragraph):
        return replace(node, runs=inline.merged([replace(run, strong=False) for run in node.runs]))
    return node
