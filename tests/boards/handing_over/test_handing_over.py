"""A set of papers is handed to a secretary, taken or sent back, and a corrected one takes its place."""

import pytest
from django.urls import reverse

from base.models import AnswerLink, OutgoingMail
from base.refusals import Refused
from boards.handing_over import answering, handing, while_waiting
from boards.handing_over.answering import Answerer
from boards.handing_over.handing import Receiver
from boards.handing_over.standing import standing_of
from boards.models import BoardLetter, Handover
from documents import steps
from documents.models import Document, RegisterEntry, State
from tests.boards.bundles import letter_of
from tests.boards.handed import BY_LINK, NINA, corrected, handed, letter, link_of, put_together, taken

pytestmark = pytest.mark.django_db
BY_HAND = Receiver("Nina Ek", how="i ärendesystemet 3 november")


@pytest.fixture
def row(municipality, coordinator):
    return letter(municipality, coordinator)


def now(row) -> BoardLetter:
    return BoardLetter.objects.select_related("document__owner").get(pk=row.pk)


def test_what_is_handed_over_is_mailed_registered_and_noted_once(row, coordinator):
    first = handed(row, coordinator)
    again = handing.hand_over(row, NINA, number=1, by=coordinator)
    assert first == again
    assert Handover.objects.count() == AnswerLink.objects.count() == OutgoingMail.objects.count() == 1
    entry = RegisterEntry.objects.get()
    assert (entry.direction, entry.file) == ("made", first.package.pdf)
    assert row.document.events.filter(step="hand_over").count() == 1
    assert standing_of(now(row)).is_waiting


def test_two_secretaries_have_links_of_their_own_to_one_entry(row, coordinator):
    handed(row, coordinator)
    handing.hand_over(row, Receiver("Olle Alm", email="olle@lindhaga.example"), number=1, by=coordinator)
    assert AnswerLink.objects.filter(first=None).count() == 2
    assert RegisterEntry.objects.count() == 1


def test_nothing_is_handed_over_before_the_locked_text_is_put_together(row, coordinator):
    with pytest.raises(Refused, match="inte hopsatta av den låsta texten"):
        handing.hand_over(row, NINA, number=1, by=coordinator)
    put_together(row, coordinator)
    corrected(row, coordinator)
    with pytest.raises(Refused, match="inte hopsatta"):
        handing.hand_over(now(row), NINA, number=1, by=coordinator)


def test_a_page_that_shows_an_earlier_set_hands_over_nothing(row, coordinator):
    put_together(row, coordinator)
    put_together(row, coordinator)
    with pytest.raises(Refused, match="Se igenom nr 2"):
        handing.hand_over(row, NINA, number=1, by=coordinator)


def test_what_the_checks_say_must_be_put_right_comes_first(municipality, coordinator):
    row = letter_of(municipality, coordinator, state=State.LOCKED)
    put_together(row, coordinator)
    with pytest.raises(Refused, match="behöver rättas innan.*vad nämnden ska besluta"):
        handing.hand_over(row, NINA, number=1, by=coordinator)


def test_what_is_taken_makes_the_letter_final_once_in_the_name_of_the_secretary(row, coordinator):
    given = handed(row, coordinator)
    first = answering.take_papers(given, BY_LINK)
    assert answering.take_papers(given, BY_LINK) == first
    document = Document.objects.get(pk=row.pk)
    assert (document.state, document.get_final_by_display()) == (State.FINAL, "Överlämnad")
    event = document.events.get(step="take_papers")
    assert (event.by, event.by_name) == (None, "Nina Ek")
    assert OutgoingMail.objects.filter(to=coordinator.email).count() == 1


