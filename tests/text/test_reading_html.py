import pytest

from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE
from text.reading import Unreadable, read

PAGE = """<!doctype html><html lang="sv"><head><title>Lindhaga</title><script>var a = "<p>x</p>";</script></head><body>
<header><h1>Lindhaga kommun</h1><nav><ul><li>Start</li><li>Kontakt</li></ul></nav></header>
<div class="cookie-banner">Vi använder kakor</div>
<main><header><h1>Överenskommelse om samverkan</h1></header>
<nav aria-label="Innehåll"><a href="#a">Syfte</a></nav>
<h2 id="a">Syfte</h2><p>Att <b>minska</b> brotten &amp; öka<br>tryggheten.</p>
<ul><li>vandringar<ol><li>höst</li></ol></li><li>möten</li></ul>
<table><caption>Löften</caption><tr><th>Vad</th><th>Vem</th></tr><tr><td>Vandring</td><td>Polisen</td></tr></table>
<p hidden>dolt</p><p style="display:none">dolt</p><form><button>Skicka</button><p>Tyck till</p></form>
<aside>Läs också</aside></main>
<footer>Postadress 281 80 Lindhaga</footer></body></html>"""


def test_it_reads_what_the_page_is_about():
    source = read(PAGE.encode(), "sida.html")
    assert [(block.kind, block.text) for block in source.blocks] == [
        (HEADING, "Överenskommelse om samverkan"),
        (HEADING, "Syfte"),
        (PARAGRAPH, "Att minska brotten & öka tryggheten."),
        (ITEM, "vandringar"),
        (ITEM, "höst"),
        (ITEM, "möten"),
        (PARAGRAPH, "Löften"),
        (TABLE, "Vad\tVem\nVandring\tPolisen"),
    ]
    assert source.media_type == "text/html"
    assert source.notes == ["Webbplatsens menyer, sidhuvud och sidfot är inte med."]


def test_it_keeps_marks_levels_and_kinds_of_lists():
    blocks = read(PAGE.encode(), "sida.html").blocks
    assert [block.level for block in blocks if block.kind == HEADING] == [1, 2]
    assert [(block.level, block.ordered) for block in blocks if block.kind == ITEM] == [
        (1, False),
        (2, True),
        (1, False),
    ]
    assert blocks[2].html == "Att <strong>minska</strong> brotten &amp; öka<br>tryggheten."


def test_the_html_beside_has_nested_lists():
    html = read(PAGE.encode(), "sida.html").html
    assert "<ul><li>vandringar<ol><li>höst</li></ol></li><li>möten</li></ul>" in html


def test_a_page_that_is_one_form_is_read():
    html = "<html><body><form id='aspnetForm'><h1>Löften</h1><p>Polisen lovar att synas.</p></form></body></html>"
    assert [block.text for block in read(html.encode(), "a.htm").blocks] == ["Löften", "Polisen lovar att synas."]


def test_bold_lines_are_headings_that_are_not_sure():
    html = "<div><p><b>Syfte</b></p><p>Att samverka i kommunen.</p><p><b>Eva Ek</b></p><p>Kommunchef</p></div>"
    assert [(block.kind, block.sure) for block in read(html.encode(), "a.html").blocks] == [
        (HEADING, False),
        (PARAGRAPH, True),
        (PARAGRAPH, True),
        (PARAGRAPH, True),
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="påhittad">', "cp1252"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_it_finds_the_encoding(head, encoding):
    data = f"<html><head>{head}</head><body><p>Åtgärder för ökad trygghet</p></body></html>".encode(encoding)
    assert read(data, "a.html").blocks[0].text == "Åtgärder för ökad trygghet"


def test_a_page_without_text_is_refused():
    with pytest.raises(Unreadable, match="klistra in"):
        read(b"<html><body><nav>Meny</nav><script>x()</script></body></html>", "a.html")


def test_nothing_that_runs_is_shown_beside():
    html = read(b"<p onclick='x()'>a<img src=x onerror='y()'><a href='javascript:z()'>b</a></p>", "a.html").html
    assert html == "<p>ab</p>"
