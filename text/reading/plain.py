"""Plain text: what its lines look like decides what they are, so every guess is marked as one."""

import re
from dataclasses import replace

from text.markers import marker
from text.reading.encoding import decode
from text.reading.entries import Entry, as_blocks
from text.reading.lines import LONGEST_PARAGRAPH, ends_sentence, joined, may_be_heading, normalised, parts_word
from text.reading.source import Reading, Unreadable

_LINE_END = re.compile(r"\r\n|[\r\n\v\x85\u2028\u2029]")
_LARGEST = 3_000_000
_MOST_LINES = 20_000
_TOO_LONG = "Texten är för lång för att vara ett papper. Spara den del som är själva papperet för sig."
_NARROWEST, _WIDEST = 45, 110


def read_plain(data: bytes) -> Reading:
    """The text of a text file or of something pasted."""
    if len(data) > _LARGEST:
        raise Unreadable(_TOO_LONG)
    text, notes = decode(data)
    if _looks_binary(text):
        raise Unreadable("Filen innehåller inte läsbar text. Spara papperet som DOCX eller PDF och försök igen.")
    return read_text(text, notes)


def read_text(text: str, notes: list[str] | None = None) -> Reading:
    """Raises Unreadable when there is not one word in it."""
    lines, pages = _lines(text)
    if len(lines) > _MOST_LINES:
        raise Unreadable(_TOO_LONG)
    if not lines:
        raise Unreadable("Filen innehåller ingen text. Kontrollera att du valde rätt fil.")
    return Reading(
        blocks=as_blocks(_unwrapped(lines), paged=pages > 1), notes=notes or [], pages=pages if pages > 1 else None
    )


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    odd = sum(character < " " and character not in "\t\n\v\f\r\x1a\x1b" for character in sample)
    return "\x00" in sample or odd + sample.count("\ufffd") > len(sample) // 20


def _lines(text: str) -> tuple[list[Entry], int]:
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
                Entry(
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


def _wrap_width(lines: list[Entry]) -> int:
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


def _unwrapped(lines: list[Entry]) -> list[Entry]:
    """Joins a line to the one before when its first word had no room there."""
    wrap = _wrap_width(lines)
    whole: list[Entry] = []
    for line in lines:
        if whole and _continues(whole[-1], line, wrap):
            last = whole[-1]
            text = joined(last.text, line.text)
            rest = replace(last.marker, rest=joined(last.marker.rest, line.text)) if last.marker else None
            whole[-1] = replace(last, text=text, width=line.width, marker=rest)
        else:
            whole.append(line)
    return whole


def _continues(last: Entry, line: Entry, wrap: int) -> bool:
    if line.after_blank or line.cells or last.cells or len(last.text) > LONGEST_PARAGRAPH:
        return False
    if line.marker and not (line.marker.glyph in "-–—" and line.marker.rest[:1].isdigit()):
        return False
    if (last.marker and not last.marker.rest) or parts_word(last.text, line.text):
        return True
    if ends_sentence(last.text) and line.width < 0.8 * wrap and may_be_heading(line.text):
        return False
    full = wrap and last.width + 1 + len(line.text.split(" ", 1)[0]) > wrap and last.width <= wrap
    return bool(full) or bool(last.marker and line.indent > last.indent + 1)
