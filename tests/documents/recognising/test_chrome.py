from documents.recognising.chrome import without_chrome
from text.blocks import HEADING, ITEM, PARAGRAPH, Block


def blocks(*texts):
    return [Block(PARAGRAPH, text, line=number) for number, text in enumerate(texts, 1)]


def test_menus_and_footers_of_a_site_are_dropped():
    cleaned = without_chrome(
        blocks(
            "Sök på polisen.se",
            "Stäng Meny",
            "Löftet gäller.",
            "Dokument",
            "Till toppen",
            "Senast uppdaterad: 3 mars 2024",
        )
    )
    assert [block.text for block in cleaned.blocks] == ["Löftet gäller."]
    assert "Till toppen" in cleaned.dropped


def test_a_sentence_that_begins_like_a_menu_stays():
    text = "Dokumentet ska revideras varje år."
    assert [block.text for block in without_chrome(blocks(text)).blocks] == [text]


def test_the_list_of_other_papers_before_a_transcript_is_dropped():
    cleaned = without_chrome(
        blocks("Relevanta dokument", "Handlingsplan för Annanstad", "Transkript:", "Vår egen text.")
    )
    assert [block.text for block in cleaned.blocks] == ["Vår egen text."]


def test_an_offer_of_the_signed_paper_is_dropped_with_the_names_of_the_files():
    cleaned = without_chrome(
        blocks(
            "Löftet gäller.",
            "Vill du läsa de undertecknade papperen finns de här:",
            "Medborgarlöfte 2023-2024",
            "Samverkansöverenskommelse",
        )
    )
    assert [block.text for block in cleaned.blocks] == ["Löftet gäller."]
    assert cleaned.offers_signed_copy


def test_the_foot_of_a_letter_is_cut_from_the_line_that_it_ends():
    text = "Rådet har mötts. Postadress: 123 45 Lindhaga Besöksadress: Torget 1 Telefon: 0123-45 67 89"
    assert without_chrome(blocks(text)).blocks[0].text == "Rådet har mötts."


def test_page_heads_are_kept_once():
    pages = [
        Block(kind, text, page=page)
        for page in range(1, 5)
        for kind, text in [
            (PARAGRAPH, "Lindhaga kommun"),
            (PARAGRAPH, f"Text på sidan {page * 7} är {'lång ' * page}"),
            (ITEM, "Punkt"),
        ]
    ]
    texts = [block.text for block in without_chrome(pages).blocks]
    assert texts.count("Lindhaga kommun") == 1
    assert texts.count("Punkt") == 4
    assert sum(text.startswith("Text på sidan") for text in texts) == 4


def test_a_heading_that_comes_back_on_two_pages_of_two_stays():
    pages = [Block(HEADING, "Löften", page=page) for page in (1, 2)]
    assert len(without_chrome(pages).blocks) == 2
