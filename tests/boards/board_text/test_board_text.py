"""The text that the board got: kept as it came, compared with ours, and the one that counts from then on."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from base.refusals import Refused
from boards.board_text.differences import differences
from boards.board_text.keeping import keep
from boards.models import BoardLetter, BoardText
from documents import copies
from documents.content import read
from documents.models import Document, Section, State
from documents.printing_word import paper_docx
from tests.boards.bundles import letter_of, lock, pdf_file

pytestmark = pytest.mark.once

OURS = "Samverkan har varit god under året och polisen har deltagit i fyra möten."
THEIRS = "Samverkan har varit god under året och polisen har deltagit i fem möten."


def page(name: str, *args) -> str:
    return reverse(f"boards:{name}", args=args)


def words(response) -> str:
    return response.content.decode().replace("\xa0", " ")


@pytest.fixture
def letter(municipality, coordinator) -> BoardLetter:
    found = letter_of(municipality, coordinator)
    found.document.sections.all().delete()
    for place, (heading, html) in enumerate((("Sammanfattning", f"<p>{OURS}</p>"), ("Ärendet", "<p>Som förut.</p>"))):
        Section.objects.create(document=found.document, heading=heading, html=html, position=place)
    lock(found.document, coordinator)
    return BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=found.pk)


def as_word(letter: BoardLetter, words: str = THEIRS) -> bytes:
    """The letter as it left the house in Word, with other words in it."""
    content = read(letter.document.locked_revision)
    content["sections"][0]["html"] = f"<p>{words}</p>"
    return paper_docx(content, mark="")


def uploaded(data: bytes, name: str = "Till nämnden.docx") -> dict:
    return {"file": SimpleUploadedFile(name, data)}


def test_the_file_is_kept_and_its_differences_are_shown(client, letter, coordinator):
    client.force_login(coordinator)
    data = as_word(letter)
    answer = client.post(page("board_text", letter.pk), uploaded(data), follow=True)
    shown = strip_tags(words(answer))
    assert "[borttaget: fyra] [tillagt: fem]" in shown
    kept = BoardText.objects.get()
    assert kept.file.read() == data
    file = client.get(page("board_text_file", letter.pk, kept.pk))
    assert b"".join(file.streaming_content) == data
    assert letter.document.events.get(step="board_text").note == "Till nämnden.docx"


def test_only_what_was_changed_is_told(letter, coordinator):
    found = differences(keep(letter, as_word(letter), "Till nämnden.docx", by=coordinator))
    assert [section.name for section in found.comparison.sections if section.what == "changed"] == ["Sammanfattning"]
    assert "Ärendet" in [section.name for section in found.comparison.sections if section.what == "same"]
    assert not found.comparison.facts


def test_a_file_that_says_the_same_has_no_differences(letter, coordinator):
    found = differences(keep(letter, as_word(letter, OURS), "Till nämnden.docx", by=coordinator))
    assert not found.comparison.is_changed


def test_a_pdf_of_ours_is_read_too(letter, coordinator):
    pdf = copies.sent_copy(letter.document.locked_revision).file.read()
    found = differences(keep(letter, pdf, "handlingar.pdf", by_name="Signe Ek"))
    assert not found.comparison.is_changed
    kept = BoardText.objects.get()
    assert (kept.registered_by, kept.registered_by_name) == (None, "Signe Ek")


def test_the_letters_page_says_which_text_counts(client, letter, coordinator, stranger):
    keep(letter, as_word(letter), "Första.docx", by=coordinator)
    keep(letter, as_word(letter, "Något helt annat."), "Andra.docx", by=coordinator)
    client.force_login(coordinator)
    shown = words(client.get(reverse("documents:detail", args=[letter.pk])))
    assert "Nämnden fick Andra.docx, och det är den som gäller." in shown
    assert "Första.docx" in words(client.get(page("board_text", letter.pk)))


def test_the_same_file_twice_is_kept_once(letter, coordinator):
    data = as_word(letter)
    first = keep(letter, data, "Till nämnden.docx", by=coordinator)
    assert keep(letter, data, "Till nämnden.docx", by=coordinator) == first


def test_a_scanned_file_is_kept_though_nothing_can_be_compared(client, letter, coordinator):
    client.force_login(coordinator)
    answer = client.post(page("board_text", letter.pk), uploaded(pdf_file(), "skannad.pdf"), follow=True)
    assert "inga ord som går att läsa" in words(answer)
    assert BoardText.objects.get().name == "skannad.pdf"


@pytest.mark.parametrize(("data", "name"), [(b"PK\x03\x04skadad", "a.docx"), (b"hej hopp", "a.txt"), (b"", "a.pdf")])
def test_what_is_neither_word_nor_pdf_is_refused(letter, coordinator, data, name):
    with pytest.raises(Refused):
        keep(letter, data, name, by=coordinator)
    assert not BoardText.objects.exists()


def test_a_draft_has_no_text_that_a_board_got(client, municipality, coordinator):
    draft = letter_of(municipality, coordinator)
    client.force_login(coordinator)
    assert "Lås texten först." in words(client.get(page("board_text", draft.pk)))
    source = letter_of(municipality, coordinator, state=State.LOCKED, title="En annan skrivelse")
    source.document = Document.objects.select_related("locked_revision").get(pk=source.pk)
    data = paper_docx(read(source.document.locked_revision), mark="")
    assert client.post(page("board_text", draft.pk), uploaded(data)).status_code == 422
    assert not BoardText.objects.exists()


def test_who_may(request, client, letter, coordinator):
    kept = keep(letter, as_word(letter), "Till nämnden.docx", by=coordinator)
    for who, status, reads in (("coordinator", 200, 200), ("registrar", 200, 200), ("reader", 403, 403),
                               ("police_contact", 404, 404), ("stranger", 404, 404)):  # fmt: skip
        client.force_login(request.getfixturevalue(who))
        assert client.get(page("board_text", letter.pk)).status_code == status, who
        for name in ("board_text_differences", "board_text_file"):
            assert client.get(page(name, letter.pk, kept.pk)).status_code == reads, who


def test_another_letters_file_is_not_found(client, municipality, letter, coordinator):
    kept = keep(letter, as_word(letter), "Till nämnden.docx", by=coordinator)
    other = letter_of(municipality, coordinator, state=State.LOCKED, title="En annan skrivelse")
    client.force_login(coordinator)
    assert client.get(page("board_text_file", other.pk, kept.pk)).status_code == 404
