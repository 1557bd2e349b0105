"""Only an approval of the very text counts; the others are told of where the papers are handed over."""

import pytest
from django.urls import reverse

from boards.approving import approving
from boards.approving.approving import Answer, Manager
from boards.approving.progress import approval_line
from boards.checks import remarks
from boards.models import Approval, BoardLetter
from tests.boards import handed as papers
from tests.boards.handed import corrected, handed, link_of, put_together, taken

CHEF = Manager("Mona Lilja", "mona@lindhaga.example")


def words(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def fresh(letter: BoardLetter) -> BoardLetter:
    return BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=letter.pk)


@pytest.fixture
def letter(municipality, coordinator) -> BoardLetter:
    return papers.letter(municipality, coordinator)


@pytest.fixture
def asked(letter, coordinator) -> Approval:
    return approving.ask(letter, CHEF, by=coordinator)


def final(letter, by) -> BoardLetter:
    return fresh(taken(fresh(letter), by).package.letter)


def test_a_text_that_was_approved_is_approved_still_when_it_is_final(letter, asked, coordinator):
    approving.answer(fresh(letter), Answer("approved", name="Mona Lilja"), row=asked)
    line = approval_line(final(letter, coordinator), coordinator)
    assert line.is_done
    assert "Mona Lilja godkände skrivelsen" in line.sentence


def test_an_approval_of_an_earlier_text_does_not_count_for_the_one_that_the_secretary_took(letter, asked, coordinator):
    approving.answer(fresh(letter), Answer("approved", name="Mona Lilja"), row=asked)
    row = corrected(letter, coordinator)
    said = [remark.text for remark in remarks(fresh(row)) if remark.place == "Chefens godkännande"]
    assert len(said) == 1
    assert said[0].startswith("Den här texten är inte godkänd av någon chef. Mona Lilja godkände en tidigare text")
    line = approval_line(final(row, coordinator), coordinator)
    assert not line.is_done
    assert line.sentence == said[0]


def test_the_secretary_reads_whether_a_manager_has_approved_and_nothing_of_it_where_none_was_asked(
    client, letter, coordinator
):
    handed(fresh(letter), coordinator)
    assert "av någon chef" not in words(client.get(link_of()))
    asked = approving.ask(fresh(letter), CHEF, by=coordinator)
    assert "Skrivelsen är inte godkänd av någon chef." in words(client.get(link_of()))
    approving.answer(fresh(letter), Answer("approved", name="Mona Lilja"), row=asked)
    assert "Mona Lilja godkände skrivelsen" in words(client.get(link_of()))


def test_what_goes_to_the_secretary_without_the_approval_that_was_asked_for_is_told_first(client, letter, coordinator):
    put_together(fresh(letter), coordinator)
    client.force_login(coordinator)
    assert "Chefens godkännande" not in words(client.get(reverse("boards:hand_over", args=[letter.pk])))
    row = approving.ask(fresh(letter), CHEF, by=coordinator)
    assert "Skrivelsen ligger hos Mona Lilja för godkännande" in words(
        client.get(reverse("boards:hand_over", args=[letter.pk]))
    )
    approving.withdraw(row, by=coordinator)
    assert "Skrivelsen är inte godkänd av någon chef." in words(
        client.get(reverse("boards:hand_over", args=[letter.pk]))
    )
    assert not approval_line(fresh(letter), coordinator).is_done
