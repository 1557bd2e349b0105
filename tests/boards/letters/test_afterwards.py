"""What a letter is after it was written: compared, made anew from, and found where it is on its way."""

from datetime import date

import pytest
from django.utils import timezone

from base.models import StoredFile
from boards.models import Approval, BoardLetter, BoardStep, Handover, Package
from boards.whereabouts import sentence, with_whereabouts
from documents import steps
from documents.access import access_of
from documents.changes.comparison import compare
from documents.content import content_of
from documents.models import Document


def where(letter) -> str:
    return sentence(with_whereabouts(BoardLetter.objects.filter(pk=letter.pk)).get()).replace("\u00a0", " ")


@pytest.fixture
def locked(letter, coordinator):
    letter.document.sections.exclude(slot="").delete()
    steps.lock(letter.document, by=coordinator)
    letter.document = Document.objects.get(pk=letter.pk)
    return letter


def package_of(letter, by, **fields) -> Package:
    file = StoredFile.objects.keep(b"%PDF-1.7 handlingar", "application/pdf")
    made = {"state": Package.State.MADE, "pdf": file, "zip": file, "pages": 4, "made_at": timezone.now()}
    return Package.objects.create(
        letter=letter, number=1, revision=letter.document.locked_revision, asked_by=by, **made | fields
    )


def test_what_is_changed_among_the_rows_is_shown_as_changes(letter):
    before = content_of(letter.document)
    letter.points.create(text="Anta samverkansöverenskommelse 2027–2030.")
    letter.consequences.filter(heading="Barn och unga").update(has_no_effect=True)
    letter.recipients.create(name="Lokala Brå")
    changed = {
        each.name: each for each in compare(before, content_of(letter.document)).sections if each.what == "changed"
    }
    assert set(changed) == {"proposals", "consequences", "recipients"}
    assert "Anta samverkansöverenskommelse" in "".join(stretch.html for stretch in changed["proposals"].stretches)


def test_the_next_letter_has_the_points_and_headings_and_none_of_the_papers(letter, coordinator):
    letter.points.create(text="Anta den nya.", action="other")
    letter.consequences.filter(heading="Barn och unga").update(text="Bra för barn.")
    letter.recipients.create(name="Lokala Brå")
    letter.bases.create(text="Ett gammalt protokoll")
    made = steps.make_from(
        access_of(coordinator, letter.document), by=coordinator, owner=letter.document.owner, title="Nästa"
    )
    new = made.board_letter
    assert [point.text for point in new.points.all()] == ["Anta den nya."]
    assert new.consequences.get(heading="Barn och unga").text == "Bra för barn."
    assert new.recipients.get().name == "Lokala Brå"
    assert not new.bases.exists()
    assert (new.deciding_name, new.officer_name) == (letter.deciding_name, letter.officer_name)


def test_a_locked_letter_waits_for_its_papers_to_be_put_together(locked):
    assert where(locked) == "Texten är låst. Handlingarna ska sättas ihop."


def test_it_lies_with_the_manager_until_there_is_an_answer(locked, coordinator):
    asked = Approval.objects.create(
        letter=locked, revision=locked.document.locked_revision, to_name="Carl Stensson", asked_by=coordinator
    )
    assert where(locked).startswith("Hos Carl Stensson för godkännande sedan")
    Approval.objects.filter(pk=asked.pk).update(outcome="approved", answered_at=timezone.now())
    assert where(locked) == "Godkänd av Carl Stensson. Handlingarna ska sättas ihop."


def test_it_is_handed_over_taken_and_proposed(locked, coordinator):
    package = package_of(locked, coordinator)
    assert where(locked) == "Handlingarna är ihopsatta och ska lämnas till sekreteraren."
    handover = Handover.objects.create(package=package, to_name="Sara Wik", sent_by=coordinator)
    assert where(locked).startswith("Lämnad till Sara Wik")
    Handover.objects.filter(pk=handover.pk).update(taken_at=timezone.now())
    assert where(locked).endswith("Väntar på kommunstyrelsen.")
    met = {"letter": locked, "body_name": "Kommunstyrelsens arbetsutskott", "outcome": "approved", "paragraph": "7"}
    BoardStep.objects.create(role="proposes", decided_on=date(2026, 3, 2), **met)
    said = where(locked)
    assert said.startswith("Behandlad i Kommunstyrelsens arbetsutskott")
    assert said.endswith("§ 7: enligt förslaget. Väntar på kommunstyrelsen.")


def test_what_was_sent_back_says_why(locked, coordinator):
    package = package_of(locked, coordinator)
    Handover.objects.create(
        package=package, to_name="Sara Wik", sent_by=coordinator, returned_at=timezone.now(), comment="Bilaga 2 saknas."
    )
    assert "”Bilaga 2 saknas.”" in where(locked)


def test_papers_that_could_not_be_made_are_said_to_be_so(locked, coordinator):
    package_of(
        locked, coordinator, state="failed", failure="Filen är trasig.", pdf=None, zip=None, pages=0, made_at=None
    )
    assert where(locked) == "Handlingarna kunde inte sättas ihop."
