"""Words marked in a paper in a real browser: the two links stand beside them."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from agreements.models import Obligation
from tests.agreements.obliging import REPORT, agreement_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_marked_sentence_is_watched(page, live_server, municipality, coordinator):
    paper = agreement_of(municipality, coordinator, text=f"<p>{REPORT}</p>").document
    client = Client()
    client.force_login(coordinator)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
    page.goto(f"{live_server.url}/handlingar/{paper.pk}/")
    tools = page.get_by_role("group", name="Det markerade i texten")
    expect(tools).to_be_hidden()
    page.locator("article").get_by_text(REPORT).select_text()
    expect(tools).to_be_visible()
    tools.get_by_role("link", name="Bevakning").click()
    expect(page.locator("blockquote")).to_have_text(REPORT)
    how_often = page.get_by_label("Hur ofta?")
    expect(how_often).to_have_value("months:12")
    expect(page.get_by_label("Antal")).to_be_hidden()
    how_often.select_option("times")
    page.get_by_label("Antal").fill("3")
    page.get_by_role("button", name="Bevaka").click()
    expect(page.get_by_text("Meningen bevakas nu.")).to_be_visible()
    assert (Obligation.objects.get().rhythm, Obligation.objects.get().number) == ("times_per_year", 3)
