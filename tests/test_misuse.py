"""No address takes another's rows: not in its path, not in what is posted to it, and not without the page's token."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from documents.models import Document
from tests.support import disclosures
from tests.support.disclosures import OF_A_CASE
from tests.support.letters import OF_A_PACKAGE, OF_A_PART, OF_AN_APPENDIX
from tests.support.world import build, paper
from tests.support.writes import tables_written
from tests.test_markers import text_of
from tests.test_urls import ADMIN, LOG_IN, TABLE, address

pytestmark = pytest.mark.once

WORD = "Taltrast"
# The row that stands after the paper's own key in an address; tests/test_urls.py asks for each in its own paper.
OF_A_PAPER = {
    "documents:copy": "copy",
    "documents:plan_decision": "party",
    "documents:withdraw_decision": "decision",
    "documents:excerpt": "decision",
    "documents:send_new_version": "release",
    "documents:remind": "release",
    "documents:withdraw_release": "release",
    "documents:settle_doubt": "doubt",
    "documents:take_back_aside": "aside",
    "documents:clash": "clash",
    "documents:take_in": "remark",
    "documents:decline_comment": "remark",
    "documents:answer_comment": "remark",
    "documents:reply_file": "reply",
    "agreements:remove_renewal": "renewal",
    "obligations:commitment": "commitment",
    "obligations:remove_commitment": "commitment",
}
# The same of a letter to a board; tests/support/letters.py has a row of each kind on each letter.
OF_A_LETTER = {
    "boards:remind_secretary": "handover",
    "boards:withdraw_handover": "handover",
    "boards:revoke_brief": "brief_link",
    "boards:decision_basis_pdf": "basis",
    "boards:add_to_board_step": "board_step",
    "boards:withdraw_board_step": "board_step",
    "boards:land_board_step": "board_step",
    "boards:step_excerpt": "board_step",
    "boards:remind_manager": "approval",
    "boards:withdraw_approval": "approval",
    "boards:unlock_returned": "approval",
    "boards:board_text_differences": "board_text",
    "boards:board_text_file": "board_text",
}
# A municipality's own Word template; tests/boards/word tries it by way of another municipality.
OF_A_TEMPLATE = {"boards:trial", "boards:trial_file", "boards:template_file"}
# Pressed twice it is done once: what is not there is as good as settled.
GONE_IS_DONE = {"documents:settle_doubt", "documents:take_back_aside"}
# A section's key, which goes on through generations; `tests/documents` tries a key that the paper has not.
OF_A_SECTION = {
    f"documents:{name}"
    for name in (
        "explain_change", "save_section", "move_section", "shape_section", "insert_clause", "remove_section",
        "set_aside", "restore_section",
    )
}  # fmt: skip
# A number among the paper's own texts.
NUMBERED = {"documents:revision", "documents:revision_pdf", "documents:revision_word"} | {
    f"boards:{name}" for name in ("package", *OF_A_PACKAGE, *OF_A_PART, "package_page")
}
OF_OTHERS = {
    "obligations:take_back": ("other_watched", "fulfilment"),
    "organisations:sittings": ("their_organisation", "body"),
    "organisations:remove_sitting": ("their_organisation", "their_body", "sitting"),
    "organisations:change_role": ("their_organisation", "membership"),
    "organisations:remove_colleague": ("their_organisation", "membership"),
    "organisations:revoke": ("their_organisation", "invitation"),
}
OF_AN_IMPORT = {"pages:import_paper", "pages:import_skip"}


def ours(resolver=None, spaces=()):
    """Name → pattern of every address of our own apps."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from ours(each, (*spaces, each.namespace) if each.namespace else spaces)
        elif each.name and not (name := ":".join([*spaces, each.name])).startswith((ADMIN, *LOG_IN)):
            yield name, each


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The word stands in all that is the municipality's; a stranger has a paper, and everybody has one more."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build(WORD)
        _more_rows(world)
        yield world
        transaction.set_rollback(True)


def _more_rows(world) -> None:
    rows, draft = world.rows, world.papers["draft"]
    rows.party, rows.reply = draft.parties.first(), rows.remark.reply
    rows.aside = draft.set_aside.create(
        section_key=draft.sections.first().key, html=f"<p>{WORD} undan.</p>", by=world.people["coordinator"]
    )
    world.papers["another"] = paper(world, "En annan av kommunens")
    world.papers["theirs"] = _of_the_stranger(world)


def _of_the_stranger(world) -> Document:
    """A paper of the other municipality's, made with the same hand as the rest and then given to it."""
    document = paper(world, "Grannens egen")
    document.parties.filter(organisation=world.municipality).update(organisation=world.other, name_as_written="Granne")
    document.readers.update(organisation=world.other)
    Document.objects.filter(pk=document.pk).update(owner=world.other, created_by=world.people["stranger"])
    document.refresh_from_db()
    return document


