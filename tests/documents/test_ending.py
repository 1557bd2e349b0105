"""Ending a final paper before its time, putting a wrong end right, and taking it back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from agreements.models import Agreement, TermKind
from base.dates import long_date, today
from base.refusals import Refused
from documents import steps
from documents.models import State
from tests.agreements.factories import agreement
from tests.documents.factories import paper

SIGNED = date(2026, 3, 2)


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


def steps_on_page(client, document):
    return {step.name for step in client.get(url("detail", document)).context["steps"]}


def page_of(client, document, name="detail"):
    return client.get(url(name, document)).content.decode().replace("\xa0", " ")


@pytest.fixture
def pledges(municipality, coordinator, police):
    return paper(
        municipality, coordinator, kind="pledge_set", state=State.FINAL, parties=[police], open_for=[police],
        title="Medborgarlöften",
    )  # fmt: skip


def test_a_final_paper_is_ended_with_day_and_reason(client, coordinator, pledges):
    client.force_login(coordinator)
    assert "end" in steps_on_page(client, pledges)
    assert client.get(url("end", pledges)).status_code == 200
    client.post(url("end", pledges), {"on": "1 augusti 2026", "reason": "Löftena är uppfyllda."})
    pledges.refresh_from_db()
    assert (pledges.state, pledges.ended_on, pledges.end_reason) == (
        State.FINAL,
        date(2026, 8, 1),
        "Löftena är uppfyllda.",
    )
    text = page_of(client, pledges)
    assert "Avslutad i förtid från och med 1 augusti 2026. Skäl: Löftena är uppfyllda." in text
    assert "Från och med 1 augusti 2026. Löftena är uppfyllda." in page_of(client, pledges, "history")
    assert pledges.events.get(step="end").by == coordinator
    assert steps_on_page(client, pledges) & {"end", "change_end"} == {"change_end"}


def test_a_paper_that_has_ended_says_so_to_the_other_party(client, coordinator, police_contact, pledges):
    steps.end(pledges, by=coordinator, on=SIGNED, reason="Slut.")
    client.force_login(police_contact)
    assert "Avslutad i förtid" in page_of(client, pledges)


@pytest.mark.parametrize("is_agreement", [True, False])
@pytest.mark.parametrize("ended_on", [date(2026, 4, 1), today() + timedelta(30)])
def test_why_it_ended_is_written_after_the_opening_and_stays_with_the_owner(
    client, coordinator, reader, police_contact, municipality, police, pledges, is_agreement, ended_on
):
    document = pledges
    if is_agreement:
        term = {"term_kind": TermKind.FIXED, "starts_on": SIGNED, "ends_on": date(2099, 12, 31)}
        document = paper(
            municipality, coordinator, kind="agreement", parties=[police], open_for=[police], state=State.FINAL
        )
        Agreement.objects.update_or_create(pk=document.pk, defaults=term)
    steps.end(document, by=coordinator, on=ended_on, reason="Samtalen gick i stå.")
    last_day = long_date(ended_on - timedelta(1) if is_agreement else ended_on)
    for who, is_told in [(coordinator, True), (reader, True), (police_contact, False)]:
        client.force_login(who)
        page = page_of(client, document)
        assert last_day in page
        assert ("Samtalen gick i stå." in page) is is_told
        assert ("Skäl" in page) is is_told


def test_an_end_to_come_does_not_count_yet(client, coordinator, pledges):
    steps.end(pledges, by=coordinator, on=today() + timedelta(30), reason="Uppsagda av kommunen.")
    client.force_login(coordinator)
    assert client.get(url("detail", pledges)).context["state_label"] == "Undertecknad"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"on": "2026-08-01", "reason": " "}, "Skriv varför"),
        ({"on": "", "reason": "Slut"}, 'name="on"'),
        ({"on": "1 mars 2026", "reason": "Behålls"}, "innan den blev undertecknad, 2 mars 2026"),
    ],
)
def test_what_is_missing_or_impossible_is_said_and_what_was_typed_is_kept(client, coordinator, pledges, sent, sentence):
    client.force_login(coordinator)
    response = client.post(url("end", pledges), sent)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert sent["reason"].strip() in response.content.decode()
    pledges.refresh_from_db()
    assert pledges.ended_on is None


def test_a_second_press_leads_to_changing_the_end(client, coordinator, pledges):
    client.force_login(coordinator)
    sent = {"on": "2026-08-01", "reason": "Slut."}
    client.post(url("end", pledges), sent)
    again = client.post(url("end", pledges), {**sent, "on": "2026-09-01"}, follow=True)
    assert "redan avslutad från och med 1 augusti 2026" in again.content.decode()
    pledges.refresh_from_db()
    assert pledges.ended_on == date(2026, 8, 1)


def test_a_wrong_end_is_changed_and_what_stood_there_stays_in_the_history(client, coordinator, pledges):
    steps.end(pledges, by=coordinator, on=date(2026, 8, 1), reason="Slut.")
    client.force_login(coordinator)
    assert "Slut." in page_of(client, pledges, "change_end")
    client.post(url("change_end", pledges), {"on": "2026-09-01", "reason": "Parterna gav en månad till."})
    pledges.refresh_from_db()
    assert (pledges.ended_on, pledges.end_reason) == (date(2026, 9, 1), "Parterna gav en månad till.")
    history = page_of(client, pledges, "history")
    assert "1 augusti 2026" in history
    assert "1 september 2026" in history


def test_an_end_by_mistake_is_taken_back(client, coordinator, pledges):
    steps.end(pledges, by=coordinator, on=date(2026, 8, 1), reason="Slut.")
    client.force_login(coordinator)
    sent = {"on": "2026-08-01", "taken_back": "on", "reason": "Det var ett annat löfte."}
    client.post(url("change_end", pledges), sent)
    pledges.refresh_from_db()
    assert (pledges.ended_on, pledges.end_reason) == (None, "")
    assert "Det var ett annat löfte." in page_of(client, pledges, "history")
    assert "end" in steps_on_page(client, pledges)


def test_a_change_says_a_day_or_that_there_was_no_end(client, coordinator, pledges):
    steps.end(pledges, by=coordinator, on=date(2026, 8, 1), reason="Slut.")
    client.force_login(coordinator)
    response = client.post(url("change_end", pledges), {"on": "", "reason": "Fel"})
    assert response.status_code == 422
    assert "kryssa i att den inte alls har avslutats" in response.content.decode()


HAVE_NO_END = {
    "notes": "bara överenskommelser och löften",
    "board_letter": "Det görs inte med en tjänsteskrivelse",
    "plain": "bara överenskommelser och löften",
}


@pytest.mark.parametrize("kind", HAVE_NO_END)
def test_a_paper_that_does_not_hold_over_time_has_no_end(client, coordinator, municipality, kind):
    document = paper(municipality, coordinator, kind=kind, state=State.FINAL)
    client.force_login(coordinator)
    assert "end" not in steps_on_page(client, document)
    page = client.get(url("end", document), follow=True)
    assert HAVE_NO_END[kind] in page.content.decode()
    with pytest.raises(Refused):
        steps.end(document, by=coordinator, on=today(), reason="x")


@pytest.mark.parametrize("state", [State.DRAFT, State.LOCKED, State.DISCARDED])
def test_only_a_final_paper_ends(client, coordinator, municipality, state):
    document = paper(municipality, coordinator, kind="pledge_set", state=state)
    client.force_login(coordinator)
    for name in ("end", "change_end"):
        assert name not in steps_on_page(client, document)
        client.post(url(name, document), {"on": "2026-08-01", "reason": "Slut."})
    document.refresh_from_db()
    assert document.ended_on is None


def test_the_registrar_ends_a_paper_and_the_other_party_does_not(client, registrar, police_contact, stranger, pledges):
    client.force_login(registrar)
    assert client.get(url("end", pledges)).status_code == 200
    client.force_login(police_contact)
    assert client.post(url("end", pledges), {"on": "2026-08-01", "reason": "x"}).status_code == 403
    client.force_login(stranger)
    assert client.get(url("end", pledges)).status_code == 404


def test_the_status_of_an_agreement_follows(client, coordinator, municipality):
    day = today()
    made = agreement(TermKind.FIXED, day - timedelta(500), day + timedelta(500), owner=municipality)
    client.force_login(coordinator)
    client.post(url("end", made.document), {"on": day.isoformat(), "reason": "Ersätts av länets avtal"})
    text = page_of(client, made.document)
    last = long_date(day - timedelta(1))
    assert f"Avslutad i förtid: gällde till och med {last}. Skäl: Ersätts av länets avtal." in text
    assert f"Avslutad i förtid {last}" in text
