"""What is found in a template that somebody else drew up: fields, what hinders, and where."""

import io
import json
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.boards.word.house_template import house_template, packed, template_with
from text.reading.source import Unreadable
from text.word_templates.checking import check

LINES = ["rubrik", "datum", "diarienummer", "handläggare", "handläggarens_titel", "förvaltning", "e_post", "kommun",
         "beslutande_organ"]  # fmt: skip
BLOCKS = [
    "text",
    "förslagsmening",
    "förslag_till_beslut",
    "sammanfattning",
    "konsekvenser",
    "bilagor",
    "beslutet_skickas_till",
]
NAMES = json.dumps({"lines": LINES, "blocks": BLOCKS, "required": ["text"]})


def problems(*paragraphs: str) -> str:
    return " ".join(check(template_with(*paragraphs, "{{ text }}"), NAMES)["problems"])


def with_entry(name: str, data: bytes, source: bytes | None = None) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source or template_with("{{ text }}"))) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(template_with("{{ text }}"))) as package:
        return package.read(name)


def test_a_template_of_a_house_is_in_order():
    found = check(house_template(), NAMES)
    assert (found["problems"], found["warnings"]) == ([], [])
    assert found["found"]["diarienummer"] == ["i en tabell", "i sidhuvudet"]
    assert found["found"]["kommun"] == ["i sidhuvudet"]


def test_an_unknown_field_is_named_with_its_place_and_the_nearest_right_one():
    said = problems("Dnr {{ diarinummer }} här")
    assert "I texten, i stycket ”Dnr {{ diarinummer }} här”" in said
    assert "Menade du {{ diarienummer }}?" in said
    assert "{{ handläggare }}?" in problems("{{ Handlaggare }}")


@pytest.mark.parametrize(
    "code",
    [
        "{% for x in range(10**9) %}{% endfor %}",
        "{{ rubrik.__class__ }}",
        "{{ rubrik|upper }}",
        "{{ range(9) }}",
        "{# dold #}",
        "{%p if rubrik %}",
        "{{r rubrik }}",
    ],
)
def test_nothing_but_fields_is_taken(code):
    assert problems(code)


def test_a_field_that_is_not_closed_in_its_paragraph_hinders():
    assert "ingen motsvarighet i samma stycke" in problems("{{ rubrik", "}}")


def test_one_brace_is_asked_about():
    found = check(template_with("Datum { datum }", "{{ text }}"), NAMES)
    assert "{{ datum }}" in found["warnings"][0]
    assert not found["problems"]


def test_a_field_in_pieces_of_different_looks_is_told():
    document = Document()
    paragraph = document.add_paragraph("Dnr ")
    paragraph.add_run("{{ diarie")
    paragraph.add_run("nummer }}").bold = True
    document.add_paragraph("{{ text }}")
    found = check(packed(document), NAMES)
    assert found["found"]["diarienummer"] == ["i texten"]
    assert "flera bitar" in found["warnings"][0]
    assert "I texten, i stycket ”Dnr {{ diarienummer }}”" in found["warnings"][0]


def test_a_field_that_word_has_parted_where_it_checks_spelling_looks_as_one():
    document = Document()
    paragraph = document.add_paragraph("Dnr ")
    for words in ("{{ ", "diarie", "nummer }}"):
        run = paragraph.add_run(words)
        run.bold = True
        run.font.size = Pt(11)
    marks = paragraph.runs[2]._r
    marks.addprevious(marks.makeelement(qn("w:proofErr"), {qn("w:type"): "spellStart"}))
    language = paragraph.runs[2]._r.rPr
    language.append(language.makeelement(qn("w:lang"), {qn("w:val"): "sv-SE"}))
    document.add_paragraph("{{ text }}")
    whole = check(template_with("Dnr {{ diarienummer }}", "{{ text }}"), NAMES)
    assert check(packed(document), NAMES)["warnings"] == whole["warnings"]


def test_what_becomes_paragraphs_stands_alone_and_not_in_a_header():
    assert "ska stå ensamt" in problems("Förslag: {{ förslag_till_beslut }}")
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ konsekvenser }}"
    document.add_paragraph("{{ text }}")
    assert "I sidhuvudet" in check(packed(document), NAMES)["problems"][0]


def test_a_template_without_room_for_the_text_is_refused():
    assert "{{ text }}" in check(template_with("{{ rubrik }}"), NAMES)["problems"][0]


def test_tracked_changes_are_refused():
    document = Document()
    paragraph = document.add_paragraph("{{ text }}")
    run = paragraph.runs[0]._r
    run.addprevious(run.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}del"))
    assert "spårade ändringar" in check(packed(document), NAMES)["problems"][0]


def test_macros_are_refused():
    types = part("[Content_Types].xml").replace(
        b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
    )
    for data in (with_entry("[Content_Types].xml", types), with_entry("word/vbaProject.bin", b"x")):
        with pytest.raises(Unreadable, match="makron"):
            check(data, NAMES)


@pytest.mark.parametrize(
    ("kind", "target", "words"),
    [("image", "https://spion.example/p.png", "spion"), ("oleObject", "embeddings/o.bin", "inbäddat objekt")],
)
def test_what_is_fetched_from_elsewhere_or_runs_is_refused(kind, target, words):
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    mode = 'TargetMode="External"' if kind == "image" else ""
    row = f'<Relationship Id="rId99" Type="{base}{kind}" Target="{target}" {mode}/></Relationships>'
    relations = part("word/_rels/document.xml.rels").replace(b"</Relationships>", row.encode())
    with pytest.raises(Unreadable, match=words):
        check(with_entry("word/_rels/document.xml.rels", relations), NAMES)


def test_a_bomb_and_a_file_that_is_no_template_are_refused():
    for data in (with_entry("word/media/stor.xml", b" " * 9_000_000), b"%PDF-1.7", b"", b"PK\x03\x04skadad"):
        with pytest.raises(Unreadable):
            check(data, NAMES)


def test_a_dotx_is_taken():
    types = part("[Content_Types].xml").replace(
        b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    )
    assert not check(with_entry("[Content_Types].xml", types), NAMES)["problems"]
