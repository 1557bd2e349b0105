import pytest

from documents.recognising.broken import broken_sentences


@pytest.mark.parametrize(
    "text",
    [
        "Polisen ska utse en person som driver arbetet mot varje",
        "Parterna ska arbeta tillsammans med skolan och",
        "Löftena gäller under perioden 2025-",
        "Arbetet leds enligt det brottsförebyggande gruppens beslut.",
        "Polisen åtar att utse en samordnare.",
        "Rapport till sker till styrgruppen.",
        "Överenskommelsen ska handla om polis och kommun ska mötas.",
        "Målet är tydlighet Det är viktigt att alla vet.",
    ],
)
def test_a_broken_sentence_is_seen(text):
    assert [sentence for sentence, _ in broken_sentences(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Polisen och kommunen ska arbeta tillsammans.",
        "Det gemensamma arbetet ska följas upp och parterna ska mötas.",
        "Trygghet i centrum",
        "Brottsstatistik och trygghetsmätningar från flera år",
        "Det här är det lokala arbetet som vi ska fortsätta med.",
        "Kommunen ska se till att polisen kan arbeta, och skolan ska vara med.",
        "Hur mötet ska gå till:",
    ],
)
def test_a_whole_sentence_is_left_alone(text):
    assert broken_sentences(text) == []


def test_the_end_of_a_paper_without_a_full_stop_is_doubted():
    text = "Parterna har gemensamt kommit fram till att arbetet behöver fortsätta under många år"
    assert broken_sentences(text) == []
    assert len(broken_sentences(text, last=True)) == 1
