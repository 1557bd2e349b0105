import io

import pypdf
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE
from text.reading import Unreadable, read
from text.reading.pdf import read_pdf

# By its name: what "sans-serif" stands for depends on whether papers of ours were printed earlier in the process.
STYLE = """
@page { size: A4; margin: 25mm }
body { font: 11pt/1.4 "DejaVu Sans"; hyphens: auto; text-align: justify }
h1 { font-size: 18pt } h2 { font-size: 13pt } h3 { font-size: 11pt }
.two { columns: 2 } .sign { display: flex; gap: 20mm } .sign > div { width: 50% }
table { border-collapse: collapse } td { border: 1px solid #000; padding: 2mm }
.break { break-before: page }
"""
MARGINS = """
@page { @top-left { content: "TJÄNSTESKRIVELSE" }
        @top-right { content: counter(page) "(" counter(pages) ")" }
        @bottom-center { content: "Postadress: 281 80 Lindhaga" } }
"""
PARAGRAPH_TEXT = (
    "Kommunen och polisen ska varje år ta fram en gemensam lägesbild som ligger till grund för de brottsförebyggande "
    "åtgärder som parterna kommer överens om i social- och fritidsnämnden."
)


def pdf(body, style=""):
    return weasyprint.HTML(string=f"<html lang=sv><style>{STYLE}{style}</style><body>{body}").write_pdf()


def changed(data, change):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PAPER = pdf(
    f"""<h1>Samverkansöverenskommelse 2027–2028</h1><p>{PARAGRAPH_TEXT} {PARAGRAPH_TEXT}</p><h2>Syfte och mål</h2>
    <p>{PARAGRAPH_TEXT}</p><p>{PARAGRAPH_TEXT} {PARAGRAPH_TEXT}</p><p>Målen är:</p>
    <ul><li>Färre inbrott. {PARAGRAPH_TEXT}</li><li>Tryggare torg<ul><li>på natten</li></ul></li></ul>
    <ol><li>att anta</li><li>att sända</li></ol><h2 class="break">Löften</h2>
    <table><tr><td>Vad</td><td>Vem</td></tr><tr><td>Vandring i centrum</td><td>Polisen</td></tr></table>
    <h3>Under löftena</h3><p>Tack för samarbetet.</p><div class="sign">
    <div>Lindhaga den 3 mars 2027<br><br><br>Eva Ek<br>Kommunstyrelsens<br>ordförande</div>
    <div>Norrvika den 4 mars 2027<br><br><br>Bo Alm<br>Polisområdeschef</div></div>""",
    MARGINS,
)


def test_it_reads_headings_paragraphs_lists_and_tables():
    source = read(PAPER, "avtal.pdf")
    assert [(block.kind, block.level, block.text) for block in source.blocks] == [
        (HEADING, 1, "Samverkansöverenskommelse 2027–2028"),
        (PARAGRAPH, 0, f"{PARAGRAPH_TEXT} {PARAGRAPH_TEXT}"),
        (HEADING, 2, "Syfte och mål"),
        (PARAGRAPH, 0, PARAGRAPH_TEXT),
        (PARAGRAPH, 0, f"{PARAGRAPH_TEXT} {PARAGRAPH_TEXT}"),
        (PARAGRAPH, 0, "Målen är:"),
        (ITEM, 1, f"Färre inbrott. {PARAGRAPH_TEXT}"),
        (ITEM, 1, "Tryggare torg"),
        (ITEM, 2, "på natten"),
        (ITEM, 1, "att anta"),
        (ITEM, 1, "att sända"),
        (HEADING, 2, "Löften"),
        (TABLE, 0, "Vad\tVem\nVandring i centrum\tPolisen"),
        (HEADING, 3, "Under löftena"),
        (PARAGRAPH, 0, "Tack för samarbetet."),
        (
            TABLE,
            0,
            "Lindhaga den 3 mars 2027\tNorrvika den 4 mars 2027\nEva Ek\tBo Alm\n"
            "Kommunstyrelsens\tPolisområdeschef\nordförande\t",
        ),
    ]
    assert (source.pages, source.notes) == (2, [])


