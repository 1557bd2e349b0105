import pytest

from text.typed import as_html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Ett stycke.", "<p>Ett stycke.</p>"),
        ("Ett.\r\n\r\nTvå.\n \nTre.", "<p>Ett.</p><p>Två.</p><p>Tre.</p>"),
        ("Rad ett\nrad två", "<p>Rad ett<br>rad två</p>"),
        ('Färre än 5 < 10 & "fler"\n\nSlut', '<p>Färre än 5 &lt; 10 &amp; "fler"</p><p>Slut</p>'),
        ("<p>Ett</p>\n\n<p>Två</p>", "<p>Ett</p>\n\n<p>Två</p>"),
        (" \n\n ", ""),
    ],
)
def test_blank_lines_part_paragraphs_and_tags_are_left_as_they_are(typed, html):
    assert as_html(typed) == html
