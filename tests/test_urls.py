"""Every address × every kind of person, in one table. A new address that is not in the table fails the test."""

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from django.utils import timezone

from documents.content import freeze
from documents.models import Document, Release
from documents.opening import open_to
from documents.writing import open_for_writing
from tests.support.disclosures import arguments as arguments_of_case
from tests.support.letters import arguments as arguments_of_letter
from tests.support.letters import letter_of
from tests.support.world import TOKEN, build, paper
from tests.support.writes import tables_written

pytestmark = pytest.mark.once

# Who asks, and about which paper. Addresses without a paper answer the same for both.
COLUMNS = [
    ("stranger", "draft"),
    ("police", "draft"),
    ("police", "sent"),
    ("police", "opened"),
    ("member", "draft"),
    ("member", "opened"),
    ("registrar", "draft"),
    ("coordinator", "draft"),
    ("administrator", "draft"),
]
# A letter for each column: O may, F 403 with a reason, N 404, B led back to the paper, since a draft cannot be that.
# An empty string: the method is not allowed, 405.
EVERYBODY = "OOOOOOOOO"
READS = "NNOOFOOOO"
WORKS = "NNFFFFOOO"
WRITES = "NNFFFFFOO"
OWN = "NNNNOOOOO"
OWN_WRITERS = "NNNNFFFOO"
AUTHORS = "OOOOFFFOO"
REGISTRARS = "OOOOFFOOO"
OWN_REGISTRARS = "NNNNFFOOO"
ADMINISTERS = "NNNNFFFFO"
NOBODY = "NNNNNNNNN"
TABLE = {
    # name: (GET, POST)
    "pages:start": (EVERYBODY, ""),
    "pages:search": (EVERYBODY, ""),
    "pages:import_new": (AUTHORS, AUTHORS),
    "pages:import": (OWN_WRITERS, ""),
    "pages:import_original": (OWN_WRITERS, ""),
    "pages:import_paper": (OWN_WRITERS, OWN_WRITERS),
    "pages:import_skip": ("", OWN_WRITERS),
    "documents:list": (EVERYBODY, ""),
    "documents:detail": (READS, ""),
    "documents:pdf": (READS, ""),
    "documents:docx": (READS, ""),
    "documents:preview": (READS, ""),
    "documents:copy": ("NNNOFONNN", ""),  # the file is the opened paper's, and is not found by way of the draft
    "documents:history": (WORKS, ""),
    "documents:revision": (WORKS, ""),
    "documents:revision_pdf": (WORKS, ""),
    "documents:changes": (READS, ""),
    "documents:changes_pdf": ("NNNNFNOOO", ""),  # of the opened paper there is one text only, and nothing to compare
    "documents:explain_change": ("", WRITES),
    "documents:lock": ("", WRITES),
    "documents:unlock": (WRITES, WRITES),
    "documents:discard": (WRITES, WRITES),
    "documents:restore": ("", WRITES),
    "documents:register": (WORKS, WORKS),
    "documents:decisions": (READS, ""),
    "documents:decide": ("NNFFFFBBB", "NNFFFFBBB"),
    "documents:plan_decision": (WORKS, WORKS),
    "documents:withdraw_decision": ("NNNFFFNNN", "NNNFFFNNN"),  # the row is about the opened paper, as the excerpt is
    "documents:excerpt": ("NNNOFONNN", ""),
    "documents:to_sign": ("NNFFFFBBB", ""),
    "documents:send_to_sign": (WORKS, WORKS),
    "documents:receive_signed": ("NNFFFFBBB", WORKS),
    "documents:cancel_signing": (WORKS, WORKS),
    "documents:take_back_signatures": (WORKS, WORKS),
    "documents:open_to": (WORKS, WORKS),
    "documents:end": ("NNFFFFBBB", "NNFFFFBBB"),
    "documents:change_end": ("NNFFFFBBB", "NNFFFFBBB"),
    "documents:make_from": ("NNOOFFFOO", "NNOOFFFOO"),
    "documents:clear": (WORKS, WORKS),
    "documents:send_for_comments": (WRITES, WRITES),
    "documents:send_for_information": (WRITES, WRITES),
    "documents:send_for_decision": (WRITES, WRITES),
    "documents:send_new_version": (WRITES, WRITES),
    "documents:remind": ("", WRITES),
    "documents:withdraw_release": ("", WRITES),
    "documents:edit": (WRITES, ""),
    "documents:clean": ("", AUTHORS),
    "documents:frame": (WRITES, WRITES),
    "documents:settle_doubt": ("", WRITES),
    "documents:add_section": ("", WRITES),
    "documents:order_sections": ("", WRITES),
    "documents:save_section": ("", WRITES),
    "documents:move_section": ("", WRITES),
    "documents:shape_section": ("", WRITES),
    "documents:insert_clause": ("", WRITES),
    "documents:remove_section": (WRITES, WRITES),
    "documents:restore_section": ("", WRITES),
    "documents:clash": (WRITES, WRITES),
    "documents:comment": ("NNOFFFBBB", "NNOFFFBBB"),
    "documents:incoming": (WORKS, ""),
    "documents:take_in": (WRITES, WRITES),
    "documents:decline_comment": ("", WRITES),
    "documents:answer_comment": ("", WRITES),
    "documents:reply_file": ("NNFFFFOOO", ""),
    "documents:register_reply": (WORKS, WORKS),
    "documents:word_for_comments": (READS, "NNOOFOFOO"),  # a text that is frozen is given; only a writer freezes one
    "documents:revision_word": (WORKS, ""),
    "documents:read_word": (WORKS, WORKS),
    "documents:dismiss_tip": ("", WRITES),
    "documents:set_aside": ("", WRITES),
    "documents:take_back_aside": ("", WRITES),
    "documents:to_register": (REGISTRARS, ""),
    "documents:send_to_registrar": ("", REGISTRARS),
    "documents:note_number": ("", REGISTRARS),
    "documents:keep_here": ("", REGISTRARS),
    "documents:entry": (OWN_REGISTRARS, OWN_REGISTRARS),
    "documents:entry_file": (OWN_REGISTRARS, ""),
    "documents:templates": (EVERYBODY, ""),
    "documents:template": (OWN, ""),
    "documents:template_new_paper": (OWN_WRITERS, OWN_WRITERS),
    "documents:template_copy": ("", OWN_WRITERS),
    "documents:template_edit": (OWN_WRITERS, OWN_WRITERS),
    "documents:template_remove": (OWN_WRITERS, OWN_WRITERS),
    "documents:clauses": (EVERYBODY, ""),
    "documents:clause_new": (AUTHORS, AUTHORS),
    "documents:clause_edit": (OWN_WRITERS, OWN_WRITERS),
    "documents:clause_remove": (OWN_WRITERS, OWN_WRITERS),
    "agreements:list": (EVERYBODY, ""),
    "agreements:facts": (WRITES, WRITES),
    "agreements:plan": (WORKS, ""),
    "agreements:renew": ("", WRITES),
    "agreements:remove_renewal": ("", "NNFFFFFNN"),  # the renewal is the opened paper's
    "agreements:areas": (EVERYBODY, AUTHORS),
    "agreements:area": (OWN_WRITERS, OWN_WRITERS),
    "agreements:remove_area": ("", OWN_WRITERS),
    "obligations:list": ("OOOOFFOOO", ""),
    "obligations:new": (AUTHORS, AUTHORS),
    "obligations:law": (AUTHORS, AUTHORS),
    "obligations:detail": ("NNNNFFOOO", ""),
    "obligations:done": ("", "NNNNFFOOO"),
    "obligations:take_back": ("", "NNNNFFOOO"),
    "obligations:change": (OWN_WRITERS, OWN_WRITERS),
    "obligations:stop": (OWN_WRITERS, OWN_WRITERS),
    "obligations:resume": ("", OWN_WRITERS),
    "obligations:sentences": ("NNOOFFFOO", ""),
    "obligations:watch": ("NNOOFFFOO", "NNOOFFFOO"),
    "obligations:follow_up": (WRITES, WRITES),
    "obligations:proposals": ("NNOOFFFOO", "NNOOFFFOO"),
    "obligations:commitment": (WRITES, WRITES),
    "obligations:remove_commitment": ("", WRITES),
    "boards:list": (EVERYBODY, ""),
    "boards:facts": (WRITES, WRITES),
    "boards:recompose": (WRITES, WRITES),
    "boards:start": (WRITES, WRITES),
    **{f"boards:{name}": (WRITES, "") for name in ("appendices", "appendix_file")},
    **{
        f"boards:{name}": ("", WRITES)
        for name in (
            "add_appendices",
            "upload_appendices",
            "order_appendices",
            "move_appendix",
            "describe_appendix",
            "remove_appendix",
            "put_together",
            "try_again",
        )
    },
    **{
        f"boards:{name}": ("NNFFFOOOO", "")  # everybody of the owner's reads what was handed over
        for name in (
            "packages",
            "package",
            "package_pdf",
            "package_zip",
            "package_part",
            "package_original",
            "package_page",
        )
    },
    "boards:check": (WORKS, ""),
    "boards:leave_remark": ("", WORKS),
    "boards:take_up_remark": ("", WORKS),
    "boards:brief": (WORKS, WORKS),
    "boards:brief_pdf": (WORKS, ""),
    "boards:revoke_brief": ("", WORKS),
    "boards:decision_basis": (WRITES, WRITES),
    "boards:decision_basis_pdf": (WRITES, ""),
    "boards:hand_over": (WORKS, WORKS),
    "boards:take_papers": (WORKS, WORKS),
    "boards:send_back": (WORKS, WORKS),
    "boards:remind_secretary": ("", WORKS),
    "boards:withdraw_handover": ("", WORKS),
    "boards:board_steps": (WORKS, ""),
    "boards:record_board_step": (WORKS, WORKS),
    "boards:add_to_board_step": (WORKS, WORKS),
    "boards:withdraw_board_step": (WORKS, WORKS),
    "boards:land_board_step": ("", WORKS),
    "boards:step_excerpt": (WORKS, ""),
    "boards:settings": (OWN_WRITERS, OWN_WRITERS),
    "boards:word_template": (OWN_WRITERS, OWN_WRITERS),
    "boards:word_starter": (OWN_WRITERS, ""),
    "boards:trial": (OWN_WRITERS, ""),
    "boards:trial_file": (OWN_WRITERS, ""),
    "boards:template_file": (OWN_WRITERS, ""),
    "boards:word": (WORKS, ""),
    "boards:ask_approval": (WRITES, WRITES),
    "boards:answer_approval": (WRITES, WRITES),
    "boards:approval_appendix": (WORKS, ""),
    "boards:remind_manager": ("", WRITES),
    "boards:withdraw_approval": ("", WRITES),
    "boards:unlock_returned": ("", WRITES),
    "boards:board_text": (WORKS, WORKS),
    "boards:board_text_differences": ("NNFFFOOOO", ""),  # everybody of the owner's reads what was handed over
    "boards:board_text_file": ("NNFFFOOOO", ""),
    "boards:cases": (REGISTRARS, ""),
    "boards:case": (OWN_REGISTRARS, ""),
    "boards:case_facts": (OWN_REGISTRARS, OWN_REGISTRARS),
    "boards:disclose": (OWN_REGISTRARS, OWN_REGISTRARS),
    "boards:disclosure": (OWN_REGISTRARS, ""),
    "boards:disclosure_papers": (OWN_REGISTRARS, OWN_REGISTRARS),
    "boards:finish_disclosure": (OWN_REGISTRARS, OWN_REGISTRARS),
    "boards:cancel_disclosure": ("", OWN_REGISTRARS),
    "boards:disclosure_pdf": ("NNNNFFNNN", ""),  # nothing is handed out yet
    "boards:disclosed_paper": (OWN_REGISTRARS, ""),
    "boards:mask_words": ("", OWN_REGISTRARS),
    "boards:mask_places": ("", OWN_REGISTRARS),
    "boards:unmask": ("", OWN_REGISTRARS),
    "organisations:switch": ("", EVERYBODY),
    "organisations:detail": (OWN, ""),
    "organisations:logo": (OWN, ""),
    "organisations:letterhead": (ADMINISTERS, ADMINISTERS),
    "organisations:sittings": (ADMINISTERS, ADMINISTERS),
    "organisations:remove_sitting": ("", ADMINISTERS),
    "organisations:colleagues": (OWN, ADMINISTERS),
    "organisations:change_role": ("", ADMINISTERS),
    "organisations:remove_colleague": ("", ADMINISTERS),
    "organisations:revoke": ("", ADMINISTERS),
    "organisations:accept": (EVERYBODY, EVERYBODY),
    "base:health": (EVERYBODY, ""),
    "base:mail_list": (NOBODY, ""),  # the outbox is read in the demo only
    "base:mail_detail": (NOBODY, ""),
    "base:answer": (NOBODY, NOBODY),  # a guess; what a link leads to is tried in tests/base and tests/documents
}
ON_RELEASES = ("send_new_version", "remind", "withdraw_release")
OPEN_TO_VISITORS = {"organisations:accept", "base:health", "base:mail_list", "base:mail_detail", "base:answer"}
# Whole groups of other people's addresses: the back office, tried row by row in tests/organisations, and log-in.
ADMIN = "admin:"
LOG_IN = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_")
LOG_IN_FOR_VISITORS = {
    "account_login", "account_signup", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "account_email_verification_sent", "account_confirm_login_code",
    "mfa_authenticate", "mfa_login_webauthn", "socialaccount_login_cancelled", "socialaccount_login_error",
    "socialaccount_signup",
}  # fmt: skip
STATUS = {"F": {403}, "N": {404}}


