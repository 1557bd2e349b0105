"""The order of appendices with the mouse and with the keyboard, and the pages of what they became."""

from django.urls import reverse
from playwright.sync_api import expect

from documents.models import Document, State
from tests.boards import bundles
from tests.documents.factories import paper


def test_appendices_are_dragged_and_moved_by_key_and_the_finished_pages_are_shown(
    page, live_server, client, municipality, coordinator
):
    letter = bundles.letter_of(municipality, coordinator)
    names = ("Första", "Andra", "Tredje")
    bundles.append(
        letter, *[paper(municipality, coordinator, state=State.FINAL, title=name, count=1) for name in names]
    )
    client.force_login(coordinator)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(live_server.url + reverse("boards:appendices", args=[letter.pk]))
    status = page.locator("[data-order-status]")
    handles = page.locator("[data-handle]")

    handles.nth(2).focus()
    page.keyboard.press("ArrowUp")
    expect(status).to_have_text("Bilagan är nu bilaga 2. Sparat.")
    assert list(letter.appendices.values_list("title", flat=True)) == ["Första", "Tredje", "Andra"]

    handles.nth(0).scroll_into_view_if_needed()
    from_box, to_box = handles.nth(0).bounding_box(), page.locator(".appendix").nth(2).bounding_box()
    page.mouse.move(from_box["x"] + 12, from_box["y"] + 12)
    page.mouse.down()
    page.mouse.move(from_box["x"] + 12, from_box["y"] + 40, steps=4)
    page.mouse.move(from_box["x"] + 12, to_box["y"] + to_box["height"], steps=8)
    page.mouse.up()
    expect(status).to_have_text("Bilagan är nu bilaga 3. Sparat.")
    expect(page.locator(".appendix__number").first).to_have_text("Bilaga 1")
    assert list(letter.appendices.values_list("title", flat=True)) == ["Tredje", "Andra", "Första"]

    letter.appendices.get(title="Andra").delete()
    handles.nth(2).focus()
    page.keyboard.press("ArrowUp")
    expect(status).to_have_text("Bilagorna är ändrade på annat håll. Ladda om sidan.")
    expect(page.locator(".appendix__title")).to_have_text(["Tredje", "Andra", "Första"])
    expect(page.locator(".appendix__number")).to_have_text(["Bilaga 1", "Bilaga 2", "Bilaga 3"])

    bundles.lock(Document.objects.get(pk=letter.pk), coordinator)
    page.goto(live_server.url + reverse("boards:packages", args=[letter.pk]))
    page.get_by_role("button", name="Sätt ihop handlingarna").click()
    expect(page.get_by_text("Handlingarna väntar på att sättas ihop.")).to_be_visible()
    bundles.work()
    expect(page.get_by_role("heading", name="Alla sidor")).to_be_visible()
    picture = page.get_by_alt_text("Sida 3 av 4: Bilaga 1, Tredje, 1 (1)")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth === 360", arg=picture.element_handle())
