"""Bring a file, see what was understood, skip what is not needed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.models import Document, Import, ImportedPaper
from tests.pages.conftest import ONE, THREE, address, upload

NEW = "/importera/"


@pytest.fixture(autouse=True)
def _in_the_municipality(client, coordinator):
    client.force_login(coordinator)


def test_a_file_with_one_paper_leads_straight_to_it(client, coordinator, municipality):
    response = client.post(NEW, {"file": upload(ONE), "came_from": "Diariet"}, follow=True)
    kept = Import.objects.get()
    assert response.redirect_chain[-1][0] == address(kept.papers.get())
    assert (kept.owner, kept.by, kept.name, kept.source) == (municipality, coordinator, ONE.name, "Diariet")
    assert kept.file.read() == ONE.read_bytes()
    assert not Document.objects.exists()


def test_a_file_with_several_papers_offers_each_with_its_own_part_of_the_original(client):
    response = client.post(NEW, {"file": upload(THREE)}, follow=True)
    assert response.status_code == 200
    papers = list(ImportedPaper.objects.order_by("number"))
    assert [paper.reading["type"] for paper in papers] == ["board_letter", "agreement", "agreement"]
    for paper in papers:
        assert address(paper) in response.content.decode()
    letter, newer, older = (client.get(address(paper)).context["paper"].html for paper in papers)
    assert "Barnperspektivet" in letter
    assert "Torggruppen" not in letter
    assert "Torggruppen" in newer
    assert "Barnperspektivet" not in newer
    assert "fritidshus" not in newer
    assert "fritidshus" in older


def test_the_list_of_a_file_tells_papers_with_the_same_title_apart(client, three):
    page = client.get(reverse("pages:import", args=[three.pk])).content.decode().replace("\xa0", " ")
    assert "Överenskommelse, 1 januari 2027 – 31 december 2030" in page
    assert "Överenskommelse, 1 januari 2023 – 31 december 2026" in page
    assert "Tjänsteskrivelse" in page


def test_pasted_text_is_read_as_a_file_is(client):
    response = client.post(NEW, {"text": ONE.read_text()}, follow=True)
    assert response.status_code == 200
    kept = Import.objects.get()
    assert kept.name == "Inklistrad text.txt"
    assert kept.papers.get().reading["registry_number"] == "KS 2023/114"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Välj en fil eller klistra in en text"),
        ({"file": SimpleUploadedFile("tom.pdf", b"")}, "tom"),
        ({"file": SimpleUploadedFile("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(2000))}, "bild"),
        ({"file": SimpleUploadedFile("trasig.pdf", b"%PDF-1.7 nothing more")}, "PDF"),
        ({"file": SimpleUploadedFile("program.exe", b"MZ" + bytes(3000))}, "program"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_leaves_nothing(client, sent, sentence):
    response = client.post(NEW, {**sent, "came_from": "Närarkivet"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "data-invalid" in page or "error-summary" in page
    assert sentence in page
    assert 'value="Närarkivet"' in page
    assert not Import.objects.exists()


def test_pasted_text_survives_a_refusal(client):
    response = client.post(NEW, {"text": "Kort text.", "file": upload(ONE)})
    assert response.status_code == 422
    assert "Kort text." in response.content.decode()


def test_text_that_is_no_paper_of_ours_is_read_with_a_doubt(client):
    client.post(NEW, {"text": "Recept på kanelbullar. " * 40})
    paper = ImportedPaper.objects.get()
    assert paper.reading["type"] == "other"
    assert paper.doubts.filter(field="type").exists()


def test_the_original_is_given_back_byte_for_byte_and_never_shown_inside_the_page(client, one):
    response = client.get(reverse("pages:import_original", args=[one.source_id]))
    assert b"".join(response.streaming_content) == ONE.read_bytes()
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_what_a_hostile_page_carries_is_not_shown(client):
    page = "<html><body><h1>Samverkansöverenskommelse</h1><p onclick='alert(1)'>Polisen <script>alert(1)</script>"
    client.post(NEW, {"file": SimpleUploadedFile("sida.html", f"{page}{'och kommunen. ' * 60}".encode())})
    shown = client.get(address(ImportedPaper.objects.get())).context["paper"].html
    assert "och kommunen." in shown
    assert "alert" not in shown
    assert "onclick" not in shown


def test_a_paper_can_be_skipped_and_taken_up_again(client, three):
    paper = three.papers.get(number=1)
    skip = address(paper, "import_skip")
    assert client.post(skip, follow=True).status_code == 200
    paper.refresh_from_db()
    assert paper.skipped_at
    client.post(skip)
    paper.refresh_from_db()
    assert paper.skipped_at is None


def test_what_waits_and_what_is_done_is_told_apart(client, three):
    assert "3 av 3 kvar" in client.get(NEW).content.decode()
    for paper in three.papers.all():
        client.post(address(paper, "import_skip"))
    page = client.get(NEW).content.decode()
    assert "kvar att gå igenom" not in page
    assert "Klar" in page


def test_a_single_paper_is_laid_aside_from_its_own_page(client, one):
    skip = address(one, "import_skip")
    assert f'action="{skip}"' in client.get(address(one)).content.decode()
    response = client.post(skip, follow=True)
    assert response.redirect_chain[-1][0] == NEW
    assert "är lagd åt sidan" in response.content.decode()
    assert "Ta upp den igen" in client.get(address(one)).content.decode()
    assert client.post(skip).url == address(one)
    one.refresh_from_db()
    assert one.skipped_at is None


def test_the_same_file_is_not_read_twice_unawares(client, one, coordinator):
    response = client.post(NEW, {"file": upload(ONE), "came_from": "Närarkivet"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Den filen lästes in i\xa0dag" in page or "Den filen lästes in i dag" in page
    assert f"av {coordinator}" in page
    assert reverse("pages:import", args=[one.source_id]) in page
    assert Import.objects.count() == 1


def test_the_same_file_is_read_again_on_a_second_word(client, one):
    page = client.post(NEW, {"file": upload(ONE), "came_from": "Närarkivet"})
    response = client.post(NEW, {"again": str(page.context["same"].pk), "came_from": "Närarkivet"}, follow=True)
    assert response.status_code == 200
    newest = Import.objects.first()
    assert (newest.file, newest.name, newest.source) == (one.source.file, ONE.name, "Närarkivet")
    assert newest.papers.get().reading["registry_number"] == "KS 2023/114"


def test_a_file_of_another_organisations_is_neither_told_of_nor_read_again(client, one, stranger):
    client.force_login(stranger)
    assert client.post(NEW, {"again": str(one.source_id)}).status_code == 404
    assert client.post(NEW, {"file": upload(ONE)}).status_code == 302
