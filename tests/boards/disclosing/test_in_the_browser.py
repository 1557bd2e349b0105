"""Words are pressed and boxes are drawn on the picture of a page, with the mouse and on a phone."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from boards.models import Disclosure

PASSWORD = "en lång mening att minnas"


@pytest.fixture
def at_work(page, live_server, client, registrar):
    """The browser of the registrar, logged in."""
    client.force_login(registrar)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


def draw(page, down: int = 40):
    """A box over some of the page, from a fifth to half of its width."""
    picture = page.locator("[data-masking]")
    picture.evaluate("each => each.scrollIntoView()")
    box = picture.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + down)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + down + 50, steps=5)
    page.mouse.up()


def test_what_was_drawn_is_given_back_when_the_login_has_run_out(at_work, live_server, registrar, begun, case):
    page, scan = at_work, begun.papers.get(source__startswith="copy:")
    page.goto(live_server.url + reverse("boards:disclosed_paper", args=[case.pk, begun.pk, scan.pk]))
    page.get_by_role("button", name="Rita rutor").click()
    draw(page)
    draw(page, 140)
    page.get_by_role("button", name="Ta bort senaste rutan").click()
    draw(page, 240)
    page.locator("#places").get_by_label("Lagrum").fill("21 kap. 7 § OSL")
    Session.objects.all().delete()
    page.get_by_role("button", name="Maska det valda").click()
    page.get_by_role("link", name="Logga in").first.click()
    page.get_by_label("E-post").fill(registrar.email)
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    offer = page.get_by_role("region", name="Det här skrev du här utan att det blev sparat")
    expect(offer).to_contain_text("2 rutor är ritade.")
    page.get_by_role("button", name="Lägg tillbaka").click()
    expect(page.locator("[data-drawn] rect")).to_have_count(2)
    page.get_by_role("button", name="Maska det valda").click()
    expect(page.get_by_text("Maskat i handlingen.")).to_be_visible()
    expect(offer).to_have_count(0)
    scan.refresh_from_db()
    assert len(scan.masks) == 2


def test_a_page_is_masked_by_pressing_words_and_drawing(at_work, live_server, case):
    page = at_work
    page.goto(live_server.url + reverse("boards:case", args=[case.pk]))
    page.get_by_role("link", name="Lämna ut").click()
    page.get_by_role("button", name="Fortsätt till maskning").click()
    disclosure = Disclosure.objects.get()
    scan = disclosure.papers.get(source__startswith="copy:")
    page.goto(live_server.url + reverse("boards:disclosed_paper", args=[case.pk, disclosure.pk, scan.pk]))
    status = page.locator("[data-masking-said]")
    expect(status).to_have_text("Inget är valt på sidan.")

    page.locator('[data-word="1"]').click()
    expect(status).to_have_text("Ett ord är valt.")
    page.get_by_role("button", name="Rita rutor").click()
    draw(page)
    expect(status).to_have_text("Ett ord är valt. En ruta är ritad.")
    page.locator("#places").get_by_label("Lagrum").fill("21 kap. 7 § OSL")
    page.get_by_role("button", name="Maska det valda").click()
    expect(page.get_by_text("Maskat i handlingen.")).to_be_visible()
    scan.refresh_from_db()
    kinds = [("words" in mask, "box" in mask) for mask in scan.masks]
    assert kinds == [(True, False), (False, True)]
    left, _top, right, _bottom = scan.masks[1]["box"]
    assert (left, right) == (200, 500) or abs(left - 200) + abs(right - 500) < 8

    page.set_viewport_size({"width": 390, "height": 800})
    for name, keys in (
        ("cases", []), ("case", [case.pk]), ("disclose", [case.pk]), ("disclosure", [case.pk, disclosure.pk]),
        ("disclosed_paper", [case.pk, disclosure.pk, scan.pk]), ("finish_disclosure", [case.pk, disclosure.pk]),
    ):  # fmt: skip
        page.goto(live_server.url + reverse(f"boards:{name}", args=keys))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    page.goto(live_server.url + reverse("boards:disclosed_paper", args=[case.pk, disclosure.pk, scan.pk]))
    assert page.locator("[data-masking]").bounding_box()["width"] > 650, "the words can be read and hit"
    assert page.locator(".mask-page__frame").evaluate("each => each.scrollWidth > each.clientWidth")
