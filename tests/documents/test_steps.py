from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from base.models import StoredFile
from base.refusals import Refused
from documents import copies, steps
from documents.access import access_of
from documents.content import canonical, content_of, digest, read
from documents.models import Copy, Doubt, Import, ImportedPaper, Reader, SearchEntry, Section, State
from tests.documents.factories import paper
from tests.documents.files import PDF


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


def steps_on_page(client, document):
    return {step.name: step for step in client.get(url("detail", document)).context["steps"]}


# Lock


def test_lock_freezes_the_text_and_notes_who(draft, coordinator):
    text = canonical(content_of(draft))
    revision = steps.lock(draft, by=coordinator)
    draft.refresh_from_db()
    assert (draft.state, draft.locked_revision) == (State.LOCKED, revision)
    assert revision.content == text
    assert revision.sha256 == digest(text)
    event = draft.events.get(step="lock")
    assert (event.from_state, event.to_state, event.by, event.revision) == ("draft", "locked", coordinator, revision)


def test_a_second_press_on_lock_changes_nothing(client, coordinator, draft):
    client.force_login(coordinator)
    client.post(url("lock", draft))
    response = client.post(url("lock", draft), follow=True)
    assert "Texten är låst" in response.content.decode()
    assert draft.events.filter(step="lock").count() == 1
    assert draft.revisions.filter(reason="Låst inför beslut").count() == 1


def test_lock_says_what_is_missing_on_the_page_and_when_pressed(client, coordinator, municipality):
    document = paper(municipality, coordinator)
    Section.objects.filter(document=document).update(html="")
    client.force_login(coordinator)
    offer = steps_on_page(client, document)["lock"]
    assert [lack.text for lack in offer.missing] == ["Skriv text i minst ett avsnitt."]
    response = client.post(url("lock", document), follow=True)
    assert "Skriv text i minst ett avsnitt." in response.content.decode()
    document.refresh_from_db()
    assert document.state == State.DRAFT


def test_lock_names_an_empty_section_but_not_a_heading_above_others(municipality, coordinator):
    document = paper(municipality, coordinator, count=4)
    first, second, third, last = document.sections.all()
    Section.objects.filter(pk__in=[first.pk, last.pk]).update(html="")
    Section.objects.filter(pk=second.pk).update(level=2)
    missing = [lack.text for lack in steps.missing_before_lock(document)]
    assert missing == ["Avsnittet ”Avsnitt 4” är tomt: skriv i det eller ta bort det."]


def test_a_text_that_cannot_be_put_on_paper_is_not_locked(draft, coordinator):
    Section.objects.filter(pk=draft.sections.first().pk).update(html="<p>Bra jobbat \U0001f600</p>")
    with pytest.raises(Refused, match="går inte att skriva ut"):
        steps.lock(draft, by=coordinator)


def test_nor_is_it_registered_as_signed_in_a_place_that_cannot_be(draft, coordinator):
    with pytest.raises(Refused, match="i ort och sekretessmarkering går inte att skriva ut"):
        steps.register(draft, by=coordinator, on=None, place="Lindhaga \U0001f600")
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_an_open_doubt_stops_the_lock_until_somebody_has_looked(client, coordinator, draft, municipality):
    file = StoredFile.objects.keep(b"text", "text/plain")
    source = Import.objects.create(owner=municipality, file=file, name="avtal.txt", by=coordinator)
    imported = ImportedPaper.objects.create(source=source, number=1, reading={"title": ""}, document=draft)
    doubt = Doubt.objects.create(paper=imported, field="term", why="2017 2018 kan vara 2017–2018.")
    with pytest.raises(Refused, match="2017 2018 kan vara"):
        steps.lock(draft, by=coordinator)
    client.force_login(coordinator)
    client.post(reverse("documents:settle_doubt", args=[draft.pk, doubt.pk]))
    doubt.refresh_from_db()
    assert doubt.settled_by == coordinator
    steps.lock(draft, by=coordinator)


# Unlock


def test_unlock_needs_a_reason_and_keeps_the_locked_text(client, coordinator, locked):
    client.force_login(coordinator)
    response = client.post(url("unlock", locked), {"reason": "  "})
    assert response.status_code == 422
    assert "Skriv varför" in response.content.decode()
    client.post(url("unlock", locked), {"reason": "Polisen vill ändra målen."})
    locked.refresh_from_db()
    assert (locked.state, locked.locked_revision) == (State.DRAFT, None)
    event = locked.events.get(step="unlock")
    assert event.note == "Polisen vill ändra målen."
    assert event.revision == locked.revisions.get(reason="Låst inför beslut")


