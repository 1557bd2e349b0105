"""What somebody sends as the text of a section, when it is more than a section may hold."""

import pytest

from base.refusals import Refused
from text import cleaning
from text.cleaning import clean, received

CELLS = "<table>" + ("<tr>" + "<td>a</td>" * 50 + "</tr>") * 1000 + "</table>"


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<div>" * 100_000 + "a", "för stor"),
        ("<div>" * 30_000 + "a", "många led"),
        ("<ul><li>" * 1000 + "a", "många led"),
        ("<b>" * 300 + "a" + "</b>" * 300, "många led"),
        ("<b><i></b>" * 300, "många led"),
        ("ord " * 1_300_000, "för stor"),
        ("ord " * 300_000, "för stor"),
        ("&" * 100_000, "för stor"),
        (CELLS, "för stor"),
        ("<p>a" * 35_000, "för stor"),
    ],
    ids=["tags", "blocks", "lists", "marks", "crossed", "5 MB", "1 MB", "signs", "cells", "grown"],
)
def test_what_is_too_much_is_refused_with_a_sentence(html, sentence):
    with pytest.raises(Refused, match=sentence):
        received(html)


def test_a_tag_that_is_slow_to_read_is_refused_in_time(monkeypatch):
    monkeypatch.setattr(cleaning, "_SECONDS", 1)
    attributes = " ".join(f"a{number}=1" for number in range(300_000))
    with pytest.raises(Refused, match="för stor"):
        received(f"<p {attributes}>a")


def test_a_long_text_of_many_paragraphs_is_taken():
    html = "<p>Parterna ska arbeta <strong>tillsammans</strong>.</p>" * 5000
    assert received(html) == clean(html) == html


def test_paragraphs_and_items_that_nobody_closed_are_not_deep():
    assert received("<p>a<br>" * 500).count("<p>") == 500
    assert received("<ul>" + "<li>a" * 500 + "</ul>").count("<li>") == 500
