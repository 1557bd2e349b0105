"""A file that is read and recognised in a process of its own."""

import pytest

from documents import recognising
from documents.recognising.files import read_file, understood
from tests.text import work
from text import apart
from text.reading import Unreadable

TEXT = """Överenskommelse om samverkan

Lindhaga kommun och lokalpolisområde Lindhaga-Norrvika

Syfte
Att samverka.
• Lugna kvällar
"""


def test_a_recogniser_that_never_ends_becomes_a_sentence(monkeypatch):
    monkeypatch.setattr(recognising, "_recognisers", [work.runs_for_ever])
    monkeypatch.setattr(apart, "SECONDS", 3)
    with pytest.raises(Unreadable, match="för tung att läsa"):
        read_file(TEXT.encode(), "papper.txt")


def test_the_other_process_reads_what_this_one_would():
    found = read_file(TEXT.encode(), "papper.txt")
    here = understood(TEXT.encode(), "papper.txt", *recognising.registered())
    assert [vars(paper) for paper in found.papers] == here["papers"]
    assert found.readings[0]["title"] == "Överenskommelse om samverkan"
    assert "<ul><li>Lugna kvällar</li></ul>" in found.papers[0].marks[-1]["html"]
    assert (found.media_type, found.notes) == (here["media_type"], here["notes"])


def test_what_the_apps_above_read_is_there():
    assert "agreements.recognising:recognise_agreement" in recognising.registered()
    assert read_file(TEXT.encode(), "papper.txt").readings[0]["type"] == "agreement"
