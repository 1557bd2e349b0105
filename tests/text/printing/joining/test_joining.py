"""Several papers as one file: what stands in it, where everything leads, and that it is archival and accessible."""

import hashlib
import io
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from pypdf import PdfReader

from base.refusals import Refused
from tests.support import verapdf
from tests.text.printing.joining import files
from tests.text.printing.joining.sets import joined, paper, parts
from text.printing.joining import Part, foreign
from text.printing.pdf import Attachment

ROOT = Path(__file__).resolve().parents[4]
SIGNED_AT = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def prepared_here():
    """That files are opened in a process of its own is tried with the files, and below in another process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(foreign, "run_apart", lambda work, data, *words, **_about: work(data, *words))
        yield


@pytest.fixture(scope="module")
def whole():
    return joined(parts())


@pytest.fixture(scope="module")
def own():
    """Papers of ours alone."""
    return joined(parts()[:3])


@pytest.fixture
def reader(whole):
    return PdfReader(io.BytesIO(whole.pdf))


@pytest.mark.java
def test_papers_of_ours_are_archival_and_with_files_from_outside_they_are_so_and_accessible(own, whole):
    """What makes them accessible stands in both, so that the real one is asked of it once."""
    assert verapdf.failures(own.pdf, "2a") == []
    assert verapdf.failures(whole.pdf, "3a") == []
    assert verapdf.failures(whole.pdf, "ua1") == []


def test_papers_of_ours_are_so_together_by_the_fast_validator_too(own):
    assert verapdf.quick_failures(own.pdf, "2a") == []
    assert verapdf.quick_failures(own.pdf, "ua1") == []


def test_it_says_where_each_part_begins(whole, reader):
    assert len(reader.pages) == whole.pages
    assert [placed.first_page for placed in whole.parts] == _beginnings(whole)
    words = ["Brevet", "Avtalet", "Tidslinje", "Mätning"]
    for heading, placed in zip(words, whole.parts, strict=False):
        assert heading in reader.pages[placed.first_page - 1].extract_text()


def _beginnings(whole):
    found, at = [], 2
    for placed in whole.parts:
        found.append(at)
        at += placed.pages
    return found


def test_every_page_has_its_running_number_and_keeps_its_own(whole, reader):
    texts = [page.extract_text() for page in reader.pages]
    for number, text in enumerate(texts, 1):
        assert f"sida {number} av {whole.pages}" in text
    agreement = whole.parts[1]
    for number in range(agreement.pages):
        text = texts[agreement.first_page - 1 + number]
        assert f"{number + 1}({agreement.pages})" in text
        assert "Bilaga 1" in text


def test_a_stamp_tells_which_appendix_and_whether_it_is_a_copy(whole, reader):
    texts = [reader.pages[placed.first_page - 1].extract_text() for placed in whole.parts]
    assert [re.search(r"(Kopia)?[ ·]*(Bilaga \d)[ ·]*sida", text) is not None for text in texts] == [False] + [True] * 5
    assert ["Kopia" in text for text in texts] == [False, False, False, True, False, False]


def test_the_contents_lead_to_every_part(whole, reader):
    notes = [note.get_object() for note in reader.pages[0]["/Annots"]]
    led = {reader.get_page_number(note["/Dest"][0].get_object()) + 1 for note in notes}
    assert led == {placed.first_page for placed in whole.parts}
    assert notes[1]["/Contents"] == f"Bilaga 1: Överenskommelse, sida {whole.parts[1].first_page}"
    said = reader.pages[0].extract_text()
    assert "Bilaga 1" in said
    assert "22 november 2026" in said


def test_every_link_leads_within_its_own_part(whole, reader):
    """All of them lead to a heading of the same name, of which there is one in each part."""
    for number, placed in enumerate(whole.parts[:2] + whole.parts[3:4]):
        pages = range(placed.first_page - 1, placed.first_page - 1 + placed.pages)
        found = [note.get_object() for page in pages for note in reader.pages[page].get("/Annots", [])]
        (link,) = [note for note in found if "/Dest" in note]
        target = reader.get_page_number(link["/Dest"][0].get_object())
        assert target in pages
        assert ["Mål i Brevet", "Mål i Avtalet", "Slut"][number] in reader.pages[target].extract_text()


def test_bookmarks_lead_to_the_parts_and_to_their_headings(whole, reader):
    outline = reader.outline
    top = [each for each in outline if not isinstance(each, list)]
    assert [each.title for each in top] == [
        "Innehåll",
        "Förslag till beslut",
        "Bilaga 1: Överenskommelse",
        "Bilaga 2: Tidslinje",
        "Bilaga 3: Mätning",
        "Bilaga 4: Karta",
        "Bilaga 5: Inskannat",
    ]
    assert [reader.get_destination_page_number(each) + 1 for each in top[1:]] == _beginnings(whole)
    below = outline[outline.index(top[2]) + 1]
    headings = [each.title for each in below[1]]
    assert below[0].title == "Avtalet"
    assert headings == ["Mål i Avtalet"]
    page = reader.pages[reader.get_destination_page_number(below[1][0])]
    assert "Mål i Avtalet" in page.extract_text()


def test_the_contents_say_what_became_of_files_from_outside(whole, reader):
    remarks = [placed.remark for placed in whole.parts]
    assert remarks[:4] == [""] * 4
    assert "bilder av sidorna, med sidans ord" in remarks[4]
    assert "inskannad" in remarks[5]
    said = " ".join(reader.pages[0].extract_text().split())
    assert "inskannad och saknar text" in said


def test_files_that_became_pictures_lie_in_it_as_they_came(whole, reader):
    given = parts()
    held = {name: data[0] for name, data in reader.attachments.items()}
    assert held["karta över Älvudden.pdf"] == given[4].pdf == whole.parts[4].pdf
    assert held["Bilaga 5 Inskannat.pdf"] == given[5].pdf
    assert set(held.values()) == {given[4].pdf, given[5].pdf}


def test_an_original_lies_beside_the_copy_that_was_printed_from_it():
    original = Attachment("undertecknad.pdf", files.signed(), "Undertecknat original", SIGNED_AT, "Source")
    made = joined([Part("Bilaga 1", "Avtal", paper("Avtalet"), originals=[original])])
    assert PdfReader(io.BytesIO(made.pdf)).attachments["undertecknad.pdf"] == [original.data]
    assert verapdf.quick_failures(made.pdf, "3a") == []


def test_identifiers_of_two_papers_do_not_meet():
    made = joined([Part(f"Bilaga {number}", "Samma", paper("Avtalet")) for number in (1, 2)])
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        cells = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/ID" in each]
        names = [str(cell.ID) for cell in cells]
        headers = {
            str(name)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TD"
            for name in each.A.get("/Headers", ())
        }
    assert len(names) > 6
    assert len(names) == len(set(names))
    assert headers <= set(names)


def test_the_properties_are_those_of_the_whole(reader):
    assert reader.metadata.title == "Handlingar till kommunstyrelsen"
    assert reader.metadata.author == "Lindhaga kommun"
    assert reader.metadata.creation_date.date() == date(2026, 11, 22)
    assert reader.trailer["/Root"]["/Lang"] == "sv"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_part_in_another_language_says_so():
    made = joined([Part("Bilaga 1", "Report", pdf=files.accessible(language="en"))])
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        assert [str(part.get("/Lang", "")) for part in document.K] == ["", "en"]


def test_a_picture_that_stands_in_many_parts_is_held_once():
    shown = files.scanned(1)
    made = joined([Part(f"Bilaga {number}", "Samma", pdf=shown) for number in (1, 2)])
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert sum(each.get("/Subtype") == "/Image" for each in pdf.objects if isinstance(each, pikepdf.Stream)) == 1


def test_a_set_that_was_joined_before_keeps_its_own_numbers_and_places(own):
    made = joined([Part("Bilaga 1", "Förra gången", pdf=own.pdf)])
    reader = PdfReader(io.BytesIO(made.pdf))
    text = reader.pages[own.parts[1].first_page].extract_text()
    assert f"sida {own.parts[1].first_page} av {own.pages}" in text
    assert f"sida {own.parts[1].first_page + 1} av {made.pages}" in text
    (link, *_others) = [note.get_object() for note in reader.pages[1]["/Annots"]]
    assert reader.get_page_number(link["/Dest"][0].get_object()) == own.parts[0].first_page
    assert verapdf.quick_failures(made.pdf, "2a") == []


def test_a_page_that_ends_in_the_middle_of_a_drawing_turns_no_stamp():
    data = files.changed(files.accessible(), lambda pdf: pdf.pages[0].contents_add(b"q 2 0 0 2 0 0 cm"))
    made = joined([Part("Bilaga 1", "Öppen", pdf=data)])
    with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
        tops = [word["top"] for word in pdf.pages[1].extract_words() if word["text"] == "sida"]
    assert [round(top) in range(10, 30) for top in tops] == [True]


def test_a_long_list_takes_the_pages_that_it_needs():
    small = paper("Kort")
    title = "Handling med en lång rubrik som tar flera rader i förteckningen över det som ligger här " * 8
    made = joined([Part(f"Bilaga {number}", title, small) for number in range(1, 9)])
    before = made.parts[0].first_page - 1
    assert before > 1
    reader = PdfReader(io.BytesIO(made.pdf))
    notes = [note.get_object() for page in reader.pages[:before] for note in page["/Annots"]]
    led = {reader.get_page_number(note["/Dest"][0].get_object()) + 1 for note in notes}
    assert led == {placed.first_page for placed in made.parts}


def test_it_tells_how_far_it_has_come():
    told = []
    joined([Part("", "Brev", paper("Brevet")), Part("Bilaga 1", "Avtal", paper("Avtalet"))], progress=told.append)
    assert told == [1, 2]


def test_what_cannot_be_put_in_is_named():
    with pytest.raises(Refused, match="^Bilaga 2: Filen är skadad"):
        joined([Part("Bilaga 1", "Avtal", paper("Avtalet")), Part("Bilaga 2", "Trasig", pdf=b"%PDF-1.7 trasig")])


JOIN_IN_A_NEW_PROCESS = """
import os, hashlib
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django; django.setup()
from tests.text.printing.joining.sets import joined, parts
given = parts()
print(hashlib.sha256(joined([given[0], given[4]]).pdf).hexdigest())
"""


def test_the_same_parts_give_the_same_bytes_in_another_process():
    given = parts()
    surroundings = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "77", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", JOIN_IN_A_NEW_PROCESS],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == hashlib.sha256(joined([given[0], given[4]]).pdf).hexdigest()
