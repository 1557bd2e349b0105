import contextlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE
from text.markers import BULLETS
from text.reading import Unreadable, read
from text.reading.lines import normalised


def blocks(text):
    return read(text.encode(), "papper.txt").blocks


def kinds(text):
    return [(block.kind, block.text) for block in blocks(text)]


PAPER = """Överenskommelse om samverkan 2027-2028

Syfte

Syftet är att minska brotten i Lindhaga.

Mål
Målen är:

  • Färre inbrott
  • Tryggare torg

Uppföljning

Parterna följer upp varje år.

Lindhaga

Anna Berg
Kommunchef
"""


def test_it_finds_headings_items_and_paragraphs():
    assert kinds(PAPER) == [
        (HEADING, "Överenskommelse om samverkan 2027-2028"),
        (HEADING, "Syfte"),
        (PARAGRAPH, "Syftet är att minska brotten i Lindhaga."),
        (HEADING, "Mål"),
        (PARAGRAPH, "Målen är:"),
        (ITEM, "Färre inbrott"),
        (ITEM, "Tryggare torg"),
        (HEADING, "Uppföljning"),
        (PARAGRAPH, "Parterna följer upp varje år."),
        (PARAGRAPH, "Lindhaga"),
        (PARAGRAPH, "Anna Berg"),
        (PARAGRAPH, "Kommunchef"),
    ]


def test_a_guessed_heading_is_marked_as_a_guess():
    assert all(not block.sure for block in blocks(PAPER) if block.kind == HEADING)
    assert all(block.sure for block in blocks(PAPER) if block.kind == ITEM)


def test_the_first_heading_is_the_title():
    assert [block.level for block in blocks(PAPER) if block.kind == HEADING] == [1, 2, 2, 2]


def test_each_block_knows_its_line_and_no_page():
    assert [(block.line, block.page) for block in blocks(PAPER)][:3] == [(1, None), (3, None), (5, None)]


def test_where_headings_are_in_capitals_short_lines_are_not():
    text = "SYFTE\n\nDroger bland unga\n\nInbrott i bostad.\n\nMÅL\n\nFärre brott.\n\nBESLUT\n\nNämnden beslutar."
    assert [words for kind, words in kinds(text) if kind == HEADING] == ["SYFTE", "MÅL", "BESLUT"]


def test_names_and_titles_under_a_paper_are_no_headings():
    text = "Syfte\n\nAtt samverka.\n\nEva Ek\nKommunchef\n\nBo Alm\nLokalpolischef\n\nNästa avsnitt\n\nMer text."
    assert [words for kind, words in kinds(text) if kind == HEADING] == ["Syfte", "Nästa avsnitt"]


def test_a_long_list_of_titles_is_not_all_headings():
    text = "\n\n".join(f"Handlingsplan för trygghet nummer {word}" for word in ["ett", "två", "tre", "fyra", "fem"])
    found = [block for block in blocks(f"Länkar följer nedan.\n\n{text}\n\nSlut på listan.") if block.kind == HEADING]
    assert len(found) <= 3


@pytest.mark.parametrize("line", ["KS 2026/123", "Diarienummer: KS2026", "Lindhaga 2026-11-21", "a@lindhaga.se"])
def test_numbers_dates_and_addresses_are_no_headings(line):
    assert kinds(f"{line}\n\nHär kommer text.")[0] == (PARAGRAPH, line)


def test_wrapped_lines_become_one_paragraph():
    text = (
        "Kommunen och polisen ska varje år ta fram en gemensam lägesbild som\n"
        "ligger till grund för de åtgärder som parterna kommer överens om. Den\n"
        "ska vara klar före sommaren och behandlas i det lokala brottsföre-\n"
        "byggande rådet samt i social- och fritidsnämnden så snart det går.\n"
        "Budget\n"
        "Var och en betalar sitt.\n"
    )
    found = kinds(text)
    assert [kind for kind, _ in found] == [PARAGRAPH, HEADING, PARAGRAPH]
    assert "lokala brottsförebyggande rådet samt i social- och fritidsnämnden" in found[0][1]


def test_a_soft_hyphen_at_the_end_of_a_line_joins_the_word():
    line = "Kommunen och polisen ska varje år ta fram en gemensam lägesbild och"
    text = f"{line}\n{line}\n{line} för brottsföre\u00ad\nbyggande åtgärder."
    assert "brottsförebyggande åtgärder" in " ".join(words for _, words in kinds(text))


