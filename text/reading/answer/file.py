"""One Word file, dealt out on the sections of the text that it came from."""

from text import runs as inline
from text.nodes import Node
from text.reading.answer import package as word
from text.reading.answer.body import Block, Body, Para, Table, flat
from text.reading.answer.comments import remarks_of
from text.reading.answer.package import Package, W
from text.reading.answer.pieces import Walk
from text.reading.answer.places import Known, parts_of
from text.reading.answer.rendering import NEW, OLD, Line, as_nodes, lines_of
from text.reading.source import Unreadable
from text.runs import Run


class File:
    """One file, dealt out on the sections."""

    def __init__(self, data: bytes, known: list[Known]):
        self.package: Package = word.opened(data)
        self.walk = Walk(self.package)
        body = self.package.part("word/document.xml").find(f"{W}body")
        blocks = Body(self.walk).blocks(body)
        if not any(lines_of(blocks, text) for text in (NEW, OLD)):
            raise Unreadable("Dokumentet innehåller ingen text. Kontrollera att du valde rätt fil.")
        self.parts = parts_of(blocks, known)
        self.by_key = {part.key: part for part in self.parts if part.key}
        self.remarks = remarks_of(self.walk)

    def nodes_of(self, section: Known, text: str) -> tuple[str, list[Node]]:
        """The heading and the text of a section as they were read."""
        lines = lines_of(self.by_key[section.key].blocks, text)
        heading = ""
        if lines and section.heading and _is_heading(lines[0], section):
            heading = lines.pop(0).text
        return heading, as_nodes(lines, text, self.package.lists, section.level)

    def part_rows(self, made: "File", known: list[Known]) -> set[str]:
        """Tell the rows of facts whose mark is gone by their words; the sections where they cannot be told."""
        uncertain = set()
        for section in known if made is not self else []:
            part, ours = self.by_key.get(section.key), made.by_key.get(section.key)
            if not (section.has_rows and part and ours) or part.rows or not ours.rows:
                continue
            begin = max(len(part.blocks) - len(ours.rows), 0)
            if texts(part.blocks[begin:], OLD) == texts(ours.rows, NEW):
                part.blocks, part.rows = part.blocks[:begin], part.blocks[begin:]
            else:
                uncertain.add(section.key)
        return uncertain


def _is_heading(line: Line | Table, section: Known) -> bool:
    """By its style, or by its words: one that lost its style is still the heading."""
    return isinstance(line, Line) and (line.style.level > 0 or line.text == _as_read(section.heading))


def _as_read(heading: str) -> str:
    return inline.as_text(inline.tidy([Run(heading)])).strip()


def text_of(blocks: list[Block], text: str = NEW) -> str:
    return "\n".join(texts(blocks, text))


def texts(blocks: list[Block], text: str) -> list[str]:
    """The words, a line for each paragraph; those of tables too."""
    found = []
    for line in lines_of(blocks, text):
        if isinstance(line, Table):
            found += [inner for row in line.rows for cell in row.cells for inner in texts(cell.blocks, text)]
        else:
            found.append(line.text)
    return found


def authors(blocks: list[Block]) -> list[str]:
    found = [author for para in paras(blocks) for author in para.words.authors]
    return list(dict.fromkeys(found))


def paras(blocks: list[Block]) -> list[Para]:
    return [para for block in blocks for para in ([block] if isinstance(block, Para) else flat(block))]


def comment_numbers(blocks: list[Block]) -> list[str]:
    return list(dict.fromkeys(number for para in paras(blocks) for number in para.words.comments))
