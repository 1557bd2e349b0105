import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.cleaning import clean, plain, received


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("", ""),
        ("   ", ""),
        ("ord", "<p>ord</p>"),
        ("<div>ett</div><div>två</div>", "<p>ett</p><p>två</p>"),
        ("<p>ett <b>två</b> <i>tre</i></p>", "<p>ett <strong>två</strong> <em>tre</em></p>"),
        ("<p></p><p>&nbsp;</p><p>a</p>", "<p>a</p>"),
        ("<p>a&nbsp;&nbsp; b</p>", "<p>a b</p>"),
        ("<p>1&nbsp;januari</p>", "<p>1&nbsp;januari</p>"),
        ("<p>a<br><br>b<br>c</p>", "<p>a</p><p>b<br>c</p>"),
        ("<h1>A</h1><h2>B</h2><h3>C</h3><h5>D</h5><h6>E</h6>", "<h3>A</h3><h3>B</h3><h3>C</h3><h4>D</h4><h4>E</h4>"),
        ("<h2><strong>A</strong><br>B</h2>", "<h3>A B</h3>"),
        ("<ul><li><p>a</p></li><li></li></ul>", "<ul><li>a</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "<ol><li><p>a</p><p>b</p></li></ol>"),
        ('<a href="https://">a</a> <a href="http://h&#10;j">b</a> <a href="mailto:c">c</a>', "<p>a b c</p>"),
        ('<a href="https://säker@ond.example">a</a>', "<p>a</p>"),
        (
            '<a href="https://lindhaga.example/en plan.pdf">a</a>',
            '<p><a href="https://lindhaga.example/en%20plan.pdf">a</a></p>',
        ),
        ('<ol start="4"><li>a</li></ol>', '<ol start="4"><li>a</li></ol>'),
        ('<ol start="1" type="a"><li>a</li></ol>', "<ol><li>a</li></ol>"),
        ('<ol start="-2"><li>a</li></ol><ol start="x"><li>b</li></ol>', "<ol><li>a</li></ol><ol><li>b</li></ol>"),
        ('<ul start="4"><li>a</li></ul>', "<ul><li>a</li></ul>"),
        ('<ol><li>a<ol start="03"><li>b</li></ol></li></ol>', '<ol><li>a<ol start="3"><li>b</li></ol></li></ol>'),
        ("<p>a<script>alert(1)</script><style>p{}</style></p>", "<p>a</p>"),
        ('<p onclick="x()" class="y" style="color:red">a</p>', "<p>a</p>"),
        (
            '<a href="https://lindhaga.example/a?b=1&amp;c=2">a</a>',
            '<p><a href="https://lindhaga.example/a?b=1&amp;c=2">a</a></p>',
        ),
        (
            '<a href="mailto:a@lindhaga.example" target="_blank">a</a>',
            '<p><a href="mailto:a@lindhaga.example">a</a></p>',
        ),
        ('<a href="javascript:alert(1)">a</a> <a href="/b">b</a> <a href="data:text/html,x">c</a>', "<p>a b c</p>"),
        ('<span style="font-weight:700">a</span><b style="font-weight:normal">b</b>', "<p><strong>a</strong>b</p>"),
        ("<em><strong>a</strong></em><strong><em>b</em></strong>", "<p><strong><em>ab</em></strong></p>"),
        ('<p>a<span style="display:none">dolt</span></p>', "<p>a</p>"),
        ("<p>kvar <del>struket</del><ins>nytt</ins></p>", "<p>kvar nytt</p>"),
        ("<table><tr><td>ensam</td></tr></table>", "<p>ensam</p>"),
        ("<blockquote>a<hr>b</blockquote>", "<p>a</p><p>b</p>"),
    ],
)
def test_it_keeps_what_a_section_may_hold(given_html, expected):
    assert clean(given_html) == expected