def test_papers_that_came_back_are_first_in_the_way_on_and_lead_to_the_unlocking(client, coordinator, row):
    given = handed(row, coordinator)
    answering.send_back(given, BY_LINK, comment="Bilaga 2 saknas.")
    client.force_login(coordinator)
    unlocking = f'href="{reverse("boards:hand_over", args=[row.pk])}"'
    page = client.get(reverse("documents:detail", args=[row.pk])).content.decode()
    main = page[page.index('aria-current="step"', page.index('id="vagen-till-beslut"')) :]
    assert f"{unlocking}>Lås upp och rätta" in main[: main.index("</li>")]
    assert f"{unlocking}>Lås upp den" in client.get(reverse("boards:appendices", args=[row.pk])).content.decode()


def test_what_is_sent_back_stays_locked_and_tells_the_owner_why(row, coordinator):
    given = handed(row, coordinator)
    answering.send_back(given, BY_LINK, comment="Bilaga 2 saknas.")
    answering.send_back(given, BY_LINK, comment="Bilaga 2 saknas.")
    assert Document.objects.get(pk=row.pk).state == State.LOCKED
    mail = OutgoingMail.objects.get(to=coordinator.email)
    assert "Bilaga 2 saknas." in mail.body
    with pytest.raises(Refused, match="redan skickade tillbaka"):
        answering.take_papers(given, BY_LINK)
    with pytest.raises(Refused, match="vad som behöver ändras"):
        answering.send_back(given, BY_LINK, comment=" ")


def test_what_is_taken_is_not_sent_back(row, coordinator):
    given = taken(row, coordinator)
    with pytest.raises(Refused, match="redan mottagna av Nina Ek"):
        answering.send_back(given, BY_LINK, comment="För sent.")


def test_while_the_text_is_rewritten_nobody_takes_it(row, coordinator):
    given = handed(row, coordinator)
    steps.unlock(Document.objects.get(pk=row.pk), by=coordinator, reason="Fel datum")
    with pytest.raises(Refused, match="skrivs om hos Lindhaga kommun"):
        answering.take_papers(given, BY_LINK)


def test_a_corrected_set_takes_the_place_of_the_old_one_which_stays(row, coordinator):
    old = handed(row, coordinator)
    answering.send_back(old, BY_LINK, comment="Fel datum.")
    new = handed(corrected(row, coordinator), coordinator)
    old.refresh_from_db()
    assert old.replaced_at
    assert new.package.number == 2
    assert new.link.matter == old.link.matter
    mail = OutgoingMail.objects.filter(to=NINA.email).order_by("-pk").first()
    assert "ersätter nr 1" in mail.body
    assert "tjänsteskrivelsen är ändrad" in mail.body
    assert old.package.pdf.read() != new.package.pdf.read()
    with pytest.raises(Refused, match="rättad uppsättning har kommit"):
        answering.take_papers(old, BY_LINK)
    answering.take_papers(new, BY_LINK)


def test_the_same_set_can_be_handed_over_again_after_it_came_back(row, coordinator):
    answering.send_back(handed(row, coordinator), BY_LINK, comment="Fel ärende?")
    again = handing.hand_over(now(row), NINA, number=1, message="Rätt ärende, se § 4.", by=coordinator)
    assert standing_of(now(row)).handovers == (again,)


def test_who_gets_them_in_another_way_is_answered_for_by_the_owner(row, registrar, coordinator):
    given = handed(row, coordinator, to=BY_HAND)
    assert given.link is None
    assert not OutgoingMail.objects.exists()
    answering.take_papers(given, Answerer(by=registrar, how="samtal 4 november"))
    event = Document.objects.get(pk=row.pk).events.get(step="take_papers")
    assert event.by == registrar
    assert "enligt samtal 4 november" in event.note
    assert not OutgoingMail.objects.exists()


def test_a_reminder_goes_once_a_day_with_a_link_beside_the_old_one(row, coordinator):
    given = handed(row, coordinator)
    first = link_of()
    while_waiting.remind(given, by=coordinator)
    assert link_of() != first
    with pytest.raises(Refused, match="redan påmind i dag"):
        while_waiting.remind(given, by=coordinator)
    assert AnswerLink.objects.filter(revoked_at=None, used_at=None).count() == 2


