from pathlib import Path

import pytest

from agreements.recognising import recognise_agreement
from documents.recognising import papers
from documents.recognising.reading import as_dict
from text.reading import read

PAPERS = Path(__file__).parent / "papers"


@pytest.fixture
def readings_of():
    """The readings of a text, with what agreements add and the doubts, but without the registry."""
    return lambda text: _readings(text.encode(), "papper.txt")


@pytest.fixture
def readings_of_file():
    """The same of a file that is no plain text."""
    return lambda data, name: _readings(data.encode() if isinstance(data, str) else data, name)


def _readings(data, name):
    found = []
    for paper in papers(read(data, name)):
        facts = recognise_agreement(paper)
        found.append(as_dict(paper) | facts | {"doubts": list(paper.doubts)})
    return found


@pytest.fixture
def reading_of(readings_of):
    """The only reading of a text."""

    def only(text):
        (reading,) = readings_of(text)
        return reading

    return only


@pytest.fixture
def readings_in(readings_of):
    """The readings of one of the invented papers beside this file."""
    return lambda name: readings_of((PAPERS / f"{name}.txt").read_text("utf-8"))


@pytest.fixture
def doubted():
    """The fields of a reading that are doubted."""
    return lambda reading: {doubt["field"] for doubt in reading["doubts"]}
