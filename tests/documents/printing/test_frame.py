"""What stands round the text of a paper."""

import io
import re

import pdfplumber
import pytest
from pypdf import PdfReader

from documents.head import date_lines, number_lines, secrecy_line
from documents.printing import paper_html, paper_pdf
from tests.support import papers
from text.printing.pdf import STYLESHEETS


def pages(content, mark="", **options):
    pdf = paper_pdf(content, mark=mark, logos=papers.LOGOS, **options)
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def read_aloud(pdf):
    """The text in the order of the structure tree, which is what a screen reader says."""
    from pypdf.generic import ArrayObject

    reader = PdfReader(io.BytesIO(pdf))
    marks = []

    def walk(element):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, int):
                marks.append((element["/Pg"].get_object()["/StructParents"], int(kid)))
            elif kid.get("/Type") != "/OBJR":
                walk(kid)

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    spoken = _marked_text(reader)
    return " ".join(spoken.get(mark, "") for mark in marks)


def _marked_text(reader):
    found = {}
    for page in reader.pages:
        current = []

        def before(operator, operands, matrix, text_matrix, page=page, current=current):
            if operator == b"BDC":
                current.append(operands[1].get("/MCID") if isinstance(operands[1], dict) else None)
            elif operator in (b"EMC",) and current:
                current.pop()

        def text(words, matrix, text_matrix, font, size, page=page, current=current):
            if current and current[-1] is not None:
                key = (page["/StructParents"], int(current[-1]))
                found[key] = found.get(key, "") + words

        page.extract_text(visitor_operand_before=before, visitor_text=text)
    return found


def test_a_numbered_list_that_goes_on_is_printed_with_its_number():
    content = papers.agreement()
    content["sections"] = [papers.section("A", '<ol start="4"><li>fjärde</li><li>femte</li></ol>')]
    assert "4. \n5. " in pages(content)[0]


def test_a_tall_row_of_a_table_goes_on_over_the_page_and_a_low_one_stays_whole():
    content = papers.agreement()
    tall, low = "Parterna arbetar tillsammans. " * 120, "Kommunen kallar till mötet. " * 10
    rows = "".join(f"<tr><td>{text}</td><td>x</td></tr>" for text in [tall, *[low] * 12])
    content["sections"] = [papers.section("A", papers.TERM * 7 + f"<table>{rows}</table>")]
    printed = pages(content)
    assert "arbetar" in printed[0]
    assert "arbetar" in printed[1]
    assert all(page.count("kallar") % 10 == 0 for page in printed)


@pytest.mark.parametrize("mark", ["Utkast", "Förslag", "Kopia"])
def test_the_mark_stands_on_every_page(mark):
    for text in pages(papers.agreement(), mark):
        assert mark in text


def test_a_final_paper_has_no_mark():
    assert not any(mark in text for text in pages(papers.signed_agreement()) for mark in ("Utkast", "Förslag"))


def test_pages_are_numbered_with_their_total():
    texts = pages(papers.agreement())
    assert [f"{number}({len(texts)})" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)


def test_what_stands_in_the_margins_is_not_read_aloud():
    content = papers.agreement(secrecy={"ground": "18 kap. 1 § OSL", "on": None, "authority": "Lindhaga kommun"})
    spoken = read_aloud(paper_pdf(content, mark="Utkast", logos=papers.LOGOS))
    assert "Bakgrund och syfte" in spoken
    assert "Utkast" not in spoken
    assert "Sekretess" not in spoken
    assert "1(" not in spoken


def test_what_stands_in_the_margins_is_marked_as_an_artifact():
    reader = PdfReader(io.BytesIO(paper_pdf(papers.agreement(), mark="Utkast", logos=papers.LOGOS)))
    for page in reader.pages:
        open_tags, tags_by_words = [], {}

        def before(operator, operands, *_, open_tags=open_tags):
            if operator in (b"BDC", b"BMC"):
                open_tags.append(operands[0])
            elif operator == b"EMC":
                open_tags.pop()

        def note(words, *_, open_tags=open_tags, found=tags_by_words):
            found[words.strip()] = set(open_tags)

        page.extract_text(visitor_operand_before=before, visitor_text=note)
        assert tags_by_words["Utkast"] == {"/Artifact"}
        (number,) = [words for words in tags_by_words if words.endswith("(3)")]
        assert tags_by_words[number] == {"/Artifact"}


def test_the_address_of_a_letter_is_read_aloud_and_stands_on_its_first_page_only():
    spoken = read_aloud(paper_pdf(papers.letter(), mark="", logos=papers.LOGOS))
    assert "Bankgiro" in spoken
    content = papers.letter()
    content["sections"] *= 4
    first, *others = pages(content)
    assert "999-9999" in first
    assert not any("999-9999" in text for text in others)


