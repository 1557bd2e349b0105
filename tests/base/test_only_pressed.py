"""The address of a button, opened as a page, leads to the page that the button stands on."""

import pytest
from django.urls import reverse

from base.only_pressed import page_above
from tests.documents.factories import paper

BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def draft(municipality, coordinator):
    return paper(municipality, coordinator)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["lock", "move_section"])
def test_who_opens_it_comes_to_the_paper_and_is_told_once_that_nothing_is_done(client, coordinator, draft, name):
    client.force_login(coordinator)
    more = [draft.sections.first().key] if name == "move_section" else []
    page = client.get(reverse(f"documents:{name}", args=[draft.pk, *more]), headers=BROWSER, follow=True)
    assert page.redirect_chain[-1][0] == reverse("documents:detail", args=[draft.pk])
    assert page.content.decode().count("Det du tryckte på är inte gjort.") == 1


@pytest.mark.django_db
def test_who_sends_to_a_page_that_is_only_read_gets_the_words_back_in_the_frame_of_the_house(client, coordinator):
    client.force_login(coordinator)
    page = client.post("/", {"text": "Några ord"}, headers=BROWSER)
    assert page.status_code == 405
    assert page["Allow"] == "GET, HEAD"
    assert "Några ord" in page.content.decode()
    assert "Till Start" in page.content.decode()


@pytest.mark.parametrize(
    ("path", "above"), [("/handlingar/7/las/", "/handlingar/7/"), ("/organisation/byt/", "/"), ("/", "/")]
)
def test_what_is_above_is_the_nearest_address_that_leads_somewhere(path, above):
    assert page_above(path) == above