def names(resolver=None, spaces=()):
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from names(each, (*spaces, each.namespace) if each.namespace else spaces)
        elif each.name:
            yield ":".join([*spaces, each.name])


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once for the whole table; every question is asked in a transaction that is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build()
        world.papers["sent"] = _sent(world)
        yield world
        transaction.set_rollback(True)


def _sent(world) -> Document:
    """A draft that the police were sent for comments."""
    document, karin = paper(world, "Skickat utkast"), world.people["coordinator"]
    with open_for_writing(document.pk) as taken:
        revision = freeze(taken, "Skickad", karin)
        open_to(taken, revision, [world.police_unit])
    Release.objects.create(
        document=document, revision=revision, purpose="comments", relation="authority",
        organisation=world.police_unit, sent_by=karin, sent_at=timezone.now(),
    )  # fmt: skip
    return document


def address(world, name: str, which: str) -> str:
    rows, document, owner = world.rows, world.papers[which], world.municipality.pk
    key = document.sections.first().key
    space, _, word = name.partition(":")
    arguments = {
        "pages:import": [rows.imported.source_id],
        "pages:import_original": [rows.imported.source_id],
        "pages:import_paper": [rows.imported.source_id, rows.imported.number],
        "pages:import_skip": [rows.imported.source_id, rows.imported.number],
        "documents:revision": [document.pk, 1],
        "documents:revision_pdf": [document.pk, 1],
        "documents:revision_word": [document.pk, 1],
        "documents:restore_section": [document.pk, 1, key],
        "documents:copy": [document.pk, rows.copy.pk],
        "documents:clash": [document.pk, rows.clash.pk],
        "documents:plan_decision": [document.pk, document.parties.first().pk],
        "documents:withdraw_decision": [document.pk, rows.decision.pk],
        "documents:excerpt": [document.pk, rows.decision.pk],
        "documents:entry": [rows.entry.pk],
        "documents:entry_file": [rows.entry.pk],
        "documents:take_back_aside": [document.pk, 1],
        "documents:settle_doubt": [document.pk, rows.doubt.pk],
        "documents:reply_file": [document.pk, rows.remark.reply_id],
        **{
            f"documents:{word}": [document.pk, rows.remark.pk]
            for word in ("take_in", "decline_comment", "answer_comment")
        },
        "agreements:remove_renewal": [document.pk, rows.renewal.pk],
        "boards:list": [],
        "boards:start": [document.pk],  # an agreement, which a letter begins from
        "agreements:area": [rows.area.pk],
        "agreements:remove_area": [rows.area.pk],
        "obligations:list": [],
        "obligations:new": [],
        "obligations:law": [],
        "obligations:take_back": [rows.obligation.pk, rows.fulfilment.pk],
        "obligations:commitment": [document.pk, rows.commitment.pk],
        "obligations:remove_commitment": [document.pk, rows.commitment.pk],
        **{f"obligations:{word}": [rows.obligation.pk] for word in ("detail", "done", "change", "stop", "resume")},
        "organisations:sittings": [owner, rows.body.pk],
        "organisations:remove_sitting": [owner, rows.body.pk, rows.sitting.pk],
        "organisations:change_role": [owner, rows.membership.pk],
        "organisations:remove_colleague": [owner, rows.membership.pk],
        "organisations:revoke": [owner, rows.invitation.pk],
        "organisations:accept": [TOKEN],
        **{f"documents:{name}": [document.pk, rows.release.pk] for name in ON_RELEASES},
        "base:mail_detail": [1],
        "base:answer": ["a-guess"],
    }.get(name)
    if (of_case := arguments_of_case(world, name)) or name == "boards:cases":
        return reverse(name, args=of_case)
    if space == "boards" and arguments is None:
        document, arguments = letter_of(world, which), arguments_of_letter(world, which).get(name)
    if arguments is not None:
        return reverse(name, args=arguments)
    if name in ("obligations:watch", "obligations:follow_up"):
        return f"{reverse(name, args=[document.pk])}?avsnitt={key}&nr=0"
    first = owner if space == "organisations" else document.pk
    first = {"template": rows.template.pk, "clause": rows.clause.pk}.get(word.split("_")[0], first)
    return _first_that_fits(name, [], [first], [first, key])