def state_of(row):
    """All that is kept of a row; None when it is gone."""
    return type(row).objects.filter(pk=row.pk).values().first()


def ask(world, who: str, method: str, url: str, data=None):
    client = Client()
    client.force_login(world.people[who])
    with tables_written() as tables:
        response = getattr(client, method)(url, data)
    response.tables_written = tables
    return response


def test_every_row_in_an_address_is_known_to_this_file():
    several = {name for name, pattern in ours() if len(pattern.pattern.converters) > 1}
    assert several == {
        *OF_A_PAPER,
        *OF_A_LETTER,
        *OF_A_TEMPLATE,
        *(f"boards:{name}" for name in OF_AN_APPENDIX),
        *OF_A_CASE,
        *OF_A_SECTION,
        *NUMBERED,
        *OF_OTHERS,
        *OF_AN_IMPORT,
    }


@pytest.mark.parametrize(("who", "which"), [("coordinator", "another"), ("stranger", "theirs")])
@pytest.mark.parametrize("name", OF_A_PAPER)
def test_a_row_of_one_paper_is_not_found_by_way_of_another(world, name, who, which):
    row = getattr(world.rows, OF_A_PAPER[name])
    url = reverse(name, args=[world.papers[which].pk, row.pk])
    for method, letters in zip(("get", "post"), TABLE[name], strict=True):
        if letters:
            with transaction.atomic():
                before = state_of(row)
                response = ask(world, who, method, url)
                assert state_of(row) == before
                transaction.set_rollback(True)
            if name in GONE_IS_DONE:
                assert response.status_code == 302
                continue
            assert response.status_code == 404, method
            assert not response.tables_written


@pytest.mark.parametrize("name", OF_A_LETTER)
def test_a_row_of_one_letter_is_not_found_by_way_of_another(world, name):
    row = world.letter_rows["draft"][OF_A_LETTER[name]]
    url = reverse(name, args=[world.letters["sent"].pk, row.pk])
    for method, letters in zip(("get", "post"), TABLE[name], strict=True):
        if letters:
            with transaction.atomic():
                before = state_of(row)
                response = ask(world, "coordinator", method, url)
                assert (response.status_code, state_of(row)) == (404, before), method
                transaction.set_rollback(True)


@pytest.mark.parametrize("name", OF_AN_APPENDIX)
def test_an_appendix_of_one_letter_is_not_found_by_way_of_another(world, name):
    appendix, (get, _post) = world.letter_rows["draft"]["appendix"], TABLE[f"boards:{name}"]
    url = reverse(f"boards:{name}", args=[world.letters["sent"].pk, appendix.key])
    with transaction.atomic():
        before = state_of(appendix)
        response = ask(world, "coordinator", "get" if get else "post", url)
        assert state_of(appendix) == before
        transaction.set_rollback(True)
    # What is not there is led back to the list: taken away twice it is gone all the same, and moved it says so.
    assert response.status_code == (302 if name in ("remove_appendix", "move_appendix") else 404)


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_row_of_one_case_is_not_found_by_way_of_another(world, name):
    """Neither the disclosure of another case, nor the paper of another disclosure."""
    _own, *rest = disclosures.arguments(world, name)
    rows = world.rows
    with transaction.atomic():
        another = world.municipality.cases.create(registry_number="KS 2026/78")
        beside = rows.case.disclosures.create(asked_on="2026-03-02", begun_by=world.people["coordinator"])
        ways = [[another.pk, *rest]] + ([[rows.case.pk, beside.pk, rest[1]]] if len(rest) > 1 else [])
        for url in (reverse(name, args=way) for way in ways):
            for method, letters in zip(("get", "post"), TABLE[name], strict=True):
                if letters:
                    response = ask(world, "coordinator", method, url)
                    assert (response.status_code, response.tables_written) == (404, set()), method
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(OF_A_SECTION))
def test_a_section_of_one_paper_is_not_changed_by_way_of_another(world, name):
    theirs, draft = world.papers["theirs"], world.papers["draft"]
    key = draft.sections.first().key
    number = [1] if "number" in dict(ours())[name].pattern.converters else []
    url = reverse(name, args=[theirs.pk, *number, key])
    sent = {"heading": "Min", "html": "<p>Min</p>", "version": "1", "direction": "down", "level": "2", "why": "Så"}
    with transaction.atomic():
        before = list(draft.sections.values())
        response = ask(world, "stranger", "post", url, {**sent, "audience": "public", "fran": "1"})
        assert list(draft.sections.values()) == before
        transaction.set_rollback(True)
    assert response.status_code in {302, 404, 409, 422}
    assert WORD not in text_of(response)


