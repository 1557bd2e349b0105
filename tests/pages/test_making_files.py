"""While a file is made the page says so, and the link that was pressed is not pressed again."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.models import State
from tests.documents.factories import paper

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(page: Page, live_server, municipality, police, coordinator) -> str:
    """The page of a locked paper, opened by the coordinator."""
    client = Client()
    client.force_login(coordinator)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    document = paper(municipality, coordinator, parties=[police], state=State.LOCKED)
    page.goto(live_server.url + reverse("documents:detail", args=[document.pk]))
    return reverse("documents:pdf", args=[document.pk])


def test_the_page_tells_that_the_pdf_is_made_and_when_it_is_there(page: Page, address):
    waiting = []
    page.route(f"**{address}", lambda route: waiting.append(route))
    link = page.get_by_role("link", name="Hämta som PDF")
    link.click()
    expect(page.get_by_text("PDF:en görs.")).to_be_visible()
    expect(link).to_have_attribute("aria-disabled", "true")
    link.click(force=True)
    with page.expect_download() as download:
        waiting[0].continue_()
    assert download.value.suggested_filename.endswith(".pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    expect(page.get_by_text("PDF:en är hämtad.")).to_be_visible()
    expect(link).not_to_have_attribute("aria-disabled", "true")
    assert len(waiting) == 1


def test_a_server_that_is_not_reached_is_told(page: Page, address):
    page.route(f"**{address}", lambda route: route.abort())
    page.get_by_role("link", name="Hämta som PDF").click()
    expect(page.locator("main").get_by_text("Det gick inte att nå servern.")).to_be_visible()


def test_what_is_refused_leads_to_the_page_with_the_reason(page: Page, address):
    page.route(f"**{address}", lambda route: route.fulfill(status=302, headers={"Location": "/handlingar/"}))
    page.get_by_role("link", name="Hämta som PDF").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Handlingar")
