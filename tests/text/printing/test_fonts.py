import io

import pytest
from pypdf import PdfReader

from text.printing import fonts
from text.printing.pdf import render_pdf
from text.printing.tidying import tidied


def page_of(body):
    return f'<!DOCTYPE html><html lang="sv"><head><title>Prov</title></head><body>{body}</body></html>'


def fonts_in(pdf):
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            found.add(font.get_object()["/BaseFont"].split("+")[1])
    return found


@pytest.mark.parametrize("sign", "åäöÅÄÖéüšŋđ§–—’”…€½«»·×→←☐☑☒✓≤≥≠≈‰\u2011\u2010")
def test_the_typeface_has_what_swedish_papers_need(sign):
    assert sign in fonts.covered()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("⇒", "→"),
        ("❑ Ja", "☐ Ja"),
        ("✅", "☑"),
        ("\uf0b7 punkt", "• punkt"),
        ("ﬁnal", "final"),
        ("⅓", "1⁄3"),
        ("a\u200bb", "ab"),
    ],
)
def test_a_sign_that_is_missing_is_written_another_way(typed, printed):
    assert fonts.printable(typed) == printed


def test_letters_in_two_parts_become_one():
    assert fonts.printable("A\u030alands a\u0308ng") == "Ålands äng"


def test_a_sign_without_another_form_is_refused_in_words_that_say_where():
    with pytest.raises(fonts.Unprintable) as refusal:
        tidied("<h2>Syfte</h2><p>Bra 😀</p>")
    assert str(refusal.value) == (
        "Tecknet ”😀” går inte att skriva ut. Ta bort det eller skriv med ord. (Under rubriken ”Syfte”.)"
    )


def test_several_signs_are_refused_together():
    assert fonts.missing_signs("a 😀 b 漢 c 😀") == ["😀", "漢"]
    with pytest.raises(fonts.Unprintable, match="Tecknen ”😀”, ”漢” går inte"):
        fonts.printable("a 😀 b 漢 c 😀")


def test_a_sign_that_slipped_past_is_refused_and_never_an_empty_box():
    with pytest.raises(fonts.Unprintable):
        render_pdf(page_of("<p>漢</p>"))
    with pytest.raises(fonts.Unprintable):
        render_pdf(page_of('<ul style="list-style-type:circle"><li>x</li></ul>'))


def test_only_our_typeface_is_used_whatever_the_document_names():
    body = '<p style="font-family:DejaVu Sans">a <b>b</b> <i>c</i> <code>d</code> ‑ → ☑</p>'
    assert fonts_in(render_pdf(page_of(body))) <= {
        "Samverka-Sans",
        "Samverka-Sans-Bold",
        "Samverka-Sans-Italic",
        "Samverka-Sans-Semi-Bold",
    }


def test_hyphens_at_the_end_of_a_line_are_of_our_typeface():
    pdf = render_pdf(page_of('<p style="width:20mm">' + "samverkansöverenskommelse " * 9 + "</p>"))
    assert "överens-" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert fonts_in(pdf) == {"Samverka-Sans"}


def test_the_surroundings_are_left_as_they_were(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/else")
    with fonts.only_these():
        pass
    import os

    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/else"
