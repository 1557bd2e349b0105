"""Columns of running text on a page: where they part, and the order in which their lines are read."""

from collections import Counter
from collections.abc import Iterator

from text.markers import marker

Word = dict
Row = list[Word]

_NARROWEST_GUTTER = 8
_NEAR = 3
_DEEPEST_INDENT = 60
_FEWEST_STARTS = 3
_FEWEST_LINES = 3
_LETTERS_IN_LINE = 15
_MOST_CANDIDATES = 8
_CELLS_APART = 2.2


def in_reading_order(rows: list[Row], width: float, before: tuple[float, ...]) -> tuple[list[Row], tuple[float, ...]]:
    """The rows, those of columns parted and one column after the other, and where columns 2, 3 … begin.

    rows: from top to bottom. before: where they began on the page before, whose last few lines may stand on this one.
    """
    edges = max(_candidates(rows, width), key=lambda edges: _letters_in_columns(rows, edges, before), default=())
    if not edges or not _letters_in_columns(rows, edges, before):
        return rows, ()
    ordered: list[Row] = []
    for band, columns in _bands(rows, edges):
        accepted = columns and _are_columns(columns, continued=_same(edges, before))
        ordered += [part for column in columns for part in column] + _below(band, columns) if accepted else band
    return ordered, edges


def _candidates(rows: list[Row], width: float) -> list[tuple[float, ...]]:
    """Places where several rows begin after a gap, alone and in pairs."""
    starts: Counter = Counter()
    for row in rows:
        for last, word in zip([None, *row], row, strict=False):
            begins = last is None or word["x0"] - last["x1"] >= _NARROWEST_GUTTER
            if begins and 0.2 * width < word["x0"] < 0.8 * width:
                starts[round(word["x0"] / 2) * 2] += 1
    near = Counter(
        {place: sum(starts[other] for other in starts if 0 <= other - place < _DEEPEST_INDENT) for place in starts}
    )
    often = sorted(place for place, times in near.most_common(_MOST_CANDIDATES) if times >= _FEWEST_STARTS)
    pairs = [(one, other) for one in often for other in often if other - one > 0.15 * width]
    return [*((float(place),) for place in often), *pairs]


def _same(edges: tuple[float, ...], before: tuple[float, ...]) -> bool:
    return len(edges) == len(before) and all(abs(one - other) < _NEAR for one, other in zip(edges, before, strict=True))


def _letters_in_columns(rows: list[Row], edges: tuple[float, ...], before: tuple[float, ...]) -> int:
    return sum(
        _letters(column)
        for _, columns in _bands(rows, edges)
        if columns and _are_columns(columns, continued=_same(edges, before))
        for column in columns
    )


def _bands(rows: list[Row], edges: tuple[float, ...]) -> Iterator[tuple[list[Row], list[list[Row]]]]:
    """The rows in groups, each with its columns, or with none where a row does not keep to them."""
    band: list[tuple[Row, list[Row]]] = []
    for row in rows:
        parts = _parted(row, edges)
        if parts:
            band.append((row, parts))
            continue
        yield from _whole_band(band, goes_on=True)
        band = []
        yield [row], []
    yield from _whole_band(band, goes_on=False)


def _whole_band(band: list[tuple[Row, list[Row]]], *, goes_on: bool) -> Iterator[tuple[list[Row], list[list[Row]]]]:
    """The band without what stands below its columns at the left margin: the next text across the page.

    goes_on: text across the page follows. A heading that is last on its page belongs to the column.
    """
    last = max((place for place, (_, parts) in enumerate(band) if any(parts[1:])), default=-1)
    left = [parts[0] for _, parts in band[: last + 1] if parts[0]]
    pitch = _pitch(left)
    end = last + 1
    while 0 < end < len(band):
        row, above = band[end][0], left[-1] if left else band[last][0]
        is_heading = not goes_on and _size(row) > 1.08 * _size(above)
        if not is_heading and _top(row) - _top(above) > (1.4 if goes_on else 1.8) * pitch:
            break
        left.append(row)
        end += 1
    cells = _first_of_cells(band[:end], pitch)
    inside, lists, below = band[:cells], band[cells:end], band[end:]
    if not _are_lists(lists):
        lists, below = [], band[cells:]
    for rows in (inside, lists):
        if rows:
            yield [row for row, _ in rows], _columns(rows)
    if below:
        yield [row for row, _ in below], []


