"""What the files of a package are called, and that the zip is the same wherever it is made."""

import csv
import hashlib
import io
import json
import subprocess
import zipfile

import pytest

from boards.packages import metadata, naming, zipping
from documents.models import State
from tests.boards import bundles
from tests.documents.factories import paper


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (naming.part_name("KS 2026/123", 0, "Tjänsteskrivelse"), "KS-2026-123_Tjansteskrivelse.pdf"),
        (
            naming.part_name("KS 2026/123", 2, "Förslag: samverkansöverenskommelse"),
            "KS-2026-123_Bilaga-2_Forslag-samverkansoverenskommelse.pdf",
        ),
        (naming.part_name("", 12, "…"), "Bilaga-12_Handling.pdf"),
        (naming.original_name("KS 1", 3, "Avtal.DOCX", "application/x"), "KS-1_Bilaga-3_Original.docx"),
        (naming.whole_name("KS 2026/123", 2, "zip"), "KS-2026-123_Handlingar-2.zip"),
    ],
)
def test_names_are_plain_letters_without_spaces(name, expected):
    assert name == expected


def test_names_are_bounded_and_no_two_are_alike():
    long = naming.part_name("KS 2026/123" * 20, 99, "Överenskommelse " * 40)
    assert len(long) <= naming.MOST
    assert long.isascii()
    taken = set()
    assert [naming.unlike("Karta.pdf", taken), naming.unlike("karta.pdf", taken)] == ["Karta.pdf", "karta-2.pdf"]


def test_the_sums_are_those_that_the_usual_program_checks(tmp_path):
    data = zipping.zipped([("a.pdf", b"one"), ("b.pdf", b"two")])
    assert data == zipping.zipped([("a.pdf", b"one"), ("b.pdf", b"two")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    done = subprocess.run(["sha256sum", "-c", zipping.SUMS], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "a.pdf: OK\nb.pdf: OK\n"


def test_what_a_spreadsheet_would_reckon_as_a_formula_stays_words():
    row = metadata.FileFacts("a.pdf", "=1+1", "KS 1", "Avtal", 0, "T", "", "Lindhaga kommun", 2, "ab")
    heading, cells = csv.reader(metadata.as_csv([row]).decode("utf-8-sig").splitlines(), delimiter=";")
    assert heading[:3] == ["fil", "ärendemening", "diarienummer"]
    assert cells[1] == "'=1+1"
    assert json.loads(metadata.as_json([row]))["filer"][0]["ärendemening"] == "=1+1"


def test_the_metadata_tells_the_case_system_what_each_file_is(municipality, coordinator, monkeypatch):
    from documents.filing import file_under

    monkeypatch.setattr("boards.packages.making.join", bundles.joined_quickly)
    letter = bundles.letter_of(municipality, coordinator)
    case = file_under(letter.document, "KS 2026/123")
    case.title = "Ny samverkansöverenskommelse med Polisen"
    case.save()
    final = paper(municipality, coordinator, state=State.FINAL, title="Överenskommelse 2023–2026")
    bundles.signed_file(final)
    bundles.append(letter, final)
    bundles.lock(letter.document, coordinator)
    package = bundles.made(letter, coordinator)
    with zipfile.ZipFile(io.BytesIO(package.zip.read())) as archive:
        rows = json.loads(archive.read("metadata.json"))["filer"]
        assert [row["fil"] for row in rows] == archive.namelist()[:3]
        for row in rows:
            assert hashlib.sha256(archive.read(row["fil"])).hexdigest() == row["sha256"]
    assert rows[0]["fil"] == "KS-2026-123_Tjansteskrivelse.pdf"
    assert rows[0]["ärendemening"] == "Ny samverkansöverenskommelse med Polisen"
    assert (rows[0]["handlingstyp"], rows[0]["datum"], rows[0]["sidor"]) == ("Tjänsteskrivelse", "2026-11-02", 2)
    assert (rows[1]["titel"], rows[1]["datum"]) == ("Överenskommelse 2023–2026", "2026-03-02")
    assert rows[2]["handlingstyp"] == "Original, oförändrat"
