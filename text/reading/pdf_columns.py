"""Lines that wide gaps part, such as signatures side by side: under each other they are the rows of a table."""

from dataclasses import replace

from text.reading.pdf_lines import PdfLine, as_table

_ALIGNED = 6
_MOST_APART = 90


def in_columns(lines: list[PdfLine]) -> list[PdfLine]:
    """The lines in reading order, none of them in more than one part."""
    out: list[PdfLine] = []
    block: list[PdfLine] = []
    for line in lines:
        row = _as_row(block, line) if block else None
        if row:
            block.append(row)
            continue
        out += _ordered(block)
        block = [line] if len(line.segments) > 1 else []
        if not block:
            out.append(line)
    return out + _ordered(block)


def _as_row(block: list[PdfLine], line: PdfLine) -> PdfLine | None:
    """The line with a segment (perhaps empty) for each column of the block, or None when it does not belong there."""
    starts = [x0 for x0, _ in block[0].segments]
    last = block[-1]
    if line.html or line.page != last.page or line.top - last.bottom > _MOST_APART:
        return None
    cells = [""] * len(starts)
    for x0, text in line.segments:
        place = next((place for place, start in enumerate(starts) if abs(start - x0) < _ALIGNED), None)
        if place is None:
            return None
        cells[place] = text
    if len(line.segments) < len(starts) and (cells[0] and line.x1 > starts[1] - _ALIGNED):
        return None
    return replace(line, segments=tuple(zip(starts, cells, strict=True)))


def _ordered(block: list[PdfLine]) -> list[PdfLine]:
    while block and not block[-1].segments[-1][1] and sum(bool(text) for _, text in block[-1].segments) == 1:
        # A line under the last full row, at the left margin, may as well be the next paragraph.
        if len(block) > 1 and block[-1].top - block[-2].bottom < block[-1].size:
            break
        return [*_ordered(block[:-1]), block[-1]]
    if len(block) < 2:
        return block
    return [as_table(block)]
