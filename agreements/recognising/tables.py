"""Tables in a paper: what stands in the column under a heading."""

import re
from collections.abc import Iterator

from documents.recognising import Paper
from text.blocks import TABLE


def rows(paper: Paper) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The head and the other rows of every table that has both."""
    for section in paper.sections:
        for block in section.blocks:
            if block.kind == TABLE and "\n" in block.text:
                head, *rest = [[cell.strip() for cell in row.split("\t")] for row in block.text.split("\n")]
                yield head, rest


def labelled(paper: Paper) -> Iterator[tuple[str, str]]:
    """The rows of forms: a label and what stands beside it."""
    for head, rest in rows(paper):
        for cells in [head, *rest]:
            if len(cells) == 2 and cells[1] and 2 < len(cells[0]) < 40:
                yield cells[0], cells[1]


def column(paper: Paper, form: re.Pattern) -> list[str]:
    """The cells below every column head that the form matches, each once, in order."""
    found: dict[str, None] = {}
    for head, rest in rows(paper):
        for place, title in enumerate(head):
            if form.search(title) and len(title) < 60:
                found |= {row[place]: None for row in rest if place < len(row) and row[place]}
                break
    return list(found)
