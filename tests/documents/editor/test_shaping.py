"""Level, audience and content of a section, from the menu beside its heading."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def menu(karin, draft):
    karin.open(draft)
    karin.section(0).locator("summary").click()
    return karin.section(0).locator("[data-popover]")


def test_a_chosen_audience_is_saved_at_once_and_told(karin, draft, stored, menu):
    heading = stored(draft, 0).heading
    menu.get_by_label("Visas för").select_option(label="Internt")
    expect(karin.status()).to_have_text(f"Sparat i ”{heading}”. Visas för: Internt.")
    assert stored(draft, 0).audience == "internal"
    expect(karin.section(0).get_by_text("Internt: visas inte för andra parter")).to_be_visible()
    karin.heading(1).click()
    expect(menu).not_to_have_attribute("open", "")
    assert karin.page.locator(".contents li").first.inner_text().split() == [*heading.split(), "Internt"]


def test_a_chosen_level_is_saved_at_once_and_shown_in_the_list(karin, draft, stored):
    karin.open(draft)
    karin.section(1).locator("summary").click()
    karin.section(1).get_by_label("Nivå").select_option(label="Underrubrik")
    karin.until(lambda: stored(draft, 1).level == 2)
    expect(karin.page.locator(".contents li").nth(1)).to_have_attribute("data-level", "2")
    expect(karin.section(1).get_by_role("heading", level=3, name=stored(draft, 1).heading)).to_be_attached()


def test_what_cannot_be_chosen_goes_back_and_says_why(karin, draft, stored, menu):
    menu.get_by_label("Innehåll").select_option(label="Parterna")
    expect(karin.status()).to_contain_text("Avsnittet har text.")
    expect(menu.get_by_label("Innehåll")).to_have_value("")
    assert stored(draft, 0).slot == ""


def test_rows_are_shown_when_the_menu_is_closed(karin, draft, stored):
    draft.sections.filter(pk=stored(draft, 1).pk).update(html="")
    karin.open(draft)
    karin.section(1).locator("summary").click()
    karin.section(1).get_by_label("Innehåll").select_option(label="Parterna")
    karin.until(lambda: stored(draft, 1).slot == "parties")
    karin.heading(0).click()
    expect(karin.section(1).get_by_text("”Parterna”")).to_be_visible()
