"""What still stands of a masked word is pointed out, and what is another word is not."""

import pytest

from text.printing.masking import Words
from text.printing.masking.traces import traces


def left(text: str, *masked: str) -> list[str]:
    return [trace.text for trace in traces(text, [Words(each, whole=True) for each in masked])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enligt Lind är det sant", "Lind"),
        ("LIND har svarat", "LIND"),
        ("i Linds bostad", "Linds"),
        ("familjen Lind-Berg", "Lind"),
        ("Anna har svarat", "Anna"),
        ("enligt Annas mor", "Annas"),
        ("Lind, Anna", "Lind, Anna"),
        ("A. Lind", "A. Lind"),
        ("A Linds svar", "A Linds"),
        ("skriv till anna.lind@lindhaga.example.", "anna.lind@lindhaga.example"),
        ("alind@lindhaga.example", "alind@lindhaga.example"),
        ("lind_anna@lindhaga.example", "lind_anna@lindhaga.example"),
        ("Anna_Lind_intyg.pdf", "Anna_Lind_intyg.pdf"),
        ("Namn: A n n a  L i n d", "A n n a L i n d"),
        ("a-n-n-a", "a-n-n-a"),
        ("ﬂera hos Li\u00ad\nnd.", "Lind"),
        ("ingen hos Li-\nnd.", "Lind"),
    ],
)
def test_parts_and_forms_of_a_name(text, expected):
    assert left(text, "Anna Lind") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Lindhaga kommun",
        "Lindberg och Annandag",
        "en lind vid vägen",
        "Anna Berg har svarat",
        "ANNA BERG",
        "Anna-Karin har svarat",
        "kontakt@lindhaga.example, Lindhaga.pdf",
        "Anna Lind och Anna Linds syster",
        "B. Ek, t.ex. och a n",
    ],
)
def test_other_words_are_no_hits(text):
    assert left(text, "Anna Lind") == []


@pytest.mark.parametrize(
    ("masked", "text"),
    [
        ("070-123 45 67", "+46 70 123 45 67"),
        ("070-123 45 67", "0046701234567"),
        ("070-123 45 67", "070.123.45.67"),
        ("+46 70 123 45 67", "0701234567"),
        ("+46701234567", "070-123 45 67"),
        ("Tfn 070-123 45 67", "0701234567"),
        ("850709-9805", "1985-07-09"),
        ("19850709-9805", "850709-XXXX"),
        ("850709-9805", "19850709"),
        ("850709-9805", "9 juli 1985"),
        ("nr 850709-9805", "198507099805"),
    ],
)
def test_numbers_that_are_written_in_another_way(masked, text):
    assert left(f"Se {text}, tack", masked) == [text]


@pytest.mark.parametrize("text", ["070-123 45 68", "10701234567", "46 70 123 45 678", "850708", "2026-07-09", "9805"])
def test_other_numbers_are_no_hits(text):
    assert left(text, "070-123 45 67", "850709-9805") == []


def test_the_other_ways_that_are_masked_already_are_no_hits():
    assert left("0701234567, 070 1234567, +46 (0)70-123 45 67", "070-123 45 67") == []
    assert left("198507099805, 8507099805, 19850709-9805", "850709-9805") == []
    assert left("www.annalind.example", "Anna Lind") == []


@pytest.mark.parametrize("masked", ["Beslut om elevens skolgång", "svårt sjuk och trött i dag", "Lind", "§ 12 AB"])
def test_a_sentence_or_a_single_word_has_no_parts(masked):
    assert left("Beslut, Elevens, Svårt, Trött, Lindar, AB", masked) == []


def test_a_name_in_a_sentence_or_an_address_has_parts():
    assert left("Anna och Lind. Enligt lag.", "Enligt Anna Lind är det så") == ["Anna", "Lind"]
    assert left("Lind svarade Anna", "anna.lind@lindhaga.example") == ["Lind", "Anna"]
    assert left("Myrstack", "anna von myrstack") == ["Myrstack"]


def test_a_name_with_gaps_in_it_and_not_words_that_happen_to_make_one():
    assert left("T o r d y v e l My r s t a c k", "Tordyvel Myrstack") == ["T o r d y v e l My r s t a c k"]
    assert left("Av Tor-dyvel, Myr- stack", "Tordyvel Myrstack") == ["Tor-dyvel, Myr- stack"]
    assert left("i sak och i var by, anna-karin", "Isak Ivar", "Anna Karin Lind") == []


def test_it_is_told_once_and_of_which_words():
    (trace,) = traces("Lind, lind och Lind", [Words("Anna Lind"), Words("Bo Lind")])
    assert trace.of == "Anna Lind"