@pytest.mark.parametrize("name", OF_OTHERS)
def test_a_row_of_one_organisation_is_not_found_by_way_of_another(world, name):
    """Its own administrator asks, who may do all of this at home."""
    *way, last = OF_OTHERS[name]
    rows, stranger = world.rows, world.people["stranger"]
    with transaction.atomic():
        stranger.memberships.update(role="administrator")
        rows.their_organisation = world.other
        rows.their_body = world.other.bodies.create(kind="board", name="Grannens nämnd")
        rows.other_watched = world.other.obligations.create(
            text="Grannens", rhythm="months", number=12, from_on="2026-01-01", made_by=stranger
        )
        row = getattr(rows, last)
        url, before = reverse(name, args=[*(getattr(rows, each).pk for each in way), row.pk]), state_of(row)
        for method, letters in zip(("get", "post"), TABLE[name], strict=True):
            if letters:
                response = ask(world, "stranger", method, url, {"role": "member"})
                assert response.status_code == 404, method
                assert not response.tables_written
        assert state_of(row) == before
        transaction.set_rollback(True)


def _told_of_others(world) -> dict:
    """What a stranger posts to its own addresses, naming the municipality's rows in what is posted."""
    rows, draft, theirs = world.rows, world.papers["draft"], world.papers["theirs"].pk
    theirs_key = world.papers["theirs"].sections.first().key
    party, revision = draft.parties.first().pk, draft.revisions.first().pk
    decided = {"way": "delegated", "by_whom": "Jag", "outcome": "approved", "decided_on": "2026-01-01"}
    one_row = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "1"}
    frame = {f"{prefix}-{name}": value for prefix in ("parties", "signatories") for name, value in one_row.items()}
    frame |= {"parties-0-id": party, "parties-0-name_as_written": "Min", "title": "Min", "type_label": "Min"}
    frame |= {"signatories-0-id": draft.parties.first().signatories.first().pk, "signatories-0-party": party}
    watch = {"text": "Min", "how_often": "months:12", "from_on": "2026-01-01", "body": rows.body.pk}
    return {
        "documents:decide": ([theirs], decided | {"party": party, "about": revision}),
        "documents:frame": ([theirs], frame | {"signatories-0-name": "Min", "number-number": ""}),
        "documents:add_section": ([theirs], {"clause": rows.clause.pk}),
        "documents:insert_clause": ([theirs, theirs_key], {"clause": rows.clause.pk}),
        "documents:register_reply": ([theirs], {"release": rows.release.pk}),
        "documents:send_for_comments": (
            [theirs], {"organisations": [world.municipality.pk], "bodies": [rows.body.pk], "own_board": rows.body.pk},
        ),
        "documents:make_from": ([theirs], {"owner": world.municipality.pk, "title": "Min"}),
        "documents:note_number": ([], {"post": rows.entry.pk, "number": "1"}),
        "documents:keep_here": ([], {"post": rows.entry.pk}),
        "documents:send_to_registrar": ([], {"post": rows.entry.pk, "to": "jag@norrvika.example"}),
        "documents:order_sections": ([theirs], {"keys": str(draft.sections.first().key)}),
        "agreements:facts": ([theirs], {"follows": draft.pk, "relation": "successor", "areas-0-area": rows.area.pk}),
        "agreements:areas": ([], {"name": "Min", "owner": world.municipality.pk}),
        "obligations:new": ([], watch),
        "pages:import_new": ([], {"again": rows.imported.source_id}),
        "organisations:switch": ([], {"organisation": world.municipality.pk}),
    }  # fmt: skip


def test_rows_of_others_that_are_named_in_what_is_posted_are_neither_shown_nor_changed(world):
    theirs = reverse("documents:detail", args=[world.papers["theirs"].pk])
    for name, (arguments, data) in _told_of_others(world).items():
        with transaction.atomic():
            before = _kept(world)
            response = ask(world, "stranger", "post", reverse(name, args=arguments), data)
            assert _kept(world) == before, name
            after = ask(world, "stranger", "get", theirs)
            transaction.set_rollback(True)
        assert response.status_code in {200, 302, 403, 404, 409, 422}, name
        assert WORD not in text_of(response), name
        assert WORD not in text_of(after), name


def _kept(world) -> list:
    """The municipality's rows and papers as they are."""
    rows = [state_of(row) for row in vars(world.rows).values() if hasattr(row, "_meta")]
    return rows + list(Document.objects.filter(owner=world.municipality).order_by("pk").values())


@pytest.mark.parametrize("name", [name for name, (_get, post) in TABLE.items() if post and name != "base:answer"])
def test_what_comes_from_another_site_is_not_taken(world, name):
    client = Client(enforce_csrf_checks=True)
    with transaction.atomic():
        client.force_login(world.people["administrator"])
        with tables_written() as tables:
            response = client.post(address(world, name, "draft"))
        transaction.set_rollback(True)
    assert response.status_code == 403
    assert "403_csrf.html" in {template.name for template in response.templates}
    assert not tables


def test_only_a_link_that_is_itself_a_secret_needs_no_token():
    exempt = {name for name, pattern in ours() if getattr(pattern.callback, "csrf_exempt", False)}
    assert exempt == {"base:answer"}
