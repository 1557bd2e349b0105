"""Tracked changes and comments in the manner of Word."""

from tests.text.answer.by_hand import ALI, PETRA, comment, gone, ins, paragraph, part, replaced, run, with_parts
from tests.text.answer.paper import AREAS, DUTIES, EMPTY, LATER, PARTS, PURPOSE, SIGNING, WORK, Answer, written

MARK_IN, MARK_GONE = f"<w:ins {PETRA}/>", f"<w:del {PETRA}/>"
FIRST = "Parterna ska arbeta"


def answer(changes, **parts):
    return Answer(replaced(written(), changes, **parts))


def test_words_split_over_many_runs_are_one_suggestion():
    content = (
        run("Parterna ") + '<w:proofErr w:type="spellStart"/>' + run("ska ") + gone("arbeta ") + gone("tillsam")
        + gone("mans", ALI) + ins("sam") + ins("verka", ALI)
        + "<w:smartTag><w:smartTagPr/>" + run(" mot") + "</w:smartTag>" + run(" brott och för trygghet.")
    )  # fmt: skip
    section = answer({FIRST: paragraph(content)}).sections[PURPOSE]
    assert section["suggested_html"] == PARTS[0].html.replace("arbeta tillsammans", "samverka")
    assert section["authors"] == ["Petra Norling", "Ali Kaya"]
    assert not section["is_untracked"]
    assert "<del>arbeta tillsammans</del><ins>samverka</ins>" in section["changed_html"]


def test_nothing_else_is_suggested_than_what_was_tracked():
    assert answer({FIRST: paragraph("{own}" + ins(" Tillägg."))}).changed == [PURPOSE]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    content = paragraph("{own}", mark=MARK_GONE)
    html = answer({"Kalla": paragraph("{own}", "{properties}", MARK_GONE), FIRST: content})
    assert html.html(PURPOSE).startswith("<p>Parterna ska arbeta tillsammans mot brott och för trygghet.Arbetet leds")
    assert "<ol><li>KallaMötas</li></ol>" in html.html(WORK)
    assert not html.sections[PURPOSE]["is_untracked"]


def test_a_paragraph_deleted_with_its_mark_is_gone_without_a_trace():
    text = "Parterna ska arbeta tillsammans mot brott och för trygghet."
    section = answer({FIRST: paragraph(gone(text), mark=MARK_GONE)}).sections[PURPOSE]
    assert section["suggested_html"] == PARTS[0].html.replace(f"<p>{text}</p>", "")
    assert not section["is_untracked"]


def test_a_paragraph_parted_in_two_was_one():
    content = paragraph(run("Parterna ska arbeta tillsammans"), mark=MARK_IN) + paragraph(
        run(" mot brott och för trygghet.")
    )
    section = answer({FIRST: content}).sections[PURPOSE]
    assert section["suggested_html"].startswith("<p>Parterna ska arbeta tillsammans</p><p>mot brott")
    assert not section["is_untracked"]


def test_text_written_after_a_heading_is_no_part_of_it():
    # Word gives the heading's own end to the new paragraph, and tells what the style was.
    change = f'<w:pPrChange {PETRA}><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    content = paragraph("{own}", '<w:pStyle w:val="Heading1"/>', MARK_IN) + paragraph(ins("Avtalet sägs upp."), change)
    section = answer({"Övrigt": content}).sections[EMPTY]
    assert section["suggested_html"] == "<p>Avtalet sägs upp.</p>"
    assert section["suggested_heading"] == "Övrigt"
    assert not section["is_untracked"]


def test_moved_text_is_taken_from_where_it_stood_and_put_where_it_stands():
    moved_from = (
        f'<w:moveFromRangeStart {PETRA} w:name="move1"/><w:moveFrom {PETRA}>{run("Rad ett")}</w:moveFrom>'
        '<w:moveFromRangeEnd w:id="901"/>'
    )
    moved_to = f"<w:moveTo {PETRA}>{run('Rad ett')}</w:moveTo>"
    found = answer(
        {"Rad ett": paragraph(moved_from, mark=f"<w:moveFrom {PETRA}/>"), FIRST: paragraph("{own}" + moved_to)}
    )
    assert found.changed == [PURPOSE, WORK]
    assert "trygghet.Rad ett</p>" in found.html(PURPOSE)
    assert "Rad ett" not in found.html(WORK)
    assert any("flyttats" in note for note in found.notes)


def test_what_was_written_and_taken_out_again_is_in_neither_text():
    twice = f"<w:ins {PETRA}>{gone('strunt', ALI)}</w:ins>"
    assert answer({FIRST: paragraph("{own}" + twice)}).changed == []


def test_a_changed_look_is_left_out_with_a_remark():
    bold = run(
        "Parterna ska arbeta tillsammans mot brott och för trygghet.",
        f"<w:b/><w:rPrChange {PETRA}><w:rPr/></w:rPrChange>",
    )
    found = answer({FIRST: paragraph(bold)})
    assert found.changed == []
    assert found.notes == ["Ändrat utseende, till exempel fetstil, typsnitt och indrag, är inte med: bara orden läses."]


