"""A decision by svarslänk: for a party without an account, once, about the text as it was sent."""

import pytest
from django.urls import reverse

from base import answer_links
from base.models import OutgoingMail
from base.refusals import Refused
from documents.deciding import decision_rows, ready
from documents.models import RegisterEntry, Release
from documents.sending import releasing
from documents.sending.release_links import LINK
from documents.sending.releasing import Recipient, Sending
from tests.documents.deciding.cases import decides_by_board, decision, locked_pledges, posted, sent_for_decision


@pytest.fixture
def asked(municipality, coordinator, police):
    """The text sent to the police for decision, with a link; the release and the link's address."""
    document = locked_pledges(municipality, coordinator, police)
    decides_by_board(document, police)
    link, secret = answer_links.issue(purpose=LINK, name="Johan Rask", email="johan@polisen.example", by=coordinator)
    release = sent_for_decision(document, police, coordinator, name="Johan Rask", email=link.email, link=link)
    return release, reverse("base:answer", args=[secret])


def words(response):
    return response.content.decode().replace("\xa0", " ")


def sent(release, organisation):
    return posted(
        release.document, organisation, way="delegated", by_whom="Johan Rask, chef", paragraph="", number="14"
    )


def test_the_page_shows_the_text_and_asks_for_the_decision(client, asked, police):
    page = client.get(asked[1])
    assert page.status_code == 200
    assert "Parterna ska arbeta tillsammans mot brott." in words(page)
    assert "Skicka beslutet" in words(page)
    assert [party.organisation for party in page.context["form"].fields["party"].queryset] == [police]


def test_the_decision_is_kept_with_the_name_of_who_sent_it(client, asked, police, coordinator):
    release, address = asked
    page = client.post(address, sent(release, police))
    assert "Johan Rask, chef, godkände texten 3 november 2026." in words(page)
    kept = release.document.decisions.get()
    assert (kept.organisation, kept.registered_by, kept.registered_for) == (police, None, "Johan Rask")
    assert release.document.events.first().by_name == "Johan Rask"
    assert OutgoingMail.objects.get(key=f"decision:{kept.pk}:{coordinator.pk}").to == coordinator.email
    assert RegisterEntry.objects.filter(source=f"decision:{kept.pk}").count() == 2
    police_stands = next(each for each in ready.standings(release.document) if each.party.organisation == police)
    assert police_stands.is_done


def test_the_link_works_once(client, asked, police):
    release, address = asked
    client.post(address, sent(release, police))
    assert client.get(address).status_code == 404
    assert client.post(address, sent(release, police) | {"number": "15"}).status_code == 404
    assert release.document.decisions.count() == 1


def test_it_decides_for_nobody_else(client, asked, municipality):
    release, address = asked
    assert client.post(address, sent(release, municipality)).status_code == 422
    assert not release.document.decisions.exists()


@pytest.mark.parametrize("relation", ["outside", "authority"])
def test_a_link_to_somebody_who_stands_for_no_party_decides_for_none(client, asked, municipality, police, relation):
    release, address = asked
    Release.objects.update(organisation=None, relation=relation)
    page = client.get(address)
    assert "ingen part är utpekad" in words(page)
    for party in (police, municipality):
        assert client.post(address, sent(release, party)).status_code == 422
    assert not release.document.decisions.exists()
    assert not RegisterEntry.objects.filter(organisation=police).exists()
    release.refresh_from_db()
    with pytest.raises(Refused, match="ingen part"):
        decision_rows.decide(decision(release.document, police), by=None, by_name="Lena Berg", release=release)


def test_a_person_of_the_owners_own_decides_for_the_owner(client, asked, municipality, police):
    release, address = asked
    Release.objects.update(organisation=None, relation="own")
    assert client.post(address, sent(release, police)).status_code == 422
    assert client.post(address, sent(release, municipality)).status_code == 200
    assert release.document.decisions.get().organisation == municipality
    assert {row.direction for row in RegisterEntry.objects.all()} == {"made"}


def test_nothing_is_sent_for_decision_to_one_who_stands_for_no_party(asked, coordinator, other_municipality):
    document = asked[0].document
    for to in (
        Recipient("outside", name="Lena Berg", email="lena@berg.example"),
        Recipient("authority", name="Lena Berg", email="lena@berg.example"),
        Recipient("authority", other_municipality),
    ):
        with pytest.raises(Refused, match="Ett beslut fattas av en part"):
            releasing.send(document, Sending("decision", (to,)), by=coordinator)
    assert Release.objects.count() == 1


def test_the_owner_does_not_strike_what_the_party_decided_by_its_link(
    client, asked, police, coordinator, police_contact
):
    release, address = asked
    client.post(address, sent(release, police))
    kept = release.document.decisions.get()
    assert not decision_rows.may_withdraw(coordinator, kept)
    assert decision_rows.may_withdraw(police_contact, kept)
    client.force_login(coordinator)
    strike = reverse("documents:withdraw_decision", args=[release.document_id, kept.pk])
    assert client.post(strike, {"reason": "Nej."}).status_code == 403


