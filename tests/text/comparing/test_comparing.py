"""What changed between two texts; both can be had back exactly."""

import re
import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from text.cleaning import clean
from text.comparing import changed_html, compare, is_changed, new_of, old_of, read

_WORD_LIST = [
    "polisen",
    "Brå",
    "ska",
    "2027-2030",
    "12,5",
    ",",
    ".",
    "–",
    "&",
    "<",
    "e\u0300",
    "\u0301",
    "\u00a0",
    "😀",
]
_TAGS = ["p", "ul", "ol", "li", "table", "tr", "td", "th", "thead", "caption", "h3", "h4", "a", "strong", "em", "br"]
_WITH = {
    "a": ' href="https://lindhaga.example/?a=1&amp;b=2"',
    "td": ' colspan="2"',
    "ol": ' start="3"',
    "th": ' scope="col"',
}
WORDS = st.lists(st.sampled_from(_WORD_LIST), max_size=6).map(lambda words: escape(" ".join(words), quote=False))
# What an editor, a paste or a file may bring; `clean` makes of it what a section may hold.
ANYTHING = st.recursive(
    WORDS,
    lambda inner: st.lists(
        st.one_of(
            inner,
            st.tuples(st.sampled_from(_TAGS), inner).map(
                lambda one: f"<{one[0]}{_WITH.get(one[0], '')}>{one[1]}</{one[0]}>"
            ),
        ),
        max_size=5,
    ).map("".join),
    max_leaves=25,
)
SECTION = ANYTHING.map(clean)


@st.composite
def edited(draw):
    """A text, and the same after somebody has taken out, put in and moved parts of it."""
    old = draw(SECTION)
    parts = re.split(r"(<[^>]+>|\s)", old)
    for _turn in range(draw(st.integers(0, 4))):
        place, other = (draw(st.integers(0, len(parts) - 1)) for _side in range(2))
        what = draw(st.sampled_from(["", "vartannat ", "swap"]))
        if what == "swap":
            parts[place], parts[other] = parts[other], parts[place]
        else:
            parts[place] = what
    return old, clean("".join(parts))


PAIR = st.one_of(edited(), st.tuples(SECTION, SECTION))


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


@settings(max_examples=150, deadline=None)
@given(PAIR)
def test_both_texts_are_had_back_exactly(pair):
    old, new = pair
    both = compare(read(old), read(new))
    assert old_of(both) == read(old)
    assert new_of(both) == read(new)
    assert is_changed(both) == (old != new)


@settings(max_examples=150, deadline=None)
@given(PAIR)
def test_both_texts_are_had_back_from_the_page(pair):
    old, new = pair
    both = changed_html(old, new)
    assert without(both, "ins", "added") == old
    assert without(both, "del", "removed") == new


@settings(deadline=None)
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
        (
            "<p>Avtalet gäller 2027-2028 för 12,5 tjänster.</p>",
            "<p>Avtalet gäller 2027-2030 för 12,7 tjänster.</p>",
            "<p>Avtalet gäller <del>2027-2028</del><ins>2027-2030</ins> för "
            "<del>12,5</del><ins>12,7</ins> tjänster.</p>",
        ),
        (
            "<p>För ökad trygghet och säkerhet i kommunen.</p>",
            "<p>För ökad säkerhet och trygghet i kommunen.</p>",
            "<p>För ökad <del>trygghet och säkerhet</del><ins>säkerhet och trygghet</ins> i kommunen.</p>",
        ),
        (
            "<p>Parterna är överens om att gruppen leds av rektorn och träffas sällan, enligt planen för skolan.</p>",
            "<p>Parterna är överens om att nämnden styrs nu och möts gärna ofta, enligt planen för skolan.</p>",
            "<p>Parterna är överens om att <del>gruppen leds av rektorn och träffas sällan</del>"
            "<ins>nämnden styrs nu och möts gärna ofta</ins>, enligt planen för skolan.</p>",
        ),
        (
            "<p>Rad ett<br>rad två</p>",
            "<p>Rad ett<br>rad tre</p>",
            "<p>Rad ett<br>rad <del>två</del><ins>tre</ins></p>",
        ),
    ],
)
def test_it_shows_what_a_person_would_point_at(old, new, expected):
    assert changed_html(old, new) == expected


def test_a_list_that_became_numbered_is_another_list():
    both = changed_html("<ul><li>Ett möte</li></ul>", "<ol><li>Ett möte</li></ol>")
    assert 'ul data-change="removed"' in both
    assert 'ol data-change="added"' in both


def test_words_that_are_moved_are_moved_together():
    run = "och därefter vilar vi"
    rest = "minst en gång per år redovisas arbetet för nämnden"
    both = changed_html(f"<p>I början {run} {rest}.</p>", f"<p>I början {rest} {run}.</p>")
    assert both.count("<del>") == both.count("<ins>") == 1


def test_a_phrase_replaced_in_every_paragraph_is_shown_in_each_of_them():
    old = "".join(f"<p>Punkt {number} om trygghet för {number * 7} boende i området.</p>" for number in range(300))
    both = changed_html(old, old.replace("trygghet", "säkerhet"))
    assert both.count("<del>trygghet</del><ins>säkerhet</ins>") == 300
    assert "data-change" not in both


def test_a_paragraph_without_any_words_of_its_own_to_go_by_takes_no_time():
    start = time.process_time()
    both = compare(read(f"<p>{'a b ' * 20_000}</p>"), read(f"<p>{'b a ' * 20_000}c</p>"))
    assert is_changed(both)
    assert time.process_time() - start < 10


def test_changed_paragraphs_are_found_again_below_new_ones_at_the_top():
    old = [f"<p>Punkt {number} handlar om plats {number * 7} och dess belysning.</p>" for number in range(100)]
    new = [text.replace("belysning", "skötsel") for text in old]
    top = [f"<p>Helt ny inledning nummer {number * 3} utan motsvarighet förut.</p>" for number in range(20)]
    both = changed_html("".join(old), "".join(top + new))
    assert both.count('data-change="added"') == 20
    assert both.count("<del>belysning</del><ins>skötsel</ins>") == 100
