"""The last hand laid on the HTML of a paper before it is printed."""

import re
from html import escape
from html.parser import HTMLParser

from text.printing import fonts, typography
from text.printing.columns import Table

_HEADING = re.compile(r"h[1-6]")
_NOT_READ = {"style", "script"}
# Addresses and pictures are not read by people, and a picture may be large.
_NOT_WORDS = {"src", "href"}
MAXIMUM_SPAN = 50


def tidied(html: str, *, is_printed: bool = True) -> str:
    """The same document as the printer wants it.

    Words that belong together are kept on one line, tables get widths for their columns, signs that the typeface lacks
    are written another way, and no level is skipped among the headings (PDF/UA-1, 7.4.2). On a screen, where signs come
    from any font and columns find their widths, those two are left. Raises `fonts.Unprintable`, naming the heading.
    """
    tidier = _Tidier(is_printed)
    tidier.feed(html)
    tidier.close()
    return "".join(tidier.parts)


class _Tidier(HTMLParser):
    def __init__(self, is_printed: bool):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._is_printed = is_printed
        self._level = 0
        self._open_headings: list[str] = []
        self._heading = ""
        self._is_read = True
        self._tables: list[tuple[Table, int]] = []
        self._row = 0

    def handle_decl(self, decl):
        self.parts.append(f"<!{decl}>")

    def handle_starttag(self, tag, attrs):
        if tag in _NOT_READ:
            self._is_read = False
        elif _HEADING.fullmatch(tag):
            tag = self._begin_heading(tag)
        elif tag == "ol" and self._is_printed:
            attrs = _with_counter(attrs)
        written = "".join(self._attribute(name, value) for name, value in attrs)
        self.parts.append(f"<{tag}{written}>")
        self._begin_in_table(tag, dict(attrs))

    def handle_endtag(self, tag):
        if tag in _NOT_READ:
            self._is_read = True
        elif _HEADING.fullmatch(tag) and self._open_headings:
            tag = self._open_headings.pop()
        self.parts.append(f"</{tag}>")
        self._end_in_table(tag)

    def handle_data(self, data):
        if not self._is_read:
            self.parts.append(data)
            return
        if self._open_headings:
            self._heading += data
        if self._tables:
            self._tables[-1][0].add_text(data)
        self.parts.append(escape(typography.kept_together(self._printable(data)), quote=False))

    def _begin_heading(self, tag: str) -> str:
        self._heading = ""
        self._level = min(int(tag[1]), self._level + 1)
        self._open_headings.append(f"h{self._level}")
        return self._open_headings[-1]

    def _begin_in_table(self, tag: str, attrs: dict) -> None:
        if not self._is_printed:
            return
        if tag == "table":
            self._tables.append((Table(), len(self.parts)))
        elif self._tables and tag == "tr":
            self._row = len(self.parts) - 1
            self._tables[-1][0].begin_row()
        elif self._tables and tag in {"td", "th"}:
            self._tables[-1][0].begin_cell(_span(attrs.get("colspan")), _span(attrs.get("rowspan")))

    def _end_in_table(self, tag: str) -> None:
        if not self._tables:
            return
        table, place = self._tables[-1]
        if tag == "caption":
            # Columns are described after the caption and before the rows.
            self._tables[-1] = (table, len(self.parts))
        elif tag in {"td", "th"}:
            table.end_cell()
        elif tag == "tr" and table.last_row_is_tall():
            self.parts[self._row] = '<tr class="tall">'
        elif tag == "table":
            self._tables.pop()
            columns = "".join(f'<col style="width:{width}%">' for width in table.widths())
            self.parts.insert(place, f"<colgroup>{columns}</colgroup>")

    def _attribute(self, name: str, value: str | None) -> str:
        if value is None:
            return f" {name}"
        text = value if name in _NOT_WORDS else self._printable(value)
        return f' {name}="{escape(text)}"'

    def _printable(self, text: str) -> str:
        if not self._is_printed:
            return text
        try:
            return fonts.printable(text)
        except fonts.Unprintable as error:
            raise fonts.Unprintable(error.signs, self._heading.strip()) from error


def _with_counter(attrs: list) -> list:
    """The printer numbers a list by its style alone, whatever `start` says."""
    start = dict(attrs).get("start") or ""
    return [*attrs, ("style", f"counter-reset: list-item {int(start) - 1}")] if start.isdecimal() else attrs


def _span(value: str | None) -> int:
    return min(max(int(value), 1), MAXIMUM_SPAN) if value and value.isdecimal() else 1
