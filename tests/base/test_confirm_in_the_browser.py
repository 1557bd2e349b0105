"""A question before something is done is answered by somebody who has had the time to read it."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.once
HTML = """<form data-confirm="Ta bort?" id="f">
<button style="position: fixed; top: 40px; left: 40px">Ta bort</button></form>
<dialog data-confirm-dialog style="position: fixed; top: 0; left: 0; margin: 0; padding: 0; border: 0">
<form method="dialog"><p data-confirm-text style="margin: 0; height: 30px"></p>
<button value="yes" data-confirm-yes data-default="Ja" style="width: 200px; height: 60px">Ja</button></form></dialog>
<output id="sent"></output>"""
COUNTS = """document.querySelector("#f").addEventListener("submit", (event) => {
  if (!event.defaultPrevented) document.querySelector("#sent").textContent += "x";
  event.preventDefault();
});"""


def test_a_double_click_does_not_answer_the_question_that_it_brought_up(page: Page):
    page.set_content(HTML)
    page.add_script_tag(path=Path(settings.BASE_DIR, "static/js/confirm.js"), type="module")
    page.evaluate(COUNTS)
    page.mouse.dblclick(60, 50)
    expect(page.get_by_role("button", name="Ja")).to_be_visible()
    expect(page.locator("#sent")).to_have_text("")
    page.get_by_role("button", name="Ja").click()
    expect(page.locator("#sent")).to_have_text("x")
