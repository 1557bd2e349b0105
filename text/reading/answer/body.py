"""The text of a Word file as paragraphs and tables, with what was tracked in it."""

from dataclasses import dataclass, field

from text.reading.answer.package import Style, W, numbering_of, value, whole
from text.reading.answer.pieces import ADDED, REMOVED, SAME, Walk, Words, combined, note_author, words_of
from text.reading.source import Unreadable

_MOST_SIGNS = 2_000_000
_MOST_PARAGRAPHS = 30_000
_MARKS = {"ins": ADDED, "moveTo": ADDED, "del": REMOVED, "moveFrom": REMOVED}
_WRAPPERS = (
    "sdt",
    "sdtContent",
    "customXml",
    "smartTag",
    "ins",
    "moveTo",
    "del",
    "moveFrom",
    "AlternateContent",
    "Choice",
)
TOO_LONG = "Dokumentet är för långt för att läsas. Dela det i flera filer och försök igen."


@dataclass
class Para:
    """A paragraph. listed: (list, level) or None. mark: what became of its end; without one the next goes on."""

    style: Style
    words: Words
    listed: tuple[str, int] | None = None
    mark: str = SAME


@dataclass
class Cell:
    blocks: list["Block"]
    across: int = 1
    goes_on: bool = False
    begins: bool = False
    change: str = SAME


@dataclass
class Row:
    cells: list[Cell] = field(default_factory=list)
    head: bool = False
    change: str = SAME


@dataclass
class Table:
    rows: list[Row] = field(default_factory=list)


Block = Para | Table


class Body:
    """Reads blocks out of an element, and counts so that no file can be too much."""

    def __init__(self, walk: Walk):
        self.walk = walk
        self._paragraphs = 0
        self._waiting: list[str] = []

    def blocks(self, parent, *, in_table: bool = False) -> list[Block]:
        found: list[Block] = []
        for element in parent:
            if not isinstance(element.tag, str):
                continue
            name = element.tag.rpartition("}")[2]
            if name == "p":
                found.append(self._paragraph(element))
            elif name == "tbl":
                table = self._table(element)
                # A section has no table in a cell of another: the words of it stay.
                found += flat(table) if in_table else [table]
            elif name in _WRAPPERS:
                found += self.blocks(element, in_table=in_table)
            elif name == "bookmarkStart":
                self._note_bookmark(element)
            elif name == "altChunk":
                self.walk.seen.add("chunk")
        return found

    def _note_bookmark(self, element) -> None:
        """One that stands between paragraphs begins in the next."""
        name = element.get(f"{W}name", "")
        self.walk.bookmarks[element.get(f"{W}id", "")] = name
        self._waiting.append(name)

    def _paragraph(self, element) -> Para:
        self._paragraphs += 1
        properties = element.find(f"{W}pPr")
        package = self.walk.package
        style = package.styles.get(value(properties, "pStyle"), package.default_style)
        words = words_of(self.walk, element)
        if self._paragraphs > _MOST_PARAGRAPHS or self.walk.signs > _MOST_SIGNS:
            raise Unreadable(TOO_LONG)
        words.begins[:0], self._waiting = self._waiting, []
        para = Para(style, words, _listed(package, style, numbering_of(properties)))
        if properties is not None:
            if properties.find(f"{W}pPrChange") is not None:
                self.walk.seen.add("looks")
            self._read_mark(para, properties.find(f"{W}rPr"))
        return para

    def _read_mark(self, para: Para, properties) -> None:
        for element in [] if properties is None else properties:
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if name in _MARKS:
                note_author(para.words, element)
                para.mark = combined(para.mark, _MARKS[name])

    def _table(self, element) -> Table:
        rows = [self._row(row) for row in _children(element, "tr")]
        return Table(rows)

    def _row(self, element) -> Row:
        properties = element.find(f"{W}trPr")
        row = Row([self._cell(cell) for cell in _children(element, "tc")])
        if properties is not None:
            head = properties.find(f"{W}tblHeader")
            row.head = head is not None and head.get(f"{W}val", "true") not in ("0", "false", "off")
            row.change = self._change(properties, {"ins": ADDED, "del": REMOVED}, row.cells)
        return row

    def _cell(self, element) -> Cell:
        properties = element.find(f"{W}tcPr")
        cell = Cell(self.blocks(element, in_table=True))
        if properties is not None:
            cell.across = min(max(whole(value(properties, "gridSpan", "1"), 1), 1), 100)
            merged = properties.find(f"{W}vMerge")
            if merged is not None:
                cell.begins = merged.get(f"{W}val", "continue") == "restart"
                cell.goes_on = not cell.begins
            cell.change = self._change(properties, {"cellIns": ADDED, "cellDel": REMOVED}, [cell])
        return cell

    def _change(self, properties, names: dict[str, str], cells: list[Cell]) -> str:
        for name, change in names.items():
            found = properties.find(f"{W}{name}")
            if found is not None:
                for para in (para for cell in cells for para in paragraphs(cell.blocks)):
                    note_author(para.words, found)
                return change
        return SAME


def paragraphs(blocks: list[Block]) -> list[Para]:
    """All paragraphs, also those in tables."""
    found = []
    for block in blocks:
        found += [block] if isinstance(block, Para) else flat(block)
    return found


def flat(table: Table) -> list[Para]:
    return [para for row in table.rows for cell in row.cells for para in paragraphs(cell.blocks)]


def _listed(package, style: Style, own: tuple[str, int] | None) -> tuple[str, int] | None:
    listed = own or style.numbering
    # Numbered headings are headings; their numbers are no part of the text.
    return listed if listed and listed[0] != "0" and not style.level and listed in package.lists else None


def _children(parent, name: str) -> list:
    """The rows of a table or cells of a row, also those within a content control."""
    found = []
    for element in parent:
        if not isinstance(element.tag, str):
            continue
        own = element.tag.rpartition("}")[2]
        if own == name:
            found.append(element)
        elif own in _WRAPPERS:
            found += _children(element, name)
    return found
