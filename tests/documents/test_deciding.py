"""A party's decision about a text: who registers it, what it is kept as, and how a wrong row is taken back."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from base.dates import long_date, today
from base.models import OutgoingMail
from base.refusals import Refused
from documents import steps
from documents.deciding import decision_rows, decision_words, ready
from documents.models import Decision, DecisionPlan, RegisterEntry, State
from organisations.models import Body
from tests.documents.deciding_cases import DAY, decision, locked_pledges, posted, sent_for_decision
from tests.documents.factories import paper
from tests.documents.test_saving_at_once import in_threads
from text.printing.pdf import render_pdf


@pytest.fixture
def waiting(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def board(municipality):
    return Body.objects.create(organisation=municipality, kind="board", name="Kommunstyrelsen", short_name="KS")


def url(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


def words(response):
    return response.content.decode().replace("\xa0", " ")


# Who may


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 302), ("registrar", 302), ("administrator", 302), ("reader", 403), ("stranger", 404)],
)
def test_the_owners_writers_and_registrar_register_decisions(client, request, municipality, waiting, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.post(url("decide", waiting), posted(waiting, municipality)).status_code == status
    assert waiting.decisions.count() == (status == 302)


def test_the_other_party_registers_its_own_when_it_was_asked(client, waiting, police, police_contact, coordinator):
    client.force_login(police_contact)
    assert client.get(url("decide", waiting)).status_code == 404
    sent_for_decision(waiting, police, coordinator)
    assert client.post(url("decide", waiting), posted(waiting, police, by_whom="Områdeschefen")).status_code == 302
    kept = waiting.decisions.get()
    assert (kept.organisation, kept.registered_by, kept.registered_for) == (police, police_contact, "")


def test_the_other_party_registers_nothing_for_the_owner(
    client, waiting, municipality, police, police_contact, coordinator
):
    sent_for_decision(waiting, police, coordinator)
    client.force_login(police_contact)
    assert client.post(url("decide", waiting), posted(waiting, municipality)).status_code == 422
    assert not waiting.decisions.exists()


def test_who_only_reads_the_text_is_told_that_it_was_not_sent_for_decision(
    client, municipality, coordinator, police, police_contact
):
    opened = paper(municipality, coordinator, parties=[police], kind="pledge_set", state=State.FINAL, open_for=[police])
    client.force_login(police_contact)
    page = client.get(url("decide", opened))
    assert page.status_code == 403
    assert "skickats till er för beslut" in words(page)


def test_a_decision_is_about_a_text_that_was_locked(client, coordinator, municipality, police):
    draft = paper(municipality, coordinator, parties=[police], kind="pledge_set")
    client.force_login(coordinator)
    assert "decide" not in {step.name for step in client.get(url("detail", draft)).context["steps"]}
    assert "Lås texten först" in words(client.get(url("decide", draft), follow=True))


# What is kept


def test_it_is_kept_with_what_the_minutes_say(client, coordinator, municipality, waiting, board):
    client.force_login(coordinator)
    file = SimpleUploadedFile("Protokoll.pdf", render_pdf("<html lang=sv><title>U</title><p>§ 123</p>"))
    sent = posted(waiting, municipality, by_whom="", body=board.pk, text="Styrelsen godkänner.", excerpt_file=file)
    assert client.post(url("decide", waiting), sent).status_code == 302
    kept = waiting.decisions.get()
    assert (kept.revision, kept.body, kept.outcome, kept.decided_on) == (
        waiting.locked_revision,
        board,
        "approved",
        DAY,
    )
    assert decision_words.sentence(kept) == "Kommunstyrelsen godkände texten 3 november 2026, § 123."
    page = client.get(url("decisions", waiting))
    assert "Protokoll.pdf" in words(page)
    answer = client.get(url("excerpt", waiting, kept.pk))
    assert answer["Content-Disposition"].startswith("attachment")
    assert waiting.events.first().step == "decide"


def test_a_decision_on_delegation_names_the_delegate(client, coordinator, municipality, waiting):
    client.force_login(coordinator)
    sent = posted(waiting, municipality, way="delegated", by_whom="", paragraph="")
    assert "Ange vem som beslutade." in words(client.post(url("decide", waiting), sent))
    sent |= {
        "by_whom": "Ulla Berg, säkerhetschef",
        "number": "14",
        "delegation_point": "A 3",
        "reported_on": "2026-11-10",
    }
    client.post(url("decide", waiting), sent)
    said = decision_words.sentence(waiting.decisions.get())
    assert said == "Ulla Berg, säkerhetschef, godkände texten 3 november 2026 på delegation, nr 14."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"outcome": ""}, "Välj vad beslutet blev."),
        ({"decided_on": "1 januari 2199"}, "Dagen ligger i framtiden"),
        ({"decided_on": "i höstas"}, "Skriv ett datum"),
        ({"by_whom": ""}, "Ange vem som beslutade."),
        ({"about": "999999"}, "Välj ett giltigt alternativ"),
        ({"excerpt_file": SimpleUploadedFile("a.pdf", b"Ingen PDF")}, "varken PDF, PNG eller JPEG"),
    ],
)
def test_what_was_typed_survives_what_is_wrong(client, coordinator, municipality, waiting, wrong, sentence):
    client.force_login(coordinator)
    page = client.post(url("decide", waiting), posted(waiting, municipality, text="Styrelsen godkänner.") | wrong)
    assert page.status_code == 422
    assert sentence in words(page)
    assert "Styrelsen godkänner." in words(page)
    assert not waiting.decisions.exists()


def test_anothers_decision_is_registered_with_who_told_of_it(client, coordinator, police, waiting):
    client.force_login(coordinator)
    sent = posted(waiting, police, way="delegated", by_whom="Områdeschefen", paragraph="")
    assert "Skriv vem ni vet det av" in words(client.post(url("decide", waiting), sent))
    client.post(url("decide", waiting), sent | {"registered_for": "mejl från kommunpolisen"})
    assert "enligt mejl från kommunpolisen" in words(client.get(url("decisions", waiting)))
    assert not OutgoingMail.objects.filter(key__startswith="decision:").exists()


def test_a_board_decides_for_its_own_party_only(client, coordinator, police, other_municipality, waiting, board):
    client.force_login(coordinator)
    waiting.parties.filter(organisation=police).update(organisation=other_municipality)
    sent = posted(waiting, other_municipality, by_whom="", body=board.pk, registered_for="samtal")
    assert "hör inte till" in words(client.post(url("decide", waiting), sent))


# Registers and mail


def test_both_registers_and_the_one_who_asked_are_told(waiting, police, police_contact, coordinator):
    release = sent_for_decision(waiting, police, coordinator)
    kept = decision_rows.decide(decision(waiting, police, by_whom="Områdeschefen"), by=police_contact, release=release)
    rows = {row.organisation: row.direction for row in RegisterEntry.objects.filter(source=f"decision:{kept.pk}")}
    assert rows == {waiting.owner: "in", police: "out"}
    mail = OutgoingMail.objects.get(key=f"decision:{kept.pk}:{coordinator.pk}")
    assert mail.to == coordinator.email
    assert "Områdeschefen godkände texten" in mail.body
    assert f"/handlingar/{waiting.pk}/" in mail.body
    assert "Du får mejlet därför att" in mail.body


def test_when_the_one_who_asked_has_left_those_who_write_are_told(
    waiting, police, police_contact, coordinator, second_coordinator
):
    release = sent_for_decision(waiting, police, coordinator)
    coordinator.is_active = False
    coordinator.save()
    decision_rows.decide(decision(waiting, police, by_whom="Områdeschefen"), by=police_contact, release=release)
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [second_coordinator.email]


def test_the_own_decision_is_made_in_the_own_register(waiting, municipality, coordinator):
    kept = decision_rows.decide(decision(waiting, municipality), by=coordinator)
    entry = RegisterEntry.objects.get(source=f"decision:{kept.pk}")
    assert (entry.organisation, entry.direction, entry.type_label) == (municipality, "made", "Beslut")


# Once


def test_a_second_press_registers_nothing_more(client, coordinator, municipality, waiting):
    client.force_login(coordinator)
    for _press in range(2):
        page = client.post(url("decide", waiting), posted(waiting, municipality), follow=True)
        assert "Beslutet är registrerat." in words(page)
    assert waiting.decisions.count() == 1
    assert waiting.events.filter(step="decide").count() == 1


def test_another_approval_of_the_same_text_is_refused(client, coordinator, municipality, waiting):
    decision_rows.decide(decision(waiting, municipality), by=coordinator)
    client.force_login(coordinator)
    page = client.post(url("decide", waiting), posted(waiting, municipality, paragraph="124"))
    assert page.status_code == 422
    assert "har redan godkänt den här texten" in words(page)


def test_the_database_holds_one_approval_of_a_text(waiting, municipality, coordinator):
    decision(waiting, municipality, registered_by=coordinator).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        decision(waiting, municipality, paragraph="9", registered_by=coordinator).save()
    decision(waiting, municipality, outcome="rejected", registered_by=coordinator).save()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_register_at_once_one_approval_stands(waiting, municipality, police, coordinator, registrar):
    people = [coordinator, registrar]

    def work(number):
        organisation = [municipality, police][number % 2]
        try:
            row = decision(waiting, organisation, paragraph=str(number), registered_for="samtal")
            return decision_rows.decide(row, by=people[number % 2])
        except Refused as refusal:
            return refusal.sentence

    answers = in_threads(work, range(40))
    assert sum(isinstance(each, Decision) for each in answers) == 2
    assert {row.organisation for row in waiting.decisions.all()} == {municipality, police}
    assert waiting.events.filter(step="decide").count() == 2
    assert ready.is_ready(ready.standings(waiting))
    assert threading.active_count() < 20


def test_a_party_decides_nothing_that_was_taken_back_while_it_typed(
    client, waiting, police, police_contact, coordinator
):
    sent_for_decision(waiting, police, coordinator)
    client.force_login(police_contact)
    typed = posted(waiting, police, by_whom="Områdeschefen", text="Så här lyder det.")
    waiting.releases.update(withdrawn_at=timezone.now())
    with pytest.raises(Refused, match="återtagits eller ersatts"):
        decision_rows.decide(decision(waiting, police), by=police_contact)
    page = client.post(url("decide", waiting), typed)
    assert page.status_code == 403
    assert "Så här lyder det." in words(page)
    assert not waiting.decisions.exists()


# Taking back


def test_a_wrong_row_is_taken_back_with_a_reason_and_stands_there(client, coordinator, municipality, waiting):
    kept = decision_rows.decide(decision(waiting, municipality), by=coordinator)
    client.force_login(coordinator)
    address = url("withdraw_decision", waiting, kept.pk)
    assert client.post(address, {"reason": " "}).status_code == 422
    for _press in range(2):
        assert client.post(address, {"reason": "Fel paragraf."}).status_code == 302
    kept.refresh_from_db()
    assert (kept.withdrawn_why, kept.paragraph) == ("Fel paragraf.", "123")
    assert waiting.events.filter(step="withdraw_decision").count() == 1
    assert "Fel paragraf." in words(client.get(url("decisions", waiting)))
    decision_rows.decide(decision(waiting, municipality, paragraph="124"), by=coordinator)


def test_what_the_party_registered_itself_is_not_taken_back_by_the_owner(
    client, waiting, police, police_contact, coordinator
):
    sent_for_decision(waiting, police, coordinator)
    kept = decision_rows.decide(decision(waiting, police), by=police_contact)
    client.force_login(coordinator)
    assert client.post(url("withdraw_decision", waiting, kept.pk), {"reason": "Fel."}).status_code == 403
    client.force_login(police_contact)
    assert client.post(url("withdraw_decision", waiting, kept.pk), {"reason": "Fel."}).status_code == 302


# How a party decides


def test_the_municipality_decides_by_its_board_and_the_police_by_signing_until_somebody_says_otherwise(waiting, board):
    said = {each.party.organisation: each.plan for each in ready.standings(waiting)}
    assert [(plan.way, plan.body, plan.is_proposed) for plan in said.values()] == [
        ("board", board, True),
        ("by_signature", None, True),
    ]


@pytest.mark.parametrize(
    ("who", "status"), [("coordinator", 302), ("registrar", 302), ("reader", 403), ("stranger", 404)]
)
def test_the_owner_says_how_each_party_decides(client, request, waiting, police, who, status):
    party = waiting.parties.get(organisation=police)
    client.force_login(request.getfixturevalue(who))
    sent = {"way": "delegated", "by_whom": "Områdeschefen"}
    for _press in range(2):
        assert client.post(url("plan_decision", waiting, party.pk), sent).status_code == status
    assert DecisionPlan.objects.filter(party=party, way="delegated").count() == (status == 302)
    assert waiting.events.filter(step="plan_decision").count() == (status == 302)


def test_a_party_says_how_it_decides_itself_and_not_how_the_owner_does(
    client, waiting, municipality, police, police_contact, coordinator
):
    sent_for_decision(waiting, police, coordinator)
    client.force_login(police_contact)
    own, other = (waiting.parties.get(organisation=each) for each in (police, municipality))
    assert client.post(url("plan_decision", waiting, own.pk), {"way": "by_signature"}).status_code == 302
    assert client.post(url("plan_decision", waiting, other.pk), {"way": "by_signature"}).status_code == 403


def test_no_decision_at_all_asks_why(client, waiting, police, coordinator):
    party = waiting.parties.get(organisation=police)
    client.force_login(coordinator)
    page = client.post(url("plan_decision", waiting, party.pk), {"way": "none"})
    assert page.status_code == 422
    assert "Skriv varför inget särskilt beslut behövs." in words(page)


# The decider may be another than the one who signs (a board decides, its chair signs)


def test_who_decides_need_not_sign(waiting, police, coordinator):
    kept = decision_rows.decide(
        decision(waiting, police, way="delegated", by_whom="Områdeschefen", paragraph=""), by=coordinator
    )
    assert kept.by_whom not in {str(each) for party in waiting.parties.all() for each in party.signatories.all()}
    assert next(each for each in ready.standings(waiting) if each.party.organisation == police).is_done


def test_decisions_about_a_discarded_paper_are_refused(municipality, coordinator, waiting):
    steps.unlock(waiting, by=coordinator, reason="Ny text.")
    steps.discard(waiting, by=coordinator, reason="Ersatt.")
    with pytest.raises(Refused):
        decision_rows.decide(decision(waiting, municipality, revision=waiting.revisions.first()), by=coordinator)


# The words of those who decide


def test_the_police_are_asked_for_a_post_and_for_nothing_of_boards(client, waiting, police, coordinator):
    party = waiting.parties.get(organisation=police)
    client.force_login(coordinator)
    page = f"{url('decide', waiting)}?part={party.pk}"
    form = client.get(page).context["form"]
    assert {"way", "body", "paragraph", "number", "delegation_point", "reported_on"}.isdisjoint(form.fields)
    assert form.fields["by_whom"].label == "Beslut av (befattning)"
    assert (
        "nämnd"
        not in words(client.get(page))
        .split("<main", 1)[1]
        .split("</form>")[0]
        .replace(str(decision_rows.DECIDE.explanation), "")
        .casefold()
    )
    sent = {"by_whom": "Lokalpolisområdeschefen", "registered_for": "mejl från Polisen 4 november"}
    assert client.post(page, posted(waiting, police, **sent)).status_code == 302
    said = decision_words.sentence(waiting.decisions.get())
    assert said == "Lokalpolisområdeschefen godkände texten 3 november 2026."


def test_how_the_police_decide_is_said_without_boards(client, waiting, police, coordinator):
    party = waiting.parties.get(organisation=police)
    client.force_login(coordinator)
    page = client.get(url("plan_decision", waiting, party.pk))
    assert "Nämndbeslut" not in words(page)
    client.post(url("plan_decision", waiting, party.pk), {"way": "delegated", "by_whom": "Områdeschefen"})
    assert "Särskilt beslut av en befattningshavare, Områdeschefen" in words(client.get(url("decisions", waiting)))


def test_a_decision_from_before_the_text_was_locked_is_asked_about_once(client, waiting, municipality, coordinator):
    client.force_login(coordinator)
    older = posted(waiting, municipality, text="Styrelsen godkänner.")
    del older["same_text"]
    page = client.post(url("decide", waiting), older)
    assert page.status_code == 422
    assert "Beslutet är äldre än den låsta texten. Gäller det samma text?" in words(page)
    assert "Styrelsen godkänner." in words(page)
    assert 'name="same_text"' in words(page)
    assert client.post(url("decide", waiting), older | {"same_text": "on"}).status_code == 302
    assert waiting.decisions.count() == 1


def test_a_decision_of_the_day_when_the_text_was_locked_is_not_asked_about(client, waiting, municipality, coordinator):
    client.force_login(coordinator)
    same_day = posted(waiting, municipality, decided_on=long_date(today()))
    del same_day["same_text"]
    assert 'name="same_text"' not in words(client.get(url("decide", waiting)))
    assert client.post(url("decide", waiting), same_day).status_code == 302


def test_the_register_says_of_a_decision_without_its_excerpt_that_there_is_none(
    client, waiting, municipality, coordinator
):
    decision_rows.decide(decision(waiting, municipality), by=coordinator)
    entry = RegisterEntry.objects.get(source__startswith="decision:")
    assert entry.type_label == "Beslut"
    client.force_login(coordinator)
    assert "inget protokollsutdrag är bifogat" in words(client.get(reverse("documents:entry", args=[entry.pk])))
    (line,) = client.get(url("detail", waiting)).context["register_rows"]
    assert f"{line.way}, " in words(client.get(url("detail", waiting)))
