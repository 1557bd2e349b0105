import pytest

from documents.recognising.headings import is_known, split_running


@pytest.mark.parametrize(
    "text",
    [
        "Syfte och mål",
        "1. Bakgrund",
        "§ 3 Avtalstid",
        "AVTALSTID",
        "Uppföljning oh utvärdering",
        "Överenskommelsens giltighet",
        "Fokusområden:",
        "Parter",
    ],
)
def test_it_knows_the_usual_headings(text):
    assert is_known(text)


@pytest.mark.parametrize("text", ["Syftet är gott.", "Polisen", "Kaffe och bulle", ""])
def test_other_lines_are_no_known_headings(text):
    assert not is_known(text)


def test_headings_are_found_inside_a_line():
    text = (
        "Parterna träffas ofta. Syfte och mål Syftet är att minska brotten. Trygga kvällar i centrum "
        "Under hösten går vi tillsammans. Budget Var och en betalar sitt."
    )
    parts = split_running(text)
    assert [words for heading, words in parts if heading] == ["Syfte och mål", "Trygga kvällar i centrum", "Budget"]


def test_nothing_is_lost_when_a_line_is_split():
    text = "Inledning Detta är en text. Mål Vi vill mycket. Kommunen i Lindhaga arbetar. Budget Den är liten."
    assert " ".join(words for _, words in split_running(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Vi möttes. Kommunstyrelsen i Lindhaga beslutar om detta.",
        "Vi möttes. Vidare anser Brå att det är bra.",
        "Vi möttes. Samordnare för Brå ansvarar för det.",
        "Vi möttes. Budget och personal diskuteras av Polisen.",
    ],
)
def test_the_beginning_of_a_sentence_is_no_heading(text):
    assert not [words for heading, words in split_running(text) if heading]
