"""How each party decides, and in whose words it is asked."""

import pytest

from base.refusals import Refused
from documents import steps
from documents.deciding import decision_rows, decision_words, ready
from documents.models import DecisionPlan
from tests.documents.deciding.cases import decision, posted, sent_for_decision, url, words

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
