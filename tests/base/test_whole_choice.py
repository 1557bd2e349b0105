"""Where what is chosen in a list does not fit in the box, the whole of it stands below."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.once
LONG = "Samverkansöverenskommelse mellan Lindhaga kommun och Polisen 2027–2030"
HTML = f"""<div class="field"><label for="s">Handling</label>
<select id="s" style="width: 14rem"><option>Ingen</option><option>{LONG}</option></select></div>"""


def test_a_long_name_that_was_chosen_can_be_read_on_a_phone_and_a_short_one_stands_once(page: Page):
    page.set_content(HTML)
    page.add_script_tag(path=Path(settings.BASE_DIR, "static/js/whole_choice.js"), type="module")
    below = page.locator(".field__whole")
    expect(below).to_be_hidden()
    page.select_option("#s", label=LONG)
    expect(below).to_have_text(LONG)
    expect(below).to_be_visible()
    page.locator("#s").evaluate("box => { box.style.width = '60rem' }")
    expect(below).to_be_hidden()
