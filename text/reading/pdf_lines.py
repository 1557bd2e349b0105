"""The lines of one PDF page, from where its words stand."""

from collections import Counter
from dataclasses import dataclass, replace

from text.markers import marker
from text.nodes import Cell, Grid, Paragraph, Row, as_html
from text.reading.lines import heading_number, normalised
from text.reading.pdf_bullets import drawn_bullets
from text.reading.pdf_gutters import in_reading_order
from text.runs import Run

_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_MOST_EDGES = 3000
_SMALLEST_TABLE = 2


@dataclass(frozen=True)
class PdfLine:
    """One line; several segments where wide gaps part it, or (`html`) a whole table, `guessed` when no rules show it.

    Places are in points from the top left of the page; `space` is the height of the page and
    `right` how far its column goes.
    """

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    space: float = 842.0
    segments: tuple[tuple[float, str], ...] = ()
    html: str = ""
    guessed: bool = False
    first_word: float = 0.0
    right: float = 0.0


def pages_of_lines(pages) -> list[list[PdfLine]]:
    """The lines of each pdfplumber page in reading order."""
    found, edges = [], ()
    for page in pages:
        lines, edges = _page_lines(page, edges)
        found.append(lines)
    return found


def _page_lines(page, edges: tuple[float, ...]) -> tuple[list[PdfLine], tuple[float, ...]]:
    """The lines and where the columns begin; frees what the page held in memory."""
    upright = page.filter(lambda thing: thing.get("upright", True))
    tables = _tables(upright)
    words = upright.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15)
    words += drawn_bullets(upright, words)
    rows = _rows([word for word in words if not _within(word, tables)])
    rows += [[_as_word(place, table)] for place, (table, _) in enumerate(tables)]
    rows.sort(key=lambda row: (round(min(word["top"] for word in row), 1), row[0]["x0"]))
    parts, edges = in_reading_order(rows, float(page.width), edges)
    lines = [
        _table_line(*tables[part[0]["table"]], page) if "table" in part[0] else _line(part, page) for part in parts
    ]
    page.close()
    return _with_edges([line for line in lines if line.text], edges), edges


def _as_word(place: int, table) -> dict:
    x0, top, x1, bottom = table.bbox
    return {"text": "", "x0": x0, "x1": x1, "top": top, "bottom": bottom, "size": 0, "table": place}


def _with_edges(lines: list[PdfLine], edges: tuple[float, ...]) -> list[PdfLine]:
    """Each line with how far its column goes."""
    reach: dict[int, float] = {}
    for line in lines:
        column = _column(line, edges)
        reach[column] = max(reach.get(column, 0), line.x1)
    return [replace(line, right=reach[_column(line, edges)]) for line in lines]


def _column(line: PdfLine, edges: tuple[float, ...]) -> int:
    """The column of a line, or -1 for one that goes across."""
    first, last = (sum(x >= edge - 3 for edge in edges) for x in (line.x0, line.x1))
    return first if first == last else -1


def _rows(words: list[dict]) -> list[list[dict]]:
    """Words whose middles are at the same height, from left to right."""
    rows: list[list[dict]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"]) / 2):
        middle = (word["top"] + word["bottom"]) / 2
        if rows:
            last = rows[-1][-1]
            height = min(word["bottom"] - word["top"], last["bottom"] - last["top"])
            if abs(middle - (last["top"] + last["bottom"]) / 2) < 0.4 * height:
                rows[-1].append(word)
                continue
        rows.append([word])
    return [sorted(row, key=lambda word: word["x0"]) for row in rows]


def _line(row: list[dict], page) -> PdfLine:
    sizes: Counter = Counter()
    bold = 0
    for word in row:
        sizes[round(word["size"] * 2) / 2] += len(word["text"])
        bold += len(word["text"]) * any(name in word["fontname"].lower() for name in _BOLD)
    size = sizes.most_common(1)[0][0]
    segments = _segments(row, size)
    return PdfLine(
        text=normalised(" ".join(text for _, text in segments)),
        page=page.page_number,
        x0=row[0]["x0"],
        x1=row[-1]["x1"],
        top=min(word["top"] for word in row),
        bottom=max(word["bottom"] for word in row),
        size=size,
        bold=bold > 0.9 * sizes.total(),
        space=float(page.height),
        segments=tuple((x0, normalised(text)) for x0, text in segments),
        first_word=row[0]["x1"] - row[0]["x0"],
    )


def _segments(row: list[dict], size: float) -> list[tuple[float, str]]:
    """The words with spaces between, parted where the gap is too wide for a space; a list sign stays with its item."""
    segments = [(row[0]["x0"], row[0]["text"])]
    for before, word in zip(row, row[1:], strict=False):
        gap, (start, text) = word["x0"] - before["x1"], segments[-1]
        is_sign = bool(marker(f"{text} x")) or bool(heading_number(f"{text} x"))
        if gap > max(2.2 * size, 18) and not (is_sign and " " not in text):
            segments.append((word["x0"], word["text"]))
        else:
            # A word in two typefaces comes as two without a gap.
            segments[-1] = (start, text + (" " if gap > 0.12 * size else "") + word["text"])
    return segments


def _tables(page) -> list[tuple[object, list[list[str]]]]:
    """The ruled tables with most cells filled; a chart also has lines that cross, but few words between them."""
    if len(page.edges) > _MOST_EDGES:
        return []
    found = []
    for table in page.find_tables():
        grid = [[normalised(cell or "") for cell in row] for row in table.extract(x_tolerance_ratio=0.15)]
        grid = [row for row in grid if any(row)]
        filled = sum(bool(cell) for row in grid for cell in row)
        large = len(grid) >= _SMALLEST_TABLE and len(grid[0]) >= _SMALLEST_TABLE
        if large and filled * 5 >= 2 * sum(map(len, grid)):
            found.append((table, grid))
    return found


def _within(word: dict, tables: list) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return any(table.bbox[0] <= x <= table.bbox[2] and table.bbox[1] <= y <= table.bbox[3] for table, _ in tables)


def _table_line(table, grid: list[list[str]], page) -> PdfLine:
    x0, top, x1, bottom = table.bbox
    html, text = _grid(grid)
    number, space = page.page_number, float(page.height)
    return PdfLine(text, number, x0, x1, top, bottom, size=0, space=space, html=html)


def as_table(rows: list[PdfLine]) -> PdfLine:
    """Lines that stand under each other in the same columns, as one."""
    html, text = _grid([[words for _, words in row.segments] for row in rows])
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    return replace(rows[0], text=text, html=html, guessed=True, x0=x0, x1=x1, bottom=rows[-1].bottom, segments=())


def _grid(grid: list[list[str]]) -> tuple[str, str]:
    rows = [Row([Cell([Paragraph([Run(cell)])] if cell else []) for cell in row]) for row in grid]
    return as_html([Grid(rows)]), "\n".join("\t".join(row) for row in grid)