def _are_lists(band: list[tuple[Row, list[Row]]]) -> bool:
    """Whether what begins past a wide gap is short lines below headings of their own, and no names and titles."""
    columns = _columns(band) if band else [[]]
    return all(len(column) >= _FEWEST_LINES for column in columns) and _have_headings(columns)


def _first_of_cells(band: list[tuple[Row, list[Row]]], pitch: float) -> int:
    """Where names and titles side by side begin below the columns: past a wide gap, in rows that fill every column."""
    first = len(band)
    for place in range(len(band) - 1, 0, -1):
        row, parts = band[place]
        if not all(parts) or any(part[-1]["text"][-1:] == "." and len(_words(part)) > 3 for part in parts):
            break
        gap = _top(row) - _top(band[place - 1][0])
        if gap > _CELLS_APART * pitch and len(band) - place > 1 and not all(map(_runs, _columns(band[place:]))):
            first = place
    return first


def _words(part: Row) -> list[str]:
    return [word["text"] for word in part if any(map(str.isalpha, word["text"]))]


def _columns(band: list[tuple[Row, list[Row]]]) -> list[list[Row]]:
    return [[parts[slot] for _, parts in band if parts[slot]] for slot in range(len(band[0][1]))]


def _below(band: list[Row], columns: list[list[Row]]) -> list[Row]:
    """Rows of the band that no column holds."""
    return [row for row in band if not any(part and part[0] is row[0] for column in columns for part in column)]


def _parted(row: Row, edges: tuple[float, ...]) -> list[Row] | None:
    """The words of each column, or None when the row goes across or holds more than one text in a column."""
    parts: list[Row] = [[] for _ in range(len(edges) + 1)]
    for word in row:
        slot = sum(word["x0"] >= edge - _NEAR for edge in edges)
        if slot < len(edges) and word["x1"] > edges[slot] - _NEAR:
            return None
        parts[slot].append(word)
    last_end = None
    for slot, part in enumerate(parts):
        if not part:
            continue
        if slot and part[0]["x0"] > edges[slot - 1] + _DEEPEST_INDENT:
            return None
        if last_end is not None and part[0]["x0"] - last_end < _NARROWEST_GUTTER:
            return None
        if _has_wide_gap(part):
            return None
        last_end = part[-1]["x1"]
    return parts


def _has_wide_gap(part: Row) -> bool:
    gaps = zip(part, part[1:], strict=False)
    return any(
        word["x0"] - last["x1"] > max(2.2 * word["size"], 22) and not (last is part[0] and marker(f"{last['text']} x"))
        for last, word in gaps
    )


def _are_columns(columns: list[list[Row]], *, continued: bool) -> bool:
    """Whether the parts are text that runs down each column, and not cells or signatures side by side."""
    if not all(columns):
        return False
    running = [_runs(column) for column in columns]
    if continued and any(running):
        return True
    if any(len(column) < _FEWEST_LINES for column in columns):
        return False
    return all(running) or (any(running) and _apart(columns)) or _have_headings(columns)


def _runs(column: list[Row]) -> bool:
    """Whether lines end where the column does, as those of a paragraph do."""
    right = max(part[-1]["x1"] for part in column)
    left = min(part[0]["x0"] for part in column)
    full = sum(part[-1]["x1"] > right - 0.18 * (right - left) for part in column)
    return full >= 2 and full >= 0.35 * len(column) and _letters(column) >= _LETTERS_IN_LINE * len(column)


def _apart(columns: list[list[Row]]) -> bool:
    """Whether lines of the columns stand at heights of their own, as rows of a table do not."""
    tops = [_top(part) for part in columns[0]]
    own = [part for column in columns[1:] for part in column if min(abs(_top(part) - top) for top in tops) > 2]
    return 4 * len(own) >= sum(map(len, columns[1:]))


def _have_headings(columns: list[list[Row]]) -> bool:
    """Whether each column begins with a larger line and goes on with smaller ones."""
    return all(_size(column[0]) > 1.1 * max(_size(part) for part in column[1:]) for column in columns)


def _letters(column: list[Row]) -> int:
    return sum(len(word["text"]) for part in column for word in part)


def _size(part: Row) -> float:
    return max(word["size"] for word in part)


def _top(row: Row) -> float:
    return min(word["top"] for word in row)


def _pitch(rows: list[Row]) -> float:
    """The distance from line to line within a paragraph."""
    gaps = (_top(below) - _top(above) for above, below in zip(rows, rows[1:], strict=False))
    return min((gap for gap in gaps if gap > 5), default=14)