def test_a_wrapped_item_stays_one_item():
    text = "Vi ska:\n- ordna vandringar i alla orter\n  varje höst och vår\n- möta unga\n"
    assert kinds(text)[1:] == [(ITEM, "ordna vandringar i alla orter varje höst och vår"), (ITEM, "möta unga")]


def test_a_whole_page_on_one_line_stays_one_paragraph():
    page = "1(4) Samverkansöverenskommelse Syfte och mål Syftet är att samverka. " * 30
    assert [kind for kind, _ in kinds(page)] == [PARAGRAPH]


def test_numbered_lines_are_a_list_and_their_numbers_go():
    found = blocks("Nämnden beslutar:\n1. att anta förslaget\n2. att skicka det vidare\n")
    assert [(block.text, block.ordered) for block in found[1:]] == [
        ("att anta förslaget", True),
        ("att skicka det vidare", True),
    ]


def test_a_number_that_begins_no_list_stays_in_the_text():
    assert kinds("2018. Anta förslag\n\n1. Lindhaga avger löften.") == [
        (PARAGRAPH, "2018. Anta förslag"),
        (PARAGRAPH, "1. Lindhaga avger löften."),
    ]


def test_numbered_headings_keep_their_number_and_give_a_level():
    found = blocks("1. Bakgrund\n\nSom det var.\n\n1.1 Läget\n\nSå är det.\n\n2. Syfte\n\nSå blir det.")
    assert [(block.text, block.level) for block in found if block.kind == HEADING] == [
        ("1. Bakgrund", 2),
        ("1.1 Läget", 3),
        ("2. Syfte", 2),
    ]


def test_items_have_levels():
    found = blocks("- ett\n  o under ett\n  o också under\n- två\n")
    assert [(block.text, block.level) for block in found] == [
        ("ett", 1),
        ("under ett", 2),
        ("också under", 2),
        ("två", 1),
    ]


def test_rows_with_tabs_are_a_table():
    found = blocks("Vad\tVem\nVandring\tPolisen\n")
    assert [(block.kind, block.text, block.sure) for block in found] == [(TABLE, "Vad\tVem\nVandring\tPolisen", False)]


def test_a_form_feed_begins_a_page():
    source = read("Första sidan.\f\nAndra sidan.\f".encode(), "a.txt")
    assert source.pages == 2
    assert [block.page for block in source.blocks] == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"])
def test_it_reads_the_encodings_that_offices_have_used(encoding):
    assert read("Åtgärder för ökad trygghet – år 2026.".replace("–", "-").encode(encoding), "a.txt").blocks[0].text == (
        "Åtgärder för ökad trygghet - år 2026."
    )


def test_it_says_when_letters_are_broken():
    assert read("fÃ¶rebyggande Ã¥tgÃ¤rder".encode(), "a.txt").notes
    assert not read("förebyggande åtgärder".encode(), "a.txt").notes


@pytest.mark.parametrize("data", [b"", b" ", b"\xef\xbb\xbf", b"\n\f\n", "\u200b".encode()])
def test_an_empty_text_is_refused(data):
    with pytest.raises(Unreadable, match="ingen text|tom"):
        read(data, "a.txt")


@given(st.text(alphabet=st.sampled_from("abÅö 123.,()-–•o\t\n\f\r\xa0<&e\u0301"), max_size=300))
def test_no_word_is_lost_but_the_signs_of_lists(text):
    try:
        found = read(text.encode(), "a.txt").blocks
    except Unreadable:
        assert not normalised(text)
        return
    assert _letters(" ".join(block.text for block in found)) == _letters(text)


@given(st.lists(st.sampled_from(["Syfte", "1. ett", "2. två", "- sak", "  o sak", "Det är så.", "", "A\tB", "MÅL"])))
def test_no_line_of_a_paper_is_lost(lines):
    text = "\n".join(["Början.", *lines])
    assert _letters(" ".join(block.text for block in blocks(text))) == _letters(text)


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_bytes_are_read_or_refused(data):
    with contextlib.suppress(Unreadable):
        assert read(data, "okänt").blocks


def _letters(text):
    """The words without what a reader may take away: list signs and hyphens at the end of a line."""
    words = [word for word in normalised(unicodedata.normalize("NFC", text)).split() if not _is_sign(word)]
    return "".join("".join(words).replace("-", "").split())


def _is_sign(word):
    return word in BULLETS or word == "o" or (word[-1] in ".)" and (word[:-1].isdigit() or len(word) == 2))
