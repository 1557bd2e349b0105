"""A manager approves the locked letter: asked by a link or logged in, or as somebody registers what was said."""

import pytest
from django.urls import reverse

from base.models import AnswerLink, OutgoingMail
from base.refusals import Refused
from boards import whereabouts
from boards.approving import approving
from boards.approving.approving import Answer, Manager
from boards.approving.progress import approval_line
from boards.approving.standing import standing_of
from boards.approving.start import row_of, told
from boards.models import Approval, BoardLetter
from documents import steps
from documents.models import Case, Document, Filing, State
from organisations.models import Membership, Role, User
from tests.boards.bundles import append, letter_of, lock
from tests.conftest import person
from tests.documents.factories import TEXT, paper

WORDS = TEXT.removeprefix("<p>").removesuffix("</p>")
MAIL = "mona@lindhaga.example"
CHEF = Manager("Mona Lilja", MAIL)


def rows(user) -> list:
    return [row_of(each, user) for each in told(user)]


def where(letter: BoardLetter) -> str:
    return whereabouts.sentence(whereabouts.with_whereabouts(BoardLetter.objects.filter(pk=letter.pk)).get())


def page(name: str, *args) -> str:
    return reverse(f"boards:{name}", args=args)


def words(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def way_in() -> str:
    """The address that the latest mail to the manager gives."""
    body = OutgoingMail.objects.filter(to=MAIL).latest("pk").body
    return "/" + next(line for line in body.splitlines() if line.startswith("http")).split("/", 3)[3]


def fresh(letter: BoardLetter) -> BoardLetter:
    return BoardLetter.objects.select_related("document__owner", "document__locked_revision").get(pk=letter.pk)


@pytest.fixture
def letter(municipality, coordinator) -> BoardLetter:
    return letter_of(municipality, coordinator, state=State.LOCKED)


@pytest.fixture
def manager(municipality):
    return person("Mona Lilja", municipality, Role.MANAGER)


@pytest.fixture
def asked(letter, coordinator) -> Approval:
    return approving.ask(letter, CHEF, message="Behövs före fredag.", by=coordinator)


@pytest.fixture
def address(asked) -> str:
    return way_in()


def test_a_letter_that_is_not_locked_is_not_sent(client, municipality, coordinator):
    draft = letter_of(municipality, coordinator)
    client.force_login(coordinator)
    assert "Lås texten först." in words(client.get(page("ask_approval", draft.pk)))
    answer = client.post(page("ask_approval", draft.pk), {"name": "Mona Lilja", "email": MAIL})
    assert answer.status_code == 422
    assert not Approval.objects.exists()


def test_a_manager_without_an_account_is_named_where_no_manager_has_one(client, letter, coordinator):
    client.force_login(coordinator)
    form = client.get(page("ask_approval", letter.pk)).context["form"]
    assert [name for name, field in form.fields.items() if field.required] == ["name", "email"]
    answer = client.post(page("ask_approval", letter.pk), {"name": "", "email": ""})
    for sentence in ("Skriv vem som ska godkänna.", "Skriv adressen som länken ska skickas till."):
        assert sentence in words(answer)
    person("Mona Lilja", letter.document.owner, Role.MANAGER)
    form = client.get(page("ask_approval", letter.pk)).context["form"]
    assert not [name for name, field in form.fields.items() if field.required]


def test_it_is_sent_by_mail_with_a_link_and_stands_in_the_history(client, letter, coordinator):
    client.force_login(coordinator)
    said = {"name": "Mona Lilja", "email": MAIL, "message": "Behövs före fredag."}
    for _again in range(2):
        client.post(page("ask_approval", letter.pk), said)
    row = Approval.objects.get()
    assert row.revision == fresh(letter).document.locked_revision
    mail = OutgoingMail.objects.get(to=MAIL)
    assert "Behövs före fredag." in mail.body
    assert WORDS not in mail.body
    assert letter.document.events.filter(step="ask_approval").count() == 1
    line = approval_line(fresh(letter), coordinator)
    assert "ligger hos Mona Lilja" in line.sentence


def test_the_one_who_reads_it_by_the_link_approves(client, letter, address, coordinator):
    shown = client.get(address)
    assert WORDS in words(shown)
    assert client.get(address + "?fil=pdf")["Content-Type"] == "application/pdf"
    answer = client.post(address, {"outcome": "approved", "comment": "Bra."})
    assert "Tack. Skrivelsen är godkänd." in words(answer)
    assert standing_of(fresh(letter)).is_approved
    mail = OutgoingMail.objects.get(to=coordinator.email)
    assert "Mona Lilja har godkänt skrivelsen." in mail.body
    assert "Bra." in mail.body
    event = letter.document.events.get(step="approve_letter")
    assert (event.by, event.by_name) == (None, "Mona Lilja")
    assert client.get(address).status_code == 404
    assert approval_line(fresh(letter), coordinator).is_done


def test_appendices_are_read_by_the_link_and_no_others(client, municipality, coordinator):
    letter = letter_of(municipality, coordinator)
    behind = paper(municipality, coordinator, title="Ett avtal", state=State.LOCKED)
    elsewhere = letter_of(municipality, coordinator, title="En annan skrivelse")
    (own,), (others,) = append(letter, behind), append(elsewhere, behind)
    lock(letter.document, coordinator)
    approving.ask(fresh(letter), CHEF, by=coordinator)
    way = way_in()
    assert "Ett avtal" in words(client.get(way))
    assert client.get(f"{way}?bilaga={own.key}").content.startswith(b"%PDF")
    assert client.get(f"{way}?bilaga={others.key}").status_code == 404


def test_sent_back_it_needs_a_comment_and_is_unlocked_with_it(client, letter, address, coordinator):
    assert client.post(address, {"outcome": "returned", "comment": " "}).status_code == 422
    client.post(address, {"outcome": "returned", "comment": "Skriv om punkt två."})
    row = Approval.objects.get()
    assert standing_of(fresh(letter)).is_returned
    assert "Skriv om punkt två." in OutgoingMail.objects.get(to=coordinator.email).body
    client.force_login(coordinator)
    assert "Lås upp och rätta" in words(client.get(page("ask_approval", letter.pk)))
    client.post(page("unlock_returned", letter.pk, row.pk))
    document = Document.objects.get(pk=letter.pk)
    assert document.state == State.DRAFT
    assert "Skriv om punkt två." in document.events.filter(step="unlock").get().note


def test_a_text_that_is_rewritten_is_not_approved_by_the_old_link(client, letter, asked, address, coordinator):
    steps.unlock(letter.document, by=coordinator, reason="Ett stavfel.")
    assert client.get(address).status_code == 404
    letter.document.sections.update(html="<p>En annan text.</p>")
    lock(letter.document, coordinator)
    assert client.post(address, {"outcome": "approved", "comment": ""}).status_code == 404
    assert standing_of(fresh(letter)).approval is None
    again = approving.ask(fresh(letter), CHEF, by=coordinator)
    assert again.pk != asked.pk
    assert Approval.objects.get(pk=asked.pk).withdrawn_at


def test_a_text_that_is_locked_anew_and_says_the_same_is_approved_still(letter, asked, coordinator):
    approving.answer(fresh(letter), Answer("approved", name="Mona Lilja"), row=asked)
    steps.unlock(letter.document, by=coordinator, reason="Av misstag.")
    lock(letter.document, coordinator)
    assert standing_of(fresh(letter)).is_approved


def test_a_manager_logs_in_and_answers(client, letter, coordinator, manager):
    client.force_login(coordinator)
    client.post(page("ask_approval", letter.pk), {"manager": manager.pk})
    row = Approval.objects.get()
    assert (row.to_name, row.link) == ("Mona Lilja", None)
    assert page("answer_approval", letter.pk) in OutgoingMail.objects.get(to=manager.email).body
    client.force_login(manager)
    shown = words(client.get(page("answer_approval", letter.pk)))
    assert WORDS in shown
    assert "Skicka svaret" in shown
    assert "Registrera svaret" not in shown
    client.post(page("answer_approval", letter.pk), {"outcome": "approved", "comment": ""})
    row.refresh_from_db()
    assert (row.outcome, row.answered_by) == ("approved", manager)
    assert client.get(page("ask_approval", letter.pk)).status_code == 403


def test_what_was_said_in_another_way_is_registered(client, letter, coordinator):
    client.force_login(coordinator)
    said = {"who": "Mona Lilja", "outcome": "approved", "comment": ""}
    assert client.post(page("answer_approval", letter.pk), said).status_code == 422
    client.post(page("answer_approval", letter.pk), said | {"how": "samtal 3 mars"})
    row = Approval.objects.get()
    assert (row.to_name, row.registered_for, row.answered_by) == ("Mona Lilja", "samtal 3 mars", coordinator)
    assert not OutgoingMail.objects.exists()


def test_a_registered_answer_ends_the_link(client, letter, asked, address, coordinator):
    client.force_login(coordinator)
    client.post(
        page("answer_approval", letter.pk), {"outcome": "approved", "comment": "", "how": "ett mejl från henne"}
    )
    assert Approval.objects.get().outcome == "approved"
    client.logout()
    assert client.get(address).status_code == 404


def test_the_same_answer_twice_is_one_and_another_is_refused(letter, asked):
    returned = Answer("returned", "Rätta datumet.", name="Mona Lilja")
    first = approving.answer(fresh(letter), returned, row=asked)
    assert approving.answer(fresh(letter), returned, row=asked) == first
    with pytest.raises(Refused, match="redan skickad tillbaka"):
        approving.answer(fresh(letter), Answer("approved", name="Mona Lilja"), row=asked)


def test_it_lies_with_one_manager_at_a_time(letter, asked, coordinator):
    with pytest.raises(Refused, match="ligger redan hos Mona Lilja"):
        approving.ask(fresh(letter), Manager("Nils Ek", "nils@lindhaga.example"), by=coordinator)


def test_a_reminder_once_a_day_with_a_link_that_works(client, letter, asked, address, coordinator):
    client.force_login(coordinator)
    for _again in range(2):
        client.post(page("remind_manager", letter.pk, asked.pk))
    assert OutgoingMail.objects.filter(to=MAIL).count() == 2
    assert AnswerLink.objects.count() == 2
    client.logout()
    assert client.get(address).status_code == 200
    assert client.get(way_in()).status_code == 200


def test_withdrawn_the_link_leads_nowhere(client, letter, asked, address, coordinator):
    client.force_login(coordinator)
    client.post(page("withdraw_approval", letter.pk, asked.pk))
    client.logout()
    assert client.get(address).status_code == 404
    assert "återtagit" in OutgoingMail.objects.filter(to=MAIL).latest("pk").body
    assert standing_of(fresh(letter)).approval is None


def test_another_letters_approval_is_not_found(client, municipality, letter, asked, coordinator):
    other = letter_of(municipality, coordinator, state=State.LOCKED, title="En annan skrivelse")
    client.force_login(coordinator)
    assert client.post(page("withdraw_approval", other.pk, asked.pk)).status_code == 404


@pytest.mark.parametrize("name", ["ask_approval", "answer_approval"])
def test_who_may(request, client, letter, name):
    for who, status in (("coordinator", 200), ("registrar", 403), ("reader", 403), ("police_contact", 404),
                        ("stranger", 404)):  # fmt: skip
        client.force_login(request.getfixturevalue(who))
        assert client.get(page(name, letter.pk)).status_code == status, who


def test_start_tells_the_manager_what_waits_and_the_writer_what_came_back(
    letter, coordinator, manager, reader, municipality
):
    approving.ask(letter, Manager("Mona Lilja", manager.email, manager), by=coordinator)
    assert [row.sentence for row in rows(manager)] == [
        "Karin Almqvist ber dig godkänna ”Ny samverkansöverenskommelse”."
    ]
    assert [row.sentence for row in rows(person("Carl Stensson", municipality, Role.MANAGER))] == [
        "Karin Almqvist ber om godkännande av ”Ny samverkansöverenskommelse” från Mona Lilja."
    ]
    assert rows(coordinator) == rows(reader) == []
    approving.answer(fresh(letter), Answer("returned", "Rätta datumet.", by=manager))
    assert [row.url for row in rows(coordinator)] == [page("ask_approval", letter.pk)]
    assert rows(manager) == []
    steps.unlock(letter.document, by=coordinator, reason="Rättas.")
    assert [row.url for row in rows(coordinator)] == [page("ask_approval", letter.pk)]


def test_a_manager_is_known_by_the_account_and_not_by_a_name_that_two_may_have(
    letter, coordinator, manager, municipality
):
    namesake = User.objects.create_user(email="mona.b@lindhaga.example", name="Mona Lilja")
    Membership.objects.create(user=namesake, organisation=municipality, role=Role.MANAGER)
    approving.ask(letter, Manager("Mona", manager.email.upper()), by=coordinator)
    assert [row.sentence for row in rows(manager)] == [
        "Karin Almqvist ber dig godkänna ”Ny samverkansöverenskommelse”."
    ]
    assert [row.sentence for row in rows(namesake)] == [
        "Karin Almqvist ber om godkännande av ”Ny samverkansöverenskommelse” från Mona."
    ]


def test_start_and_the_list_ask_about_a_text_that_says_the_same_though_it_was_locked_anew_with_a_number(
    letter, asked, coordinator, manager, municipality
):
    steps.unlock(letter.document, by=coordinator, reason="Diarienumret saknas.")
    case = Case.objects.create(organisation=municipality, registry_number="KS 2026/402")
    Filing.objects.create(document=letter.document, case=case)
    lock(letter.document, coordinator)
    assert standing_of(fresh(letter)).is_waiting
    assert [row.url for row in rows(manager)] == [page("answer_approval", letter.pk)]
    assert where(letter).startswith("Hos Mona Lilja för godkännande sedan")
    approving.answer(fresh(letter), Answer("returned", "Rätta datumet.", by=manager))
    assert [row.url for row in rows(coordinator)] == [page("ask_approval", letter.pk)]
    assert where(letter) == "Mona Lilja bad om ändringar: ”Rätta datumet.”"
