"""PDF lines put together to paragraphs, with headings told by their typeface."""

from collections import Counter
from dataclasses import replace

from text.markers import marker
from text.reading.entries import Entry
from text.reading.lines import LONGEST_PARAGRAPH, ends_sentence, joined, may_be_heading
from text.reading.pdf_columns import in_columns
from text.reading.pdf_lines import PdfLine

_LONGEST_HEADING = 200

Style = tuple[float, bool]


def as_entries(lines: list[PdfLine]) -> list[Entry]:
    """The paragraphs, items, headings and tables in reading order."""
    lines = in_columns(lines)
    body = _body_style(lines)
    pitch = _pitch(lines, body)
    entries: list[Entry] = []
    last: PdfLine | None = None
    styles: list[Style] = []
    for line in lines:
        if last and _continues(entries[-1], last, line, pitch):
            entries[-1] = _extended(entries[-1], line)
        else:
            entries.append(_entry(line, last, pitch))
            styles.append((line.size, line.bold))
        last = line
    return _with_headings(entries, styles, body)


def _body_style(lines: list[PdfLine]) -> Style:
    count: Counter = Counter()
    for line in lines:
        if not line.html:
            count[line.size, line.bold] += len(line.text)
    return count.most_common(1)[0][0] if count else (0, False)


def _pitch(lines: list[PdfLine], body: Style) -> float:
    """The usual distance from line to line in the body text."""
    gaps: Counter = Counter()
    for above, below in zip(lines, lines[1:], strict=False):
        if above.page == below.page and (above.size, below.size) == (body[0], body[0]) and below.top > above.top:
            gaps[round(below.top - above.top)] += 1
    usual = [gap for gap, times in gaps.items() if times * 4 >= max(gaps.values())] if gaps else []
    return min(usual) if usual else 1.3 * body[0]


def _entry(line: PdfLine, last: PdfLine | None, pitch: float) -> Entry:
    return Entry(
        text=line.text,
        number=None,
        page=line.page,
        indent=round(line.x0),
        after_blank=not last or last.page != line.page or not 0 <= line.top - last.top < 1.4 * max(pitch, line.size),
        marker=None if line.html else marker(line.text),
        html=line.html,
        sure=not line.guessed,
    )


def _continues(entry: Entry, last: PdfLine, line: PdfLine, pitch: float) -> bool:
    """Whether the line goes on with the paragraph before it."""
    if entry.html or line.html or len(entry.text) > LONGEST_PARAGRAPH:
        return False
    if abs(last.size - line.size) > 0.6 or last.bold != line.bold or marker(line.text):
        return False
    if last.page != line.page or line.top < last.top - line.size:
        return not ends_sentence(last.text) and line.text[0].islower()
    if line.top - last.top > 1.35 * max(pitch, 1.15 * line.size):
        return False
    has_room = last.x1 + 0.3 * line.size + line.first_word < last.right - 0.5 * line.size
    return not has_room or (line.text[0].islower() and not ends_sentence(last.text))


def _extended(entry: Entry, line: PdfLine) -> Entry:
    sign = replace(entry.marker, rest=joined(entry.marker.rest, line.text)) if entry.marker else None
    return replace(entry, text=joined(entry.text, line.text), marker=sign)


def _with_headings(entries: list[Entry], styles: list[Style], body: Style) -> list[Entry]:
    found = {
        place: style
        for place, (entry, style) in enumerate(zip(entries, styles, strict=True))
        if _stands_out(entry, style, body) and place + 1 < len(entries)
    }
    ranks = sorted(set(found.values()), reverse=True)
    titled = len(ranks) > 1 and list(found.values()).count(ranks[0]) == 1 and next(iter(found.values())) == ranks[0]
    first = 1 if titled else 2
    out = list(entries)
    for place, style in found.items():
        level = min(first + ranks.index(style), 3)
        out[place] = replace(entries[place], heading=level, sure=style[0] > body[0])
    return out


def _stands_out(entry: Entry, style: Style, body: Style) -> bool:
    if entry.html or len(entry.text) > _LONGEST_HEADING or not any(map(str.isalpha, entry.text)):
        return False
    if style[0] > 1.08 * body[0]:
        return not (entry.marker and entry.marker.number is None)
    return style[1] and not body[1] and style[0] >= body[0] and may_be_heading(entry.text)
