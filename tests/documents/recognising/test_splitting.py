from documents.recognising.splitting import papers_in
from text.blocks import HEADING, ITEM, PARAGRAPH, Block

LONG = "Här står mycket om hur vi ska arbeta tillsammans i kommunen. " * 5


def paragraph(text, page=None):
    return Block(PARAGRAPH, text, page=page)


def heading(text):
    return Block(HEADING, text, level=2, sure=False)


def titles(papers):
    return [paper[0].text[:40] for paper in papers]


def test_a_page_number_one_begins_a_new_paper():
    papers = papers_in([paragraph(f"{mark} {LONG}") for mark in ("1(2)", "2(2)", "1 (3)", "2 (3)", "3 (3)")])
    assert [len(paper) for paper in papers] == [2, 3]


def test_a_page_number_after_a_date_begins_a_new_paper_too():
    papers = papers_in([paragraph(f"1(1) {LONG}"), paragraph(f"Datum 2026-01-02 1(1) {LONG}")])
    assert len(papers) == 2


def test_page_numbers_that_the_reader_took_away_count():
    papers = papers_in([paragraph(LONG, page=1), paragraph(LONG, page=2), paragraph(LONG, page=3)], frozenset({1, 3}))
    assert [len(paper) for paper in papers] == [2, 1]


def test_pledges_and_the_agreement_below_them_are_two_papers():
    papers = papers_in(
        [
            heading("Medborgarlöfte 2025"),
            paragraph(LONG),
            heading("Samverkansöverenskommelse 2024-2027 mellan polisen och Lindhaga kommun"),
            heading("Inledning"),
            paragraph(LONG),
            heading("Uppföljning"),
            paragraph(LONG),
        ]
    )
    assert len(papers) == 2


def test_a_link_to_the_agreement_begins_no_paper():
    papers = papers_in(
        [
            heading("Medborgarlöfte 2025"),
            paragraph(LONG),
            heading("Samverkansöverenskommelse 2024-2027"),
            paragraph("Läs den."),
        ]
    )
    assert len(papers) == 1


def test_a_section_on_the_agreement_begins_no_paper():
    papers = papers_in(
        [
            heading("Medborgarlöfte 2025"),
            paragraph(LONG),
            heading("Samverkansöverenskommelsen"),
            paragraph(LONG),
            Block(ITEM, "ett"),
            Block(ITEM, "två"),
        ]
    )
    assert len(papers) == 1


def test_the_same_title_again_begins_no_paper():
    papers = papers_in(
        [heading("Medborgarlöfte 2025"), paragraph(LONG), heading("Medborgarlöfte 2025"), paragraph(LONG)]
    )
    assert len(papers) == 1


def test_an_appendix_with_its_own_title_is_a_paper():
    papers = papers_in(
        [
            paragraph("Tjänsteskrivelse"),
            paragraph(LONG),
            paragraph("Bilaga 1"),
            heading("Samverkansöverenskommelse"),
            paragraph(LONG),
        ]
    )
    assert titles(papers) == ["Tjänsteskrivelse", "Samverkansöverenskommelse"]
