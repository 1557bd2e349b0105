"""A paper of ours is masked before it is printed, so that the printer never meets the words."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import printing
from tests.support import papers
from tests.support.verapdf import quick_failures
from tests.text.masking.bearing import where
from text.printing.masking import Words, find, masked_html
from text.printing.pdf import render_pdf

NAMES = st.sampled_from(["Tordyvel", "Tordyvel Myrstack", "Åskvigg Ö-Norén", "850709-9805", "myrstack@väg.example"])


def mask(html: str, *words: str) -> str:
    return masked_html(html, [Words(each) for each in words])[0]


@pytest.mark.parametrize(
    "html",
    [
        "<p>An<strong>na</strong> E<em>k</em></p>",
        "<p>Anna<br>Ek</p>",
        "<table><tr><td>Anna</td><td>Ek</td></tr></table>",
        "<p>Anna</p><p>Ek</p>",
        "<p>An&shy;na &#69;k</p>",
        '<p title="Anna Ek"><img alt="Anna Ek" src="bild.png"></p>',
        '<p><a href="mailto:anna%20ek@lindhaga.example">skriv</a></p>',
        '<p><a href="mailto:anna.ek@lindhaga.example">skriv</a></p>',
        '<p><a href="https://lindhaga.example/?q=Anna+Ek">se</a> <a href="https://lindhaga.example/anna-ek">här</a></p>',
        "<p>text<!-- Anna Ek --></p>",
    ],
)
def test_words_over_marks_lines_cells_and_in_attributes(html):
    left = mask(html, "Anna Ek")
    assert not find(left, [Words("Anna Ek")])
    assert "anna" not in left.casefold()


def test_the_rest_is_as_it_was():
    html = '<!DOCTYPE html><html lang="sv"><head><title>A &amp; B</title></head><body class="x"><p>1 &lt; 2</p></body>'
    assert mask(html, "Anna") == html


def test_the_number_of_places_is_told():
    assert masked_html("<title>Ek</title><p>Ek och E<b>k</b></p>", [Words("Ek")])[1] == 3
    assert masked_html('<p><a href="mailto:ek@x.example">oss</a> <img alt="Ek"></p>', [Words("Ek")])[1] == 2


def test_a_picture_that_has_the_words_goes_altogether():
    drawn = base64.b64encode(b"<svg><text>Anna Ek</text></svg>").decode()
    assert "svg" not in mask(f'<img src="data:image/svg+xml;base64,{drawn}">', "Anna Ek")
    assert "svg" in mask(f'<img src="data:image/svg+xml;base64,{drawn}">', "Bo Ek")


@settings(max_examples=5, deadline=None)
@given(secret=NAMES, place=st.sampled_from(["title", "heading", "text", "party", "number", "signatory"]))
def test_the_word_is_nowhere_in_the_printed_file(secret, place):
    content = papers.agreement()
    _put(content, place, secret)
    html = printing.paper_html(content, mark="Kopia", logos=papers.LOGOS)
    assert find(html, [Words(secret)]), "It is there before it is masked."
    pdf = render_pdf(mask(html, secret))
    assert where(pdf, secret) == []
    assert not quick_failures(pdf, "2a")
    assert not quick_failures(pdf, "ua1")


def _put(content: dict, place: str, secret: str) -> None:
    content["sections"] = content["sections"][:1] + content["sections"][-1:]
    match place:
        case "title":
            content["frame"]["title"] = f"Överenskommelse med {secret}"
        case "heading":
            content["sections"][0]["heading"] = secret
        case "text":
            half = len(secret) // 2
            content["sections"][0]["html"] = f"<p>Med {secret[:half]}<em>{secret[half:]}</em> och {secret.upper()}.</p>"
        case "party":
            content["frame"]["parties"][1]["name"] = secret
        case "number":
            content["frame"]["numbers"][0]["number"] = secret
        case "signatory":
            content["signatories"][0]["name"] = secret
