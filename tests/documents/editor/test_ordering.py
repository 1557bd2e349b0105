"""The order of the sections: by mouse, by finger, by the keys and by the buttons."""

import pytest
from playwright.sync_api import expect

from tests.documents.factories import paper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture
def long_paper(municipality, coordinator):
    return paper(municipality, coordinator, count=6)


def headings(document):
    return [each.heading.removeprefix("Avsnitt ") for each in document.sections.all()]


def on_page(karin):
    fields = karin.page.locator("[data-section] textarea[name=heading]")
    return [each.removeprefix("Avsnitt ") for each in fields.evaluate_all("fields => fields.map(each => each.value)")]


def handle(karin, number):
    return karin.section(number).get_by_role("button", name="Flytta avsnittet")


def test_a_section_is_dragged_to_another_place(karin, long_paper):
    karin.open(long_paper)
    handle(karin, 3).scroll_into_view_if_needed()
    handle(karin, 3).hover()
    karin.page.mouse.down()
    karin.page.mouse.move(600, 300, steps=4)
    expect(karin.page.locator("[data-editor][data-folded]")).to_be_attached()
    second = karin.page.locator("[data-section]", has=karin.page.locator("h2", has_text="Avsnitt 2"))

    def is_above_the_second():
        box = second.bounding_box()
        karin.page.mouse.move(box["x"] + 50, box["y"] + 2)
        return on_page(karin) == ["1", "4", "2", "3", "5", "6"]

    karin.until(is_above_the_second)
    karin.page.mouse.up()
    karin.until(lambda: headings(long_paper) == ["1", "4", "2", "3", "5", "6"])
    expect(karin.page.locator("[data-editor][data-folded]")).to_have_count(0)
    expect(karin.status()).to_have_text("Avsnittet står nu som nummer 2.")
    assert karin.page.locator(".contents a").all_inner_texts()[1] == "Avsnitt 4"


def test_sections_without_headings_are_told_apart_while_one_is_dragged(karin, long_paper):
    first, second, *_ = long_paper.sections.all()
    long_paper.sections.filter(pk=first.pk).update(heading="")
    long_paper.sections.filter(pk=second.pk).update(heading="", html="", slot="signatures")
    karin.open(long_paper)
    handle(karin, 2).scroll_into_view_if_needed()
    handle(karin, 2).hover()
    karin.page.mouse.down()
    karin.page.mouse.move(600, 300, steps=4)
    expect(karin.heading(0)).to_have_attribute("placeholder", "Parterna ska arbeta tillsammans mot brott.")
    expect(karin.heading(1)).to_have_attribute("placeholder", "Underskrifter")
    karin.page.mouse.up()
    expect(karin.heading(0)).to_have_attribute("placeholder", "Utan rubrik")


def test_the_page_scrolls_along_to_a_place_far_away(karin, long_paper):
    karin.page.set_viewport_size({"width": 1000, "height": 420})
    karin.open(long_paper)
    handle(karin, 0).scroll_into_view_if_needed()
    handle(karin, 0).hover()
    karin.page.mouse.down()
    karin.page.mouse.move(700, 415, steps=5)
    karin.until(lambda: karin.section(5).get_attribute("data-moving") is not None)
    karin.page.mouse.up()
    karin.until(lambda: headings(long_paper) == ["2", "3", "4", "5", "6", "1"])


def test_a_press_on_the_handle_moves_nothing(karin, long_paper):
    karin.open(long_paper)
    handle(karin, 2).dblclick()
    expect(karin.page.locator("[data-editor][data-folded]")).to_have_count(0)
    assert headings(long_paper) == ["1", "2", "3", "4", "5", "6"]


def test_the_arrow_keys_on_the_handle_move_it(karin, long_paper):
    karin.open(long_paper)
    handle(karin, 0).focus()
    karin.press("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown")
    karin.until(lambda: headings(long_paper) == ["2", "3", "1", "4", "5", "6"])
    expect(handle(karin, 2)).to_be_focused()
    karin.press(*["ArrowUp"] * 5)
    karin.until(lambda: headings(long_paper) == ["1", "2", "3", "4", "5", "6"])


def test_the_buttons_move_it_without_loading_the_page(karin, long_paper):
    karin.open(long_paper)
    karin.write(1, " Ännu inte sparat.", saves=False)
    karin.section(1).get_by_text("Mer", exact=False).first.click()
    karin.section(1).get_by_role("button", name="Flytta upp").click()
    karin.until(lambda: headings(long_paper)[:2] == ["2", "1"])
    expect(karin.text(0)).to_contain_text("Ännu inte sparat.")
    expect(karin.section(0).get_by_role("button", name="Flytta upp")).to_be_disabled()
    expect(karin.section(0).get_by_role("button", name="Flytta ned")).to_be_focused()


def test_it_says_when_the_order_could_not_be_saved(karin, long_paper):
    karin.open(long_paper)
    karin.page.route("**/ordning/", lambda route: route.abort())
    handle(karin, 0).focus()
    karin.press("ArrowDown")
    expect(karin.status()).to_have_text("Den nya ordningen kunde inte sparas. Försök igen.")
    karin.page.unroute("**/ordning/")
    karin.press("ArrowDown")
    karin.until(lambda: headings(long_paper) == ["2", "3", "1", "4", "5", "6"])


def test_a_finger_drags_as_well(browser, live_server, coordinator, listening, long_paper):
    from tests.documents.editor.conftest import Writer

    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    karin = Writer(listening(context.new_page()), live_server.url, coordinator)
    karin.open(long_paper)
    # In the middle, where the page does not scroll along.
    handle(karin, 2).evaluate("handle => handle.scrollIntoView({ block: 'center' })")
    box = handle(karin, 2).bounding_box()
    x, y = box["x"] + 10, box["y"] + 10
    touch = context.new_cdp_session(karin.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y + 15}]})
    expect(karin.page.locator("[data-editor][data-folded]")).to_be_attached()
    fourth = karin.page.locator("[data-section]", has=karin.page.locator("h2", has_text="Avsnitt 4"))

    def is_below_the_fourth():
        box = fourth.bounding_box()
        point = {"x": x, "y": box["y"] + box["height"] - 2}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        return on_page(karin) == ["1", "2", "4", "3", "5", "6"]

    karin.until(is_below_the_fourth)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    karin.until(lambda: headings(long_paper) == ["1", "2", "4", "3", "5", "6"])
    context.close()


def test_what_stands_below_an_internal_heading_is_marked_wherever_it_is_moved(karin, long_paper):
    rows = list(long_paper.sections.all())
    long_paper.sections.filter(pk=rows[0].pk).update(audience="internal")
    long_paper.sections.filter(pk=rows[2].pk).update(level=2)
    karin.open(long_paper)

    def marked():
        texts = [karin.section(n).get_by_text("Internt: visas inte för andra parter") for n in range(3)]
        return [text.is_visible() for text in texts]

    assert marked() == [True, False, False]
    handle(karin, 2).focus()
    karin.press("ArrowUp")
    assert marked() == [True, True, False]
    expect(karin.page.locator(".contents li").nth(1)).to_contain_text("Internt")
