"""A paper's page on a phone: what one may do is one press away, and the row of tabs begins where one is."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at(page, live_server, coordinator):
    """Opens an address of the paper as the coordinator."""
    client = Client()
    client.force_login(coordinator)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
    page.set_viewport_size({"width": 390, "height": 844})
    return lambda paper, place="": page.goto(f"{live_server.url}/handlingar/{paper.pk}/{place}")


def test_a_link_at_the_top_leads_to_what_can_be_done(page, at, draft):
    at(draft)
    link = page.get_by_role("link", name="Det här kan du göra")
    heading = page.get_by_role("heading", name="Det här kan du göra")
    expect(heading).not_to_be_in_viewport()
    link.focus()
    page.keyboard.press("Enter")
    expect(heading).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(link).to_be_hidden()


def test_the_row_of_tabs_begins_at_the_page_that_is_shown(page, at, draft):
    at(draft, "historik/")
    expect(page.locator(".tabs [aria-current]")).to_be_in_viewport(ratio=1)