def test_a_signed_paper_is_not_unlocked(client, coordinator, final):
    client.force_login(coordinator)
    assert "unlock" not in steps_on_page(client, final)
    client.post(url("unlock", final), {"reason": "Ångrar mig"})
    final.refresh_from_db()
    assert final.state == State.FINAL


# Discard


def test_a_discarded_draft_is_kept_with_its_reason(client, coordinator, draft):
    client.force_login(coordinator)
    client.post(url("discard", draft), {"reason": "Blev aldrig av."})
    draft.refresh_from_db()
    assert (draft.state, draft.discard_reason) == (State.DISCARDED, "Blev aldrig av.")
    page = client.get(url("detail", draft)).content.decode()
    assert "Blev aldrig av." in page
    assert draft not in client.get(reverse("documents:list")).context["page"]
    assert draft in client.get(reverse("documents:list"), {"lage": "discarded"}).context["page"]


def test_a_locked_paper_is_not_discarded(locked, coordinator):
    with pytest.raises(Refused):
        steps.discard(locked, by=coordinator, reason="x")


# Register


@pytest.mark.parametrize("state", ["draft", "locked"])
def test_register_makes_a_paper_final_with_day_place_and_scan(request, client, coordinator, state):
    document = request.getfixturevalue(state)
    client.force_login(coordinator)
    scan = SimpleUploadedFile("underskriven.pdf", PDF, "application/pdf")
    said = {"on": "2 mars 2026", "place": "Lindhaga", "scan": scan, "same_text": "on"}
    client.post(url("register", document), said)
    document.refresh_from_db()
    assert (document.state, document.final_on, document.final_place) == (State.FINAL, date(2026, 3, 2), "Lindhaga")
    assert read(document.locked_revision)["frame"]["final"] == {
        "label": "Antagen",
        "on": "2026-03-02",
        "place": "Lindhaga",
    }
    copy = Copy.objects.get(revision=document.locked_revision, form="scan")
    assert copy.file.read() == PDF
    response = client.get(reverse("documents:copy", args=[document.pk, copy.pk]))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Ange datum, eller kryssa i att det är okänt."),
        ({"on": "31 februari 2026"}, "Skriv ett datum"),
        ({"on": "2999-01-01"}, "Kontrollera årtalet"),
        ({"on": "2126-01-01"}, "Datumet ligger i framtiden"),
        ({"on": "2026-01-01", "on_unknown": "on"}, "Ta bort krysset"),
    ],
)
def test_register_wants_a_day_or_that_it_is_unknown(client, coordinator, draft, sent, sentence):
    client.force_login(coordinator)
    response = client.post(url("register", draft), {**sent, "place": "Lindhaga"})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert 'value="Lindhaga"' in response.content.decode()
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_register_wants_a_scan_that_can_be_opened_and_keeps_what_was_typed(client, coordinator, draft):
    client.force_login(coordinator)
    scan = SimpleUploadedFile("underskriven.pdf", PDF[:100], "application/pdf")
    response = client.post(url("register", draft), {"on": "2 mars 2026", "place": "Lindhaga", "scan": scan})
    assert response.status_code == 422
    assert "Filen är skadad och går inte att öppna." in response.content.decode()
    assert 'value="Lindhaga"' in response.content.decode()
    assert not StoredFile.objects.exists()


def test_a_scan_that_was_sent_with_a_question_left_is_asked_for_again(client, coordinator, locked):
    client.force_login(coordinator)
    scan = SimpleUploadedFile("underskriven.pdf", PDF, "application/pdf")
    response = client.post(url("register", locked), {"on": "2 mars 2026", "scan": scan})
    assert response.status_code == 422
    assert "Välj filen igen" in response.content.decode()
    assert "Välj filen igen" not in client.post(url("register", locked), {"on": "2 mars 2026"}).content.decode()


def test_register_takes_an_unknown_day(client, coordinator, draft):
    client.force_login(coordinator)
    client.post(url("register", draft), {"on_unknown": "on"})
    draft.refresh_from_db()
    assert (draft.state, draft.final_on, draft.final_on_unknown) == (State.FINAL, None, True)
    assert "datum okänt" in client.get(url("detail", draft)).content.decode()


