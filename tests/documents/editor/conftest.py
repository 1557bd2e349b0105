"""A person at the page to write on, in a real browser with the strict policy of the pages."""

import time
from contextlib import suppress

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error, Page, expect

from documents.models import Document, Section
from tests.conftest import SECONDS_TO_WAIT
from tests.support.cursor import KEEP_REAL_TIMER, put_last


class Writer:
    """Somebody with the page open. Sections are counted from 0, as they stand on the page."""

    def __init__(self, page: Page, server: str, user):
        self.page, self.server, self.user = page, server, user
        # A dialog that fades in has no contrast while it does.
        page.emulate_media(reduced_motion="reduce")
        page.context.add_init_script(KEEP_REAL_TIMER)
        self.log_in()

    def log_in(self):
        client = Client()
        client.force_login(self.user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.server}])
        return session

    def lose_contact(self):
        """Nothing more reaches the server from this page. The browser's own switch does not hold what a page that is
        closed still sends: that comes through as soon as the switch is turned back.
        """
        self.page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('Failed to fetch')) }")

    def leave(self):
        """What a page that is closed would still send must not meet the next test's database."""
        for page in self.page.context.pages:
            with suppress(Error):  # one that is closing already
                page.evaluate("() => { window.fetch = () => new Promise(() => {}) }")

    def log_out(self):
        self.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def open(self, document: Document):
        self.page.goto(self.server + reverse("documents:edit", args=[document.pk]))
        expect(self.page.locator("[data-editor][data-ready]")).to_be_attached()

    def until(self, condition, seconds: float = SECONDS_TO_WAIT):
        """Wait until the condition holds, and return what it gave. Meanwhile the browser's requests are answered."""
        end = time.monotonic() + seconds
        while not (found := condition()):
            assert time.monotonic() < end, "It did not come about in time."
            if self.page.is_closed():
                time.sleep(0.05)
            else:
                self.page.wait_for_timeout(50)
        return found

    def section(self, number: int):
        return self.page.locator("[data-section]").nth(number)

    def text(self, number: int):
        return self.section(number).get_by_role("textbox", name="Text")

    def heading(self, number: int):
        return self.section(number).locator("textarea[name=heading]")

    def write(self, number: int, words: str, *, saves: bool = True):
        """Put the cursor last in the section's text, type, and save by the key rather than by waiting."""
        put_last(self.text(number))
        self.page.keyboard.type(words)
        if saves:
            self.press("Control+s")

    def saved(self, condition):
        """Save by the key and wait until the condition holds."""
        self.press("Control+s")
        return self.until(condition)

    def press(self, *keys: str):
        for key in keys:
            self.page.keyboard.press(key)

    def tool(self, name: str):
        return self.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    def status(self):
        return self.page.locator("[data-editor-status]")

    def paste(self, number: int, html: str, plain: str = ""):
        self.paste_in(self.text(number), html, plain)

    def paste_in(self, text, html: str, plain: str = ""):
        """What the browser does when something lies on the clipboard as both HTML and text."""
        text.evaluate(
            """(element, [html, plain]) => {
                const data = new DataTransfer();
                data.setData("text/html", html);
                data.setData("text/plain", plain);
                const how = { clipboardData: data, bubbles: true, cancelable: true };
                element.dispatchEvent(new ClipboardEvent("paste", how));
            }""",
            [html, plain],
        )


@pytest.fixture
def complaints():
    """What browsers said about refused scripts and styles and errors in scripts; there must be nothing."""
    heard = []
    yield heard
    assert heard == []


@pytest.fixture
def listening(complaints):
    def listen(page):
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        return page

    return listen


@pytest.fixture
def karin(page, live_server, coordinator, listening) -> Writer:
    writer = Writer(listening(page), live_server.url, coordinator)
    yield writer
    writer.leave()


@pytest.fixture
def bjorn(browser, live_server, second_coordinator, listening):
    """Somebody else, at another computer."""
    context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm")
    writer = Writer(listening(context.new_page()), live_server.url, second_coordinator)
    yield writer
    writer.leave()
    context.close()


@pytest.fixture
def stored():
    """The section as it is in the database."""

    def read(document: Document, number: int) -> Section:
        return document.sections.all()[number]

    return read
