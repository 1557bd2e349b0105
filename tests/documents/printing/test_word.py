import io
import zipfile

import mammoth
import pytest
from docx import Document
from PIL import Image

from documents.printing import paper_docx
from tests.support import papers


def word(content, mark=""):
    return Document(io.BytesIO(paper_docx(content, mark=mark)))


def as_html(content):
    return mammoth.convert_to_html(io.BytesIO(paper_docx(content, mark=""))).value


def test_it_has_real_styles():
    styles = [paragraph.style.name for paragraph in word(papers.agreement()).paragraphs]
    assert styles.count("Title") == 1
    assert {"Heading 1", "Heading 2", "List Bullet", "List Bullet 2", "List Number", "Caption"} <= set(styles)


def test_it_is_read_back_with_its_headings_lists_and_tables():
    html = as_html(papers.agreement())
    assert "<h1>Bakgrund och syfte</h1>" in html
    assert "<h2>Vem gör vad</h2>" in html
    assert "ansvarar för<ul><li>åtgärdsplanen,</li>" in html
    assert "<ol><li>Ungas uppväxtvillkor" in html
    assert "<thead><tr><th><p><strong>Uppgift</strong></p></th>" in html
    assert '<a href="https://www.lindhaga.example/trygghet">kommunens webbplats</a>' in html
    assert "<em>varför</em>" in html


def test_every_numbered_list_begins_at_one():
    content = papers.agreement()
    content["sections"] = [papers.section("A", "<ol><li>a</li></ol><p>x</p><ol><li>b</li></ol>")]
    numbers = [p._p.pPr.numPr.numId.val for p in word(content).paragraphs if p.style.name == "List Number"]
    assert len(set(numbers)) == 2


def shapes(content, logos):
    document = Document(io.BytesIO(paper_docx(content, mark="", logos=logos)))
    return [(shape._inline.docPr.get("descr"), shape.width.mm, shape.height.mm) for shape in document.inline_shapes]


def test_the_logos_stand_above_the_names_as_in_the_pdf():
    crest, dot = shapes(papers.agreement(), papers.LOGOS)
    assert crest[0] == "Logotyp för Lindhaga kommun"
    assert crest[1:] == pytest.approx((17 * 64 / 72, 17), abs=0.01)
    assert dot[0] == "Logotyp för Polismyndigheten, lokalpolisområde Lindhaga-Norrvika"
    assert [shape[0] for shape in shapes(papers.letter(), papers.LOGOS)] == ["Logotyp för Lindhaga kommun"]


def test_a_drawn_logo_is_as_sharp_as_print_and_in_its_own_colours():
    with zipfile.ZipFile(io.BytesIO(paper_docx(papers.letter(), mark="", logos=papers.LOGOS))) as file:
        (name,) = [name for name in file.namelist() if name.startswith("word/media/")]
        drawn = Image.open(io.BytesIO(file.read(name))).convert("RGB")
    assert drawn.height == pytest.approx(17 / 25.4 * 300, abs=2)
    red, green, blue = drawn.getpixel((drawn.width // 2, drawn.height - 25))
    assert (red, green, blue) == pytest.approx((0x1C, 0x5A, 0x8A), abs=8)


def test_without_a_logo_there_is_no_empty_place_for_one():
    assert shapes(papers.agreement(), {}) == []


def test_a_numbered_list_that_goes_on_begins_at_its_number():
    content = papers.agreement()
    content["sections"] = [
        papers.section("A", '<ol start="4"><li>a<ol start="2"><li>b</li></ol></li></ol><ol><li>c</li></ol>')
    ]
    document = word(content)
    numbering = document.part.numbering_part.element
    items = [(p.text, p._p.pPr.numPr) for p in document.paragraphs if p.style.name.startswith("List")]
    starts = {}
    for text, properties in items:
        abstract = numbering.num_having_numId(properties.numId.val).abstractNumId.val
        path = f'w:abstractNum[@w:abstractNumId="{abstract}"]/w:lvl[@w:ilvl="{properties.ilvl.val}"]/w:start/@w:val'
        starts[text] = numbering.xpath(path)
    assert starts == {"a": ["4"], "b": ["2"], "c": ["1"]}


def test_paragraphs_in_an_item_are_kept_apart():
    content = papers.agreement()
    content["sections"] = [papers.section("A", "<ul><li><p>ett</p><p>två</p></li></ul>")]
    assert "<li>ett<br />två</li>" in as_html(content)


def test_cells_over_several_columns_and_rows_keep_their_place():
    content = papers.agreement()
    content["sections"] = [
        papers.section(
            "A", "<table><tr><td colspan='2'>x</td><td rowspan='2'>y</td></tr><tr><td>a</td><td>b</td></tr></table>"
        )
    ]
    (table,) = word(content).tables
    assert [cell.text for cell in table.rows[0].cells] == ["x", "x", "y"]
    assert [cell.text for cell in table.rows[1].cells] == ["a", "b", "y"]


def test_the_mark_and_the_page_number_stand_in_the_header():
    header = word(papers.agreement(), "Utkast").sections[0].header.paragraphs[0]
    assert "Utkast" in header.text
    assert "PAGE" in header._p.xml
    assert "NUMPAGES" in header._p.xml


def test_the_address_of_a_single_owner_stands_in_the_footer():
    assert "Storgatan 1" in word(papers.letter()).sections[0].footer.paragraphs[0].text
    assert word(papers.agreement()).sections[0].footer.paragraphs[0].text == ""


def test_the_parties_sign_side_by_side():
    table = word(papers.agreement()).tables[-1]
    left, right = table.rows[0].cells
    assert left.text.startswith("Lindhaga kommun\nOrt och datum\nUnderskrift\nAnna Ek\nKommunstyrelsens ordförande")
    assert right.text.endswith("Cecilia Norrman\nChef för lokalpolisområdet")


def test_it_says_when_it_was_signed():
    assert (
        "Undertecknad Lindhaga den 15 januari 2027" in word(papers.signed_agreement()).tables[-1].rows[0].cells[0].text
    )


def test_its_properties_are_those_of_the_paper_and_its_language_is_swedish():
    document = word(papers.agreement())
    assert document.core_properties.title.startswith("Överenskommelse om samverkan")
    assert document.core_properties.author == "Lindhaga kommun"
    assert document.core_properties.created.date().isoformat() == "2026-11-21"
    assert 'w:lang w:val="sv-SE"' in document.styles.element.xml


@pytest.mark.parametrize("make", [papers.agreement, papers.letter, papers.signed_agreement, papers.report])
def test_the_same_content_gives_the_same_bytes(make):
    assert paper_docx(make(), mark="Förslag") == paper_docx(make(), mark="Förslag")


def test_the_file_carries_no_clock():
    with zipfile.ZipFile(io.BytesIO(paper_docx(papers.agreement(), mark=""))) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
