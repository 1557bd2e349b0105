"""Words are found however they are written, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.printing.masking import Words, covers, find, is_maskable, masked_text


def found(text: str, words: str, **how) -> list[str]:
    return [text[start:end] for start, end in find(text, [Words(words, **how)])]


@pytest.mark.parametrize(
    "text",
    [
        "anna ek",
        "ANNA EK",
        "Anna\nEk",
        "Anna\u00a0Ek",
        "Anna  \r\n Ek",
        "An-\nna Ek",
        "An\u00adna Ek",
        "An\u200bna Ek",
        "An\x02\r\nna Ek",
        "Ann\ufeffa Ek",
    ],
)
def test_a_name_in_another_case_over_a_line_or_with_what_nobody_sees(text):
    assert found(f"Till {text}, idag", "Anna Ek") == [text]


@pytest.mark.parametrize("words", ["\u00c5ke \u00d6berg", "A\u030ake O\u0308berg"])
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_letters_that_are_put_together_in_another_way(form, words):
    text = unicodedata.normalize(form, "Åke Öberg")
    assert found(f"av {text}.", words) == [text]


def test_ligatures_and_signs_that_look_the_same():
    assert found("en ﬁnt ﬂäkt", "fint") == ["ﬁnt"]
    assert found("Karl‑Erik", "Karl-Erik") == ["Karl‑Erik"]
    assert found("Karl-\nErik", "Karl-Erik") == ["Karl-\nErik"]


@pytest.mark.parametrize("text", ["850709-9805", "8507099805", "19850709-9805", "19850709 9805", "850709–9805"])
@pytest.mark.parametrize("words", ["850709-9805", "19850709-9805", "198507099805"])
def test_a_personal_number_with_its_century_or_without(text, words):
    assert found(f"({text})", words) == [text]


def test_a_telephone_number_however_its_figures_are_parted():
    assert found("070-123 45 67 eller 0701234567", "070 123 45 67") == ["070-123 45 67", "0701234567"]


def test_a_number_within_a_longer_number_is_another_number():
    assert not found("8507099805123", "850709-9805")


def test_a_line_end_joins_letters_after_a_hyphen_only():
    assert not found("Kom Al\nva", "Alva")
    assert found("Al-\nva, Al\u00ad\nva", "Alva") == ["Al-\nva", "Al\u00ad\nva"]


def test_within_longer_words_unless_whole_words_were_meant():
    assert found("Eken hos Ek, Eks väg", "Ek") == ["Ek", "Ek", "Ek"]
    assert found("Eken hos Ek, Eks väg", "Ek", whole=True) == ["Ek", "Eks"]


def test_an_accent_makes_another_letter():
    assert not found("A\u030ake", "ake")
    assert not found("Åke", "Ake")


def test_words_that_are_not_there():
    assert not found("Anna bor vid en ek", "Anna Ek")
    assert find("Anna", []) == []


@pytest.mark.parametrize(("words", "may"), [("Ek", True), ("§ 1", False), ("…", False), ("a" * 201, False)])
def test_what_can_be_looked_for(words, may):
    assert is_maskable(words) is may


def test_the_bar_is_never_the_words_themselves():
    assert masked_text("Det är maskat här", [Words("maskat")]) == "Det är ■ här"


LETTERS = st.text(st.characters(codec="utf-8", categories=["Ll", "Lu", "Lo"]), min_size=2, max_size=12)


@given(before=st.text(max_size=30), words=LETTERS, after=st.text(max_size=30), at=st.integers(1, 11))
def test_what_is_masked_is_not_found_again(before, words, after, at):
    written = words[:at] + "-\n" + words[at:] if at < len(words) else words.upper()
    masks = [Words(words)]
    left = masked_text(f"{before} {written} {words} {after}", masks)
    assert not find(left, masks)


@pytest.mark.parametrize(
    ("one", "other", "is_covered"),
    [
        (Words("0701234567"), Words("070-123 45 67", whole=True), True),
        (Words("myrstack"), Words("Myrstack", whole=True), True),
        (Words("Myrstack", whole=True), Words("Myrstack"), False),
        (Words("Myrstack"), Words("Myrstacken"), False),
    ],
)
def test_words_cover_others_that_stand_at_the_same_places(one, other, is_covered):
    assert covers(one, other) is is_covered
