"""The text of a section, from clean HTML to Word's own paragraphs, lists and tables."""

import re

from lxml import html as lxml_html

from text.printing import word

LISTS = {"ul": "List Bullet", "ol": "List Number"}
DEEPEST_LIST = 3
_SPACE = re.compile(r"[ \t\r\n]+")


def write_html(container, source: str, *, level: int = 1) -> None:
    """Add the HTML of a section to a document or cell; its headings go below the section's own level."""
    if source.strip():
        _Writer(container, level).write(lxml_html.fragment_fromstring(source, create_parent="div"))


class _Writer:
    def __init__(self, container, level: int):
        self._container = container
        self._level = level

    def write(self, parent) -> None:
        for element in parent:
            if element.tag in LISTS:
                self._write_list(element, depth=1)
            elif element.tag == "table":
                self._write_table(element)
            elif element.tag in {"h3", "h4"}:
                depth = min(self._level + int(element.tag[1]) - 2, 9)
                _write_words(self._container.add_paragraph(style=f"Heading {depth}"), element)
            elif element.tag in {"div", "section"}:
                self.write(element)
            else:
                _write_words(self._container.add_paragraph(), element)

    def _write_list(self, element, depth: int, number: int | None = None) -> None:
        if number is None or element.tag == "ol":
            start = element.get("start", "1")
            number = word.new_list(self._document(), ordered=element.tag == "ol", start=int(start))
        style = LISTS[element.tag] + (f" {min(depth, DEEPEST_LIST)}" if depth > 1 else "")
        for item in element.iterchildren("li"):
            paragraph = self._container.add_paragraph(style=style)
            word.put_in_list(paragraph, number, depth)
            _write_words(paragraph, item, without=LISTS)
            for inner in item.iterchildren(*LISTS):
                self._write_list(inner, depth + 1, number if inner.tag == element.tag == "ul" else None)

    def _document(self):
        return self._container.part.document

    def _write_table(self, element) -> None:
        for caption in element.iterchildren("caption"):
            _write_words(self._container.add_paragraph(style="Caption"), caption)
        rows = list(element.iter("tr"))
        places = _places(rows)
        width = max((column + across for _, column, _, across, _ in places), default=0)
        if not width:
            return
        table = self._container.add_table(rows=len(rows), cols=width)
        table.style = self._document().styles["Table Grid"]
        for row, column, down, across, cell in places:
            target = table.cell(row, column)
            if down > 1 or across > 1:
                target = target.merge(table.cell(min(row + down, len(rows)) - 1, column + across - 1))
            self._write_cell(target, cell)
        for index, row in enumerate(rows):
            if all(cell.tag == "th" for cell in row) and all(each.tag != "td" for each in row):
                word.repeat_as_header(table.rows[index])
            else:
                break

    def _write_cell(self, target, cell) -> None:
        paragraphs = list(cell.iterchildren("p")) or [cell]
        for index, source in enumerate(paragraphs):
            paragraph = target.paragraphs[0] if index == 0 else target.add_paragraph()
            _write_words(paragraph, source, without=LISTS, bold=cell.tag == "th")
        for inner in cell.iterchildren(*LISTS):
            _Writer(target, self._level)._write_list(inner, depth=1)


def _places(rows) -> list[tuple]:
    """(row, column, rows down, columns across, cell) for each cell, with spans from the rows above counted in."""
    taken, places = set(), []
    for row, element in enumerate(rows):
        column = 0
        for cell in element.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            down, across = (
                _span(cell.get(name), limit) for name, limit in (("rowspan", len(rows) - row), ("colspan", 50))
            )
            taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
            places.append((row, column, down, across, cell))
    return places


def _span(value: str | None, limit: int) -> int:
    return min(max(int(value), 1), limit) if value and value.isdecimal() else 1


def _write_words(
    paragraph, element, *, without=(), bold: bool = False, italic: bool = False, address: str = ""
) -> None:
    """The element's text as runs, with strong, em, links and line breaks; elements in `without` are left to others."""
    _write_run(paragraph, element.text, bold, italic, address)
    for child in element:
        if child.tag == "br":
            paragraph.add_run().add_break()
        elif child.tag not in without:
            if child.tag == "p" and paragraph.text:
                paragraph.add_run().add_break()
            _write_words(
                paragraph,
                child,
                without=without,
                bold=bold or child.tag == "strong",
                italic=italic or child.tag == "em",
                address=child.get("href", address) if child.tag == "a" else address,
            )
        _write_run(paragraph, child.tail, bold, italic, address)


def _write_run(paragraph, text: str | None, bold: bool, italic: bool, address: str) -> None:
    words = _SPACE.sub(" ", text or "")
    if not paragraph.text:
        words = words.lstrip()
    if not words:
        return
    run = word.add_link(paragraph, address, words) if address else paragraph.add_run(words)
    run.bold, run.italic = bold or None, italic or None
