"""What must never be in the tables, tried as bad rows on the database itself."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from documents.models import Case, Clash, Document, Event, Party, Reader, Revision, Section, Signatory, Sitting


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "shared"},
        {"state": "locked"},
        {"state": "final", "final_by": "signature", "final_on": date(2026, 1, 1)},
        {"final_on": date(2026, 1, 1)},
        {"final_on_unknown": True},
        {"final_by": "signature"},
        {"state": "discarded"},
        {"discard_reason": "Skäl"},
        {"ended_on": date(2026, 1, 1), "end_reason": "Skäl"},
        {"secrecy_ground": "18 kap. 1 § OSL"},
        {"secrecy_authority": "Kommunstyrelsen"},
    ],
)
def test_a_draft_cannot_be_half_of_something_else(draft, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=draft.pk).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"final_on": None},
        {"final_on_unknown": True},
        {"final_by": ""},
        {"locked_revision": None},
        {"ended_on": date(2027, 1, 1)},
        {"end_reason": "Skäl"},
    ],
)
def test_a_final_paper_keeps_what_makes_it_final(final, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=final.pk).update(**fields)


@pytest.mark.parametrize("fields", [{"level": 3}, {"audience": "alla"}, {"slot": "parties"}])
def test_a_section_is_one_thing(draft, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.filter(document=draft).update(**fields)


def test_rows_that_stand_only_once(draft, police, municipality, coordinator):
    section, party = draft.sections.first(), draft.parties.first()
    Sitting.objects.create(document=draft, by=coordinator, last_at=draft.changed_at)
    Case.objects.create(organisation=municipality, registry_number="KS 1")
    twice = [
        lambda: Section.objects.create(document=draft, key=section.key, position=9),
        lambda: Party.objects.create(document=draft, organisation=party.organisation, name_as_written="Igen"),
        lambda: draft.parties.update(leads=True),
        lambda: Reader.objects.create(document=draft, organisation=municipality),
        lambda: Sitting.objects.create(document=draft, by=coordinator, last_at=draft.changed_at),
        lambda: Case.objects.create(organisation=municipality, registry_number="KS 1"),
        lambda: Signatory.objects.create(party=party),
    ]
    for make in twice:
        with pytest.raises(IntegrityError), transaction.atomic():
            make()
    Case.objects.create(organisation=police, registry_number="KS 1")
    Party.objects.create(document=draft, name_as_written="Okänd")
    Party.objects.create(document=draft, name_as_written="Också okänd")


def test_what_was_frozen_and_what_was_done_cannot_be_changed(locked, coordinator):
    rows = [Revision.objects.filter(document=locked), Event.objects.filter(document=locked)]
    for kept in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            kept._raw_delete(kept.db)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[0].update(content="{}")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[1].update(note="Ändrad")


def test_a_text_that_was_not_chosen_outlives_its_section(draft, coordinator):
    section = draft.sections.first()
    clash = Clash.objects.create(document=draft, section=section, base_version=1, html="<p>Kvar</p>", by=coordinator)
    section.delete()
    clash.refresh_from_db()
    assert (clash.section, clash.html) == (None, "<p>Kvar</p>")
