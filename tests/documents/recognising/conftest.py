import pytest
import weasyprint

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


@pytest.fixture
def papers_of_pdf():
    """The papers of a PDF that is printed from the body of a page."""
    style = "<style>@page { size: A4; margin: 25mm } body { font: 11pt DejaVu Sans } td { width: 60mm }</style>"
    return lambda body: papers(read(weasyprint.HTML(string=f"<html lang=sv>{style}{body}").write_pdf(), "papper.pdf"))
