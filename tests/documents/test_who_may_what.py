"""Every address of a paper × every kind of person × every state, as a table."""

import uuid

import pytest
from django.urls import reverse

from documents.models import Clash

READING = ["detail", "pdf", "docx", "preview"]
WORKING = ["history", "revision", "revision_pdf"]
WRITING = ["edit", "frame", "remove_section", "clash"]
ASKING = ["unlock", "discard", "register", "make_from"]
POSTING = [
    "lock", "save_section", "add_section", "order_sections", "move_section", "shape_section", "insert_clause",
    "restore_section", "settle_doubt",
]  # fmt: skip
EVERY = READING + WORKING + WRITING + ASKING + POSTING


def address(name, document):
    section = document.sections.first()
    clash = Clash.objects.filter(document=document).first()
    extra = {
        "revision": [1],
        "revision_pdf": [1],
        "remove_section": [section.key],
        "clash": [clash.pk if clash else 1],
        "save_section": [section.key],
        "move_section": [section.key],
        "shape_section": [section.key],
        "insert_clause": [section.key],
        "restore_section": [1, section.key],
        "settle_doubt": [1],
    }
    return reverse(f"documents:{name}", args=[document.pk, *extra.get(name, [])])


def ask(client, name, document):
    url = address(name, document)
    return client.post(url) if name in POSTING else client.get(url)


def answers(client, names, document) -> dict[str, int]:
    """What each address answers; the paper is made once for them all, since refusals leave it as it is."""
    return {name: ask(client, name, document).status_code for name in names}


def test_it_asks_a_visitor_to_log_in(client, opened):
    for name in EVERY:
        response = ask(client, name, opened)
        assert response.status_code == 302, name
        assert response.url.startswith(reverse("account_login")), name


def test_it_hides_every_page_from_a_stranger(client, stranger, opened):
    client.force_login(stranger)
    assert answers(client, EVERY, opened) == dict.fromkeys(EVERY, 404)


def test_it_hides_a_draft_from_the_other_party(client, police_contact, draft):
    client.force_login(police_contact)
    assert answers(client, EVERY, draft) == dict.fromkeys(EVERY, 404)


def test_it_hides_a_signed_paper_that_was_not_opened_to_the_other_party(client, police_contact, final):
    client.force_login(police_contact)
    assert answers(client, EVERY, final) == dict.fromkeys(EVERY, 404)


def test_a_member_gets_the_reason_why_a_draft_is_closed(client, reader, draft):
    client.force_login(reader)
    for name in EVERY:
        response = ask(client, name, draft)
        assert response.status_code == 403, name
        assert "Utkast läses bara av dem som arbetar med handlingen" in response.content.decode(), name


@pytest.mark.parametrize("name", ["detail", "preview"])
@pytest.mark.parametrize("who", ["reader", "registrar", "coordinator", "police_contact"])
def test_those_whom_it_was_opened_to_read_a_signed_paper(request, client, opened, who, name):
    client.force_login(request.getfixturevalue(who))
    assert ask(client, name, opened).status_code == 200


def test_a_registrar_reads_a_draft_and_gets_the_reason_why_not_to_change_it(client, registrar, draft):
    client.force_login(registrar)
    assert client.get(address("detail", draft)).status_code == 200
    for name in WRITING + [name for name in POSTING if name != "lock"]:
        response = ask(client, name, draft)
        assert response.status_code == 403, name
        assert "Du kan läsa handlingen" in response.content.decode(), name


def test_a_registrar_takes_no_step_but_registering(client, registrar, draft):
    client.force_login(registrar)
    others = ["lock", "unlock", "discard", "make_from"]
    assert answers(client, [*others, "register"], draft) == dict.fromkeys(others, 403) | {"register": 200}


def test_the_other_party_changes_nothing_and_sees_no_history(client, police_contact, opened):
    client.force_login(police_contact)
    names = WORKING + WRITING + POSTING + ["unlock", "discard", "register"]
    assert answers(client, names, opened) == dict.fromkeys(names, 403)


def test_a_member_sees_no_history_of_drafts(client, reader, final):
    client.force_login(reader)
    assert answers(client, WORKING, final) == dict.fromkeys(WORKING, 403)


@pytest.mark.parametrize(("name", "state"), [("edit", "locked"), ("edit", "final"), ("frame", "locked")])
def test_a_page_to_write_on_leads_back_when_the_text_is_fixed(request, client, coordinator, state, name):
    document = request.getfixturevalue(state)
    client.force_login(coordinator)
    response = client.get(address(name, document), follow=True)
    assert response.redirect_chain[-1][0] == address("detail", document)
    assert "utkast" in str(next(iter(response.context["messages"])))


def test_a_paper_that_does_not_exist_is_not_found(client, coordinator, draft):
    client.force_login(coordinator)
    for name in READING + WORKING + WRITING + ASKING:
        url = address(name, draft).replace(f"/{draft.pk}/", "/987654/", 1)
        assert client.get(url).status_code == 404, name


def test_a_link_changes_nothing(client, coordinator, draft):
    client.force_login(coordinator)
    for name in POSTING:
        assert client.get(address(name, draft)).status_code == 405, name


def test_the_list_holds_what_a_person_may_open(client, request, draft, opened):
    expected = {
        "coordinator": {draft, opened},
        "registrar": {draft, opened},
        "reader": {opened},
        "police_contact": {opened},
        "stranger": set(),
    }
    for who, papers in expected.items():
        client.force_login(request.getfixturevalue(who))
        assert set(client.get(reverse("documents:list")).context["page"]) == papers, who


def test_a_key_that_is_of_another_paper_is_not_taken(client, coordinator, draft, locked):
    client.force_login(coordinator)
    key = locked.sections.first().key
    url = reverse("documents:save_section", args=[draft.pk, key])
    response = client.post(
        url, {"heading": "A", "html": "<p>B</p>", "version": 1}, headers={"accept": "application/json"}
    )
    assert response.json()["status"] == "removed"
    assert not draft.sections.filter(heading="A").exists()
    assert client.get(reverse("documents:remove_section", args=[draft.pk, uuid.uuid4()])).status_code == 302
