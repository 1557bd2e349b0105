"""References to appendices follow the papers, and nothing else in the text is touched."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boards.letters.references import GONE, moved, references_in, renumbered

SWAP = {1: 2, 2: 1}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(se bilaga 1)", "(se bilaga 2)"),
        ("Bilaga 2 visar ändringarna.", "Bilaga 1 visar ändringarna."),
        ("bilagorna 1 och 2", "bilagorna 2 och 1"),
        ("bilaga 1 respektive 3", "bilaga 2 respektive 3"),
        ("bilaga&nbsp;1", "bilaga&nbsp;2"),
        ("bilaga\u00a01.", "bilaga\u00a02."),
        ("bilaga <strong>1</strong>", "bilaga <strong>2</strong>"),
        ("Se bil. 1 om tiden.", "Se bil. 2 om tiden."),
        ("bilagor 1, 2 samt 3", "bilagor 2, 1 samt 3"),
        ("bilagorna 1–2", "bilagorna 1–2"),
        ("bilagorna 2–3", "bilagorna 1 och 3"),
        ("bilaga 1 till den här skrivelsen", "bilaga 2 till den här skrivelsen"),
    ],
)
def test_a_reference_gets_the_number_of_its_paper(before, after):
    assert renumbered(before, SWAP) == after


@pytest.mark.parametrize(
    "text",
    [
        "bilaga 1 till överenskommelsen",
        "bilagorna 1 och 2 till lagen",
        "bilaga 1.2",
        "bilaga 1a",
        "bilaga 7",
        "1 och 2 punkter",
        '<a href="https://lindhaga.example/bilaga 1">protokollet</a>',
        "förbilaga 1",
        "Bilagan har 2 sidor.",
    ],
)
def test_what_is_no_reference_to_these_papers_is_left_as_it_is(text):
    assert renumbered(text, SWAP) == text


def test_a_reference_to_what_left_stays_and_says_so_once_and_for_all():
    moves = moved(["a", "b", "c"], ["b", "c"])
    said = renumbered("Se bilaga 1 och bilagorna 2 och 3.", moves)
    assert said == f"Se bilaga 1 {GONE} och bilagorna 1 och 2."
    assert renumbered(said, {1: 2, 2: 1}) == f"Se bilaga 1 {GONE} och bilagorna 2 och 1."
    assert references_in(said) == [1, 2]


# A machine with much to do draws slowly; that says nothing of the references.
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def letters(draw):
    """A text with references, and how many appendices it has."""
    size = draw(st.integers(1, 9))
    numbers = st.integers(1, size)
    single = numbers.map(lambda number: f"(se bilaga {number})")
    pair = st.tuples(numbers, numbers).map(lambda two: f"i bilagorna {two[0]} och {two[1]} står")
    words = st.sampled_from(
        ["Det kostar 2 < 3 kronor. ", "Se sidan 4. ", "<p>Å ena sidan</p>", "&nbsp;", "i 12 och 13 §§. "]
    )
    return size, "".join(draw(st.lists(st.one_of(single, pair, words), max_size=8)))


@calmly
@given(letters(), st.data())
def test_there_and_back_again_gives_the_same_text(letter, data):
    size, text = letter
    before = list(range(size))
    after = data.draw(st.permutations(before))
    there = renumbered(text, moved(before, after))
    assert renumbered(there, moved(after, before)) == text


@calmly
@given(letters(), st.data())
def test_every_reference_still_names_the_paper_that_it_named(letter, data):
    size, text = letter
    before = list(range(size))
    after = data.draw(st.permutations(before))
    there = renumbered(text, moved(before, after))
    named = [before[number - 1] for number in references_in(text)]
    assert [after[number - 1] for number in references_in(there)] == named


@calmly
@given(letters(), st.data())
def test_when_papers_leave_no_reference_leads_to_another_paper(letter, data):
    size, text = letter
    before = list(range(size))
    after = data.draw(st.lists(st.sampled_from(before), unique=True))
    there = renumbered(text, moved(before, after))
    kept = [before[number - 1] for number in references_in(text) if before[number - 1] in after]
    assert [after[number - 1] for number in references_in(there)] == kept
    assert there.count(GONE) == len(references_in(text)) - len(kept)
