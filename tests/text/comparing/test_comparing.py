"""What changed between two texts; both can be had back exactly."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from text.cleaning import clean
from text.comparing import changed_html, compare, is_changed, new_of, old_of, read

_WORD_LIST = ["polisen", "kommunen", "Brå", "och", "ska", "2027", ",", ".", "–", "mötas", "&", "<"]
WORDS = st.lists(st.sampled_from(_WORD_LIST)).map(lambda words: escape(" ".join(words), quote=False))
MARKS = st.sampled_from(["", "", "", "strong", "em"])


def _marked(parts):
    return " ".join(f"<{tag}>{text}</{tag}>" if tag else text for text, tag in parts)


SENTENCE = st.lists(st.tuples(WORDS, MARKS))
INLINE = SENTENCE.map(_marked)
BLOCK = st.one_of(
    INLINE.map("<p>{}</p>".format),
    INLINE.map("<h3>{}</h3>".format),
    st.lists(INLINE.map("<li>{}</li>".format), min_size=1).map(lambda items: f"<ul>{''.join(items)}</ul>"),
    st.tuples(INLINE, INLINE).map("<ol><li>{0[0]}<ul><li>{0[1]}</li></ul></li></ol>".format),
    st.lists(st.lists(INLINE.map("<td>{}</td>".format), min_size=1, max_size=3), min_size=1, max_size=4).map(
        lambda rows: "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>"
    ),
)
SECTION = st.lists(BLOCK, max_size=6).map("".join).map(clean)


def without(html: str, tag: str, change: str) -> str:
    """What a reader has left who skips one kind of marks, in the eyes of another parser."""
    root = lxml_html.fragment_fromstring(html, create_parent="main")
    for mark in root.xpath(f"//{tag} | //*[@data-change='{change}']"):
        mark.drop_tree()
    for mark in root.xpath("//ins | //del"):
        mark.drop_tag()
    for block in root.xpath("//*[@data-change]"):
        del block.attrib["data-change"]
    return clean(lxml_html.tostring(root, encoding="unicode"))


@settings(max_examples=100, deadline=None)
@given(SECTION, SECTION)
def test_both_texts_are_had_back_exactly(old, new):
    both = compare(read(old), read(new))
    assert old_of(both) == read(old)
    assert new_of(both) == read(new)
    assert is_changed(both) == (old != new)


@settings(max_examples=100, deadline=None)
@given(SECTION, SECTION)
def test_both_texts_are_had_back_from_the_page(old, new):
    both = changed_html(old, new)
    assert without(both, "ins", "added") == old
    assert without(both, "del", "removed") == new


@given(SECTION)
def test_equal_texts_have_no_changes(text):
    assert changed_html(text, text) == text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "<p>Vi ses varje år.</p>",
            "<p>Vi ses vartannat år.</p>",
            "<p>Vi ses <del>varje</del><ins>vartannat</ins> år.</p>",
        ),
        (
            "<p>Vi ses en gång.</p>",
            "<p>Vi ses <strong>en</strong> gång.</p>",
            "<p>Vi ses <del>en</del><ins><strong>en</strong></ins> gång.</p>",
        ),
        (
            "<ul><li>Skolan</li><li>Torget</li></ul>",
            "<ul><li>Skolan</li></ul>",
            '<ul><li>Skolan</li><li data-change="removed"><del>Torget</del></li></ul>',
        ),
        (
            "<table><tbody><tr><td>År</td><td>10</td></tr></tbody></table>",
            "<table><tbody><tr><td>År</td><td>12</td></tr></tbody></table>",
            "<table><tbody><tr><td>År</td><td><del>10</del><ins>12</ins></td></tr></tbody></table>",
        ),
        (
            "<p>Den gamla meningen är borta.</p>",
            "<p>Här står något annat nu, helt nytt.</p>",
            '<p data-change="removed"><del>Den gamla meningen är borta.</del></p>'
            '<p data-change="added"><ins>Här står något annat nu, helt nytt.</ins></p>',
        ),
    ],
)
def test_it_shows_what_a_person_would_point_at(old, new, expected):
    assert changed_html(old, new) == expected


def test_a_list_that_became_numbered_is_another_list():
    both = changed_html("<ul><li>Ett möte</li></ul>", "<ol><li>Ett möte</li></ol>")
    assert 'ul data-change="removed"' in both
    assert 'ol data-change="added"' in both
