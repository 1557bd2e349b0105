"""The pages that show: the paper, its history, its facts, templates and clauses; and how much they ask the database."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import steps
from documents.content import content_of, read
from documents.creating import create_from_template
from documents.library import texts
from documents.models import Case, Clause, Document, Party, Section, Signatory, Template, Visit
from organisations.models import Membership, Role
from tests.documents.editing.facts_page import form_of, is_sent
from tests.documents.factories import paper


def url(name, *args):
    return reverse(f"documents:{name}", args=args)


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["detail", "edit", "history"])
def test_fifty_of_everything_cost_no_more_queries_than_one(client, coordinator, municipality, name):
    small = paper(municipality, coordinator, count=1)
    large = paper(municipality, coordinator, count=50)
    for document, many in ((small, 1), (large, 50)):
        party = document.parties.first()
        Signatory.objects.bulk_create(Signatory(party=party, title=f"Chef {n}") for n in range(many))
        Party.objects.bulk_create(Party(document=document, name_as_written=f"Part {n}") for n in range(many))
    for turn in range(6):
        steps.lock(large, by=coordinator)
        steps.unlock(large, by=coordinator, reason=f"Omgång {turn}")
    steps.lock(small, by=coordinator)
    steps.unlock(small, by=coordinator, reason="En")
    client.force_login(coordinator)
    assert queries(client, url(name, large.pk)) == queries(client, url(name, small.pk))


def test_fifty_papers_in_the_list_cost_no_more_queries_than_one(client, coordinator, municipality):
    client.force_login(coordinator)
    paper(municipality, coordinator)
    one = queries(client, url("list"))
    for number in range(24):
        paper(municipality, coordinator, title=f"Handling {number}")
    assert queries(client, url("list")) == one


def test_the_page_remembers_where_a_person_was(client, coordinator, draft):
    client.force_login(coordinator)
    client.get(url("detail", draft.pk))
    first = Visit.objects.get(user=coordinator, document=draft).at
    client.get(url("detail", draft.pk))
    assert Visit.objects.get(user=coordinator, document=draft).at > first


def test_the_history_says_who_did_what_when_and_why(client, coordinator, second_coordinator, draft):
    steps.lock(draft, by=coordinator)
    steps.unlock(draft, by=second_coordinator, reason="Målen ska skrivas om.")
    client.force_login(coordinator)
    page = client.get(url("history", draft.pk)).content.decode()
    for words in ("Låste texten", "Låste upp texten", "Målen ska skrivas om.", "Karin Almqvist", "Björn Sandell"):
        assert words in page
    number = draft.revisions.get(reason="Låst inför beslut").number
    assert "Parterna ska arbeta tillsammans" in client.get(url("revision", draft.pk, number)).content.decode()
    assert client.get(url("revision", draft.pk, 99)).status_code == 404


SENDING = ("send_for_comments", "send_for_information", "send_for_decision")
FINAL_STEPS = {"register_reply", "clear", "open_to"}


def test_a_step_that_is_not_open_has_no_button(client, request, draft, locked, final):
    expected = {
        "coordinator": [
            {"send_for_comments", "send_for_information", "register_reply", "lock", "register", "make_from", "discard"},
            {*SENDING, "register_reply", "decide", "register", "unlock", "make_from"},
            {"send_for_information", "register_reply", "clear", "make_from", "open_to"},
        ],
        "registrar": [{"register_reply", "register"}, {"register_reply", "decide", "register"}, FINAL_STEPS],
    }
    for who, sets in expected.items():
        client.force_login(request.getfixturevalue(who))
        for document, names in zip((draft, locked, final), sets, strict=True):
            assert {step.name for step in client.get(url("detail", document.pk)).context["steps"]} == names


# Facts


def test_all_facts_are_filled_in_on_one_page(client, coordinator, municipality, draft, police):
    client.force_login(coordinator)
    sent = form_of(
        client,
        draft,
        title="Trygga platser i Lindhaga",
        dated_on="21 november 2026",
        place="Lindhaga",
        **{
            "number-number": "KS 2026/123",
            "parties-1-registry_number": "A123.456/2026",
            "parties-0-leads": "on",
            "parties-2-name_as_written": "Fastighets AB Björken",
            "signatories-1-party": draft.parties.last().pk,
            "signatories-1-title": "Chef för lokalpolisområdet",
        },
    )
    response = client.post(url("frame", draft.pk), sent)
    assert response.status_code == 302, response.context["forms"].frame.errors
    draft.refresh_from_db()
    frame = content_of(draft)["frame"]
    assert (frame["title"], frame["dated_on"], frame["place"]) == (
        "Trygga platser i Lindhaga",
        "2026-11-21",
        "Lindhaga",
    )
    assert frame["numbers"] == [
        {"organisation": "Lindhaga kommun", "number": "KS 2026/123"},
        {"organisation": police.name, "number": "A123.456/2026"},
    ]
    assert [party["name"] for party in frame["parties"]][-1] == "Fastighets AB Björken"
    assert draft.parties.get(leads=True).organisation == municipality
    assert "Chef för lokalpolisområdet" in [row["title"] for row in content_of(draft)["signatories"]]


def test_the_number_can_be_changed_and_taken_away(client, coordinator, municipality, draft):
    client.force_login(coordinator)
    number = "number-number"
    client.post(url("frame", draft.pk), form_of(client, draft, **{number: "KS 2026/1"}))
    client.post(url("frame", draft.pk), form_of(client, draft, **{number: "KS 2026/2"}))
    assert [case.registry_number for case in Case.objects.all()] == ["KS 2026/2"]
    client.post(url("frame", draft.pk), form_of(client, draft, **{number: ""}))
    assert not Case.objects.exists()


def test_two_papers_lie_in_the_same_case(client, coordinator, municipality, draft):
    other = paper(municipality, coordinator)
    client.force_login(coordinator)
    for document in (draft, other):
        client.post(url("frame", document.pk), form_of(client, document, **{"number-number": "KS 1"}))
    assert Case.objects.get().documents.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "title"),
        ({"dated_on": "i går"}, "Skriv ett datum"),
        ({"secrecy_ground": "18 kap. 1 § OSL"}, "både lagrum, datum och den myndighet"),
        ({"parties-2-leads": "on"}, "Välj en organisation eller skriv partens namn"),
        ({"parties-0-leads": "on", "parties-1-leads": "on"}, "Bara en part leder arbetet"),
        ({"signatories-1-title": "Chef"}, "signatories-1-party"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, coordinator, draft, changes, sentence):
    client.force_login(coordinator)
    response = client.post(url("frame", draft.pk), form_of(client, draft, **{"place": "Behålls", **changes}))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert 'value="Behålls"' in response.content.decode()


def test_the_same_organisation_is_party_once(client, coordinator, draft, municipality):
    client.force_login(coordinator)
    response = client.post(
        url("frame", draft.pk), form_of(client, draft, **{"parties-2-organisation": municipality.pk})
    )
    assert "Samma organisation står två gånger" in response.content.decode()


def test_a_party_of_another_paper_cannot_be_moved_here(client, coordinator, draft, locked):
    client.force_login(coordinator)
    theirs = locked.parties.first()
    sent = form_of(client, draft, **{"parties-0-id": theirs.pk, "parties-0-name_as_written": "Kapad"})
    client.post(url("frame", draft.pk), sent)
    theirs.refresh_from_db()
    assert (theirs.document, theirs.name_as_written) == (locked, "Lindhaga kommun")


# Templates and clauses


@pytest.fixture
def books(db):
    call_command("load_library", stdout=StringIO())
    return Template.objects.filter(owner=None)


def test_the_library_is_loaded_once_however_often_it_is_loaded(books):
    before = (books.count(), Clause.objects.count(), sum(each.sections.count() for each in books))
    texts.load()
    assert before == (books.count(), Clause.objects.count(), sum(each.sections.count() for each in books))
    assert {each.kind for each in books} == {"agreement", "pledge_set", "board_letter", "notes"}


def test_every_common_section_helps_with_a_sentence_and_can_be_saved(books, municipality, coordinator):
    for template in books:
        assert all(row.guidance.endswith((".", "?")) for row in template.sections.all()), template
    notes = books.get(kind="notes")
    document = create_from_template(notes, municipality, "Möte i oktober", coordinator)
    assert [s.guidance for s in document.sections.all()] == [row.guidance for row in notes.sections.all()]


def test_three_answers_begin_a_paper(client, coordinator, municipality, police, books):
    client.force_login(coordinator)
    template = books.get(kind="board_letter")
    sent = {"title": "Till styrelsen", "other_party": police.pk, "registry_number": "KS 2026/9"}
    response = client.post(url("template_new_paper", template.pk), sent)
    document = Document.objects.get(title="Till styrelsen")
    assert response.url == url("edit", document.pk)
    assert document.type_label == "Tjänsteskrivelse"
    assert [party.organisation for party in document.parties.all()] == [municipality, police]
    assert document.cases.get().registry_number == "KS 2026/9"
    assert document in client.get(url("list"), {"q": "ks 2026/9"}).context["page"]


def test_somebody_who_writes_for_several_chooses_for_whom(client, coordinator, other_municipality, books):
    Membership.objects.create(user=coordinator, organisation=other_municipality, role=Role.COORDINATOR)
    client.force_login(coordinator)
    client.post(
        url("template_new_paper", books.get(kind="notes").pk), {"title": "Möte", "owner": other_municipality.pk}
    )
    assert Document.objects.get(title="Möte").owner == other_municipality


def test_a_member_begins_no_paper_and_changes_no_template(client, reader, books):
    client.force_login(reader)
    template = books.first()
    assert client.get(url("template", template.pk)).status_code == 200
    for response in (
        client.get(url("template_new_paper", template.pk)),
        client.post(url("template_copy", template.pk)),
        client.get(url("template_edit", template.pk)),
        client.get(url("clause_new")),
        client.get(url("clause_edit", Clause.objects.first().pk)),
    ):
        assert response.status_code == 403


def test_a_municipality_makes_a_template_its_own_and_changes_it(client, coordinator, municipality, stranger, books):
    client.force_login(coordinator)
    common = books.get(kind="notes")
    assert client.get(url("template_edit", common.pk)).status_code == 403
    client.post(url("template_copy", common.pk))
    own = Template.objects.get(owner=municipality)
    forms = client.get(url("template_edit", own.pk)).context
    sent = {"name": "Våra anteckningar", "type_label": own.type_label, "description": ""}
    for each in [forms["sections"].management_form, *forms["sections"].forms]:
        sent |= {field.html_name: field.value() for field in each if is_sent(field.value())}
    sent["sections-0-heading"] = "Närvarande"
    sent["sections-1-DELETE"] = "on"
    response = client.post(url("template_edit", own.pk), sent)
    assert response.status_code == 302
    headings = [row.heading for row in own.sections.all()]
    assert headings[0] == "Närvarande"
    assert len(headings) == common.sections.count() - 1
    client.force_login(stranger)
    assert client.get(url("template", own.pk)).status_code == 404
    client.force_login(coordinator)
    assert client.post(url("template_copy", common.pk)).status_code == 302
    client.post(url("template_remove", own.pk))
    assert not Template.objects.filter(pk=own.pk).exists()


def test_a_clause_is_written_taken_in_and_removed(client, coordinator, stranger, draft, books):
    client.force_login(coordinator)
    client.post(url("clause_new"), {"heading": "Vår klausul", "html": "<p onclick=x>Så gör vi.</p>"})
    clause = Clause.objects.get(heading="Vår klausul")
    assert clause.html == "<p>Så gör vi.</p>"
    again = client.post(url("clause_new"), {"heading": "Vår klausul", "html": "<p>x</p>"})
    assert "Det finns redan en klausul" in again.content.decode()
    section = draft.sections.first()
    client.post(url("insert_clause", draft.pk, section.key), {"clause": clause.pk})
    section.refresh_from_db()
    assert section.html.endswith("<p>Så gör vi.</p>")
    client.post(url("add_section", draft.pk), {"clause": clause.pk})
    assert draft.sections.filter(heading="Vår klausul").exists()
    listed = client.get(url("clauses"), headers={"accept": "application/json"}).json()["clauses"]
    assert clause.pk in [row["pk"] for row in listed]
    client.force_login(stranger)
    assert client.get(url("clause_edit", clause.pk)).status_code == 404
    client.force_login(coordinator)
    client.post(url("clause_remove", clause.pk))
    assert not Clause.objects.filter(pk=clause.pk).exists()


def test_a_clause_of_another_municipality_is_not_taken_in(client, coordinator, other_municipality, draft):
    theirs = Clause.objects.create(owner=other_municipality, heading="Deras", html="<p>Hemligt.</p>")
    client.force_login(coordinator)
    client.post(url("insert_clause", draft.pk, draft.sections.first().key), {"clause": theirs.pk})
    client.post(url("add_section", draft.pk), {"clause": theirs.pk})
    assert not Section.objects.filter(document=draft, html__contains="Hemligt").exists()


# Content


def test_a_frozen_content_reads_back_as_it_was(final):
    final.refresh_from_db()
    assert read(final.locked_revision) == content_of(final)
    assert content_of(final)["frame"]["final"] == {"label": "Antagen", "on": "2026-03-02", "place": "Lindhaga"}
    assert final.final_on == date(2026, 3, 2)