def test_it_keeps_tables_with_heads_and_spans():
    table = (
        "<table><caption>Löften</caption><thead><tr><th scope='col'>Vad</th><th onclick='x'>Vem</th></tr></thead>"
        "<tr><td colspan='2' width='3' rowspan='x'><p>Alla</p></td></tr><tr><td>a<p>b</p></td><td></td></tr></table>"
    )
    assert clean(table) == (
        '<table><caption>Löften</caption><thead><tr><th scope="col">Vad</th><th>Vem</th></tr></thead>'
        '<tbody><tr><td colspan="2">Alla</td></tr><tr><td><p>a</p><p>b</p></td><td></td></tr></tbody></table>'
    )


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office"><head><style><!-- p.MsoNormal{} --></style></head><body>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<!--StartFragment-->
<p class=MsoTitle>Samverkan<o:p></o:p></p>
<p class=MsoNormal style='mso-margin-top-alt:auto'><b style='mso-bidi-font-weight:normal'>Kommunen</b> och
polisen <i>samverkar</i>.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Vandringar<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>a)<span>&nbsp;</span></span><![endif]>om hösten</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>b)</span><![endif]>om våren</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o</span><![endif]>Kontroller</p>
<p class=MsoNormal>Slut.</p>
<!--EndFragment--></body></html>"""


def test_a_paste_from_word_comes_out_clean():
    assert clean(WORD) == (
        "<h3>Samverkan</h3><p><strong>Kommunen</strong> och polisen <em>samverkar</em>.</p>"
        "<ul><li>Vandringar<ol><li>om hösten</li><li>om våren</li></ol></li><li>Kontroller</li></ul><p>Slut.</p>"
    )


def test_word_list_signs_become_a_list_also_when_their_style_is_lost():
    html = "<p class=MsoListParagraph>·&nbsp;&nbsp; ett</p><p class=MsoListParagraph>·&nbsp;två</p><p>tre</p>"
    assert clean(html) == "<ul><li>ett</li><li>två</li></ul><p>tre</p>"


def test_lists_of_word_on_the_web_become_one_list():
    html = "".join(
        f'<div class="ListContainerWrapper"><ul><li data-aria-level="{level}"><p>{words}</p></li></ul></div>'
        for level, words in [(1, "ett"), (2, "under"), (1, "två")]
    )
    assert clean(html) == "<ul><li>ett<ul><li>under</li></ul></li><li>två</li></ul>"


def test_text_is_nfc_without_signs_that_cannot_be_seen():
    assert clean("<p>fo\u0308re\u00adbyg\u200bgande</p>") == "<p>förebyggande</p>"


def test_plain_gives_a_line_for_each_part():
    html = "<h3>A</h3><p>b<br>c</p><ul><li>d<ul><li>e</li></ul></li></ul><table><tr><th>f</th><td>g</td></tr></table>"
    assert plain(html) == "A\nb\nc\nd\ne\nf\tg"


@pytest.mark.parametrize(
    "start", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<p>", "<!--", "<", "&", "<a href=x>"]
)
def test_a_deep_or_broken_text_does_no_harm(start):
    once = clean(start * 3000 + "x")
    assert clean(once) == once


TAGS = [
    "p",
    "div",
    "b",
    "strong",
    "em",
    "i",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "caption",
    "h1",
    "h3",
]
TAGS += ["h5", "a href='https://a.se/ b'", "a href=' mailto:x'", "span style='font-weight:bold'", "del", "form", "main"]
TAGS += [
    "p style='mso-list:l0 level3 lfo1'",
    "span style='mso-list:Ignore'",
    "p class=MsoListParagraph",
    "td colspan=3",
]
TAGS += [
    "li data-aria-level=2",
    "script",
    "svg",
    "hr",
    "blockquote",
    "option",
    "button",
    "b style='font-weight:normal'",
]
WORDS = ["a", " ", "&nbsp;", "\n", "<br>", "e\u0301", "\u0338", "&gt;", "&amp;lt;b&gt;", "1. x", "· y", "\u00ad", "o z"]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from(WORDS),
    st.text(max_size=4),
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=500, deadline=None)
def test_cleaning_again_changes_nothing(html):
    once = clean(html)
    assert clean(once) == once


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(deadline=None)
def test_only_allowed_tags_and_attributes_are_left(html):
    for tag, attributes in re.findall(r"<(\w+)([^>]*)>", clean(html)):
        assert re.fullmatch("p|h3|h4|ul|ol|li|strong|em|a|br|table|caption|thead|tbody|tr|th|td", tag)
        assert not attributes.strip() or re.fullmatch(r'( (href|colspan|rowspan|scope)="[^"]*")+', attributes)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<li>", "<ul>", "</ul>", "<td>", "<table>", "<b>", "</b>", "å", "b ", " c"])
    )
)
@settings(deadline=None)
def test_no_letter_is_lost(pieces):
    letters = "".join(piece.strip() for piece in pieces if not piece.startswith("<"))
    html = "".join(pieces)
    assert sorted("".join(plain(html).split())) == sorted(unicodedata.normalize("NFC", letters))
    assert plain(clean(html)) == plain(html)


def test_marks_are_not_piled_on_a_letter():
    assert received("<p>a\u0308 vie\u0323\u0302t</p>") == "<p>ä vi\u1ec7t</p>"
    assert len(received("<p>e" + "\u0301" * 5000 + "</p>")) < 20
