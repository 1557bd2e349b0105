from hypothesis import given
from hypothesis import strategies as st

from text.cleaning import clean
from text.plain_wording import as_typed, from_typed

WHOLE = clean(
    "<h3>Rubrik</h3><p>Ett <strong>två</strong><br>rad</p><ul><li>a</li><li>b</li></ul>"
    '<ol start="3"><li>x</li></ol><p>slut &lt; 2</p>'
)


def test_what_is_left_as_it_was_keeps_its_form():
    assert from_typed(as_typed(WHOLE), WHOLE) == WHOLE
    assert from_typed(as_typed(WHOLE).replace("\n", "\r\n"), WHOLE) == WHOLE


def test_only_what_was_changed_loses_its_marks():
    typed = as_typed(WHOLE).replace("– b", "– b\n– c")
    assert from_typed(typed, WHOLE) == WHOLE.replace("<li>b</li>", "<li>b</li><li>c</li>")


def test_numbers_go_on_from_where_they_began():
    assert from_typed("4. fyra\n5. fem", "") == '<ol start="4"><li>fyra</li><li>fem</li></ol>'


def test_a_table_is_not_for_a_plain_field():
    table = clean("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>")
    assert as_typed(table) is None


def test_lists_within_lists_are_not_for_a_plain_field():
    assert as_typed(clean("<ul><li>a<ul><li>b</li></ul></li></ul>")) is None


@given(st.lists(st.text(alphabet="abc åäö.,–1<&", min_size=1), min_size=1))
def test_any_paragraphs_come_back(words):
    html = clean("".join(f"<p>{word.replace('&', '&amp;').replace('<', '&lt;')}</p>" for word in words))
    assert from_typed(as_typed(html), html) == html
