"""Advice on the page to write on: the words to replace are filled in, and what is typed is saved first."""

import pytest
from playwright.sync_api import expect

from documents.editing.section_writing import save_section
from documents.models import SetAside

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture
def changed(draft):
    """The order of the words was changed in the first section, and not in the second."""
    for section in draft.sections.all():
        section.html = "<p>För trygghet och säkerhet i kommunen.</p>"
        section.save()
    first = draft.sections.first()
    save_section(
        draft.pk,
        first.key,
        heading=first.heading,
        html="<p>För säkerhet och trygghet i kommunen.</p>",
        base_version=first.version,
        token="",
        by=draft.created_by,
    )
    return draft


def test_a_tip_opens_find_and_replace_and_the_tip_is_gone(karin, changed, stored):
    karin.open(changed)
    page = karin.page
    page.get_by_text("Ett tips", exact=True).click()
    page.get_by_role("link", name="Öppna Sök och ersätt").click()
    finder = page.get_by_role("search", name="Sök och ersätt")
    expect(finder.get_by_label("Sök efter")).to_have_value("trygghet och säkerhet")
    expect(finder.get_by_label("Ersätt med")).to_have_value("säkerhet och trygghet")
    expect(finder.locator("[data-found]")).to_have_text("Finns på ett ställe.")
    finder.get_by_role("button", name="Ersätt alla").click()
    karin.saved(lambda: "säkerhet och trygghet" in stored(changed, 1).html)
    karin.open(changed)
    expect(page.locator("#tips")).to_have_count(0)


def test_from_the_papers_own_page_it_opens_with_the_words(karin, changed):
    karin.open(changed)
    page = karin.page
    page.get_by_role("link", name="Läs", exact=True).click()
    page.get_by_text("Ett tips", exact=True).click()
    page.get_by_role("link", name="Öppna Sök och ersätt").click()
    finder = page.get_by_role("search", name="Sök och ersätt")
    expect(finder.get_by_label("Sök efter")).to_have_value("trygghet och säkerhet")
    expect(finder.locator("[data-found]")).to_have_text("Finns på ett ställe.")


def test_what_is_typed_is_saved_before_a_tip_is_put_away(karin, changed, stored):
    karin.open(changed)
    page = karin.page
    karin.write(0, " Och mer.", saves=False)
    page.get_by_text("Ett tips", exact=True).click()
    page.get_by_role("button", name="Lägg undan tipset").click()
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()
    expect(page.locator("#tips")).to_have_count(0)
    expect(karin.text(0)).to_contain_text("Och mer.")
    assert "Och mer." in stored(changed, 0).html


def test_a_clause_comes_back_on_the_page_to_write_on(karin, changed, stored):
    first = changed.sections.first()
    SetAside.objects.create(
        document=changed, section_key=first.key, place="1", html="<p>Tio kontroller.</p>", by=changed.created_by
    )
    karin.open(changed)
    karin.write(0, " Och mer.", saves=False)
    karin.page.get_by_role("button", name="Ta tillbaka till texten").click()
    expect(karin.text(0)).to_contain_text("Tio kontroller.")
    assert "Och mer." in stored(changed, 0).html
    assert stored(changed, 0).html.endswith("<p>Tio kontroller.</p>")
