"""What registers say of a paper: the owner's number is a case, a party's is text, and both can be completed."""

import pytest
from django.urls import reverse

from base.models import StoredFile
from documents import steps
from documents.access import access_of
from documents.content import read
from documents.copies import TRANSCRIPT_MARK, mark_of
from documents.from_reading import draft_from_reading
from documents.models import Case, Copy, Import, ImportedPaper
from organisations.models import Body
from tests.documents.editing.facts_page import form_of
from tests.support.world import reading


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


def save(client, document, **changes):
    return client.post(url("frame", document), form_of(client, document, **changes))


@pytest.fixture
def original(municipality, coordinator):
    """An agreement that was read in from a file and registered as the original that it is."""
    file = StoredFile.objects.keep(b"original", "text/plain")
    kept = Import.objects.create(owner=municipality, file=file, name="avtal.txt")
    words = reading() | {"parties": [{"name": "Lindhaga kommun"}, {"name": "Polismyndigheten"}]}
    found = draft_from_reading(ImportedPaper.objects.create(source=kept, number=1, reading=words), by=coordinator)
    steps.register(found, by=coordinator, on=None)
    found.refresh_from_db()
    return found


def test_the_number_of_a_party_is_text_on_the_paper_and_no_case_in_anybodys_register(
    client, coordinator, police, draft
):
    Body.objects.create(organisation=police, kind="board", name="Registrator Syd", is_authority=True)
    Case.objects.create(organisation=police, registry_number="A1/2026", title="Ett annat ärende")
    client.force_login(coordinator)
    page = client.get(url("frame", draft)).content.decode()
    assert "Registrator Syd" not in page
    assert save(client, draft, **{"parties-1-registry_number": "A1/2026"}).status_code == 302
    assert save(client, draft, **{f"number-{police.pk}-number": "A2/2026"}).status_code == 302
    assert [(case.registry_number, case.filings.count()) for case in Case.objects.all()] == [("A1/2026", 0)]
    assert access_of(coordinator, draft).content()["frame"]["numbers"] == [
        {"organisation": police.name, "number": "A1/2026"}
    ]


def test_the_own_number_is_not_written_twice(client, coordinator, draft):
    client.force_login(coordinator)
    assert "parties-0-registry_number" not in form_of(client, draft)
    draft.parties.filter(position=0).update(organisation=None)
    sent = {"parties-0-organisation": draft.owner_id, "parties-0-registry_number": "KS 1"}
    page = save(client, draft, **sent)
    assert page.status_code == 422
    assert "Ert eget nummer skrivs ovanför" in page.content.decode()


def test_the_numbers_of_a_signed_paper_are_completed_and_the_paper_is_as_it_was(client, registrar, opened):
    frozen = opened.locked_revision.content
    client.force_login(registrar)
    assert "Uppgifter" in [tab["label"] for tab in client.get(url("detail", opened)).context["tabs"]]
    sent = {"number-number": "KS 2026/7", "parties-1-registry_number": "A7/2026"}
    assert (
        save(client, opened, **sent, **{"parties-1-name_as_written": "Något annat", "title": "Ny"}).status_code == 302
    )
    assert Case.objects.get().filings.get().document == opened
    page = client.get(url("detail", opened)).content.decode()
    assert "KS 2026/7" in page
    assert "A7/2026" in page
    opened.refresh_from_db()
    assert (opened.locked_revision.content, opened.title) == (frozen, "Riktlinjer för trygga platser")
    assert opened.parties.last().name_as_written != "Något annat"
    assert opened.events.first().note == "Diarienummer, Parter"


def test_who_only_reads_completes_nothing(client, reader, police_contact, opened):
    for who in (reader, police_contact):
        client.force_login(who)
        assert client.get(url("frame", opened)).status_code == 403
        assert "Uppgifter" not in [tab["label"] for tab in client.get(url("detail", opened)).context["tabs"]]


def test_a_correction_of_an_original_is_a_new_version_with_the_same_text_and_files(
    client, coordinator, registrar, police, original
):
    before = original.locked_revision
    client.force_login(registrar)
    assert save(client, original, **{"number-number": "KS 9", "parties-1-organisation": police.pk}).status_code == 302
    original.refresh_from_db()
    after = original.locked_revision
    assert after.number > before.number
    assert (after.reason, after.made_by) == ("Rättad inläsning", registrar)
    assert read(after)["sections"] == read(before)["sections"]
    assert [party["kind"] for party in read(after)["frame"]["parties"]] == ["municipality", "police"]
    assert [row["number"] for row in read(after)["frame"]["numbers"]] == ["KS 9"]
    assert mark_of(after) == TRANSCRIPT_MARK
    client.force_login(coordinator)
    assert [copy.form for copy in client.get(url("detail", original)).context["copies"]] == [Copy.Form.ORIGINAL]
    assert "Rättad inläsning" in client.get(url("history", original)).content.decode()


def test_who_a_party_is_stands_fast_in_a_paper_that_was_written_here(client, coordinator, other_municipality, final):
    client.force_login(coordinator)
    save(client, final, **{"parties-1-organisation": other_municipality.pk})
    assert final.parties.last().organisation != other_municipality
