"""Every step of an import × every kind of person."""

import pytest
from django.urls import reverse

from documents.models import Document
from tests.pages.conftest import address

STEPS = ["import", "import_original", "import_paper", "import_save", "import_skip"]


def take(client, step, paper):
    if step in {"import", "import_original"}:
        return client.get(reverse(f"pages:{step}", args=[paper.source_id]))
    if step == "import_paper":
        return client.get(address(paper))
    return client.post(address(paper, "import_skip" if step == "import_skip" else "import_paper"), {"then": "draft"})


@pytest.mark.parametrize("step", STEPS)
def test_a_visitor_is_asked_to_log_in(client, one, step):
    response = take(client, step, one)
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("who", ["stranger", "police_contact"])
def test_nobody_outside_the_owner_knows_of_it(request, client, one, step, who):
    client.force_login(request.getfixturevalue(who))
    assert take(client, step, one).status_code == 404


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("who", ["reader", "registrar"])
def test_a_colleague_who_does_not_write_gets_the_reason(request, client, one, step, who):
    client.force_login(request.getfixturevalue(who))
    response = take(client, step, one)
    assert response.status_code == 403
    assert "granskas av dem som skriver" in response.content.decode()


@pytest.mark.parametrize("who", ["coordinator", "second_coordinator", "administrator"])
def test_those_who_write_go_through_it(request, client, one, who):
    client.force_login(request.getfixturevalue(who))
    assert take(client, "import_paper", one).status_code == 200
    assert take(client, "import_original", one).status_code == 200


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 200), ("police_contact", 200), ("administrator", 200), ("registrar", 403), ("reader", 403)],
)
def test_those_who_write_papers_bring_new_ones(request, client, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get("/importera/").status_code == status
    assert client.post("/importera/", {}).status_code == (422 if status == 200 else 403)


def test_what_was_brought_before_is_listed_for_the_owner_alone(client, one, coordinator, stranger):
    client.force_login(coordinator)
    assert one.source.name in client.get("/importera/").content.decode()
    client.force_login(stranger)
    assert one.source.name not in client.get("/importera/").content.decode()


def test_the_number_of_a_paper_in_another_file_is_not_found(client, coordinator, one):
    client.force_login(coordinator)
    assert client.get(reverse("pages:import_paper", args=[one.source_id, 7])).status_code == 404


def test_a_link_skips_nothing(client, coordinator, one):
    client.force_login(coordinator)
    assert client.get(address(one, "import_skip")).status_code == 405
    assert not Document.objects.exists()
