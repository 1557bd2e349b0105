"""A file that somebody made to do harm is refused with a sentence, and takes neither time nor memory."""

import base64
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.answer.by_hand import SPACES, ins, paragraph, part, replaced, run, with_parts, without_marks
from tests.text.answer.paper import PURPOSE, Answer, known, written
from text.apart import run_apart
from text.reading import Unreadable
from text.reading.answer import read_answer, read_version


def document(body: str) -> bytes:
    return with_parts(
        written(), {"word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()}
    )


def test_an_entity_is_not_expanded():
    xml = part(written(), "word/document.xml").decode()
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    xml = xml.replace("?>", f"?>{bomb}", 1)
    with pytest.raises(Unreadable, match="hör hemma"):
        Answer(with_parts(written(), {"word/document.xml": xml.encode()}))


def _read_whole(data: bytes) -> Answer | None:
    read_version(data)
    return Answer(data)


def _reads_or_refuses(data: bytes) -> Answer | None:
    """What was read; None when it was refused with a sentence. Anything else is an error."""
    try:
        return _read_whole(data)
    except Unreadable as refusal:
        if not str(refusal).endswith("."):
            raise
        return None


@pytest.mark.parametrize("name", ["word/comments.xml", "docProps/custom.xml", "word/styles.xml", "word/numbering.xml"])
def test_a_broken_part_is_refused(name):
    data = with_parts(written(), {name: b"<w:trasig"})
    with pytest.raises(Unreadable):
        _read_whole(data)


def test_a_package_without_a_text_is_refused():
    with pytest.raises(Unreadable):
        Answer(with_parts(written(), {"word/document.xml": None}))
    with pytest.raises(Unreadable, match="ingen text"):
        Answer(document("<w:p/>"))


def test_tables_deep_in_each_other_are_refused_or_read():
    inner = paragraph(run("Längst in"))
    for _depth in range(200):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    with pytest.raises(Unreadable):
        Answer(document(inner))


def test_a_million_signs_in_one_section_are_refused():
    with pytest.raises(Unreadable, match="för lång"):
        Answer(replaced(written(), {"Parterna ska": paragraph("{marks}" + run("ord " * 250_000))}))


def test_many_short_paragraphs_are_done_in_time():
    data = document("".join(paragraph(ins(f"Rad {number}")) for number in range(20_000)))
    made = base64.b64encode(written()).decode()
    found = run_apart(read_answer, data, known(), made, heavy="För tung.", broken="Trasig.")
    assert all(section["is_missing"] for section in found["sections"])


def test_what_is_written_in_the_file_is_only_words():
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"
    section = Answer(replaced(written(), {"Parterna ska": paragraph("{own}" + ins(evil))})).sections[PURPOSE]
    assert "<script" not in section["suggested_html"] + section["changed_html"]
    assert "<img" not in section["suggested_html"] + section["changed_html"]
    assert "&lt;script&gt;" in section["suggested_html"]


def test_a_list_level_that_does_not_exist_is_a_paragraph():
    listed = '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="777"/></w:numPr>'
    html = Answer(replaced(written(), {"Parterna ska": paragraph("{own}", listed)})).html(PURPOSE)
    assert html.startswith("<p>Parterna ska")


def test_styles_that_are_based_on_each_other_end():
    styles = f"<w:styles {SPACES}>"
    styles += '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>'
    assert Answer(with_parts(written(), {"word/styles.xml": styles.encode()})).found


def test_comments_that_answer_each_other_in_a_circle_end():
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="A"><w:p w14:paraId="0000000{n}">{run("Hej")}</w:p></w:comment>'
        for n in (1, 2)
    )
    circle = "".join(f'<w15:commentEx w15:paraId="0000000{n}" w15:paraIdParent="0000000{3 - n}"/>' for n in (1, 2))
    marked = paragraph('{own}<w:r><w:commentReference w:id="1"/><w:commentReference w:id="2"/></w:r>')
    found = Answer(replaced(written(), {"Parterna ska": marked}, comments=comments, commentsExtended=circle))
    assert len(found.sections[PURPOSE]["comments"]) == 2


def test_a_mark_of_a_section_that_we_do_not_know_means_nothing():
    strange = '<w:bookmarkStart w:id="5" w:name="avsnitt_' + "f" * 32 + '"/><w:bookmarkEnd w:id="5"/>'
    assert Answer(replaced(written(), {"Arbetet leds": paragraph(strange + "{own}")})).is_untouched


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 39_000), st.binary(min_size=1, max_size=40))
def test_a_file_with_other_bytes_somewhere_is_read_or_refused(place, noise):
    data = written()
    found = _reads_or_refuses(data[:place] + noise + data[place + len(noise) :])
    assert found is None or found.sections


XML = st.recursive(
    st.sampled_from([run("ord"), ins("nytt"), "<w:br/>", "<w:t>löst</w:t>", "<w:tab/>", '<w:bookmarkEnd w:id="x"/>']),
    lambda inner: st.tuples(
        st.sampled_from(
            ["p", "r", "tbl", "tr", "tc", "sdt", "ins", "del", "hyperlink", "moveFrom", "pPr", "fldSimple"]
        ),
        st.lists(inner, max_size=3),
    ).map(lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(XML, max_size=4))
def test_whatever_stands_in_the_body_is_read_or_refused(pieces):
    found = _reads_or_refuses(document("".join(pieces) + paragraph(run("Slut"))))
    assert found is None or "Slut" in "\n".join(piece["text"] for piece in found.unplaced)


def test_it_is_read_in_a_process_of_its_own():
    made = base64.b64encode(written()).decode()
    data = replaced(written(), {"Parterna ska": paragraph("{own}" + ins(" Mer."))})
    found = run_apart(read_answer, data, known(), made, heavy="Tung.", broken="Trasig.")
    assert [section["key"] for section in found["sections"] if section["is_changed"]] == [PURPOSE]
    assert run_apart(read_version, without_marks(data), heavy="Tung.", broken="Trasig.").startswith("4-")


def test_a_zip_that_swells_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 50_000_000)
    with pytest.raises(Unreadable, match="orimligt"):
        read_version(out.getvalue())
