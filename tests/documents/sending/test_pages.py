"""The pages on which a paper is sent and on which one sees what was sent; and what a link leads to."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from base.dates import long_date, today
from base.models import OutgoingMail
from documents import steps
from documents.filing import file_under
from documents.legal_status import MEANS
from documents.models import Clash, Copy, DecisionPlan, Purpose, Relation, Release
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from documents.views.by_link import ANSWERS
from documents.writing import open_for_writing
from organisations.models import Body

pytestmark = pytest.mark.usefixtures("quick_printing")

FORM = {"person-TOTAL_FORMS": "2", "person-INITIAL_FORMS": "0"}
LENA = {"person-0-name": "Lena Berg", "person-0-email": "Lena@berg.example", "person-0-where": "outside"}
NAMES = ["send_for_comments", "send_for_information", "send_for_decision"]


def url(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


def words(response):
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def send(document, by, *recipients, purpose=Purpose.COMMENTS, **more):
    return releasing.send(document, Sending(purpose, recipients, **more), by=by)


def lena(relation=Relation.OUTSIDE):
    return Recipient(relation, name="Lena Berg", email="lena@berg.example")


def link_in_mail(to="lena@berg.example"):
    letter = OutgoingMail.objects.filter(to=to).order_by("pk").last()
    return re.search(r"(/svar/[\w-]+/)", letter.body)[1]


# Before it is sent


@pytest.mark.parametrize(("name", "purpose"), list(zip(NAMES, Purpose.values, strict=True)))
def test_it_says_what_it_means_for_each_before_it_is_pressed(
    client, coordinator, locked, police_contact, name, purpose
):
    client.force_login(coordinator)
    page = words(client.get(url(name, locked)))
    asked = [each for each in Relation if (purpose, each) != (Purpose.DECISION, Relation.OUTSIDE)]
    assert all(str(MEANS[relation, purpose]) in page for relation in asked)
    assert "Lokalpolisområde Lindhaga-Norrvika" in page
    assert ("Svar senast" in page) is (purpose != "information")


def test_a_party_that_nobody_has_an_account_at_is_asked_for_a_person(client, coordinator, draft):
    client.force_login(coordinator)
    assert "Ingen hos Lokalpolisområde Lindhaga-Norrvika har konto här än." in words(
        client.get(url("send_for_comments", draft))
    )


def test_a_draft_is_not_sent_for_decision(client, coordinator, draft):
    client.force_login(coordinator)
    assert "Lås texten först" in words(client.get(url("send_for_decision", draft)))
    assert client.post(url("send_for_decision", draft), FORM | LENA).status_code == 422
    assert not Release.objects.exists()


def test_a_decision_is_asked_of_nobody_outside_the_parties(client, coordinator, locked):
    client.force_login(coordinator)
    assert "Utanför myndigheterna" not in words(client.get(url("send_for_decision", locked)))
    page = client.post(url("send_for_decision", locked), FORM | LENA)
    assert page.status_code == 422
    assert "Ett beslut fattas av en part" in words(page)
    assert "Lena@berg.example" in words(page)
    assert not Release.objects.exists()


def test_a_board_of_ones_own_is_chosen(client, coordinator, draft):
    board = Body.objects.create(
        organisation=draft.owner, kind="board", name="Socialnämnden", is_authority=True, registrar_email="sn@l.example"
    )
    Body.objects.create(organisation=draft.owner, kind="working", name="Arbetsgruppen")
    client.force_login(coordinator)
    page = words(client.get(url("send_for_comments", draft)))
    assert "Socialnämnden" in page
    assert "Arbetsgruppen" not in page
    client.post(url("send_for_comments", draft), FORM | {"bodies": [board.pk], "own_board": "ingen"})
    assert Release.objects.get().recipient == "Socialnämnden"
    assert Release.objects.get().relation == Relation.AUTHORITY


# Sending


def test_it_is_sent_to_all_that_were_chosen(client, coordinator, draft, police, police_contact):
    client.force_login(coordinator)
    day = today() + timedelta(days=10)
    form = FORM | LENA | {"organisations": [police.pk], "why": "Se på målen.", "answer_by": long_date(day)}
    page = client.post(url("send_for_comments", draft), form, follow=True)
    assert "Skickat för synpunkter." in words(page)
    assert {each.recipient for each in Release.objects.all()} == {str(police), "Lena Berg"}
    assert {(each.why, each.answer_by) for each in Release.objects.all()} == {("Se på målen.", day)}
    assert Release.objects.get(name="Lena Berg").email == "lena@berg.example"
    again = words(client.post(url("send_for_comments", draft), form, follow=True))
    assert Release.objects.count() == 2
    assert "har redan fått den." in again
    assert "Skickat för synpunkter." not in again


def test_a_person_at_a_party_answers_for_it(client, coordinator, draft, police):
    client.force_login(coordinator)
    client.post(url("send_for_comments", draft), FORM | LENA | {"person-0-where": f"part-{police.pk}"})
    release = Release.objects.get()
    assert (release.organisation, release.relation, bool(release.link)) == (police, "authority", True)


BAD = [
    ({}, "Välj minst en mottagare."),
    ({"person-0-name": "Lena"}, "Skriv adressen som länken ska skickas till."),
    ({"person-0-email": "lena@berg.example"}, "Skriv personens namn."),
    (LENA | {"person-0-where": ""}, "Välj var personen arbetar."),
    (LENA | {"person-0-where": "part-99"}, "part-99"),
    (LENA | {"person-0-email": "lena"}, "giltig e-postadress"),
    (LENA | {"person-1-name": "L", "person-1-email": "lena@berg.example", "person-1-where": "own"}, "Samma adress"),
    (LENA | {"answer_by": "i övermorgon"}, "Skriv ett datum"),
    (LENA | {"answer_by": "1 januari 2020"}, "Dagen har redan varit."),
    (LENA | {"why": "Se 19811228-9874."}, "personnummer"),
    (LENA | {"why": "a" * 1001}, "1000"),
    (LENA | {"organisations": ["99"]}, "inte längre"),
    (LENA | {"person-TOTAL_FORMS": "x"}, "ManagementForm"),
]


@pytest.mark.parametrize(("sent", "said"), BAD)
def test_what_is_wrong_is_said_and_what_was_typed_is_there(client, coordinator, draft, sent, said):
    client.force_login(coordinator)
    page = client.post(url("send_for_comments", draft), FORM | {"why": "Det jag skrev"} | sent)
    assert page.status_code == 422
    assert said in words(page)
    if "why" not in sent:
        assert "Det jag skrev" in words(page)
    assert not Release.objects.exists()


@pytest.mark.parametrize("more", [{}, {"more": "1"}])
def test_what_was_typed_stands_there_when_two_have_written_at_once_meanwhile(client, coordinator, draft, more):
    section = draft.sections.first()
    Clash.objects.create(document=draft, section=section, base_version=1, html="<p>B</p>", by=coordinator)
    client.force_login(coordinator)
    page = words(client.post(url("send_for_comments", draft), FORM | LENA | {"why": "Det jag skrev"} | more))
    assert "välj vilken text som gäller" in page
    assert all(word in page for word in ("Det jag skrev", "Lena Berg"))
    assert not Release.objects.exists()


def test_what_was_typed_stands_there_when_the_text_was_unlocked_meanwhile(client, coordinator, locked, police):
    steps.unlock(locked, by=coordinator, reason="En rättelse.")
    client.force_login(coordinator)
    lena_of_police = LENA | {"person-0-where": f"part-{police.pk}"}
    page = words(client.post(url("send_for_decision", locked), FORM | lena_of_police | {"why": "Det jag skrev"}))
    assert "Lås texten först" in page
    assert all(word in page for word in ("Det jag skrev", "Lena Berg"))
    assert not Release.objects.exists()


def test_what_was_typed_about_a_new_version_stands_there_when_the_first_was_taken_back(client, coordinator, draft):
    release = send(draft, coordinator, lena())[0]
    releasing.withdraw(release, by=coordinator)
    client.force_login(coordinator)
    page = client.post(url("send_new_version", draft, release.pk), {"why": "Det jag skrev"})
    assert page.status_code == 422
    assert "Det jag skrev" in words(page)


def test_more_rows_are_given_and_nothing_is_sent(client, coordinator, draft):
    client.force_login(coordinator)
    page = client.post(url("send_for_comments", draft), FORM | LENA | {"why": "Det jag skrev", "more": "1"})
    assert page.status_code == 200
    assert all(word in words(page) for word in ("Det jag skrev", "Lena Berg", "person-2-name"))
    assert not Release.objects.exists()


# Who may


ON_RELEASES = ["send_new_version", "remind", "withdraw_release"]


@pytest.mark.parametrize("name", [*NAMES, *ON_RELEASES])
def test_the_writers_of_the_owner_send(client, coordinator, locked, police, name):
    (release,) = send(locked, coordinator, Recipient(Relation.AUTHORITY, police))
    client.force_login(coordinator)
    answer = client.post(url(name, locked, *([release.pk] if name in ON_RELEASES else [])), FORM)
    assert answer.status_code in (200, 302, 422)


@pytest.mark.parametrize(
    ("who", "status"), [("registrar", 403), ("reader", 403), ("police_contact", 403), ("stranger", 404)]
)
def test_nobody_else_does(request, client, coordinator, locked, police, who, status):
    (release,) = send(locked, coordinator, Recipient(Relation.AUTHORITY, police))
    client.force_login(request.getfixturevalue(who))
    urls = [url(name, locked) for name in NAMES] + [url(name, locked, release.pk) for name in ON_RELEASES]
    assert {each: client.post(each, FORM).status_code for each in urls} == dict.fromkeys(urls, status)


def test_a_visitor_is_asked_to_log_in(client, draft):
    assert "/konto/" in client.get(url("send_for_comments", draft)).url


def test_the_release_of_another_paper_is_not_found(client, coordinator, draft, locked):
    (release,) = send(locked, coordinator, lena())
    client.force_login(coordinator)
    assert client.post(url("withdraw_release", draft, release.pk)).status_code == 404


# On the paper's page


def test_the_owner_sees_to_whom_it_was_sent_and_what_can_be_done(client, coordinator, draft, police):
    send(draft, coordinator, Recipient(Relation.AUTHORITY, police), why="Se på målen.")
    client.force_login(coordinator)
    page = words(client.get(url("detail", draft)))
    assert all(word in page for word in ("Skickat", "Svar väntas", "Se på målen.", "Påminn", "Återta"))
    assert "Skicka ny version<" not in page
    assert "Ni väntar på synpunkter från Lokalpolisområde Lindhaga-Norrvika." in page
    assert "Arbetsmaterial: skickat till Lokalpolisområde Lindhaga-Norrvika för synpunkter" in page
    with open_for_writing(draft.pk, by=coordinator) as taken:
        taken.sections.update(html="<p>Nytt.</p>")
    assert "Skicka ny version<" in words(client.get(url("detail", draft)))


def test_who_is_reminded_today_is_not_reminded_again(client, coordinator, draft):
    (release,) = send(draft, coordinator, lena())
    client.force_login(coordinator)
    assert "har fått en påminnelse" in words(client.post(url("remind", draft, release.pk), follow=True))
    page = words(client.get(url("detail", draft)))
    assert "Påmind " in page
    assert "Påminn<" not in page
    assert "redan påmind i dag" in words(client.post(url("remind", draft, release.pk), follow=True))


def test_the_sender_sees_that_the_mail_did_not_arrive(client, coordinator, draft):
    send(draft, coordinator, lena())
    client.force_login(coordinator)
    assert "gick inte fram" not in words(client.get(url("detail", draft)))
    OutgoingMail.objects.update(claimed_at=timezone.now(), sent_at=None, failure="Mejlservern vägrade: 550 okänd")
    page = words(client.get(url("detail", draft)))
    assert "Mejlet till lena@berg.example gick inte fram. Mejlservern vägrade: 550 okänd" in page
    assert "skicka på nytt till rätt adress" in page


def test_the_registrar_sees_what_was_sent_and_sends_nothing(client, coordinator, registrar, draft):
    send(draft, coordinator, lena())
    client.force_login(registrar)
    page = words(client.get(url("detail", draft)))
    assert "Lena Berg" in page
    assert "Återta" not in page


def test_the_other_party_sees_what_it_is_asked_and_nobody_else(client, coordinator, draft, police, police_contact):
    send(draft, coordinator, Recipient(Relation.AUTHORITY, police), why="Se på målen.")
    send(draft, coordinator, lena(), why="Till Lena.")
    client.force_login(police_contact)
    page = words(client.get(url("detail", draft)))
    assert all(word in page for word in ("Se på målen.", "Lämna synpunkter", "Arbetsmaterial: skickat till er"))
    assert "Lindhaga kommun väntar på era synpunkter." in page
    assert "Lena" not in page


def test_the_steps_stand_under_headings_and_the_rest_is_folded(client, coordinator, draft):
    client.force_login(coordinator)
    groups = client.get(url("detail", draft)).context["step_groups"]
    assert [group.title for group in groups] == ["Skicka", "Beslut och underskrift", ""]
    assert {"send_for_comments", "send_for_information"} <= {step.name for step in groups[0].steps}
    assert {"discard", "make_from"} <= {step.name for step in groups[-1].steps}


# By link


def test_every_purpose_has_its_page():
    assert set(ANSWERS) == set(Purpose)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_link_leads_to_the_text_as_it_was_sent(client, coordinator, locked, purpose):
    relation = Relation.OWN if purpose == Purpose.DECISION else Relation.OUTSIDE
    send(locked, coordinator, lena(relation), purpose=purpose, why="Se på målen.")
    steps.unlock(locked, by=coordinator, reason="Mer att skriva.")
    locked.sections.update(html="<p>Hemlighuset</p>")
    answer = client.get(link_in_mail())
    page = words(answer)
    assert answer.status_code == 200
    assert all(word in page for word in ("arbeta tillsammans mot brott", "Se på målen.", "Lindhaga kommun"))
    assert "Hemlighuset" not in page
    assert "/handlingar/" not in page
    assert answer["Referrer-Policy"] == "no-referrer"
    sent = Copy.objects.get(revision__releases__isnull=False, form=Copy.Form.PDF)
    assert client.get(f"{link_in_mail()}?fil=pdf").getvalue() == sent.file.read()


def test_what_is_sent_for_information_is_only_read(client, coordinator, draft):
    send(draft, coordinator, lena(), purpose=Purpose.INFORMATION)
    assert "behöver inte svara" in words(client.get(link_in_mail()))
    assert client.post(link_in_mail()).status_code == 405


def test_an_internal_section_is_not_behind_the_link(client, coordinator, draft):
    draft.sections.filter(heading="Avsnitt 2").update(audience="internal", html="<p>Hemlighuset</p>")
    send(draft, coordinator, lena(), purpose=Purpose.INFORMATION)
    assert "Hemlighuset" not in words(client.get(link_in_mail()))


def test_one_who_is_logged_in_elsewhere_reads_the_same_page(client, coordinator, draft, stranger):
    send(draft, coordinator, lena(), purpose=Purpose.INFORMATION)
    client.force_login(stranger)
    page = words(client.get(link_in_mail()))
    assert "arbeta tillsammans mot brott" in page
    assert "Huvudmeny" not in page


@pytest.mark.parametrize("label", ["Samverkansöverenskommelse", "Medborgarlöfte", "Lokala regler"])
def test_the_mail_asks_in_words_that_hold_for_any_type_of_paper(coordinator, draft, label):
    draft.type_label = label
    draft.save(update_fields=["type_label"])
    send(draft, coordinator, lena())
    said = f"vill ha era synpunkter på den här handlingen ({label.lower()}):"
    assert said in OutgoingMail.objects.get(to="lena@berg.example").body


@pytest.fixture
def boards(municipality):
    made = [("Kommunstyrelsen", "KS"), ("Socialnämnden", "SN")]
    return [
        Body.objects.create(
            organisation=municipality, kind="board", name=name, short_name=short, is_authority=True,
            registrar_email=f"{short.lower()}@lindhaga.example",
        )
        for name, short in made
    ]  # fmt: skip


def relations(document):
    return {release.body: release.relation for release in document.releases.all()}


def test_the_board_of_the_papers_case_is_the_same_authority_as_the_sender(client, coordinator, draft, boards):
    own, other = boards
    file_under(draft, "KS 2026/1", authority=own)
    client.force_login(coordinator)
    page = client.get(url("send_for_comments", draft))
    assert "Handlingens ärende ligger hos Kommunstyrelsen, som är samma myndighet som ni." in words(page)
    assert "own_board" not in page.context["form"].fields
    client.post(url("send_for_comments", draft), {**FORM, "bodies": [own.pk, other.pk]})
    assert relations(draft) == {own: Relation.OWN, other: Relation.AUTHORITY}


def test_which_board_is_the_own_authority_is_asked_when_no_case_says_it(client, coordinator, draft, boards):
    own, other = boards
    client.force_login(coordinator)
    assert "Vilken av nämnderna skriver ni handlingen för?" in words(client.get(url("send_for_comments", draft)))
    sent = {**FORM, "bodies": [own.pk, other.pk], "own_board": other.pk}
    client.post(url("send_for_comments", draft), sent)
    assert relations(draft) == {own: Relation.AUTHORITY, other: Relation.OWN}


def test_which_board_is_the_own_authority_has_to_be_said(client, coordinator, draft, boards):
    own, _other = boards
    client.force_login(coordinator)
    page = client.post(url("send_for_comments", draft), {**FORM, "bodies": [own.pk]})
    assert page.status_code == 422
    assert "Välj den nämnd som ni skriver handlingen för." in words(page)
    assert not draft.releases.exists()


def test_what_it_means_holds_for_the_own_board_and_for_another(client, coordinator, draft, boards):
    client.force_login(coordinator)
    page = words(client.get(url("send_for_comments", draft)))
    assert "Den nämnd som ni skriver för: inom er egen myndighet är den kvar som arbetsmaterial" in page
    assert "En annan nämnd: ett utkast som en annan myndighet får för synpunkter" in page


@pytest.mark.parametrize("said_by", ["number", "plan", "release"])
def test_the_board_is_proposed_that_the_number_the_plan_or_an_earlier_sending_tells(
    client, coordinator, draft, boards, said_by
):
    own, other = boards
    client.force_login(coordinator)
    if said_by == "number":
        file_under(draft, "SN-2026-300")
    elif said_by == "plan":
        DecisionPlan.objects.create(party=draft.parties.get(organisation=draft.owner), way="board", body=other)
    else:
        client.post(url("send_for_comments", draft), {**FORM, "bodies": [own.pk], "own_board": other.pk})
        client.post(url("send_for_comments", draft), {**FORM, "bodies": [other.pk], "own_board": other.pk})
    assert client.get(url("send_for_comments", draft)).context["form"]["own_board"].value() == str(other.pk)
