"""Putting the cursor last in a text of the editor, however busy the browser is."""

from playwright.sync_api import Locator, Page, expect

# The editor says where the cursor is a moment after it got the focus, by a timer of the page's; a later timer of the
# same page comes after that one. Tests that stop the page's clock still have the real one by this name.
KEEP_REAL_TIMER = "window.realTimeout = window.setTimeout.bind(window)"
_AFTER_THE_EDITOR = "() => new Promise((settled) => (window.realTimeout || window.setTimeout)(settled, 60))"


def settle(page: Page) -> None:
    """Wait until the editor knows where the cursor is."""
    page.evaluate(_AFTER_THE_EDITOR)


def put_last(text: Locator) -> None:
    """The cursor after all that stands in the text."""
    # Until the scripts have begun, the field of the form has the same name and then gives its place to the editor.
    expect(text).to_have_attribute("contenteditable", "true")
    text.click()
    settle(text.page)
    text.page.keyboard.press("Control+End")
    settle(text.page)
