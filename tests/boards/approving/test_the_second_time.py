"""A manager who has sent the letter back: what invites meanwhile, and what the next link tells of the first."""

import pytest
from django.urls import reverse

from base.models import OutgoingMail
from base.refusals import Refused
from boards import start
from boards.approving import approving
from boards.approving.approving import Answer, Manager
from boards.handing_over import handing
from boards.models import BoardLetter
from boards.progress import lines, next_of
from documents import steps
from organisations.models import Role
from tests.boards import handed as papers
from tests.boards.handed import corrected, put_together
from tests.conftest import person

MAIL = "mona@lindhaga.example"


def fresh(letter: BoardLetter) -> BoardLetter:
    return BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=letter.pk)


def words(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def way_in() -> str:
    body = OutgoingMail.objects.filter(to=MAIL).latest("pk").body
    return "/" + next(line for line in body.splitlines() if line.startswith("http")).split("/", 3)[3]


def sent_back(letter: BoardLetter, to: Manager, by) -> None:
    row = approving.ask(fresh(letter), to, by=by)
    approving.answer(fresh(letter), Answer("returned", "Skriv om punkt två.", name=to.name), row=row)


@pytest.fixture
def letter(municipality, coordinator) -> BoardLetter:
    return papers.letter(municipality, coordinator)


def test_what_a_manager_has_sent_back_is_not_asked_to_be_put_together_or_handed_over(letter, coordinator):
    sent_back(letter, Manager("Mona Lilja", MAIL), coordinator)
    for _before_and_after in range(2):
        undone = [line for line in lines(fresh(letter), coordinator) if not line.is_done and line.url]
        assert next_of(undone).label == "Lås upp och rätta"
        assert not {reverse(f"boards:{name}", args=[letter.pk]) for name in ("hand_over", "packages")} & {
            line.url for line in undone
        }
        put_together(fresh(letter), coordinator)


def test_what_a_manager_has_sent_back_goes_to_no_secretary_before_it_is_approved(client, letter, coordinator):
    sent_back(letter, Manager("Mona Lilja", MAIL), coordinator)
    package = put_together(fresh(letter), coordinator)
    client.force_login(coordinator)
    shown = client.get(reverse("documents:detail", args=[letter.pk]))
    (step,) = [each for each in shown.context["steps"] if each.name == "hand_over"]
    assert step.hindrance
    assert step.missing[0].url == reverse("boards:ask_approval", args=[letter.pk])
    with pytest.raises(Refused, match="Mona Lilja har skickat tillbaka texten"):
        handing.hand_over(fresh(letter), papers.NINA, number=package.number, by=coordinator)
    approving.answer(fresh(letter), Answer("approved", by=coordinator, how="telefon"), to_name="Mona Lilja")
    assert handing.hand_over(fresh(letter), papers.NINA, number=package.number, by=coordinator).pk


def test_what_a_manager_has_sent_back_stands_once_on_start(letter, coordinator):
    sent_back(letter, Manager("Mona Lilja", MAIL), coordinator)
    said = [row.sentence for row in start.rows(coordinator)]
    assert said == ["Mona Lilja har skickat tillbaka ”Ny samverkansöverenskommelse” med en kommentar."]


def test_the_second_link_tells_what_the_manager_wrote_and_shows_what_was_changed_since(client, letter, coordinator):
    mona = Manager("Mona Lilja", MAIL)
    approving.ask(fresh(letter), mona, by=coordinator)
    assert client.get(way_in() + "?andringar=1").status_code == 404
    client.post(way_in(), {"outcome": "returned", "comment": "Skriv om punkt två."})
    approving.ask(corrected(letter, coordinator), mona, by=coordinator)
    assert "Skriv om punkt två." in OutgoingMail.objects.filter(to=MAIL).latest("pk").body
    way = way_in()
    shown = words(client.get(way))
    assert "Mona Lilja skickade tillbaka en tidigare text" in shown
    assert "Skriv om punkt två." in shown
    assert 'href="?andringar=1"' in shown
    changes = words(client.get(way + "?andringar=1"))
    assert "<ins" in changes
    assert "Rättad text" in changes


def test_a_manager_who_logs_in_is_led_to_the_changes_since_the_last_answer(client, letter, coordinator, municipality):
    manager = person("Mona Lilja", municipality, Role.MANAGER)
    to = Manager("Mona Lilja", manager.email, manager)
    sent_back(letter, to, coordinator)
    approving.ask(corrected(letter, coordinator), to, by=coordinator)
    client.force_login(manager)
    answer = client.get(reverse("boards:answer_approval", args=[letter.pk]))
    assert "Skriv om punkt två." in words(answer)
    changed = client.get(answer.context["changes_url"])
    assert changed.status_code == 200
    assert "Rättad text" in words(changed)


def test_another_manager_is_not_told_what_the_first_one_wrote(client, letter, coordinator):
    sent_back(letter, Manager("Nils Ek", "nils@lindhaga.example"), coordinator)
    steps.unlock(letter.document, by=coordinator, reason="Rättas")
    steps.lock(fresh(letter).document, by=coordinator)
    approving.ask(fresh(letter), Manager("Mona Lilja", MAIL), by=coordinator)
    assert "Skriv om punkt två." not in words(client.get(way_in()))