def _first_that_fits(name: str, *tries) -> str:
    for arguments in tries:
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    raise AssertionError(f"Say in this file what stands in the address of {name}.")


def ask(world, name: str, method: str, who: str, which: str):
    return ask_address(world, address(world, name, which), method, who)


def ask_address(world, url: str, method: str, who: str, data=None):
    client = world.client(who)
    with transaction.atomic():
        with tables_written() as tables:
            response = getattr(client, method)(url, data)
        transaction.set_rollback(True)
    response.tables_written = tables
    return response


def test_every_address_is_in_the_table():
    ours = {name for name in names() if not name.startswith((ADMIN, *LOG_IN))}
    assert ours == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_it_answers_each_person_as_it_should(world, name):
    wrong, urls = [], {which: address(world, name, which) for which in {which for _who, which in COLUMNS}}
    for method, letters in zip(("get", "post"), TABLE[name], strict=True):
        for (who, which), letter in zip(COLUMNS, letters or "-" * len(COLUMNS), strict=True):
            response = ask_address(world, urls[which], method, who)
            asked = f"{method} {who} ({which})"
            if not _is_expected(response, letter, method, who, which):
                wrong.append(f"{asked}: {response.status_code}, expected {letter}")
            if letter in "FN-" and response.tables_written:
                wrong.append(f"{asked}: refused, and yet it wrote to {response.tables_written}")
    assert not wrong, "\n".join(wrong)