def test_a_decision_typed_on_an_older_text_is_not_one_about_the_new(client, asked, police):
    release, address = asked
    page = client.post(address, sent(release, police) | {"about": release.revision_id + 1000, "text": "Godkännes."})
    assert page.status_code == 422
    assert "En ny version av texten har kommit" in words(page)
    assert "Godkännes." in words(page)
    assert not release.document.decisions.exists()
    about = page.context["form"]["about"].value()
    assert client.post(address, sent(release, police) | {"about": about}).status_code == 200


def test_what_one_has_decided_is_read_by_the_link_of_another_there_and_asked_no_more(
    client, asked, police, coordinator
):
    release, address = asked
    link, secret = answer_links.issue(purpose=LINK, name="Pia", email="pia@polisen.example", by=coordinator)
    sent_for_decision(release.document, police, coordinator, name="Pia", email=link.email, link=link)
    client.post(address, sent(release, police))
    pias = reverse("base:answer", args=[secret])
    page = words(client.get(pias))
    assert "Beslutet är registrerat. Johan Rask, chef, godkände texten" in page
    assert "Parterna ska arbeta tillsammans mot brott." in page
    assert "Skicka beslutet" not in page
    late = client.post(pias, sent(release, police) | {"outcome": "rejected", "text": "Vi avslår."})
    assert late.status_code == 422
    assert "Beslutet är registrerat." in words(late)
    assert "Vi avslår." in words(late)
    assert release.document.decisions.get().outcome == "approved"


def test_the_link_shows_the_text_also_when_a_colleague_has_registered_the_decision(
    client, asked, police, police_contact
):
    release, address = asked
    kept = decision_rows.decide(decision(release.document, police), by=police_contact)
    assert "Beslutet är registrerat." in words(client.get(address))
    decision_rows.withdraw(kept, by=police_contact, reason="Fel dag.")
    assert "Skicka beslutet" in words(client.get(address))


@pytest.mark.usefixtures("quick_printing")
def test_a_party_puts_a_wrong_decision_right_by_a_new_link(client, asked, police, coordinator):
    release, address = asked
    assert "skicka handlingen för beslut på nytt" in words(client.post(address, sent(release, police)))
    to = Recipient("authority", police, name="Johan Rask", email="johan@polisen.example")
    (again,) = releasing.send(release.document, Sending("decision", (to,)), by=coordinator)
    assert again.pk != release.pk
    secret = OutgoingMail.objects.filter(to=to.email).latest("pk").body.partition("/svar/")[2].partition("/")[0]
    page = client.post(reverse("base:answer", args=[secret]), sent(release, police) | {"by_whom": "Maria Lind, chef"})
    assert page.status_code == 200
    standing = release.document.decisions.get(withdrawn_at=None)
    assert standing.by_whom == "Maria Lind, chef"
    assert release.document.decisions.exclude(pk=standing.pk).get().withdrawn_why


def test_what_was_typed_survives_what_is_wrong_and_the_link_still_works(client, asked, police):
    release, address = asked
    page = client.post(address, sent(release, police) | {"decided_on": "i går kväll", "text": "Godkännes."})
    assert page.status_code == 422
    assert "Godkännes." in words(page)
    assert client.post(address, sent(release, police)).status_code == 200


def test_a_decision_that_the_owner_has_registered_meanwhile_is_said(client, asked, police, coordinator):
    release, address = asked
    decision_rows.decide(decision(release.document, police, registered_for="samtal"), by=coordinator)
    page = client.post(address, sent(release, police))
    assert page.status_code == 422
    assert "har redan godkänt den här texten" in words(page)


def test_the_owners_history_and_page_say_who_decided(client, asked, police, coordinator):
    release, address = asked
    client.post(address, sent(release, police))
    client.force_login(coordinator)
    for name in ("history", "decisions"):
        assert "Johan Rask" in words(client.get(reverse(f"documents:{name}", args=[release.document_id])))


def test_a_decision_that_comes_as_a_new_text_is_sent_ends_no_link_to_the_new_one(asked, police, coordinator):
    release, _address = asked
    newer = answer_links.issue(purpose=LINK, name="J", email=release.email, by=coordinator, after=release.link)[0]
    sent_for_decision(release.document, police, coordinator, replaces=release, email=release.email, link=newer)
    with pytest.raises(Refused, match="ersatts av en ny version"):
        decision_rows.decide(decision(release.document, police), by=None, by_name="Johan Rask", release=release)
    assert not release.document.decisions.exists()
    newer.refresh_from_db()
    assert newer.revoked_at is None