def test_a_new_item_in_a_list_is_an_item():
    item = paragraph("{own}", "{properties}", MARK_IN) + paragraph(ins("kartan,"), "{properties}")
    assert "<li>åtgärdsplanen,</li><li>kartan,</li>" in answer({"åtgärdsplanen": item}).html(WORK)


def test_words_in_a_cell_are_suggested_in_the_cell():
    html = answer({"Kallar": paragraph("{own}" + ins(" och leder"))}).html(DUTIES)
    assert '<th scope="row">Vandring</th><td>Kallar och leder</td><td>Deltar</td>' in html


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def link(address, text):
    """A link as Word writes some of them: a field with its code and what is shown of it."""
    code = f'<w:r><w:instrText> HYPERLINK "{address}" </w:instrText></w:r>'
    return FIELD.format("begin") + code + FIELD.format("separate") + ins(text) + FIELD.format("end")


COMMENTED = paragraph(
    '{marks}<w:commentRangeStart w:id="7"/><w:commentRangeStart w:id="8"/>' + run("Följs upp ") + gone("varje år")
    + ins("vartannat år") + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    '<w:commentRangeEnd w:id="8"/><w:r><w:commentReference w:id="8"/></w:r>' + run(".")
)  # fmt: skip
COMMENTS = comment(7, "Petra Norling", "Räcker det?", "0000000A") + comment(8, "Ali Kaya", "Ja.", "0000000B", "")
THREAD = (
    '<w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
    '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>'
)


def test_a_comment_comes_with_its_words_its_writer_and_what_was_answered():
    found = answer({"Följs upp varje år.": COMMENTED}, comments=COMMENTS, commentsExtended=THREAD)
    first, second = found.sections[LATER]["comments"]
    assert first == {
        "author": "Petra Norling",
        "at": "2026-03-04T10:15:00Z",
        "text": "Räcker det?",
        "quote": "Följs upp vartannat år",
        "answers": "",
    }
    assert (second["author"], second["text"], second["answers"], second["at"]) == (
        "Ali Kaya",
        "Ja.",
        "Petra Norling",
        "",
    )


def test_a_comment_that_stands_nowhere_is_shown_without_a_place():
    found = answer({}, comments=comment(9, "Petra Norling", "Borttappad.", "0000000C"))
    (piece,) = found.unplaced
    assert piece["kind"] == "loose"
    assert [each["text"] for each in piece["comments"]] == ["Borttappad."]


def test_changed_rows_of_facts_are_told_and_not_suggested_as_text():
    found = answer({"Trafik": paragraph(gone("Trafik") + ins("Trafiksäkerhet"), "{properties}")})
    assert found.changed == []
    assert found.sections[AREAS]["rows"] == "Ungas trygghet\nTrafiksäkerhet"
    assert found.sections[AREAS]["authors"] == ["Petra Norling"]


def test_changed_names_in_the_signatures_are_told():
    found = answer({"Eva Lindgren": paragraph(gone("Eva Lindgren") + ins("Bo Ek"))})
    assert "Bo Ek" in found.sections[SIGNING]["rows"]
    assert "Eva Lindgren" not in found.sections[SIGNING]["rows"]


def test_a_footnote_and_a_text_box_are_shown_without_a_place():
    inner = f"<w:txbxContent>{paragraph(run('I rutan'))}</w:txbxContent>"
    # Word writes a box twice, the second time for older programs.
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{paragraph("")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph(run("Se 9 §."))}</w:footnote>'
    )
    found = answer({FIRST: paragraph("{own}" + f"<w:r>{box}</w:r>" + reference)}, footnotes=notes)
    assert found.changed == []
    assert [(piece["kind"], piece["text"]) for piece in found.unplaced] == [("box", "I rutan"), ("footnote", "Se 9 §.")]


def test_a_link_written_as_a_field_keeps_its_address():
    html = answer({FIRST: paragraph("{own}" + link("https://bra.example/", "Läs mer"))}).html(PURPOSE)
    assert '<a href="https://bra.example/">Läs mer</a>' in html


def test_an_address_that_is_no_web_address_is_no_link():
    html = answer({FIRST: paragraph("{own}" + link("javascript:alert(1)", "Läs"))}).html(PURPOSE)
    assert "javascript" not in html
    assert "trygghet.Läs</p>" in html


def test_tracked_rows_of_a_table_are_added_and_gone():
    document = part(written(), "word/document.xml").decode()
    place = document.index("Vandring")
    start = max(document.rfind("<w:tr>", 0, place), document.rfind("<w:tr ", 0, place))
    row = document[start : document.index("</w:tr>", place) + len("</w:tr>")]
    removed = row.replace("<w:tr>", f"<w:tr><w:trPr><w:del {PETRA}/></w:trPr>", 1)
    data = with_parts(written(), {"word/document.xml": document.replace(row, removed).encode()})
    section = Answer(data).sections[DUTIES]
    assert "Vandring" not in section["suggested_html"]
    assert "Tillsyn" in section["suggested_html"]
    assert not section["is_untracked"]
    assert section["authors"] == ["Petra Norling"]
