"""How pages lie on the screen: common edges, the same table wherever it is seen, and the text soon on a phone."""

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]
TABLE = "<table><thead><tr><th>Insats</th></tr></thead><tbody><tr><td>Vandring</td></tr></tbody></table>"
LONG = "Parterna ska arbeta tillsammans mot brott och för trygghet i hela kommunen. " * 4

RIGHT_EDGES = """() => [".site-header__top", ".messages", "main", ".site-footer"].map((name) => {
    const element = document.querySelector(name);
    return element.getBoundingClientRect().right - parseFloat(getComputedStyle(element).paddingRight);
})"""
LOOK_OF_TABLE = """(table) => [...table.querySelectorAll("th, td")].map((cell) => {
    const { borderRightWidth, borderBottomWidth, backgroundColor } = getComputedStyle(cell);
    return [borderRightWidth, borderBottomWidth, backgroundColor];
})"""


@pytest.mark.parametrize("name", ["documents:list", "agreements:list"])
def test_a_list_ends_where_the_head_of_the_page_ends(karin, draft, name):
    karin.page.set_viewport_size({"width": 1280, "height": 800})
    karin.page.goto(karin.server + reverse(name))
    assert len(set(karin.page.evaluate(RIGHT_EDGES))) == 1


def test_a_table_looks_as_on_paper_where_it_is_written_and_where_it_is_read(karin, draft):
    draft.sections.update(html=TABLE)
    karin.open(draft)
    written = karin.text(0).locator("table").evaluate(LOOK_OF_TABLE)
    karin.page.goto(karin.server + reverse("documents:detail", args=[draft.pk]))
    read = karin.page.locator(".paper table").first.evaluate(LOOK_OF_TABLE)
    nothing = "rgba(0, 0, 0, 0)"
    assert written == read == [["0px", "2px", nothing], ["0px", "1px", nothing]]


def test_text_and_lists_have_one_right_edge(karin, draft):
    draft.sections.update(html=f"<p>{LONG}</p><ul><li>{LONG}</li></ul>{TABLE}")
    karin.page.set_viewport_size({"width": 1280, "height": 800})
    karin.page.goto(karin.server + reverse("documents:detail", args=[draft.pk]))
    edges = "(parts) => parts.map((each) => each.getBoundingClientRect().right)"
    assert len(set(karin.page.locator(".paper__section").first.locator("p, li, table").evaluate_all(edges))) == 1


def test_on_a_phone_the_text_begins_on_the_first_screen(karin, draft):
    karin.page.set_viewport_size({"width": 390, "height": 844})
    karin.open(draft)
    assert karin.heading(0).bounding_box()["y"] < 400
