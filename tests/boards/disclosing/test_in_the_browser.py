"""Words are pressed and boxes are drawn on the picture of a page, with the mouse and on a phone."""

from django.urls import reverse
from playwright.sync_api import expect

from boards.models import Disclosure


def test_a_page_is_masked_by_pressing_words_and_drawing(page, live_server, client, registrar, case):
    client.force_login(registrar)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
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
    picture = page.locator("[data-masking]")
    picture.evaluate("each => each.scrollIntoView()")
    box = picture.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 90, steps=5)
    page.mouse.up()
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
