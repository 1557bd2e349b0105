"""An ärende is found from where one begins: in the list on Start, and by its number in the search."""

import pytest
from django.urls import reverse

from documents.filing import file_under
from documents.search_words import refresh
from tests.documents.factories import paper


@pytest.fixture
def case(municipality, coordinator):
    document = paper(municipality, coordinator, title="Löften om Ängsö")
    found = file_under(document, "KS 2024/96")
    refresh(document)
    return found


@pytest.mark.parametrize("typed", ["KS 2024/96", "ks  2024/96", "2024/96"])
def test_the_case_comes_first_for_its_number(client, registrar, case, typed):
    client.force_login(registrar)
    page = client.get("/sok/", {"q": typed}).content.decode()
    assert page.index(reverse("boards:case", args=[case.pk])) < page.index("Löften om Ängsö")


@pytest.mark.parametrize("who", ["reader", "stranger", "police_contact"])
def test_a_case_is_found_by_nobody_who_does_not_work_with_it(client, request, case, who):
    client.force_login(request.getfixturevalue(who))
    assert not client.get("/sok/", {"q": "KS 2024/96"}).context["cases"]


def test_words_and_other_numbers_find_no_case(client, registrar, case):
    client.force_login(registrar)
    for typed in ("KS 2024", "Ängsö", "196", "", "/"):
        assert not client.get("/sok/", {"q": typed}).context["cases"], typed


@pytest.mark.parametrize(("who", "is_led"), [("registrar", True), ("coordinator", True), ("reader", False)])
def test_start_leads_those_who_work_with_cases_to_them(client, request, who, is_led):
    client.force_login(request.getfixturevalue(who))
    assert (f'href="{reverse("boards:cases")}"' in client.get("/").content.decode()) == is_led
