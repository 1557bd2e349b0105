"""What was handed to a secretary is taken back before anybody has answered."""

import pytest
from django.urls import reverse

from base.models import OutgoingMail
from base.refusals import Refused
from boards.handing_over import while_waiting
from boards.handing_over.standing import standing_of
from documents.models import Document, State
from tests.boards.handed import NINA, handed, letter, link_of, taken


@pytest.fixture
def row(municipality, coordinator):
    return letter(municipality, coordinator)


def test_what_is_taken_back_has_no_link_and_leaves_the_letter_locked(client, coordinator, row):
    given, link = handed(row, coordinator), link_of()
    client.force_login(coordinator)
    page = reverse("boards:hand_over", args=[row.pk])
    url = reverse("boards:withdraw_handover", args=[row.pk, given.pk])
    assert url in client.get(page).content.decode()
    for _again in range(2):
        assert client.post(url).status_code == 302
    assert client.get(link).status_code == 410 or "gäller inte" in client.get(link).content.decode()
    assert OutgoingMail.objects.filter(to=NINA.email, subject__startswith="Återtagna").count() == 1
    assert Document.objects.get(pk=row.pk).state == State.LOCKED
    assert not standing_of(row).is_waiting
    shown = client.get(page).content.decode()
    assert "Återtagen" in shown
    assert url not in shown


def test_what_the_secretary_has_taken_is_not_taken_back(coordinator, row):
    given = taken(row, coordinator)
    with pytest.raises(Refused):
        while_waiting.withdraw(given, by=coordinator)
