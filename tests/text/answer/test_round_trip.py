"""What nobody has changed comes back as it was: through our own file, and through LibreOffice."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.text.answer.by_hand import SPACES, W, ins, run, with_parts
from tests.text.answer.by_hand import part as zipped
from tests.text.answer.paper import (
    AREAS,
    DUTIES,
    EMPTY,
    LATER,
    PARTS,
    PURPOSE,
    SIGNING,
    VERSION,
    WORK,
    Answer,
    part,
    written,
)
from text.cleaning import clean
from text.reading.answer import read_version

SAVED = Path(__file__).parent / "saved_by_libreoffice"


def saved(name: str) -> bytes:
    return (SAVED / f"{name}.docx").read_bytes()


def test_the_file_says_which_text_it_is():
    assert read_version(written()) == VERSION
    assert read_version(saved("untouched")) == VERSION
    assert read_version(saved("tracked")) == VERSION


def test_what_is_written_in_the_file_is_tracked_from_the_start():
    settings_part = Document(io.BytesIO(written())).settings.element
    assert (
        settings_part.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}trackRevisions") is not None
    )


def test_an_ordinary_copy_has_no_marks():
    plain = io.BytesIO(written([part("", each.heading, each.html) for each in PARTS]))
    with zipfile.ZipFile(plain) as package:
        assert b"avsnitt_" not in package.read("word/document.xml")


@pytest.mark.parametrize("data", [written(), saved("untouched")], ids=["ours", "saved by LibreOffice"])
def test_an_untouched_file_suggests_nothing(data):
    answer = Answer(data)
    assert answer.is_untouched
    assert list(answer.sections) == [PURPOSE, WORK, DUTIES, LATER, EMPTY, AREAS, SIGNING]
    assert not any(section["is_untracked"] for section in answer.sections.values())
    assert answer.notes == []
    assert answer.found["order"] == []


def test_what_was_tracked_in_libreoffice_arrives_per_section():
    answer = Answer(saved("tracked"))
    assert answer.changed == [PURPOSE, WORK, DUTIES, LATER, EMPTY]
    assert "<p>Parterna ska samverka mot brott och för trygghet.</p>" in answer.html(PURPOSE)
    assert answer.html(PURPOSE).endswith("lagen. Den delas.</p><p>Polisen lämnar sitt underlag i tid.</p>")
    assert "<h3>Ordning</h3><ol><li>Mötas</li></ol>" in answer.html(WORK)
    assert '<th scope="row">Vandring</th><td>Kallar</td><td>Deltar alltid</td>' in answer.html(DUTIES)
    assert answer.html(EMPTY) == "<p>Avtalet kan sägas upp.</p>"
    assert not any(section["is_untracked"] for section in answer.sections.values())
    assert answer.found["authors"] == ["Petra Norling"]


def test_a_changed_heading_is_a_suggested_heading():
    section = Answer(saved("tracked")).sections[LATER]
    assert section["suggested_heading"] == "Uppföljning och lärande"
    assert section["suggested_html"] == PARTS[3].html
    assert "<ins> och lärande</ins>" in section["changed_heading"]


def test_a_comment_made_in_libreoffice_has_its_name_its_day_and_its_words():
    (comment,) = Answer(saved("tracked")).sections[LATER]["comments"]
    assert comment == {
        "author": "Petra Norling",
        "at": "2026-03-04T10:15:00Z",
        "text": "Hur ofta? Minst årligen?",
        "quote": "Följs upp varje år.",
        "answers": "",
    }


def test_what_was_changed_without_being_tracked_is_found_by_comparing():
    answer = Answer(saved("untracked"))
    assert answer.changed == [PURPOSE, DUTIES, LATER]
    assert all(answer.sections[key]["is_untracked"] for key in answer.changed)
    assert "Följs upp vartannat år." in answer.html(LATER)
    assert "<li><p>Ett</p><p>och mer</p></li>" in answer.html(LATER)


def test_a_row_that_was_added_is_headed_as_the_others_are():
    html = Answer(saved("untracked")).html(DUTIES)
    assert '<tr><th scope="row">Orossamtal</th><td>Stöttar</td><td>Kallar</td></tr>' in html
    assert html.startswith('<table><caption>Uppgifter</caption><thead><tr><th scope="col">Uppgift</th>')


WORDS = st.text(st.sampled_from("aåäö ”’–\xa0§5.&<>,"), max_size=12)
MARKS = ["{}", "<strong>{}</strong>", "<em>{}</em>", '<a href="https://a.example/å?b=1&c=2">{}</a>', "<br>{}"]


def _marked(pairs):
    return "".join(mark.format(text.replace("&", "&amp;").replace("<", "&lt;")) for text, mark in pairs)


INLINE = st.lists(st.tuples(WORDS, st.sampled_from(MARKS)), max_size=4).map(_marked)


def _list(children):
    item = st.tuples(INLINE, st.one_of(st.just(""), children)).map(lambda pair: f"<li>{pair[0]}{pair[1]}</li>")
    tags = st.sampled_from(["<ul>{}</ul>", "<ol>{}</ol>", '<ol start="4">{}</ol>'])
    return st.tuples(st.lists(item, min_size=1, max_size=3), tags).map(lambda pair: pair[1].format("".join(pair[0])))


LISTS = st.recursive(INLINE.map("<ul><li>{}</li></ul>".format), _list, max_leaves=4)
ROWS = st.lists(st.lists(INLINE, min_size=2, max_size=2), min_size=1, max_size=3)


def _table(rows, is_headed, caption):
    cells = [["th" if is_headed and not number else "td"] * len(row) for number, row in enumerate(rows)]
    body = "".join(
        f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for tag, cell in zip(tags, row, strict=True))}</tr>"
        for tags, row in zip(cells, rows, strict=True)
    )
    return f"<table><caption>{caption}</caption>{body}</table>"


TABLES = st.builds(_table, ROWS, st.booleans(), INLINE)
BLOCKS = st.one_of(
    INLINE.map("<p>{}</p>".format), INLINE.map("<h3>{}</h3>".format), INLINE.map("<h4>{}</h4>".format), LISTS, TABLES
)
HTML = st.lists(BLOCKS, max_size=4).map("".join).map(clean)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, HTML, st.sampled_from([1, 2])), min_size=1, max_size=3))
def test_whatever_a_section_holds_comes_back_as_it_was(sections):
    parts = [
        part(f"{number:08x}-0000-4000-8000-000000000000", heading.strip(), html, level=level)
        for number, (heading, html, level) in enumerate(sections, start=1)
    ]
    assert Answer(written(parts), parts).is_untouched


@settings(max_examples=30, deadline=None)
@given(HTML, st.integers(0, 30), st.booleans())
def test_a_word_written_in_one_place_changes_nothing_else(html, place, is_tracked):
    # An item without words of its own is no paragraph in Word, and a cell that heads others is bold throughout.
    assume("<li><ul" not in html and "<li><ol" not in html and not ("<th>" in html and "<strong>" in html))
    parts = [part(PURPOSE, "Syfte", html)]
    data = written(parts)
    root = etree.fromstring(zipped(data, "word/document.xml"))
    paragraphs = [each for each in root.iter(f"{{{W}}}p") if "".join(each.itertext(f"{{{W}}}t")).strip()]
    own = paragraphs[[len(each.findall(f"{{{W}}}bookmarkStart")) > 0 for each in paragraphs].index(True) + 1 :]
    if not own:
        return
    words = ins("QQQ") if is_tracked else run("QQQ")
    own[place % len(own)].append(etree.fromstring(f"<w:x {SPACES}>{words}</w:x>")[0])
    section = Answer(with_parts(data, {"word/document.xml": etree.tostring(root)}), parts).sections[PURPOSE]
    assert section["suggested_html"].count("QQQ") == 1
    assert section["suggested_html"].replace("QQQ", "") == html
    assert section["is_untracked"] is not is_tracked
