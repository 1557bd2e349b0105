import pytest

from documents.recognising import papers
from text.reading import read


@pytest.fixture
def papers_of():
    """Reads a text as an uploaded text file and gives its papers."""
    return lambda text: papers(read(text.encode(), "papper.txt"))


@pytest.fixture
def paper_of(papers_of):
    """The only paper of a text."""

    def only(text):
        (paper,) = papers_of(text)
        return paper

    return only


@pytest.fixture
def papers_of_page():
    """The papers of the body of a web page."""
    return lambda body: papers(read(f"<html><body>{body}</body></html>".encode(), "papper.html"))
