import pytest

from text.printing.tidying import tidied
from text.printing.typography import kept_together


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("den 1 januari 2027", "den 1_januari 2027"),
        ("enligt § 12 och 9 § lagen", "enligt §_12 och 9_§ lagen"),
        ("med 12 000 kr", "med 12_000 kr"),
        ("hela 1 234 567 invånare", "hela 1_234_567 invånare"),
        ("med 68 % och 0,2 ‰", "med 68_% och 0,2_‰"),
        ("Dnr KS 2026/123", "Dnr_KS_2026/123"),
        ("se bilaga 2", "se bilaga_2"),
        ("kl. 14.32", "kl._14.32"),
        ("t. ex. så", "t._ex. så"),
        ("2027 – 2030", "2027_– 2030"),
        ("1 januari – 31 december", "1_januari_– 31_december"),
        ("år 2027 och 12 personer", "år 2027 och 12 personer"),
    ],
)
def test_words_that_belong_together_stay_on_one_line(typed, printed):
    assert kept_together(typed).replace("\u00a0", "_") == printed


def test_words_are_left_as_typed_in_addresses():
    html = '<p><a href="https://example.org/a 1 januari">§ 1</a></p>'
    assert tidied(html) == '<p><a href="https://example.org/a 1 januari">§\u00a01</a></p>'


def test_text_with_markup_signs_stays_text():
    assert tidied("<p>a &lt; b &amp;lt; c</p>") == "<p>a &lt; b &amp;lt; c</p>"


def test_no_level_is_skipped_among_the_headings():
    assert tidied("<h1>A</h1><h3>B</h3><h5>C</h5><h2>D</h2><h4>E</h4>") == (
        "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><h3>E</h3>"
    )


def test_a_table_gets_widths_for_its_columns_after_its_caption():
    html = tidied("<table><caption>T</caption><tr><th>Nr</th><th>Uppgift som är lång</th></tr></table>")
    assert html.startswith('<table><caption>T</caption><colgroup><col style="width:')


def test_a_table_on_a_screen_finds_its_own_widths():
    assert "colgroup" not in tidied("<table><tr><td>a</td></tr></table>", is_printed=False)
