import pytest


def kind(paper):
    return paper.type, paper.doubts.about("type")


AGREEMENT = """{title}

Överenskommelsen är Lindhaga kommuns och polisens gemensamma överenskommelse om hur vi arbetar.

Syfte

Syftet är gott.

Budget

Var och en betalar sitt.

Uppföljning

Den följs upp i rådet.
"""
PLEDGES = """{title}

- Polisen ska gå till fots på torget.
- Kommunen ska laga lampor.
- Polisen och kommunen ska prata med eleverna.
"""


def test_an_agreement_is_one(paper_of):
    assert kind(paper_of(AGREEMENT.format(title="Samverkansöverenskommelse 2023-2026"))) == ("agreement", False)


def test_pledges_are_a_pledge_set(paper_of):
    assert kind(paper_of(PLEDGES.format(title="Medborgarlöfte 2025"))) == ("pledge_set", False)


def test_an_agreement_that_calls_itself_a_pledge_is_read_as_an_agreement_with_a_doubt(paper_of):
    assert kind(paper_of(AGREEMENT.format(title="Medborgarlöfte i Lindhaga kommun"))) == ("agreement", True)


def test_pledges_that_call_themselves_an_agreement_are_read_as_pledges_with_a_doubt(paper_of):
    text = PLEDGES.format(title="Samverkansöverenskommelse 2025") + "\nMedborgarlöftet är vårt."
    assert kind(paper_of(text)) == ("pledge_set", True)


@pytest.mark.parametrize("word", ["TJÄNSTESKRIVELSE", "Tjänsteutlåtande", "Missiv"])
def test_a_letter_to_a_board_is_one(paper_of, word):
    text = f"{word}\n\nDatum 2026-05-04\n\nHandläggare: Petra Solberg\n\nKommunstyrelsen antar överenskommelsen."
    assert paper_of(text).type == "board_letter"


def test_a_letter_without_the_word_is_known_by_what_it_proposes(paper_of):
    text = (
        "Överenskommelse med polisen\n\nHandläggare\n\nDiarienummer KS 2026/1\n\n"
        "Förslag till beslut\n\nKommunstyrelsen föreslås besluta."
    )
    assert paper_of(text).type == "board_letter"


@pytest.mark.parametrize(
    "text",
    [
        "Sockerkaka\n\nIngredienser\n\n- 3 ägg\n- 2 dl socker\n\nVispa och grädda i ugnen.",
        "Butiken i Lindhaga\nKvitto 2026-03-12 14:22\nMjölk 14,90\nTotalt 14,90 SEK",
        "Nytt avtal undertecknat\n\nPublicerad 2026-02-03\n\n"
        "Igår undertecknade kommunen och polisen en överenskommelse.\n\n"
        "– Jag är glad, säger Karin Ahlbom, kommunstyrelsens ordförande.",
        "Vad är ett medborgarlöfte?\n\nEtt medborgarlöfte är ett verktyg för polis och kommun.",
        "Handlingsplan 2026\n\nPolisen och kommunen gör mycket.",
        "KALLELSE till brottsförebyggande rådet\n\nOnsdagen den 7 oktober. Överenskommelse med polisen.",
        "hej",
    ],
)
def test_what_is_no_such_paper_is_other_and_says_so(paper_of, text):
    assert kind(paper_of(text)) == ("other", True)


def test_a_doubt_is_a_whole_sentence(paper_of):
    (why,) = [doubt["why"] for doubt in paper_of("hej").doubts if doubt["field"] == "type"]
    assert why[0].isupper()
    assert why.endswith(".")
