"""What a secretary or a manager wants changed is read while it is being changed, until it goes to them again."""

import pytest
from django.urls import reverse

from boards import start
from boards.approving import approving
from boards.approving.approving import Answer, Manager
from boards.handing_over import answering, handing
from boards.models import BoardLetter
from boards.progress import lines
from boards.whereabouts import sentence, with_whereabouts
from documents import steps
from tests.boards.bundles import lock
from tests.boards.handed import BY_LINK, NINA, handed, letter, put_together

WISH = "Punkt två behöver skrivas om."


@pytest.fixture
def row(municipality, coordinator) -> BoardLetter:
    return letter(municipality, coordinator)


def fresh(row: BoardLetter) -> BoardLetter:
    return BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=row.pk)


def unlocked(row: BoardLetter, by) -> None:
    steps.unlock(fresh(row).document, by=by, reason="Rättas")


def told(client, row: BoardLetter, by) -> list[bool]:
    """Whether the wish stands on the letter's page, on its way to a decision and on the page of its proposals."""
    client.force_login(by)
    pages = [client.get(reverse(name, args=[row.pk])) for name in ("documents:detail", "boards:facts")]
    on_way = any(WISH in line.sentence for line in lines(fresh(row), by))
    return [*(WISH in page.content.decode() for page in pages), on_way]


def test_what_the_secretary_wants_changed_stands_until_a_corrected_set_is_handed_over(client, row, coordinator):
    answering.send_back(handed(row, coordinator), BY_LINK, comment=WISH)
    unlocked(row, coordinator)
    assert told(client, row, coordinator) == [True, True, True]
    assert [each.label for each in start.rows(coordinator)] == ["Läs varför"]
    lock(fresh(row).document, coordinator)
    package = put_together(fresh(row), coordinator)
    assert WISH in sentence(with_whereabouts(BoardLetter.objects.filter(pk=row.pk)).get())
    assert told(client, row, coordinator)[0]
    handing.hand_over(fresh(row), NINA, number=package.number, by=coordinator)
    assert told(client, row, coordinator) == [False, False, False]


def test_what_a_manager_wants_changed_stands_while_it_is_changed(client, row, coordinator):
    mona = Manager("Mona Lilja", "mona@lindhaga.example")
    asked = approving.ask(fresh(row), mona, by=coordinator)
    approving.answer(fresh(row), Answer("returned", WISH, name=mona.name), row=asked)
    unlocked(row, coordinator)
    assert told(client, row, coordinator) == [True, True, True]
    (told_on_start,) = start.rows(coordinator)
    assert WISH in client.get(told_on_start.url).content.decode()
    fresh(row).document.sections.update(html="<p>Rättad text.</p>")
    lock(fresh(row).document, coordinator)
    assert told(client, row, coordinator)[2]
    approving.ask(fresh(row), mona, by=coordinator)
    assert told(client, row, coordinator) == [False, False, False]
