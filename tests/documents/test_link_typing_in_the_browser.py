"""What is typed on the page of a svarslänk is kept for that link's matter, and offered in no other."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from base import answer_links
from documents.release_links import LINK
from tests.documents.deciding_cases import decides_by_board, locked_pledges, sent_for_decision

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def links(municipality, coordinator, police):
    """Two matters: to two people, who may sit at the same device."""
    document = locked_pledges(municipality, coordinator, police)
    decides_by_board(document, police)
    return [_link(document, coordinator, police, name) for name in ("Johan Rask", "Lena Berg")]


def _link(document, by, police, name):
    email = f"{name.split()[0].lower()}@polisen.example"
    link, secret = answer_links.issue(purpose=LINK, name=name, email=email, by=by)
    sent_for_decision(document, police, by, name=name, email=email, link=link)
    return reverse("base:answer", args=[secret])


def test_words_typed_by_one_link_come_back_there_and_nowhere_else(page, live_server, links):
    first, second = (live_server.url + each for each in links)
    words, offer = page.get_by_label("Beslutet lyder"), page.locator("section.kept-typing")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(first)
    page.locator("form.form--decision details").evaluate_all("all => all.forEach(each => each.open = true)")
    words.fill("Godkänns med tack.")
    page.goto(second)
    expect(page.get_by_role("button", name="Skicka beslutet")).to_be_visible()
    expect(offer).to_have_count(0)
    assert words.input_value() == ""
    page.goto(first)
    expect(offer).to_contain_text("Godkänns med tack.")
    page.get_by_role("button", name="Lägg tillbaka").click()
    expect(words).to_have_value("Godkänns med tack.")
