"""For everybody: by keyboard alone, with a screen reader, on a phone, and quickly."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.library.texts import load

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]
TEXT = "<h3>Mellan</h3><p>Ett stycke.</p><ul><li>ett</li></ul><table><tbody><tr><td>a</td></tr></tbody></table>"


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]


def focused(page):
    return page.evaluate(
        "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || "
        "document.activeElement.name || '').trim().replace(/\\s+/g, ' ')"
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_while_one_writes_seeks_and_chooses(karin, bjorn, draft, stored, width):
    load()
    karin.page.set_viewport_size({"width": width, "height": 850})
    karin.open(draft)
    assert violations(karin.page) == []
    bjorn.open(draft)
    bjorn.write(0, " Björns.")
    karin.until(lambda: "Björns." in stored(draft, 0).html)
    karin.write(0, " Karins.")
    expect(karin.page.get_by_role("group", name="Två texter")).to_be_visible()
    karin.write(1, " 811218-9876")
    expect(karin.page.get_by_role("group", name="Personnummer")).to_be_visible()
    if width < 500:
        karin.tool("Fler verktyg").click()
    karin.tool("Tabell").click()
    for words in ["Vad", "Vem", "När"]:
        karin.page.keyboard.type(words)
        karin.press("Tab")
    karin.section(1).locator("summary").click()
    assert violations(karin.page) == []
    karin.press("Escape", "Control+h")
    karin.page.keyboard.type("brott")
    expect(karin.page.get_by_text("Finns på 2 ställen.")).to_be_visible()
    assert violations(karin.page) == []
    karin.press("Escape")
    karin.text(1).click()
    karin.press("Control+k")
    expect(karin.page.get_by_role("dialog", name="Länk")).to_be_visible()
    assert violations(karin.page) == []


def test_the_whole_task_by_keyboard_alone(karin, draft, stored):
    karin.open(draft)
    page = karin.page
    for _step in range(40):
        karin.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-section]:first-of-type textarea')"):
            break
    karin.press("Control+a")
    page.keyboard.type("Syfte")
    # Enter leads from the heading to its text.
    karin.press("Enter")
    expect(karin.text(0)).to_be_focused()
    karin.press("Control+a")
    page.keyboard.type("Tryggare tillsammans")
    karin.press("Home", "Shift+Control+ArrowRight")
    # Fingers are slower than the browser's news of what is selected.
    page.wait_for_timeout(200)
    karin.press("Alt+F10")
    assert focused(page) == "Ångra"
    for _step in range(10):
        if focused(page) == "FFet":
            break
        karin.press("ArrowRight")
    karin.press("Enter")
    expect(karin.text(0)).to_be_focused()
    karin.press("Alt+F10", "Escape")
    expect(karin.text(0)).to_be_focused()
    karin.press("Control+s")
    expect(karin.status()).to_have_text(re.compile(r"^Sparat \d\d\.\d\d$"))
    assert stored(draft, 0).heading == "Syfte"
    assert stored(draft, 0).html == "<p><strong>Tryggare</strong> tillsammans</p>"


def test_tab_goes_through_the_page_and_is_never_caught(karin, draft):
    karin.open(draft)
    karin.heading(0).focus()
    seen = []
    for _step in range(8):
        karin.press("Tab")
        seen.append(karin.page.evaluate("document.activeElement.closest('[data-section]')?.id ?? 'annat'"))
    first, second = (karin.section(number).get_attribute("id") for number in [0, 1])
    # The handle, the text and "Mer" of the first section, then the heading of the second.
    assert seen == [first, first, first, second, second, second, second, "annat"]
    karin.text(0).focus()
    karin.press("Shift+Tab", "Shift+Tab")
    expect(karin.heading(0)).to_be_focused()


def test_the_toolbar_is_one_stop(karin, draft):
    karin.open(draft)
    karin.text(0).click()
    assert karin.page.locator("[data-toolbar] button[tabindex='0']").count() == 1
    karin.press("Alt+F10", "End")
    assert focused(karin.page) == "Sök"
    karin.press("ArrowRight")
    assert focused(karin.page) != "Sök"


def test_the_panel_with_more_closes_on_escape(karin, draft):
    karin.open(draft)
    summary = karin.section(0).locator("summary")
    summary.focus()
    karin.press("Enter")
    expect(karin.section(0).get_by_label("Visas för")).to_be_visible()
    karin.press("Tab", "Escape")
    expect(karin.section(0).get_by_label("Visas för")).to_be_hidden()
    expect(summary).to_be_focused()


def test_on_a_phone_the_tools_stay_in_view_and_nothing_sticks_out(karin, draft, stored):
    karin.page.set_viewport_size({"width": 390, "height": 700})
    section = stored(draft, 1)
    section.html = TEXT * 12
    section.save()
    karin.open(draft)
    karin.write(1, " Nytt.")
    assert karin.page.evaluate("document.documentElement.scrollWidth") == 390
    toolbar = karin.page.locator("[data-toolbar]").bounding_box()
    assert 0 <= toolbar["y"] < 60
    assert toolbar["height"] < 60
    expect(karin.tool("Fler verktyg")).to_be_in_viewport(ratio=1)
    # The rest unfolds, by thumb and by the keys, and nothing of it is beyond the edge.
    karin.press("Alt+F10", "End")
    assert focused(karin.page) == "Fler verktyg"
    karin.press("Enter", "End")
    assert focused(karin.page) == "Ta bort tabell"
    for name in ["Rubrik", "Flytta in punkten en nivå", "Länk", "Tabell", "Sök", "Ta bort kolumn", "Ta bort tabell"]:
        expect(karin.tool(name)).to_be_in_viewport(ratio=1)
    assert karin.page.evaluate("document.documentElement.scrollWidth") == 390
    # The search has the room to itself.
    karin.tool("Sök").click()
    expect(karin.tool("Tabell")).to_be_hidden()
    karin.press("Escape")
    expect(karin.tool("Tabell")).to_be_visible()
    karin.tool("Fler verktyg").click()
    expect(karin.tool("Sök")).to_be_hidden()
    karin.until(lambda: "Nytt." in stored(draft, 1).html)


def test_what_has_the_focus_is_not_hidden_under_the_tools(karin, draft, stored):
    section = stored(draft, 0)
    section.html = "<p>Ett stycke.</p>" * 60
    section.save()
    karin.open(draft)
    karin.heading(1).focus()
    karin.press("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
    expect(karin.heading(0)).to_be_focused()
    tools = karin.page.locator("[data-writing-tools]").bounding_box()
    assert karin.heading(0).bounding_box()["y"] >= tools["y"] + tools["height"]
