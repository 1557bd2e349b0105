"""People who each sit at a computer of their own, and the links that they get by mail."""

import re

from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect


class Person:
    """Somebody at a computer of their own."""

    def __init__(self, page: Page, server: str, user=None):
        self.page, self.server = page, server
        page.emulate_media(reduced_motion="reduce")
        if user:
            client = Client()
            client.force_login(user)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server}])

    def open(self, name: str, *arguments):
        self.go(reverse(name, args=arguments))

    def go(self, address: str):
        self.page.goto(self.server + address)

    def follow(self, name: str, heading: str | re.Pattern):
        self.page.get_by_role("link", name=name).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def fill(self, label: str, text: str):
        self.page.get_by_label(label, exact=True).first.fill(text)

    def tick(self, label: str):
        self.page.get_by_label(label, exact=True).check()

    def press(self, name: str, then: str):
        """The button, and what only the page that it leads to says."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.sees(then)

    def sees(self, words: str):
        expect(self.page.locator("body")).to_contain_text(words)

    def remark(self, number: int):
        """The fields of a new remark under the section, opened."""
        part = self.page.locator("details.remark-new").nth(number)
        part.locator("> summary").click()
        return part


def link_to(email: str) -> str:
    """Out of the mail as it went: what is kept of it here does not hold the address."""
    letter = [each for each in mail.outbox if email in each.to][-1]
    return re.search(r"/svar/[^/\s]+/", letter.body)[0]
