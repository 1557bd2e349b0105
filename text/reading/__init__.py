"""Reading a paper from a file: DOCX, PDF, HTML or plain text in, blocks out.

What somebody has sent is read within `text.apart`, since no reader can promise to be done in time.
"""

import hashlib
from pkgutil import resolve_name

from text.reading import guard
from text.reading.markup import as_html
from text.reading.source import PageMark, Source, Unreadable

__all__ = ["PageMark", "Source", "Unreadable", "read"]

# By name, since the libraries of one kind take longer to load than most papers of another to read.
_READERS = {
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text.reading.docx:read_docx",
    ),
    "pdf": ("application/pdf", "text.reading.pdf:read_pdf"),
    "html": ("text/html", "text.reading.html:read_html"),
    "plain": ("text/plain", "text.reading.plain:read_plain"),
}
_ENDINGS = {"docx": ("docx", "docm", "dotx"), "pdf": ("pdf",), "html": ("html", "htm", "xhtml")}
_CALLED = {"docx": "ett Word-dokument", "pdf": "en PDF", "html": "en webbsida", "plain": "vanlig text"}
_MOST_BLOCKS = 20_000


def read(data: bytes, name: str) -> Source:
    """The paper in a file, read by what the file holds and not by what it is called.

    Raises Unreadable with a Swedish sentence for what is no paper, is too large, locked or broken.
    """
    kind = guard.kind_of(data)
    media_type, reader = _READERS[kind]
    reading = resolve_name(reader)(data)
    if len(reading.blocks) > _MOST_BLOCKS:
        raise Unreadable("Texten är för lång för att vara ett papper. Spara den del som är själva papperet för sig.")
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
