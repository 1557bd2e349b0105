"""A clause taken out and put back leaves the text as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.clauses import Place, clauses, cut, put_back
from text.cleaning import clean

TEXT = clean(
    "<p>Rådet leder arbetet. <strong>Polisen</strong> gör tio kontroller. Alla träffas varje vecka.</p>"
    "<ul><li>Kommunen lagar lampor.</li><li>Polisen kommer<ul><li>i bil</li><li>till fots</li></ul></li></ul>"
    "<h3>Rubrik</h3><p>En rad<br>och en till</p>"
    "<table><tbody><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></tbody></table>"
)


def test_paragraphs_and_items_are_clauses_and_headings_and_tables_are_not():
    said = [(str(clause.place), clause.text) for clause in clauses(TEXT)]
    assert said == [
        ("0", "Rådet leder arbetet. Polisen gör tio kontroller. Alla träffas varje vecka."),
        ("1.0", "Kommunen lagar lampor."),
        ("1.1", "Polisen kommer\ni bil\ntill fots"),
        ("3", "En rad\noch en till"),
    ]


@pytest.mark.parametrize("clause", clauses(TEXT), ids=lambda clause: str(clause.place))
def test_a_whole_clause_goes_and_comes_back(clause):
    rest, taken = cut(TEXT, clause.place)
    assert taken == clause.html
    assert clause.text.splitlines()[0] not in rest
    assert put_back(rest, clause.place, taken) == TEXT


@pytest.mark.parametrize(
    "sentence", ["Rådet leder arbetet.", "Polisen gör tio kontroller.", "Alla träffas varje vecka."]
)
def test_a_sentence_goes_with_its_marks_and_comes_back(sentence):
    place = Place(0, None, clauses(TEXT)[0].text.index(sentence))
    rest, taken = cut(TEXT, place, len(sentence))
    assert clauses(taken)[0].text == sentence
    assert sentence not in clauses(rest)[0].text
    assert ("<strong>" in taken) == sentence.startswith("Polisen")
    assert put_back(rest, place, taken) == TEXT


def test_the_only_item_takes_the_list_with_it():
    html = clean("<p>Så gör vi:</p><ul><li>Polisen gör tio kontroller.</li></ul><p>Slut.</p>")
    rest, taken = cut(html, Place(1, 0))
    assert rest == "<p>Så gör vi:</p><p>Slut.</p>"
    assert put_back(rest, Place(1, 0), taken) == html


def test_where_the_text_has_become_another_the_clause_comes_back_all_the_same():
    for place in (Place(7), Place(7, 2), Place(7, 2, 40), Place(0, None, 900)):
        assert "tillbaka" in put_back("<h3>Kort</h3>", place, "<p>Nu är den tillbaka.</p>")
    assert put_back("", Place(0), "<ul><li>Ett</li></ul>") == "<ul><li>Ett</li></ul>"


@given(st.lists(st.text("abå. <&", min_size=1, max_size=12), min_size=1, max_size=5), st.booleans(), st.data())
def test_any_clause_of_any_text_comes_back_where_it_stood(words, is_list, data):
    tag = "li" if is_list else "p"
    body = "".join(f"<{tag}>{word.replace('&', '&amp;').replace('<', '&lt;')}</{tag}>" for word in words)
    html = clean(f"<ul>{body}</ul>" if is_list else body)
    found = clauses(html)
    if found:
        clause = data.draw(st.sampled_from(found))
        rest, taken = cut(html, clause.place)
        assert put_back(rest, clause.place, taken) == html


def test_a_place_is_written_and_read():
    for place in (Place(3), Place(3, 1), Place(3, None, 17), Place(3, 1, 17)):
        assert Place.read(str(place)) == place
    with pytest.raises(ValueError, match="invalid literal"):
        Place.read("första")
