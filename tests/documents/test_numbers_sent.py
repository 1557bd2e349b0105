"""Numbers that a request makes up are answered with a sentence, whatever their size and script."""

import pytest
from django.urls import reverse

NUMBERS = ["9" * 30, "9" * 5000, "²", "-1", ""]


@pytest.fixture
def clash(draft, coordinator):
    return draft.clashes.create(section=draft.sections.first(), base_version=1, by=coordinator)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_version_that_nobody_saw_is_refused_with_a_sentence(client, coordinator, draft, clash, number):
    client.force_login(coordinator)
    address = reverse("documents:clash", args=[draft.pk, clash.pk])
    page = client.post(address, {"choice": "mine", "version": number}, follow=True)
    assert "Ladda om den och välj igen" in page.content.decode()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_clause_that_does_not_exist_is_refused_with_a_sentence(client, coordinator, draft, number):
    client.force_login(coordinator)
    address = reverse("documents:insert_clause", args=[draft.pk, draft.sections.first().key])
    page = client.post(address, {"clause": number}, follow=True)
    assert "Klausulen finns inte längre" in page.content.decode()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_row_that_does_not_exist_is_no_party(client, coordinator, draft, number):
    client.force_login(coordinator)
    sent = {
        "parties-TOTAL_FORMS": 1,
        "parties-INITIAL_FORMS": 1,
        "parties-0-id": number,
        "parties-0-organisation": number,
    }
    sent |= {"signatories-TOTAL_FORMS": 0, "signatories-INITIAL_FORMS": 0}
    assert client.post(reverse("documents:frame", args=[draft.pk]), sent).status_code == 422


@pytest.mark.parametrize("number", NUMBERS)
def test_addresses_and_filters_with_such_numbers_are_no_errors_of_ours(client, coordinator, number):
    client.force_login(coordinator)
    for name in ("documents:list", "agreements:list"):
        page = client.get(reverse(name), {"sida": number, "ar": number, "omrade": number, "dag": number})
        assert page.status_code == 200
    switched = client.post(reverse("organisations:switch"), {"organisation": number}, follow=True)
    assert "Du arbetar inte i den organisationen" in switched.content.decode()
    for path in (f"/handlingar/{number}/", f"/handlingar/{number}/overenskommelse/", f"/omraden/{number}/"):
        assert client.get(path).status_code in {404, 200}
