"""Appendices and sections that a text points at, and that are not there."""

import pytest

from documents.advice import references
from documents.advice.words import PaperWords


def told(*sections: tuple[str, str]) -> list[str]:
    rows = [
        {"key": str(number), "level": 1, "heading": heading, "html": html, "slot": "", "audience": "parties"}
        for number, (heading, html) in enumerate(sections)
    ]
    return [tip.sentence for tip in references.tips(None, PaperWords({"sections": rows}))]


MISSING = "Texten hänvisar till bilaga 2, men det står ingenstans vilken bilaga det är."


@pytest.mark.parametrize(
    "html",
    [
        "<p>Hur medlen fördelas framgår av bilaga 2.</p><p>Kommunen betalar.</p>",
        "<p>Rådets sammansättning (se bilaga 2) gäller tills vidare.</p>",
        "<p>Sammansättningen är enligt bilaga 2</p>",
    ],
)
def test_a_pointer_to_an_appendix_that_nothing_names(html):
    assert told(("Organisation", html)) == [MISSING]


def test_the_number_of_a_heading_names_no_appendix():
    assert told(("2. Organisation", "<p>Rådets sammansättning, se bilaga 2.</p>")) == [MISSING]


@pytest.mark.parametrize(
    "sections",
    [
        [("Organisation", "<p>Se bilaga 2.</p>"), ("Bilaga 2. Rådets sammansättning", "<p>Ordförande är …</p>")],
        [("Organisation", "<p>Se bilaga 2.</p>"), ("Bilagor", "<ol><li>Karta</li><li>Sammansättning</li></ol>")],
        [("Organisation", "<p>Se bilaga 2.</p>"), ("", "<p>Bilaga 1: Karta</p><p>Bilaga 2: Sammansättning</p>")],
        [("Organisation", "<p>Se bilaga 2.</p>"), ("Beslut", "<p>1. Karta 2. Sammansättning</p>")],
        [("Organisation", "<p>Den följer av Rådets sammansättning, bilaga 2 (2026-03-01).</p>")],
        [("Organisation", "<p>Bilagorna är alla med. Bilaga A visar kartan.</p>")],
    ],
)
def test_an_appendix_that_is_there_or_named_is_left_in_peace(sections):
    assert told(*sections) == []


def test_one_number_too_many_in_a_paper_with_appendices():
    assert told(("Arbetet", "<p>Läs bilagorna 1–3 före mötet.</p>"), ("Bilagor", "<ol><li>A</li><li>B</li></ol>")) == [
        "Texten hänvisar till bilaga 3, men det står ingenstans vilken bilaga det är."
    ]


def test_a_section_is_known_by_its_heading():
    text = "<p>Rådet väljs enligt avsnittet ”Organisation”.</p>"
    assert told(("Arbete", text), ("Organisation", "<p>Rådet.</p>")) == []
    assert told(("Arbete", text), ("Hur vi arbetar", "<p>Rådet.</p>")) == [
        "Texten hänvisar till avsnittet ”Organisation”, men inget avsnitt heter så."
    ]
