"""`manage.py export_paper`: a paper as archival PDF, Word file or JSON."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from documents.models import Audience, Section, State
from tests.documents.factories import paper
from tests.support import verapdf


@pytest.fixture
def final(municipality, coordinator, police):
    document = paper(municipality, coordinator, parties=[police])
    Section.objects.create(
        document=document, heading="Bara för oss", html="<p>Hemlighetsord.</p>", audience=Audience.INTERNAL, position=9
    )
    return document


def export(document, form, tmp_path):
    output = tmp_path / f"paper.{form}"
    call_command("export_paper", str(document.pk), format=form, output=output, stdout=io.StringIO())
    return output.read_bytes()


def test_a_pdf_is_archival_and_accessible(final, tmp_path):
    data = export(final, "pdf", tmp_path)
    assert verapdf.failures(data, "2a") == []
    assert verapdf.failures(data, "ua1") == []


def test_a_word_file_holds_the_text_and_nothing_internal(final, tmp_path):
    with zipfile.ZipFile(io.BytesIO(export(final, "docx", tmp_path))) as word:
        text = word.read("word/document.xml").decode()
    assert "Avsnitt 1" in text
    assert "Hemlighetsord" not in text


def test_json_is_the_whole_content_for_the_parties(final, tmp_path):
    content = json.loads(export(final, "json", tmp_path))
    assert content["schema"] == 1
    assert content["frame"]["title"] == final.title
    assert [section["heading"] for section in content["sections"]] == ["Avsnitt 1", "Avsnitt 2"]


def test_a_locked_paper_is_written_from_the_text_that_was_locked(municipality, coordinator, tmp_path):
    document = paper(municipality, coordinator, state=State.LOCKED)
    document.sections.update(html="<p>Smugglat in efteråt.</p>")
    assert b"Smugglat" not in export(document, "json", tmp_path)


def test_an_unknown_paper_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="ingen handling med nummer 77"):
        call_command("export_paper", "77", output=tmp_path / "a.pdf")


def test_a_place_that_cannot_be_written_is_refused(final, tmp_path):
    with pytest.raises(CommandError, match="gick inte att skriva"):
        call_command("export_paper", str(final.pk), format="json", output=tmp_path / "no" / "such" / "a.json")
