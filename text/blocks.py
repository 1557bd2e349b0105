"""The common form of a text, whatever file it came from: a flat list of blocks in reading order."""

from dataclasses import dataclass

HEADING = "heading"
PARAGRAPH = "paragraph"
ITEM = "item"
TABLE = "table"


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item or table.

    text: the words without marks, NFC, single spaces; a table's cells joined by tab, its rows by newline.
    html: the same words with the marks that a section may hold; for a table the whole `<table>`.
    level: for a heading 1 is the paper's title, 2 a section, 3 a part of one; for an item 1 is the outermost list.
    ordered: the item belongs to a numbered list.
    page: the page where it begins, counted from 1, or None where the source has no pages.
    line: the line of a plain text where it begins, counted from 1, or None.
    sure: False where the reader only guesses the kind from how the text looks.
    """

    kind: str
    text: str
    html: str = ""
    level: int = 0
    ordered: bool = False
    page: int | None = None
    line: int | None = None
    sure: bool = True
