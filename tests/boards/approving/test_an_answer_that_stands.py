"""What a manager has sent back is not approved by going back in the browser; a changed answer is told of."""

import pytest
from django.urls import reverse

from base.models import OutgoingMail
from boards.approving import approving
from boards.approving.approving import Answer, Manager
from boards.approving.standing import standing_of
from boards.models import BoardLetter
from documents.models import Document, State
from organisations.models import Role
from tests.boards.bundles import letter_of
from tests.conftest import person

SENT_BACK = {"outcome": "returned", "comment": "Rätta datumet."}


def fresh(letter: BoardLetter) -> BoardLetter:
    letter.document = Document.objects.get(pk=letter.pk)
    return letter


@pytest.fixture
def manager(municipality):
    return person("Mona Lilja", municipality, Role.MANAGER)


@pytest.fixture
def letter(municipality, coordinator, manager) -> BoardLetter:
    letter = letter_of(municipality, coordinator, state=State.LOCKED)
    approving.ask(letter, Manager("Mona Lilja", manager.email, manager), by=coordinator)
    return letter


def test_a_manager_who_goes_back_and_approves_changes_nothing_and_is_told_what_to_do(client, letter, manager):
    url = reverse("boards:answer_approval", args=[letter.pk])
    client.force_login(manager)
    for _press in range(2):
        assert client.post(url, SENT_BACK).status_code == 302
    answer = client.post(url, {"outcome": "approved", "comment": "Jag ångrade mig."})
    assert answer.status_code == 422
    assert "redan skickad tillbaka av Mona Lilja. Är svaret ett annat nu, be den" in answer.content.decode()
    assert "Jag ångrade mig." in answer.content.decode()
    assert "redan skickad tillbaka" in client.get(url, follow=True).content.decode()
    assert standing_of(fresh(letter)).is_returned
    assert letter.approvals.count() == 1


def test_an_answer_that_a_colleague_registers_anew_is_told_to_the_one_who_asked(
    letter, manager, coordinator, second_coordinator
):
    approving.answer(fresh(letter), Answer(**SENT_BACK, by=manager))
    now = Answer("approved", by=second_coordinator, how="samtal 22 november")
    approving.answer(fresh(letter), now, to_name="Mona Lilja")
    assert standing_of(fresh(letter)).is_approved
    subjects = OutgoingMail.objects.filter(to=coordinator.email).order_by("pk").values_list("subject", flat=True)
    assert [subject.split(":")[0] for subject in subjects] == ["Skickad tillbaka", "Godkänd"]
