"""`manage.py import_paper`: ten years of papers at once, or what would be read of them as JSON."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.models import Document, Import, ImportedPaper
from tests.pages.conftest import ONE, THREE

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    "type", "title", "registry_number", "dated_on", "parties", "term", "focus_areas", "goals", "forums", "obligations",
    "sections", "signatories", "pledges", "doubts",
}  # fmt: skip


def run(*arguments, **options):
    out, errors, status = StringIO(), StringIO(), 0
    try:
        call_command("import_paper", *map(str, arguments), stdout=out, stderr=errors, **options)
    except SystemExit as stop:
        status = stop.code
    return status, out.getvalue(), errors.getvalue()


def test_json_is_alone_on_standard_output_and_nothing_is_saved(tmp_path):
    """In a process of its own, without a database, so that every print of every library is seen."""
    environment = {**os.environ, "DJANGO_DEBUG": "true", "SAMVERKA_DATA": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "import_paper", "--json", str(ONE), str(THREE)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    papers = json.loads(done.stdout)["papers"]
    assert [paper["type"] for paper in papers] == ["agreement", "board_letter", "agreement", "agreement"]
    letters = {"letter"}  # what a letter to a board has besides
    assert all(set(paper) == KEYS | (letters if paper["type"] == "board_letter" else set()) for paper in papers)
    assert all(set(section) == {"heading", "text"} for paper in papers for section in paper["sections"])


def test_json_of_one_file(db):
    status, out, _errors = run(ONE, json=True)
    (paper,) = json.loads(out)["papers"]
    assert status == 0
    assert paper["registry_number"] == "KS 2023/114"
    assert paper["term"]["ends_on"] == "2026-12-31"
    assert {party["kind"] for party in paper["parties"]} == {"municipality", "police"}
    assert not Import.objects.exists()


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(db, tmp_path):
    broken = tmp_path / "trasig.pdf"
    broken.write_bytes(b"%PDF-1.7")
    status, out, errors = run(broken, tmp_path / "saknas.docx", ONE, json=True)
    assert status == 1
    assert len(json.loads(out)["papers"]) == 1
    assert "trasig.pdf: " in errors
    assert "saknas.docx: Filen gick inte att öppna" in errors


def test_files_are_kept_for_somebody_to_confirm(municipality, tmp_path):
    broken = tmp_path / "trasig.pdf"
    broken.write_bytes(b"%PDF-1.7")
    status, out, errors = run(ONE, broken, THREE, owner="lindhaga kommun")
    assert status == 1
    assert {kept.name for kept in Import.objects.filter(owner=municipality)} == {ONE.name, THREE.name}
    assert ImportedPaper.objects.count() == 4
    assert not Document.objects.exists()
    assert "[1/3]" in out
    assert "[3/3]" in out
    assert "4 handlingar från 2 filer väntar" in out
    assert "[2/3] trasig.pdf" in errors
    assert "1 fil gick inte att läsa" in out


@pytest.mark.parametrize("owner", ["Lindhaga kommun", "by number"])
def test_the_owner_is_named_or_numbered(municipality, owner):
    status, _out, _errors = run(ONE, owner=str(municipality.pk) if owner == "by number" else owner)
    assert status == 0
    assert Import.objects.get().owner == municipality


@pytest.mark.parametrize(("owner", "sentence"), [(None, "--owner"), ("Sunnanby kommun", "ingen organisation")])
def test_an_owner_that_is_missing_or_unknown_is_refused(db, owner, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(ONE, owner=owner)


def test_who_confirms_them_sees_them_among_what_waits(client, municipality, coordinator):
    run(ONE, owner="Lindhaga kommun")
    client.force_login(coordinator)
    assert ONE.name in client.get("/importera/").content.decode()
    assert "En inläst handling väntar" in client.get("/").content.decode()


def test_a_file_that_was_read_before_is_passed_over_and_said(municipality):
    run(ONE, owner="Lindhaga kommun")
    status, out, _errors = run(ONE, THREE, owner="Lindhaga kommun")
    assert status == 0
    assert f"[1/2] {ONE.name}: lästes in i dag kl. " in out
    assert "--again" in out
    assert "3 handlingar från 1 fil väntar" in out
    assert Import.objects.filter(name=ONE.name).count() == 1


def test_another_owner_and_a_second_word_read_the_file_again(municipality, other_municipality):
    run(ONE, owner="Lindhaga kommun")
    run(ONE, owner="Norrvika kommun")
    run(ONE, owner="Lindhaga kommun", again=True)
    assert Import.objects.filter(name=ONE.name).count() == 3
