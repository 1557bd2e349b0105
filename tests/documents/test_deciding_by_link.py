"""A decision by svarslänk: for a party without an account, once, about the text as it was sent."""

import pytest
from django.urls import reverse

from base import answer_links
from base.models import OutgoingMail
from documents import deciding, ready
from documents.models import RegisterEntry
from documents.releasing import LINK
from tests.documents.deciding_cases import decides_by_board, decision, locked_pledges, posted, sent_for_decision


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
    assert "Johan Rask, chef godkände texten 3 november 2026 på delegation, nr 14." in words(page)
    kept = release.document.decisions.get()
    assert (kept.organisation, kept.registered_by, kept.registered_for) == (police, None, "Johan Rask")
    assert release.document.events.first().by_name == "Johan Rask"
    assert OutgoingMail.objects.get(key=f"decision:{kept.pk}").to == coordinator.email
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


def test_what_was_typed_survives_what_is_wrong_and_the_link_still_works(client, asked, police):
    release, address = asked
    page = client.post(address, sent(release, police) | {"decided_on": "i går kväll", "text": "Godkännes."})
    assert page.status_code == 422
    assert "Godkännes." in words(page)
    assert client.post(address, sent(release, police)).status_code == 200


def test_a_decision_that_the_owner_has_registered_meanwhile_is_said(client, asked, police, coordinator):
    release, address = asked
    deciding.decide(decision(release.document, police, registered_for="samtal"), by=coordinator)
    page = client.post(address, sent(release, police))
    assert page.status_code == 422
    assert "har redan godkänt den här texten" in words(page)


def test_the_owners_history_and_page_say_who_decided(client, asked, police, coordinator):
    release, address = asked
    client.post(address, sent(release, police))
    client.force_login(coordinator)
    for name in ("history", "decisions"):
        assert "Johan Rask" in words(client.get(reverse(f"documents:{name}", args=[release.document_id])))
