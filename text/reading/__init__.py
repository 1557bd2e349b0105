"""Reading a paper from a file: DOCX, PDF, HTML or plain text in, blocks out."""

import hashlib
from collections.abc import Callable

from text.reading import guard
from text.reading.apart import read_apart
from text.reading.html import read_html
from text.reading.markup import as_html
from text.reading.plain import read_plain
from text.reading.source import PageMark, Reading, Source, Unreadable

__all__ = ["PageMark", "Source", "Unreadable", "read"]

# A larger page may take seconds, and is then read where it takes no time from others.
_LARGE_PAGE = 200_000
_READERS: dict[str, tuple[str, Callable[[bytes], Reading]]] = {
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda data: read_apart("docx", data),
    ),
    "pdf": ("application/pdf", lambda data: read_apart("pdf", data)),
    "html": ("text/html", lambda data: read_html(data) if len(data) < _LARGE_PAGE else read_apart("html", data)),
    "plain": ("text/plain", read_plain),
}
_ENDINGS = {"docx": ("docx", "docm", "dotx"), "pdf": ("pdf",), "html": ("html", "htm", "xhtml")}
_CALLED = {"docx": "ett Word-dokument", "pdf": "en PDF", "html": "en webbsida", "plain": "vanlig text"}


def read(data: bytes, name: str) -> Source:
    """The paper in a file, read by what the file holds and not by what it is called.

    Raises Unreadable with a Swedish sentence for what is no paper, is too large, locked or broken.
    """
    kind = guard.kind_of(data)
    media_type, reader = _READERS[kind]
    reading = reader(data)
    return Source(
        blocks=reading.blocks,
        notes=_about_ending(kind, name) + reading.notes,
        pages=reading.pages,
        page_marks=reading.page_marks,
        margins=reading.margins,
        name=name,
        media_type=media_type,
        html=as_html(reading.blocks),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _about_ending(kind: str, name: str) -> list[str]:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    expected = next((other for other, endings in _ENDINGS.items() if ending in endings), kind)
    if expected == kind:
        return []
    return [f"Filens namn slutar på .{ending}, men filen är {_CALLED[kind]} och har lästs som det."]
