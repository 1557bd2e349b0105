"""The page of a reply in a real browser: it saves itself, and the text is changed where it stands."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from base import answer_links
from documents.models import Comment
from tests.documents.replies.asking import address, ask, remark, reply
from tests.support.cursor import put_last

pytestmark = pytest.mark.django_db(transaction=True)


def log_in(page, server, user):
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server}])


def begin_remark(page, number=0):
    part = page.locator("details.remark-new").nth(number)
    part.locator("> summary").click()
    return part


def is_saved(page):
    expect(page.locator("[data-saved]")).to_contain_text("Sparat")


def test_what_is_typed_saves_itself_and_stands_there_again(page, live_server, release, police_contact):
    log_in(page, live_server.url, police_contact)
    page.goto(live_server.url + address(release.document))
    begin_remark(page).get_by_label("Synpunkt").fill("Vi vill se en tidsgräns.")
    is_saved(page)
    page.reload()
    expect(page.locator("textarea").first).to_have_value("Vi vill se en tidsgräns.")
    expect(page.locator(".kept-typing")).to_have_count(0)
    assert Comment.objects.get().text == "Vi vill se en tidsgräns."


def test_only_what_is_begun_is_sent(page, live_server, release, police_contact):
    log_in(page, live_server.url, police_contact)
    page.goto(live_server.url + address(release.document))
    begun = begin_remark(page, 1).get_by_label("Synpunkt")
    begun.fill("Om tvåan.")
    names = page.evaluate("[...new FormData(document.querySelector('[data-reply]')).keys()]")
    begun_and_whole = [begun.get_attribute("name"), page.get_by_label("Synpunkt").last.get_attribute("name")]
    assert [name for name in names if name.startswith("text:")] == begun_and_whole


def test_going_on_after_a_save_changes_the_same_remark_and_is_sent(page, live_server, release, police_contact):
    log_in(page, live_server.url, police_contact)
    page.goto(live_server.url + address(release.document))
    field = begin_remark(page).get_by_label("Synpunkt")
    field.fill("Vi vill")
    is_saved(page)
    field.fill("Vi vill se ett datum.")
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_text("Tack! Svaret är skickat")).to_be_visible()
    assert [comment.text for comment in Comment.objects.all()] == ["Vi vill se ett datum."]


def test_a_new_wording_is_written_in_the_text_itself_by_link(page, live_server, draft, coordinator):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    release = ask(draft, coordinator, relation="outside", name="Lena Berg", email="lena@hyres.example")
    page.goto(live_server.url + answer_links.url_of(release.secret).split("8000")[-1])
    part = begin_remark(page)
    part.get_by_text("Föreslå en ny lydelse").click()
    text = part.locator("[contenteditable]")
    put_last(text)
    page.keyboard.type(" Varje dag.")
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_role("heading", name="Tack för svaret")).to_be_visible()
    comment = Comment.objects.get()
    assert comment.suggested_html == "<p>Parterna ska arbeta tillsammans mot brott. Varje dag.</p>"
    assert not errors


def test_a_lost_log_in_says_so_and_keeps_what_was_typed(page, live_server, release, police_contact):
    log_in(page, live_server.url, police_contact)
    page.goto(live_server.url + address(release.document))
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    begin_remark(page).get_by_label("Synpunkt").fill("Det här får inte försvinna.")
    expect(page.locator("[data-saved]")).to_contain_text("inte längre inloggad")
    page.context.clear_cookies()  # as after a new login, the token of the page is no longer the browser's
    log_in(page, live_server.url, police_contact)
    expect(page.locator("[data-saved]")).to_contain_text("Sparat")
    assert Comment.objects.get().text == "Det här får inte försvinna."


def test_a_colleagues_words_are_not_written_over(page, live_server, release, police_contact):
    begun = reply(release, police_contact, remark(release, "Från början.", token="a", page="p"))
    log_in(page, live_server.url, police_contact)
    page.goto(live_server.url + address(release.document))
    Comment.objects.filter(reply=begun).update(text="Kollegans.", by_name="Karin", version=7, token="a.q")
    page.get_by_label("Synpunkt").first.fill("Mina.")
    expect(page.locator("[data-saved]")).to_contain_text("En kollega har skrivit")
    page.get_by_label("Synpunkt").first.fill("Mina, och mer.")
    is_saved(page)
    assert {comment.text for comment in begun.comments.all()} == {"Kollegans.", "Mina, och mer."}