@pytest.mark.parametrize("data", [b"<html><script>1</script>", b"", b"PK\x03\x04zip"])
def test_register_judges_a_scan_by_its_bytes(client, coordinator, draft, data):
    client.force_login(coordinator)
    scan = SimpleUploadedFile("avtal.pdf", data, "application/pdf")
    response = client.post(url("register", draft), {"on": "2026-01-01", "scan": scan})
    assert response.status_code == 422
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_register_opens_the_paper_only_to_those_that_are_ticked(client, coordinator, draft, police, police_contact):
    client.force_login(coordinator)
    page = client.get(url("register", draft)).content.decode()
    assert "allmän" in page
    client.post(url("register", draft), {"on": "2026-01-01", "open_for": [str(police.pk)]})
    draft.refresh_from_db()
    assert Reader.objects.get(document=draft, organisation=police).revision == draft.locked_revision
    client.force_login(police_contact)
    assert client.get(url("detail", draft)).status_code == 200


def test_register_opens_to_nobody_else(client, coordinator, draft, other_municipality):
    client.force_login(coordinator)
    response = client.post(url("register", draft), {"on": "2026-01-01", "open_for": [str(other_municipality.pk)]})
    assert response.status_code == 422
    assert not Reader.objects.filter(document=draft, organisation=other_municipality).exists()


def test_a_paper_that_was_read_in_keeps_its_file_as_the_original(draft, coordinator, municipality):
    file = StoredFile.objects.keep(b"originalet", "application/pdf")
    source = Import.objects.create(owner=municipality, file=file, name="avtal.pdf", by=coordinator)
    ImportedPaper.objects.create(source=source, number=1, reading={}, document=draft)
    revision = steps.register(draft, by=coordinator, on=None)
    assert Copy.objects.get(revision=revision, form="original").file == file
    assert copies.mark_of(revision) == "Avskrift"


# What the other party sees


def test_the_other_party_sees_what_was_opened_and_not_what_is_internal(
    client, coordinator, draft, police, police_contact
):
    Section.objects.filter(pk=draft.sections.last().pk).update(audience="internal", html="<p>Bara för oss.</p>")
    steps.register(draft, by=coordinator, on=None, open_for=[police])
    client.force_login(police_contact)
    page = client.get(url("detail", draft)).content.decode()
    assert "Parterna ska arbeta tillsammans" in page
    assert "Bara för oss" not in page
    words = SearchEntry.objects.get(document=draft, revision__isnull=False).words
    assert "tillsammans" in words
    assert "bara för oss" not in words
    client.force_login(coordinator)
    assert "Bara för oss" in client.get(url("detail", draft)).content.decode()


# Make from


def test_a_new_one_from_a_signed_paper_carries_text_parties_and_signatories(client, coordinator, final):
    client.force_login(coordinator)
    response = client.post(url("make_from", final), {"title": "Riktlinjer 2027"})
    new = final.made_into.get()
    assert response.url == url("edit", new)
    assert (new.state, new.title, new.owner, new.kind) == (State.DRAFT, "Riktlinjer 2027", final.owner, final.kind)
    pairs = zip(new.sections.all(), final.sections.all(), strict=True)
    assert all((a.key, a.heading, a.html) == (b.key, b.heading, b.html) for a, b in pairs)
    assert [p.organisation for p in new.parties.all()] == [p.organisation for p in final.parties.all()]
    signatory = new.parties.first().signatories.get()
    assert (signatory.name, signatory.title, signatory.signed_on) == (
        "Eva Lindgren",
        "Kommunstyrelsens ordförande",
        None,
    )
    assert (new.final_on, new.dated_on, new.cases.count()) == (None, None, 0)


def test_the_other_party_makes_its_own_from_what_it_may_read(client, coordinator, draft, police, police_contact):
    Section.objects.filter(pk=draft.sections.last().pk).update(audience="internal")
    steps.register(draft, by=coordinator, on=None, open_for=[police])
    client.force_login(police_contact)
    client.post(url("make_from", draft), {"title": "Vår egen"})
    new = draft.made_into.get()
    assert new.owner == police
    assert new.sections.count() == 1


def test_a_reader_of_one_revision_does_not_get_a_later_text(draft, coordinator, police, police_contact):
    """As when a draft has been sent for comments and the owner has written on since."""
    sent = steps.lock(draft, by=coordinator)
    Reader.objects.create(document=draft, organisation=police, revision=sent)
    steps.unlock(draft, by=coordinator, reason="Skriver vidare")
    Section.objects.filter(document=draft).update(html="<p>Nytt och hemligt.</p>")
    draft.refresh_from_db()
    access = access_of(police_contact, draft)
    assert access.revision == sent
    new = steps.make_from(access, by=police_contact, owner=police, title="Kopia")
    assert not new.sections.filter(html__contains="hemligt").exists()
