import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE
from text.reading import Unreadable, read
from text.reading.docx import read_docx


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def agreement():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "KS 2026/123"
    document.add_heading("Samverkansöverenskommelse 2027–2028", 0)
    document.add_heading("Syfte", 1)
    paragraph = document.add_paragraph("Att minska ")
    paragraph.add_run("brotten").bold = True
    paragraph.add_run(" & öka <tryggheten>.")
    document.add_paragraph("Vandringar", style="List Bullet")
    document.add_paragraph("om hösten", style="List Bullet 2")
    document.add_paragraph("att anta", style="List Number")
    document.add_heading("Löften", 2)
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, [("Vad", "Vem"), ("Vandring", "Polisen")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Lindhaga den 3 mars\t\tNorrvika den 4 mars")
    names = document.add_paragraph("Eva Ek\t\tBo Alm")
    names.add_run().add_break()
    names.add_run("Kommunchef\tPolisområdeschef")
    document.add_paragraph("Bilaga:\tFullmakt & plan")
    return document


def with_part(data, name, change):
    """The package with one part changed by a function of its bytes, which are empty for a new part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def test_it_reads_headings_paragraphs_lists_and_tables():
    source = read(saved(agreement()), "avtal.docx")
    assert [(block.kind, block.level, block.text) for block in source.blocks] == [
        (HEADING, 1, "Samverkansöverenskommelse 2027–2028"),
        (HEADING, 2, "Syfte"),
        (PARAGRAPH, 0, "Att minska brotten & öka <tryggheten>."),
        (ITEM, 1, "Vandringar"),
        (ITEM, 2, "om hösten"),
        (ITEM, 1, "att anta"),
        (HEADING, 3, "Löften"),
        (TABLE, 0, "Vad\tVem\nVandring\tPolisen"),
        (
            TABLE,
            0,
            "Lindhaga den 3 mars\tNorrvika den 4 mars\nEva Ek\tBo Alm\nKommunchef\tPolisområdeschef"
            "\nBilaga:\tFullmakt & plan",
        ),
    ]
    assert source.blocks[2].html == "Att minska <strong>brotten</strong> &amp; öka &lt;tryggheten&gt;."
    assert [block.sure for block in source.blocks] == [True] * 8 + [False]
    assert (source.pages, source.notes) == (None, [])


def test_the_words_of_the_head_are_kept_beside():
    assert read(saved(agreement()), "avtal.docx").margins == ["KS 2026/123"]


def test_a_lone_line_with_a_tab_is_a_paragraph():
    document = docx.Document()
    document.add_paragraph("Diarienummer:\tKS 2026/123 & mer")
    assert [(block.kind, block.text) for block in read(saved(document), "a.docx").blocks] == [
        (PARAGRAPH, "Diarienummer: KS 2026/123 & mer")
    ]


def test_a_style_of_a_municipalitys_own_that_is_built_on_a_heading_is_one():
    document = docx.Document()
    style = document.styles.add_style("Lindhaga rubrik", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("Syfte", style=style)
    document.add_paragraph("Text.")
    assert [(block.kind, block.sure) for block in read(saved(document), "a.docx").blocks] == [
        (HEADING, True),
        (PARAGRAPH, True),
    ]


def test_tracked_changes_are_read_as_accepted_and_noted():
    document = docx.Document()
    paragraph = document.add_paragraph("Kvar")
    for tag, text_tag, words in [("w:ins", "w:t", " nytt"), ("w:del", "w:delText", " struket")]:
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    source = read(saved(document), "a.docx")
    assert source.blocks[0].text == "Kvar nytt"
    assert "spårade ändringar" in source.notes[0]


def test_macros_and_references_to_other_files_are_noted_and_left_alone():
    data = with_part(saved(agreement()), "word/vbaProject.bin", lambda _: b"macro")
    outside = b'<Relationship Id="r9" Type="x/attachedTemplate" Target="http://127.0.0.1:9/a" TargetMode="External"/>'
    data = with_part(
        data,
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(b"</Relationships>", outside + b"</Relationships>"),
    )
    notes = read(data, "a.docm").notes
    assert any("makron" in note for note in notes)
    assert any("hänvisar till andra filer" in note for note in notes)


def test_a_document_without_words_is_refused():
    with pytest.raises(Unreadable, match="ingen text"):
        read(saved(docx.Document()), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(Unreadable, match="hör hemma"):
        read(with_part(saved(agreement()), "word/document.xml", lambda _: bomb), "a.docx")


def test_a_file_that_unpacks_to_more_than_it_should_is_refused():
    with pytest.raises(Unreadable, match="packas upp"):
        read(with_part(saved(agreement()), "word/media/a.bin", lambda _: bytes(30_000_000)), "a.docx")


def test_a_file_of_too_many_parts_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(3100):
            package.writestr(f"word/{number}.xml", "")
    with pytest.raises(Unreadable, match="packas upp"):
        read(out.getvalue(), "a.docx")


def test_a_deep_document_does_no_harm():
    nested = b"<w:sdt><w:sdtContent>" * 20_000 + b"</w:sdtContent></w:sdt>" * 20_000
    data = with_part(
        saved(agreement()), "word/document.xml", lambda xml: xml.replace(b"<w:body>", b"<w:body>" + nested, 1)
    )
    with pytest.raises(Unreadable):
        read(data, "a.docx")


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_broken_document_is_read_or_refused(data):
    part = data.draw(st.sampled_from(["", "word/document.xml", "word/styles.xml", "word/numbering.xml"]))
    seed, places = data.draw(st.integers(0, 255)), data.draw(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))

    def broken(old):
        new = bytearray(old)
        for place in places:
            new[place % len(new)] = (seed + place) % 256
        return bytes(new)

    file = with_part(WHOLE, part, broken) if part else broken(WHOLE)
    try:
        assert read_docx(file).blocks
    except Unreadable as refusal:
        assert str(refusal)  # noqa: PT017


WHOLE = saved(agreement())