def _is_expected(response, letter: str, method: str, who: str, which: str) -> bool:
    if letter == "-":
        return response.status_code == 405
    if letter == "B":
        return response.status_code == 302 and "/handlingar/" in response.url
    if letter == "O":
        return response.status_code in ({200} if method == "get" else {200, 302, 422})
    return response.status_code in STATUS[letter] and (letter != "F" or _has_reason(response))


def _has_reason(response) -> bool:
    """The page of a refusal says more than that it is one."""
    reason = response.context["exception"] if response.context and "exception" in response.context else ""
    return str(reason).strip().endswith(".")


@pytest.mark.parametrize("name", [name for name in TABLE if name not in OPEN_TO_VISITORS])
def test_a_visitor_is_asked_to_log_in(world, name):
    for method in ("get", "post"):
        response = ask(world, name, method, "visitor", "opened")
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login")), response.url
        assert not response.tables_written


@pytest.mark.parametrize("name", sorted(OPEN_TO_VISITORS))
def test_a_visitor_may_see_what_is_open(world, name):
    expected = 404 if TABLE[name][0] == NOBODY else 200
    assert ask(world, name, "get", "visitor", "opened").status_code == expected


@pytest.mark.parametrize("name", [name for name in names() if name.startswith(LOG_IN)])
def test_pages_of_log_in_are_for_their_owner(world, name):
    try:
        url = reverse(name)
    except NoReverseMatch:
        return  # a key or a provider stands in the address: tests/organisations tries them
    visitor = ask_address(world, url, "get", "visitor")
    if name in LOG_IN_FOR_VISITORS:
        assert visitor.status_code in {200, 302}
    else:
        assert visitor.status_code == 302
        assert visitor.url.startswith((reverse("account_login"), "/"))
    assert ask_address(world, url, "get", "member").status_code < 500


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model._meta.label)
@pytest.mark.parametrize("who", ["visitor", "member", "registrar", "coordinator", "police"])
def test_the_back_office_is_for_administrators(world, model, who):
    options = model._meta
    url = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    response = ask_address(world, url, "get", who)
    assert response.status_code in {302, 403, 404}
    if response.status_code == 302:
        assert "login" in response.url
