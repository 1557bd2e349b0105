"""Plain text: what its lines look like decides what they are, so every guess is marked as one."""

import re
from dataclasses import dataclass, replace
from html import escape

from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block
from text.reading import headings
from text.reading.encoding import decode
from text.reading.lines import Marker, ends_sentence, joined, marker, may_be_heading, normalised
from text.reading.source import Reading, Unreadable

_LINE_END = re.compile(r"\r\n|[\r\n\v\x85\u2028\u2029]")
_NARROWEST, _WIDEST = 45, 110


@dataclass(frozen=True)
class Line:
    """A line, or several that were one before they were wrapped."""

    text: str
    number: int
    page: int
    indent: int = 0
    width: int = 0
    after_blank: bool = True
    cells: tuple[str, ...] = ()
    marker: Marker | None = None


def read_plain(data: bytes) -> Reading:
    """The text of a text file or of something pasted."""
    text, notes = decode(data)
    if _looks_binary(text):
        raise Unreadable("Filen innehåller inte läsbar text. Spara papperet som DOCX eller PDF och försök igen.")
    return read_text(text, notes)


def read_text(text: str, notes: list[str] | None = None) -> Reading:
    """Raises Unreadable when there is not one word in it."""
    lines, pages = _lines(text)
    if not lines:
        raise Unreadable("Filen innehåller ingen text. Kontrollera att du valde rätt fil.")
    return Reading(
        blocks=_blocks(_unwrapped(lines), paged=pages > 1), notes=notes or [], pages=pages if pages > 1 else None
    )


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    odd = sum(character < " " and character not in "\t\n\v\f\r\x1a\x1b" for character in sample)
    return "\x00" in sample or odd + sample.count("\ufffd") > len(sample) // 20


def _lines(text: str) -> tuple[list[Line], int]:
    lines, page, blank = [], 1, True
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        for turn, part in enumerate(raw.split("\f")):
            page, blank = page + bool(turn), blank or bool(turn)
            words = normalised(part)
            if not words:
                blank = True
                continue
            spread = part.expandtabs(4).replace("\xa0", " ").rstrip()
            cells = tuple(normalised(cell) for cell in part.strip().split("\t"))
            lines.append(
                Line(
                    text=words,
                    number=number,
                    page=page,
                    indent=len(spread) - len(spread.lstrip()),
                    width=len(spread),
                    after_blank=blank,
                    cells=cells if len(cells) > 1 and not marker(words) else (),
                    marker=marker(words),
                )
            )
            blank = False
    return lines, lines[-1].page if lines else 0


def _wrap_width(lines: list[Line]) -> int:
    """The width at which the text was wrapped, or 0 when its lines are whole paragraphs."""
    widths = sorted((line.width for line in lines if not line.cells), reverse=True)
    for rank, width in enumerate(widths):
        if width > _WIDEST:
            if rank > len(widths) // 10:
                return 0
            continue
        if width < _NARROWEST:
            return 0
        if len(widths) > rank + 2 and widths[rank + 2] >= width - 12:
            return width
    return 0


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Joins a line to the one before when its first word had no room there."""
    wrap = _wrap_width(lines)
    whole: list[Line] = []
    for line in lines:
        if whole and _continues(whole[-1], line, wrap):
            last = whole[-1]
            text = joined(last.text, line.text)
            rest = replace(last.marker, rest=joined(last.marker.rest, line.text)) if last.marker else None
            whole[-1] = replace(last, text=text, width=line.width, marker=rest)
        else:
            whole.append(line)
    return whole


def _continues(last: Line, line: Line, wrap: int) -> bool:
    if line.after_blank or line.cells or last.cells:
        return False
    if line.marker and not (line.marker.glyph in "-–—" and line.marker.rest[:1].isdigit()):
        return False
    if last.marker and not last.marker.rest:
        return True
    if ends_sentence(last.text) and line.width < 0.8 * wrap and may_be_heading(line.text):
        return False
    full = wrap and last.width + 1 + len(line.text.split(" ", 1)[0]) > wrap and last.width <= wrap
    return bool(full) or bool(last.marker and line.indent > last.indent + 1)


def _blocks(lines: list[Line], *, paged: bool) -> list[Block]:
    items = _items(lines)
    found = headings.guess(
        [
            headings.Candidate(
                text=line.text, body=bool(line.cells) or index in items, page=line.page, after_blank=line.after_blank
            )
            for index, line in enumerate(lines)
        ]
    )
    blocks, indents, index = [], [], 0
    while index < len(lines):
        line, length = lines[index], _table_length(lines, index)
        block = Block(
            PARAGRAPH, line.text, escape(line.text, quote=False), page=line.page if paged else None, line=line.number
        )
        if index not in items:
            indents = []
        if length > 1:
            block = _table(block, [row.cells for row in lines[index : index + length]])
        elif index in items:
            block = _item(block, line, indents)
        elif index in found:
            block = replace(block, kind=HEADING, level=found[index], sure=False)
        blocks.append(block)
        index += max(length, 1)
    return blocks


def _items(lines: list[Line]) -> set[int]:
    """Which lines are list items: those with a bullet, and those numbered from one without other text between."""
    items = {index for index, line in enumerate(lines) if line.marker and line.marker.number is None}
    for index, line in enumerate(lines):
        if line.marker and line.marker.number == 1 and index not in items:
            run, bullets_between = _run(lines, index)
            texts = [lines[place].text for place in run]
            if len(run) > 1 and not (bullets_between and all(map(may_be_heading, texts))):
                items.update(run)
    return items


def _run(lines: list[Line], start: int) -> tuple[list[int], bool]:
    run, between = [start], False
    bullets = 0
    for index in range(start + 1, len(lines)):
        sign = lines[index].marker
        if not sign:
            break
        if sign.glyph == lines[start].marker.glyph:
            if sign.number != lines[run[-1]].marker.number + 1:
                break
            between = between or bool(bullets)
            run.append(index)
        bullets = bullets + 1 if sign.number is None else 0
    return run, between


def _item(block: Block, line: Line, indents: list[tuple[int, str]]) -> Block:
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


def _table_length(lines: list[Line], start: int) -> int:
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
