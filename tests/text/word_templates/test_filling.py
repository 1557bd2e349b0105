"""A template filled in: words where the fields stand, paragraphs in the template's own styles, and nothing run."""

import base64
import io
import json

import pytest
from docx import Document
from docx.shared import Pt

from tests.boards.word.house_template import house_template, packed, template_with
from text.reading.source import Unreadable
from text.word_templates.filling import fill


def piece(html: str, heading: str = "", level: int = 1, unless: tuple = ()) -> dict:
    return {"heading": heading, "level": level, "html": html, "unless": list(unless)}


def filled(template: bytes, lines: dict | None = None, **blocks):
    said = {"lines": lines or {}, "blocks": {"text": [], **blocks}}
    said["properties"] = {"title": "Uppföljning", "author": "Lindhaga kommun", "on": "2026-11-22"}
    return base64.b64decode(fill(template, json.dumps(said)))


def read(data: bytes):
    return Document(io.BytesIO(data))


def words(document) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_lines_are_filled_in_the_body_and_in_the_header_with_every_sign():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ rubrik }}"
    document.add_paragraph("{{ rubrik }}")
    title = "Trygghet & lag <2027> {{ 7*7 }} {% raise %}"
    made = read(filled(packed(document), {"rubrik": title}))
    assert made.paragraphs[0].text == title
    assert made.sections[0].header.paragraphs[0].text == title


def test_a_field_in_several_pieces_is_filled_with_the_look_of_the_first():
    document = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ rub").bold = True
    paragraph.add_run("rik }}")
    made = read(filled(packed(document), {"rubrik": "Ny överenskommelse"}))
    assert made.paragraphs[0].text == "Ny överenskommelse"
    assert next(run for run in made.paragraphs[0].runs if run.text).bold


def test_paragraphs_come_in_the_styles_of_the_template_and_in_the_look_of_the_field():
    document = Document()
    document.add_paragraph("{{ rubrik }}", style="Heading 1")
    run = document.add_paragraph().add_run("{{ text }}")
    run.font.name, run.font.size = "Georgia", Pt(10)
    html = "<p>Ett <strong>fetare</strong> ord</p><ol><li>ett</li><li>två</li></ol>"
    made = read(filled(packed(document), {"rubrik": "R"}, text=[piece(html, "Bakgrund"), piece("", "Del", 2)]))
    assert words(made) == [
        ("Heading 1", "R"), ("Heading 2", "Bakgrund"), ("Normal", "Ett fetare ord"), ("List Number", "ett"),
        ("List Number", "två"), ("Heading 3", "Del"),
    ]  # fmt: skip
    plain = made.paragraphs[2]
    assert [run.font.name for run in plain.runs] == ["Georgia"] * 3
    assert [run.bold for run in plain.runs] == [None, True, None]


def test_what_has_its_own_field_is_left_out_of_the_text():
    text = [piece("<p>A</p>", "Ett"), piece("<p>B</p>", "Konsekvenser", unless=("konsekvenser",))]
    block = {"text": text, "konsekvenser": [piece("<p>B</p>")]}
    whole = read(filled(template_with("{{ text }}"), **block))
    assert ("Heading 1", "Konsekvenser") in words(whole)
    own = read(filled(template_with("{{ text }}", "{{ konsekvenser }}"), **block))
    assert [text for _style, text in words(own)] == ["Ett", "A", "B"]


def test_an_empty_field_goes_with_the_heading_that_would_stand_alone():
    document = Document()
    for heading, field in (("Bilagor", "{{ bilagor }}"), ("Övrigt", "{{ text }}")):
        document.add_heading(heading, 2)
        document.add_paragraph(field)
    made = read(filled(packed(document), text=[piece("<p>x</p>")], bilagor=[]))
    assert words(made) == [("Heading 2", "Övrigt"), ("Normal", "x")]


def test_a_heading_above_an_empty_field_goes_when_the_text_below_has_headings_of_its_own():
    document = Document()
    for style, text in (("Heading 1", "Sammanfattning"), ("Normal", "{{ sammanfattning }}"), ("Normal", "{{ text }}")):
        document.add_paragraph(text, style=style)
    made = filled(packed(document), sammanfattning=[], text=[piece("<p>Så var det.</p>", "Bakgrund")])
    assert words(read(made)) == [("Heading 1", "Bakgrund"), ("Normal", "Så var det.")]


def test_a_field_alone_in_a_cell_leaves_a_paragraph_there():
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{ text }}"
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    for pieces in ([], [piece(table)]):
        made = read(filled(packed(document), text=pieces))
        assert made.tables[0].cell(0, 0)._tc[-1].tag.endswith("}p")


def test_the_same_template_and_words_give_the_same_bytes():
    pieces = [piece("<ul><li>ett</li></ul><p><a href='https://lindhaga.example/'>länk</a></p>", "Bakgrund")]
    names = ("förvaltning", "handläggare", "handläggarens_titel", "e_post", "datum", "diarienummer", "rubrik", "kommun")
    lines = dict.fromkeys((*names, "beslutande_organ"), "x")
    blocks = dict.fromkeys(("förslagsmening", "förslag_till_beslut", "sammanfattning", "konsekvenser", "bilagor"), [])
    blocks |= {"beslutet_skickas_till": [], "text": pieces}
    assert filled(house_template(), lines, **blocks) == filled(house_template(), lines, **blocks)


def test_code_that_came_past_the_check_is_not_run():
    for code in ("{% for x in range(3) %}x{% endfor %}", "{{ ''.__class__ }}", "{{ lipsum }}"):
        with pytest.raises(Unreadable):
            filled(template_with(code, "{{ text }}"))


def test_a_template_without_lists_or_headings_of_its_own_gets_them():
    document = Document()
    for style in list(document.styles):
        if style.name.startswith(("List", "Heading", "Table Grid", "Caption")):
            style.delete()
    part = document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del part.rels[key]
    document.add_paragraph("{{ text }}")
    html = "<ul><li>ett</li></ul><table><tbody><tr><td>a</td></tr></tbody></table>"
    made = read(filled(packed(document), text=[piece(html, "Rubrik")]))
    assert words(made)[:2] == [("Heading 1", "Rubrik"), ("List Bullet", "ett")]
    assert made.tables[0].style.name == "Table Grid"
