"""What is said when a board has decided, and of rows that stand no more."""

import pytest
from django.urls import reverse

from base.models import StoredFile
from boards.board_steps import recording, registered
from boards.models import BoardStep
from boards.progress import lines
from documents import steps
from documents.models import Document
from tests.boards.handed import AU, letter, link_of, locked_pledges, posted, recorded, step, taken

pytestmark = pytest.mark.django_db
INSIDE = "läses bara hos er"


@pytest.fixture
def pledges(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def row(municipality, coordinator, pledges):
    return letter(municipality, coordinator, pledges)


def shown(client, row, name="board_steps"):
    return client.get(reverse(f"boards:{name}", args=[row.pk])).content.decode()


def test_a_proposal_is_said_to_be_kept_inside_until_the_board_has_decided(client, coordinator, row):
    recorded(row, coordinator, role="proposes", body_name=AU, paragraph="7")
    client.force_login(coordinator)
    assert INSIDE in shown(client, row)
    recorded(row, coordinator)
    assert INSIDE not in shown(client, row)


def test_what_was_passed_over_is_not_asked_for_after_the_decision(row, coordinator):
    assert [line.sentence for line in lines(row, coordinator) if not line.is_done]
    recorded(row, coordinator)
    assert not [line.sentence for line in lines(row, coordinator) if not line.is_done]


def test_a_decision_that_does_not_lie_on_the_paper_is_all_that_is_asked_for(row, coordinator, pledges):
    steps.unlock(Document.objects.get(pk=pledges.pk), by=coordinator, reason="Ett ord")
    recording.record(row, step(), by=coordinator, anyway=True)
    undone = [line.label for line in lines(row, coordinator) if not line.is_done]
    assert undone == ["Lägg det på handlingen"]


@pytest.mark.parametrize("number", ["45", "§ 45 b", "45B", "45/2026", "45 b / 26", "Paragraf 7"])
def test_a_paragraph_is_a_number_with_a_letter_or_a_year(client, coordinator, row, number):
    client.force_login(coordinator)
    client.post(reverse("boards:record_board_step", args=[row.pk]), posted(paragraph=number))
    assert BoardStep.objects.count() == 1


@pytest.mark.parametrize("number", ["45 b; x", "fyrtiofem", "45-47 och mer", "0"])
def test_what_is_no_paragraph_is_asked_for_again(client, coordinator, row, number):
    client.force_login(coordinator)
    asked = client.post(reverse("boards:record_board_step", args=[row.pk]), posted(paragraph=number))
    assert "Skriv paragrafens nummer, till exempel 123" in asked.content.decode()
    assert not BoardStep.objects.exists()


def test_a_wrong_row_stands_struck_out_with_day_and_reason_on_both_pages(client, coordinator, row, pledges):
    taken(row, coordinator, pledges)
    excerpt = StoredFile.objects.keep(b"%PDF-1.7 utdrag", "application/pdf")
    kept = recorded(row, coordinator, text="Anta alla löften.", excerpt=excerpt, excerpt_name="utdrag.pdf")
    registered.withdraw(kept, by=coordinator, reason="Fel paragraf.")
    for_secretary = client.get(link_of()).content.decode()
    client.force_login(coordinator)
    for page in (shown(client, row), for_secretary):
        assert ": Fel paragraf." in page
        assert "Tagen tillbaka " in page
        assert "<s>Anta alla löften.</s>" in page
        assert "<s>utdrag.pdf</s>" in page


def test_the_secretary_reads_why_nothing_more_is_to_be_registered(client, coordinator, row, pledges):
    taken(row, coordinator, pledges)
    url = link_of()
    answer = client.post(url, posted(do="record")).content.decode()
    assert "Registrera paragraf och dag" not in answer
    assert "Beslutet är registrerat, så det finns inget mer att fylla i" in answer
    assert "Ska fullmäktige också besluta" in answer