def test_nobody_is_reminded_of_what_is_taken_or_came_otherwise(row, coordinator):
    with pytest.raises(Refused, match="Inget svar väntas"):
        while_waiting.remind(taken(row, coordinator), by=coordinator)
    other = letter(row.document.owner, coordinator)
    with pytest.raises(Refused, match="har ingen länk"):
        while_waiting.remind(handed(other, coordinator, to=BY_HAND), by=coordinator)


def page(client, row, name="hand_over", data=None, **more):
    url = reverse(f"boards:{name}", args=[row.pk])
    return client.post(url, data, **more) if data is not None else client.get(url)


def test_the_page_says_what_goes_and_hands_it_over(client, registrar, coordinator, row):
    put_together(row, coordinator)
    client.force_login(registrar)
    shown = page(client, row).content.decode()
    assert "nr 1, 3 sidor" in shown
    assert row.document.title in shown
    wrong = page(client, row, data={"number": 1, "name": "Nina Ek", "way": "link", "message": "Brådskar"})
    assert wrong.status_code == 422
    assert "Skriv adressen" in wrong.content.decode()
    assert "Brådskar" in wrong.content.decode()
    said = {"number": 1, "name": "Nina Ek", "way": "link", "email": NINA.email}
    assert "ligger hos Nina Ek" in page(client, row, data=said, follow=True).content.decode()


def test_what_was_typed_to_the_secretary_stands_there_when_the_text_was_unlocked_meanwhile(client, coordinator, row):
    put_together(row, coordinator)
    steps.unlock(Document.objects.get(pk=row.pk), by=coordinator, reason="En rättelse.")
    client.force_login(coordinator)
    typed = {"number": 1, "name": "Nina Ek", "way": "link", "email": NINA.email, "message": "Brådskar till tisdag."}
    refused = page(client, row, data=typed)
    assert refused.status_code == 422
    assert all(said in refused.content.decode() for said in ("Brådskar till tisdag.", NINA.email, "Lås texten"))
    assert not Handover.objects.exists()


def test_what_came_back_is_unlocked_with_the_comment_as_reason(client, coordinator, row):
    answering.send_back(handed(row, coordinator), BY_LINK, comment="Bilaga 2 saknas.")
    client.force_login(coordinator)
    shown = page(client, row)
    reason = "Nina Ek skickade tillbaka handlingarna: Bilaga 2 saknas."
    assert f'value="{reason}"' in shown.content.decode()
    client.post(reverse("documents:unlock", args=[row.pk]), {"reason": reason})
    assert Document.objects.get(pk=row.pk).state == State.DRAFT


def test_the_owner_registers_what_the_secretary_answered(client, registrar, coordinator, row):
    handed(row, coordinator, to=BY_HAND)
    client.force_login(registrar)
    assert page(client, row, "take_papers", {"how": ""}).status_code == 422
    assert page(client, row, "send_back", {"how": "samtal", "comment": ""}).status_code == 422
    page(client, row, "take_papers", {"how": "samtal 4 november"})
    assert Document.objects.get(pk=row.pk).state == State.FINAL


@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("police_contact", 404), ("stranger", 404)])
def test_others_do_not_hand_over(request, client, coordinator, row, who, status):
    handed(row, coordinator)
    client.force_login(request.getfixturevalue(who))
    assert page(client, row).status_code == status
    assert page(client, row, "take_papers", {"how": "x"}).status_code == status


def test_the_letter_says_where_its_papers_are(client, coordinator, row):
    handed(row, coordinator)
    client.force_login(coordinator)
    shown = client.get(reverse("documents:detail", args=[row.pk])).content.decode()
    assert "Handlingarna ligger hos nämndsekreteraren Nina Ek sedan" in shown
    start = client.get(reverse("pages:start")).content.decode()
    assert "ligger hos nämndsekreteraren sedan" in start
