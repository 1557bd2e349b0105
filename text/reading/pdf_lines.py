"""The lines of one PDF page, from where its words stand."""

from collections import Counter
from dataclasses import dataclass, replace

from text.markers import marker
from text.nodes import Cell, Grid, Paragraph, Row, as_html
from text.reading.lines import heading_number, normalised
from text.runs import Run

_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_MOST_EDGES = 3000
_SMALLEST_TABLE = 2
_FEWEST_ROWS = 10
_LETTERS_IN_COLUMN = 18
_NARROWEST_GUTTER = 8


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
    found, gutter = [], 0.0
    for page in pages:
        lines, gutter = _page_lines(page, gutter)
        found.append(lines)
    return found


def _page_lines(page, gutter: float) -> tuple[list[PdfLine], float]:
    """The lines and where the columns part; frees what the page held in memory."""
    upright = page.filter(lambda thing: thing.get("upright", True))
    tables = _tables(upright)
    words = upright.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15)
    rows = _rows([word for word in words if not _within(word, tables)])
    gutter = _gutter(rows, float(page.width)) or _same_gutter(rows, gutter)
    lines = [_line(part, page) for row in rows for part in _parted(row, gutter)]
    lines += [_table_line(table, grid, page) for table, grid in tables]
    page.close()
    return _in_order([line for line in lines if line.text], gutter), gutter


def _gutter(rows: list[list[dict]], width: float) -> float:
    """Where two columns of running text part, or 0."""
    best, most = 0.0, _FEWEST_ROWS - 1
    for x in range(int(0.3 * width), int(0.7 * width), 3):
        beside = [row for row in rows if len(_parted(row, x)) == 2]
        across = sum(any(word["x0"] < x < word["x1"] for word in row) for row in rows)
        if len(beside) > most and across * 3 < len(beside):
            letters = sum(len(word["text"]) for row in beside for word in row)
            if letters > 2 * _LETTERS_IN_COLUMN * len(beside):
                best, most = float(x), len(beside)
    return best


def _same_gutter(rows: list[list[dict]], gutter: float) -> float:
    """That of the page before, where the last few rows of its columns come on this one."""
    beside = sum(len(_parted(row, gutter)) == 2 for row in rows)
    across = sum(any(word["x0"] < gutter < word["x1"] for word in row) for row in rows)
    return gutter if beside > 1 and across < 3 else 0.0


def _parted(row: list[dict], gutter: float) -> list[list[dict]]:
    """The row in two where the gutter goes through a gap that is wider than a space."""
    left = [word for word in row if word["x1"] <= gutter]
    right = row[len(left) :]
    if not gutter or not left or not right or right[0]["x0"] - left[-1]["x1"] < _NARROWEST_GUTTER:
        return [row]
    return [left, right] if right[0]["x0"] >= gutter else [row]


def _in_order(lines: list[PdfLine], gutter: float) -> list[PdfLine]:
    """From top to bottom; between lines across the page, the left column before the right one."""
    lines = sorted(lines, key=lambda line: (round(line.top, 1), line.x0))
    if not gutter:
        return [replace(line, right=max(other.x1 for other in lines)) for line in lines] if lines else []
    out: list[PdfLine] = []
    columns: tuple[list[PdfLine], list[PdfLine]] = ([], [])
    for line in lines:
        if line.x0 < gutter < line.x1:
            out += [*columns[0], *columns[1], line]
            columns = ([], [])
        else:
            columns[line.x0 >= gutter].append(line)
    out += columns[0] + columns[1]
    edges = [max((line.x1 for line in lines if line.x1 <= gutter), default=gutter), max(line.x1 for line in lines)]
    return [replace(line, right=edges[line.x1 > gutter]) for line in out]


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
