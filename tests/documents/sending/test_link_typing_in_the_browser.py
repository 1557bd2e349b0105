"""What is typed on the page of a svarslänk is kept for that link's matter, and offered in no other."""

import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from base import answer_links
from documents.models import Comment
from documents.sending.release_links import LINK
from tests.documents.deciding.cases import decides_by_board, locked_pledges, sent_for_decision
from tests.documents.factories import paper
from tests.documents.replies.asking import ask

SECONDS_TO_WAIT = 30
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


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


@pytest.fixture
def answering(page, live_server, municipality, coordinator):
    """The page of a link by which somebody answers, with a remark begun."""
    page.on("dialog", lambda dialog: dialog.accept())
    release = ask(
        paper(municipality, coordinator), coordinator, relation="outside", name="Lena Berg", email="lena@hyres.example"
    )
    page.release = release
    page.goto(live_server.url + reverse("base:answer", args=[release.secret]))
    page.locator("[data-writing-tools][data-ready]").wait_for(state="attached")
    page.locator("details.remark-new > summary").first.click()
    page.get_by_label("Synpunkt").first.fill("Vi vill se ett datum.")
    return page


def test_what_was_typed_is_saved_at_once_when_the_page_is_left(answering, live_server):
    answering.goto(live_server.url + reverse("base:health"))
    until = time.monotonic() + SECONDS_TO_WAIT
    while not Comment.objects.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert Comment.objects.get().text == "Vi vill se ett datum."


def test_who_goes_on_typing_is_saved_all_the_same(answering):
    answering.get_by_label("Synpunkt").first.press_sequentially(" " + "Mer. " * 60, delay=45)
    assert Comment.objects.get().text.startswith("Vi vill se ett datum.")


def test_when_the_owner_takes_it_back_the_words_stay_on_the_page(answering):
    expect(answering.locator("[data-saved]")).to_contain_text("Sparat")
    answer_links.revoke(answering.release.link)
    answering.get_by_label("Synpunkt").first.press_sequentially(" Före sommaren.")
    said = answering.locator("[data-saved]")
    expect(said).to_contain_text("utskicket är återtaget, eller svaret redan skickat")
    answering.get_by_role("button", name="Skicka svar").click()
    expect(answering.get_by_label("Synpunkt").first).to_have_value("Vi vill se ett datum. Före sommaren.")


def test_a_link_that_was_taken_back_shows_what_this_browser_typed_though_it_was_saved(answering):
    expect(answering.locator("[data-saved]")).to_contain_text("Sparat")
    answer_links.revoke(answering.release.link)
    answering.reload()
    expect(answering.get_by_role("heading", name="Länken gäller inte")).to_be_visible()
    expect(answering.get_by_role("region", name="Det här skrev du i den här fliken")).to_contain_text(
        "Vi vill se ett datum."
    )
    stored = answering.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert answering.release.secret not in stored