def test_a_guess_is_marked_as_one():
    sure = {block.text.split("\t")[0]: block.sure for block in read_pdf(PAPER).blocks}
    assert (sure["Löften"], sure["Under löftena"], sure["Vad"]) == (True, False, True)
    assert not sure["Lindhaga den 3 mars 2027"]


def test_heads_feet_and_page_numbers_are_kept_beside():
    source = read_pdf(PAPER)
    assert [(mark.page, mark.number, mark.total) for mark in source.page_marks] == [(1, 1, 2), (2, 2, 2)]
    assert source.margins == ["TJÄNSTESKRIVELSE", "Postadress: 281 80 Lindhaga"]


def test_one_sees_where_the_numbering_begins_anew():
    data = changed(PAPER, lambda writer: writer.append(io.BytesIO(PAPER)))
    assert [(mark.page, mark.number) for mark in read_pdf(data).page_marks] == [(1, 1), (2, 2), (3, 1), (4, 2)]


def test_each_block_knows_its_page():
    pages = {block.text: block.page for block in read_pdf(PAPER).blocks}
    assert (pages["Målen är:"], pages["Löften"]) == (1, 2)


def test_columns_of_running_text_follow_each_other():
    paragraphs = "".join(f"<p>{word}: {PARAGRAPH_TEXT} {PARAGRAPH_TEXT}</p>" for word in ["Ett", "Två", "Tre", "Fyra"])
    blocks = read_pdf(pdf(f"<h1>Nyhetsblad</h1><div class=two>{paragraphs}</div>")).blocks
    assert [block.text for block in blocks][1:] == [
        f"{word}: {PARAGRAPH_TEXT} {PARAGRAPH_TEXT}" for word in ["Ett", "Två", "Tre", "Fyra"]
    ]


SHORT = "Parterna ska tillsammans minska brotten och öka tryggheten i hela kommunen."


def texts(body, style=""):
    return [block.text for block in read_pdf(pdf(body, style)).blocks]


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_with_headings_at_different_heights_follow_each_other(columns):
    words = ["Syfte", "Mål", "Organisation", "Avtalstid", "Uppföljning", "Ekonomi"]
    body = "".join(f"<h2>{word}</h2><p>{word} {PARAGRAPH_TEXT}</p>" for word in words)
    style = f".many {{ columns: {columns} }} @page {{ size: A4 landscape }} body {{ font-size: 9pt }}"
    expected = [text for word in words for text in (word, f"{word} {PARAGRAPH_TEXT}")]
    assert texts(f"<h1>Överenskommelse</h1><div class=many>{body}</div>", style)[1:] == expected


def test_text_across_the_page_above_and_below_its_columns_stays_there():
    across = f"<h2>Före</h2><p>{PARAGRAPH_TEXT}</p>"
    below = f"<h2>Efter</h2><p>{PARAGRAPH_TEXT}</p>"
    inside = "".join(f"<p>{word} {PARAGRAPH_TEXT}</p>" for word in ["Ett", "Två"])
    found = texts(f"<h1>Överenskommelse</h1>{across}<div class=two>{inside}</div>{below}")
    assert found[1:] == [
        "Före",
        PARAGRAPH_TEXT,
        f"Ett {PARAGRAPH_TEXT}",
        f"Två {PARAGRAPH_TEXT}",
        "Efter",
        PARAGRAPH_TEXT,
    ]


@pytest.mark.parametrize("above", [SHORT, f"{SHORT} Nu."], ids=["a whole line", "a line that ends early"])
def test_lists_side_by_side_below_headings_of_their_own_are_columns(above):
    style = ".lists { display: flex } .lists > div { width: 50% }"
    police = "<h2>Polisen lovar</h2><ul><li>Öppet hus</li><li>Synlig polis</li></ul>"
    municipality = "<h2>Kommunen lovar</h2><ul><li>Bättre belysning</li><li>Klippta buskar</li></ul>"
    body = f"<p>{above}</p><div class=lists><div>{police}</div><div>{municipality}</div></div>"
    assert texts(body, style)[1:] == [
        *("Polisen lovar", "Öppet hus", "Synlig polis"),
        *("Kommunen lovar", "Bättre belysning", "Klippta buskar"),
    ]


