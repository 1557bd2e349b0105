"""Lines that have been put together again, as blocks: shared by plain text and PDF."""

from dataclasses import dataclass, replace
from html import escape

from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block
from text.markers import Marker
from text.reading import headings
from text.reading.lines import may_be_heading


@dataclass(frozen=True)
class Entry:
    """A line, or several that were one before they were wrapped.

    heading: its level where the typeface shows that it is a heading, otherwise 0; `sure` tells of that.
    """

    text: str
    number: int | None
    page: int
    indent: int = 0
    width: int = 0
    after_blank: bool = True
    cells: tuple[str, ...] = ()
    marker: Marker | None = None
    heading: int = 0
    sure: bool = True
    html: str = ""


def as_blocks(lines: list[Entry], *, paged: bool) -> list[Block]:
    """The entries as blocks; where no typeface shows the headings, they are guessed from the words."""
    items = _items(lines)
    found = {} if any(line.heading for line in lines) else _guessed(lines, items)
    blocks, indents, index = [], [], 0
    while index < len(lines):
        line, length = lines[index], _table_length(lines, index)
        block = _paragraph(line, paged=paged)
        if index not in items:
            indents = []
        if length > 1:
            block = _table(block, [row.cells for row in lines[index : index + length]])
        elif line.html:
            block = replace(block, kind=TABLE, html=line.html, sure=line.sure)
        elif line.heading:
            block = replace(block, kind=HEADING, level=line.heading, sure=line.sure)
        elif index in items:
            block = _item(block, line, indents)
        elif index in found:
            block = replace(block, kind=HEADING, level=found[index], sure=False)
        blocks.append(block)
        index += max(length, 1)
    return blocks


def _paragraph(line: Entry, *, paged: bool) -> Block:
    page = line.page if paged else None
    return Block(PARAGRAPH, line.text, escape(line.text, quote=False), page=page, line=line.number)


def _guessed(lines: list[Entry], items: set[int]) -> dict[int, int]:
    return headings.guess(
        [
            headings.Candidate(
                line.text, body=bool(line.cells or line.html) or index in items, after_blank=line.after_blank
            )
            for index, line in enumerate(lines)
        ]
    )


def _items(lines: list[Entry]) -> set[int]:
    """Which lines are list items: those with a bullet, and those numbered from one without other text between."""
    items = {index for index, line in enumerate(lines) if _has_bullet(line)}
    for index, line in enumerate(lines):
        if line.marker and line.marker.number == 1 and not line.heading:
            run, bullets_between = _run(lines, index)
            texts = [lines[place].text for place in run]
            if len(run) > 1 and not (bullets_between and all(map(may_be_heading, texts))):
                items.update(run)
    return items


def _has_bullet(line: Entry) -> bool:
    return bool(line.marker and line.marker.number is None and not line.heading)


def _run(lines: list[Entry], start: int) -> tuple[list[int], bool]:
    run, between = [start], False
    bullets = 0
    for index in range(start + 1, len(lines)):
        sign = lines[index].marker
        if not sign or lines[index].heading:
            break
        if sign.glyph == lines[start].marker.glyph:
            if sign.number != lines[run[-1]].marker.number + 1:
                break
            between = between or bool(bullets)
            run.append(index)
        bullets = bullets + 1 if sign.number is None else 0
    return run, between


def _item(block: Block, line: Entry, indents: list[tuple[int, str]]) -> Block:
    """The item at its level; a level is an indent and a sign, and `indents` holds those that are open."""
    here = (line.indent, line.marker.glyph)
    while indents and indents[-1] != here and (here in indents or line.indent < indents[-1][0]):
        indents.pop()
    if not indents or indents[-1] != here:
        indents.append(here)
    text = line.marker.rest
    return replace(
        block,
        kind=ITEM,
        text=text,
        html=escape(text, quote=False),
        level=len(indents),
        ordered=line.marker.number is not None,
    )


def _table_length(lines: list[Entry], start: int) -> int:
    """How many lines from here on have the same number of cells, set apart by tabs."""
    length = 0
    while start + length < len(lines):
        line = lines[start + length]
        if not line.cells or len(line.cells) != len(lines[start].cells) or (length and line.after_blank):
            break
        length += 1
    return length


def _table(block: Block, rows: list[tuple[str, ...]]) -> Block:
    html = "".join("<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) + "</tr>" for row in rows)
    return replace(
        block,
        kind=TABLE,
        text="\n".join("\t".join(row) for row in rows),
        html=f"<table><tbody>{html}</tbody></table>",
        sure=False,
    )
