"""Heads, feet and page numbers: found because pages repeat them."""

import re
from dataclasses import replace

from text.reading.pdf_lines import PdfLine
from text.reading.source import PageMark

_MARGIN = 0.16
_SAME_HEIGHT = 8
_PAGE_MARK = re.compile(
    r"(?:sid(?:an?)?\.?\s*:?\s*)?(\d{1,3})\s*(?:\(\s*(\d{1,3})\s*\)|/\s*(\d{1,3})|\s+av\s+(\d{1,3}))", re.IGNORECASE
)
_BARE_MARK = re.compile(r"(?:sid(?:an?)?\.?\s*:?\s*|[-–]\s*)?(\d{1,3})(?:\s*[-–])?", re.IGNORECASE)


def without_margins(pages: list[list[PdfLine]]) -> tuple[list[PdfLine], list[PageMark], list[str]]:
    """The lines of all pages without heads and feet; the page numbers; and the words left out, each once."""
    kept: list[PdfLine] = []
    marks: list[PageMark] = []
    margins: dict[str, None] = {}
    for number, lines in enumerate(pages):
        neighbours = [line for place in (number - 1, number + 1) if 0 <= place < len(pages) for line in pages[place]]
        repeated = {_key(segment) for line in neighbours if _in_margin(line) for segment in _parts(line)}
        for line in lines:
            rest, mark, out = _sorted_out(line, repeated, paged=len(pages) > 1)
            if mark:
                marks.append(mark)
            margins.update(dict.fromkeys(out))
            if rest:
                kept.append(rest)
    return kept, marks, list(margins)


def _in_margin(line: PdfLine) -> bool:
    return not line.html and (line.bottom < _MARGIN * line.space or line.top > (1 - _MARGIN) * line.space)


def _parts(line: PdfLine) -> list[tuple[float, str, float]]:
    return [(x0, text, line.top) for x0, text in line.segments]


def _key(part: tuple[float, str, float]) -> tuple[str, int]:
    """The words without their figures, and roughly where they stand."""
    return re.sub(r"\d+", "#", part[1]), round(part[2] / _SAME_HEIGHT)


def _is_repeated(part: tuple[float, str, float], repeated: set) -> bool:
    words, height = _key(part)
    return any((words, height + shift) in repeated for shift in (-1, 0, 1))


def _sorted_out(line: PdfLine, repeated: set, *, paged: bool) -> tuple[PdfLine | None, PageMark | None, list[str]]:
    if not _in_margin(line):
        return line, None, []
    mark, out, left = None, [], []
    for part in _parts(line):
        again = _is_repeated(part, repeated)
        found = _mark(part[1], line.page, bare=again and paged)
        if found:
            mark = mark or found
        elif again:
            out.append(part[1])
        else:
            left.append(part)
    if len(left) == len(line.segments):
        return line, mark, out
    if not left:
        return None, mark, out
    segments = tuple((x0, text) for x0, text, _ in left)
    return replace(line, text=" ".join(text for _, text in segments), segments=segments, x0=segments[0][0]), mark, out


def _mark(text: str, page: int, *, bare: bool) -> PageMark | None:
    if found := _PAGE_MARK.fullmatch(text):
        total = next(figure for figure in found.groups()[1:] if figure)
        return PageMark(page, int(found[1]), int(total))
    found = _BARE_MARK.fullmatch(text)
    return PageMark(page, int(found[1])) if found and (bare or text.lower().startswith("sid")) else None