def test_cells_and_names_side_by_side_are_rows_still():
    style = ".cells td { border: 0; width: 60mm }"
    rows = [("Vad", "Vem"), ("Vandring", "Polisen"), ("Belysning", "Kommunen"), ("Sanering", "Kommunen")]
    table = "".join(f"<tr><td>{what}</td><td>{who}</td></tr>" for what, who in rows)
    found = read_pdf(pdf(f"<p>{SHORT}</p><table class=cells>{table}</table>", style)).blocks[-1]
    assert (found.kind, found.sure, found.text.split("\n")[1]) == (TABLE, False, "Vandring\tPolisen")


def test_dots_that_are_drawn_before_lines_are_list_signs():
    style = (
        "p { padding-left: 8mm; position: relative; margin: 0 }"
        "p::before { content: ''; position: absolute; left: 3mm; top: 2mm; width: 1mm; height: 1mm; background: #000 }"
    )
    blocks = read_pdf(pdf(f"<h1>Löften</h1><p>Öppet hus</p><p>Synlig polis</p><p>{PARAGRAPH_TEXT}</p>", style)).blocks
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (ITEM, "Öppet hus"),
        (ITEM, "Synlig polis"),
        (ITEM, PARAGRAPH_TEXT),
    ]


def test_a_paragraph_goes_on_over_the_page():
    text = " ".join([PARAGRAPH_TEXT[:-1]] * 25) + "."
    assert [block.text for block in read_pdf(pdf(f"<p>{text}</p>")).blocks] == [text]


def test_headings_are_guessed_where_the_type_is_the_same():
    blocks = read_pdf(pdf(f"<p>Syfte</p><p>{PARAGRAPH_TEXT}</p><p>Beslut</p><p>{PARAGRAPH_TEXT}</p>")).blocks
    assert [(block.text, block.sure) for block in blocks if block.kind == HEADING] == [
        ("Syfte", False),
        ("Beslut", False),
    ]


def test_a_locked_file_is_refused_and_one_that_may_only_not_be_changed_is_read():
    with pytest.raises(Unreadable, match="lösenordsskyddad"):
        read(changed(PAPER, lambda writer: writer.encrypt("hemligt", algorithm="RC4-128")), "a.pdf")
    data = changed(PAPER, lambda writer: writer.encrypt("", "hemligt", algorithm="RC4-128"))
    assert read(data, "a.pdf").blocks[0].text == "Samverkansöverenskommelse 2027–2028"


def test_a_file_of_200_pages_is_refused():
    def longer(writer):
        for _ in range(200):
            writer.add_blank_page(100, 100)

    with pytest.raises(Unreadable, match="202 sidor; högst 150"):
        read(changed(PAPER, longer), "a.pdf")


def test_scripts_and_attachments_are_noted_and_left_alone():
    def armed(writer):
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)
        writer.add_attachment("a.exe", b"MZ")

    notes = read_pdf(changed(PAPER, armed)).notes
    assert any("skript" in note for note in notes)
    assert any("bifogade filer" in note for note in notes)


def test_a_picture_of_a_paper_is_refused_and_one_among_pages_is_noted():
    out = io.BytesIO()
    Image.new("RGB", (600, 800)).save(out, "PDF")
    with pytest.raises(Unreadable, match="skannat original"):
        read(out.getvalue(), "a.pdf")
    data = changed(PAPER, lambda writer: writer.append(out))
    assert read_pdf(data).notes == ["Sidan 3 är en bild utan text och har inte lästs."]


def test_pages_in_a_ring_are_refused():
    def ringed(writer):
        root = writer._root_object["/Pages"]
        root["/Kids"].append(writer._root_object.raw_get("/Pages"))
        root[NameObject("/Extra")] = DictionaryObject()

    try:
        assert read(changed(PAPER, ringed), "a.pdf").blocks
    except Unreadable as refusal:
        assert "skadad" in str(refusal) or "tung" in str(refusal)  # noqa: PT017


SMALL = pdf("<h1>Avtal om samverkan</h1><p>Kommunen och polisen samverkar.</p>")


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_broken_file_is_read_or_refused(data):
    broken = bytearray(SMALL)
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=12)):
        broken[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(broken) // 3, len(broken)))
    try:
        assert read_pdf(bytes(broken[:cut])).blocks
    except Unreadable as refusal:
        assert str(refusal)  # noqa: PT017
