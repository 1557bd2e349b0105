"""What a reader hands on, and how it refuses."""

from dataclasses import dataclass, field

from base.refusals import Refused
from text.blocks import Block


class Unreadable(Refused):
    """The file cannot be read; `str()` of it is a Swedish sentence that says what to do instead."""


@dataclass(frozen=True)
class PageMark:
    """A page number such as "2(4)" that stood in a head or foot and was left out of the blocks."""

    page: int
    number: int
    total: int | None = None


@dataclass(frozen=True)
class Reading:
    """What one reader found in a file.

    notes: Swedish sentences on what was left out, guessed or odd.
    pages: how many pages, or None where the source has none.
    page_marks: the page numbers that were left out, so that one can see where numbering begins anew.
    margins: the words of heads and feet that were left out, each once.
    """

    blocks: list[Block]
    notes: list[str] = field(default_factory=list)
    pages: int | None = None
    page_marks: list[PageMark] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Source(Reading):
    """A file as it was read: its blocks in order, and what a person should know of the reading.

    html: the blocks as safe HTML, to be shown beside what was understood of them.
    sha256: of the bytes of the file, in hexadecimal.
    """

    name: str = ""
    media_type: str = ""
    html: str = ""
    sha256: str = ""
