"""A file to look at on a page of ours: its words with headings, lists and tables, and none of its looks."""

from text.cleaning import clean
from text.reading import read


def as_page(data: bytes) -> dict:
    """{"html": safe HTML, "margins": the words of heads and feet}. Raises Unreadable for what cannot be read."""
    source = read(data, "brev.docx")
    return {"html": clean(source.html), "margins": source.margins}