def test_a_long_first_page_does_not_write_over_the_address():
    content = papers.letter()
    content["sections"] = [papers.section("A", "<p>" + "Trygghet i Lindhaga. " * 900 + "</p>")]
    with pdfplumber.open(io.BytesIO(paper_pdf(content, mark="", logos=papers.LOGOS))) as pdf:
        words = pdf.pages[0].extract_words(extra_attrs=["size"])
    foot = [word["top"] for word in words if word["size"] < 9]
    text = [word["bottom"] for word in words if word["text"] == "Trygghet"]
    assert max(text) > 550
    assert max(text) < min(foot)


def test_a_joint_paper_carries_both_logos_and_no_address():
    html = paper_html(papers.agreement(), mark="", logos=papers.LOGOS)
    assert html.count("<img") == 2
    assert "Storgatan" not in html
    assert 'alt="Logotyp för Lindhaga kommun"' in html


def test_a_party_without_a_logo_has_its_name():
    html = paper_html(papers.agreement(), mark="", logos={})
    assert "<img" not in html
    assert "Polismyndigheten, lokalpolisområde Lindhaga-Norrvika" in html


def test_all_numbers_are_printed_with_whose_they_are():
    assert number_lines(papers.agreement()["frame"]) == [
        "Diarienummer Lindhaga kommun KS 2026/123",
        "Diarienummer Polismyndigheten A612.345/2026",
    ]
    assert number_lines(papers.letter()["frame"]) == ["Diarienummer KS 2026/123"]


@pytest.mark.parametrize(
    ("frame", "lines"),
    [
        ({"dated_on": "2026-11-21"}, ["21 november 2026"]),
        ({"dated_on": "2026-11-21", "place": "Lindhaga"}, ["Lindhaga 21 november 2026"]),
        ({"dated_on": None}, []),
        (
            {"dated_on": "2026-11-21", "final": {"label": "Undertecknad", "on": "2027-01-15", "place": ""}},
            ["Undertecknad 15 januari 2027", "Daterad 21 november 2026"],
        ),
        ({"dated_on": None, "final": {"label": "Antagen", "on": None, "place": ""}}, ["Antagen, datum okänt"]),
        (
            {"dated_on": "2027-01-15", "final": {"label": "Antagen", "on": "2027-01-15", "place": ""}},
            ["Antagen 15 januari 2027"],
        ),
    ],
)
def test_the_head_says_when_the_paper_is_from_and_when_it_became_final(frame, lines):
    assert date_lines(papers.agreement(**frame)["frame"]) == lines


def test_a_secrecy_marking_stands_on_every_page_with_its_ground():
    content = papers.agreement(
        secrecy={"ground": "18 kap. 1 § OSL", "on": "2026-11-21", "authority": "Lindhaga kommun"}
    )
    line = "Sekretess · 18 kap. 1 § OSL · 21 november 2026 · Lindhaga kommun"
    assert secrecy_line(content["frame"]) == line
    for text in pages(content):
        assert line in " ".join(text.replace("\u00a0", " ").split())


def test_the_preview_is_the_same_document_with_its_style_sheets_and_marks():
    html = paper_html(papers.agreement(), mark="Utkast", logos=papers.LOGOS, for_screen=True)
    assert re.findall(r"pdf/([a-z]+\.css)", html) == [*(path.name for path in STYLESHEETS), "screen.css"]
    assert '<strong class="mark">Utkast</strong>' in html
    assert "style=" not in html
    printed = paper_html(papers.agreement(), mark="Utkast", logos=papers.LOGOS)
    assert "<link" not in printed
    assert "Vem gör vad" in html
    assert "Vem gör vad" in printed


def test_html_in_names_and_titles_is_text():
    content = papers.agreement(title="<script>alert(1)</script> & Co")
    html = paper_html(content, mark="", logos={})
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_html_that_no_section_may_hold_is_not_printed():
    content = papers.agreement()
    content["sections"] = [papers.section("A", '<p onclick="x">a<img src="file:///etc/passwd"><style>p{}</style></p>')]
    html = paper_html(content, mark="", logos={})
    assert "onclick" not in html
    assert "passwd" not in html
    assert "<style" not in html


def test_the_same_content_gives_the_same_bytes():
    prints = {paper_pdf(papers.agreement(), mark="Utkast", logos=papers.LOGOS) for _ in range(3)}
    assert len(prints) == 1
