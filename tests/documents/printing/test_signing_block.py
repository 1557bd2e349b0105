"""The signature block is never split and never alone on a page."""

import io

import pytest
from pypdf import PdfReader

from documents import signing_block
from documents.printing import paper_html, paper_pdf
from tests.support import papers

FILLER = "Parterna ska gemensamt verka för trygghet i Lindhaga. "


def paper_with(lines, people=None, *, last="Slutord"):
    content = papers.agreement()
    content["sections"] = [
        papers.section("Inledning", "<p>En rad.</p>" * lines),
        papers.section(last, "<p>" + FILLER * 8 + "</p>"),
        papers.section("Underskrifter", slot="signatures"),
    ]
    if people:
        content["signatories"] = people
    return content


def texts(content):
    pdf = paper_pdf(content, mark="Utkast", logos=papers.LOGOS)
    return [page.extract_text().replace("\u00a0", " ") for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("lines", range(10, 62, 2))
def test_it_stands_whole_beside_text_wherever_the_page_ends(lines):
    pages = texts(paper_with(lines))
    (signing,) = [text for text in pages if "Underskrifter" in text]
    for words in ("Anna Ek", "Bo Lindgren", "Cecilia Norrman", "Chef för lokalpolisområdet"):
        assert words in signing
    assert "gemensamt verka" in " ".join(signing.split())


@pytest.mark.parametrize("lines", range(14, 54, 8))
def test_several_rows_stand_on_one_page_when_they_fit(lines):
    people = [papers.signatory(index % 2, f"Namn{index}", f"Titel{index}") for index in range(8)]
    (page,) = [text for text in texts(paper_with(lines, people)) if "Underskrifter" in text]
    assert [f"Namn{index}" in page for index in range(8)] == [True] * 8


def test_many_signatories_go_on_to_the_next_page_in_whole_rows():
    people = [papers.signatory(index % 2, f"Namn{index:02}", f"Titel{index:02}") for index in range(20)]
    pages = texts(paper_with(20, people))
    for index in range(20):
        (page,) = [text for text in pages if f"Namn{index:02}" in text]
        assert f"Titel{index:02}" in page
    assert "(forts.)" in "".join(pages)


def test_parties_stand_side_by_side():
    (row,) = signing_block.rows(papers.agreement())
    assert [column["party"] for column in row] == [party["name"] for party in papers.agreement()["frame"]["parties"]]


def test_a_party_that_nobody_signs_for_has_no_place():
    content = papers.agreement()
    content["signatories"] = [papers.signatory(1, "Cecilia Norrman", "Chef")]
    assert [[column["party"] for column in row] for row in signing_block.rows(content)] == [[papers.POLICE["name"]]]


def test_before_it_is_signed_there_are_lines_to_write_on():
    html = paper_html(papers.agreement(), mark="", logos={})
    assert html.count("Ort och datum") == html.count(">Underskrift<") == 3


def test_a_person_without_a_name_yet_gets_a_line_for_it():
    content = papers.agreement()
    content["signatories"] = [papers.signatory(0, "", "Kommunstyrelsens ordförande")]
    assert "Namnförtydligande" in paper_html(content, mark="", logos={})


def test_when_signed_it_says_by_whom_where_and_when():
    text = " ".join(" ".join(texts(papers.signed_agreement())).split())
    assert text.count("Undertecknad Lindhaga den 15 januari 2027") == 3
    assert "Ort och datum" not in text


def test_a_signature_whose_day_is_not_known_is_still_a_signature():
    content = papers.agreement(final={"label": "Undertecknad", "on": None, "place": ""})
    html = paper_html(content, mark="", logos={})
    assert "Ort och datum" not in html
    assert html.count('class="signed"') == 3


def test_the_day_of_the_whole_paper_stands_at_each_name_where_no_other_is_known():
    content = papers.agreement(final={"label": "Undertecknad", "on": "2027-01-15", "place": "Lindhaga"})
    html = paper_html(content, mark="", logos={}).replace("\xa0", " ")
    assert html.count("15 januari 2027</p>") == 1 + 3
    content["signatories"][0]["signed_on"] = "2027-01-12"
    html = paper_html(content, mark="", logos={}).replace("\xa0", " ")
    assert html.count("15 januari 2027</p>") == 1
    assert html.count('class="signed"') == 3


def test_a_paper_that_was_adopted_has_not_been_signed_by_that():
    content = papers.agreement(final={"label": "Antagen", "on": "2027-01-15", "place": ""})
    html = paper_html(content, mark="", logos={})
    assert 'class="signed"' not in html
    assert html.count(">Underskrift<") == 3
