"""A board that decided about a letter whose papers were never put together: the text is the one of its day."""

import pytest

from boards.board_steps import laying, recording
from documents import steps
from documents.models import Document
from tests.boards.handed import letter, locked_pledges, recorded, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledges(municipality, coordinator, police):
    return locked_pledges(municipality, coordinator, police)


@pytest.fixture
def row(municipality, coordinator, pledges):
    return letter(municipality, coordinator, pledges)


def changed_in(pledges: Document, by) -> Document:
    steps.unlock(Document.objects.get(pk=pledges.pk), by=by, reason="Nämndens ändring")
    pledges.sections.update(html="<p>Åtta löften.</p>")
    steps.lock(Document.objects.get(pk=pledges.pk), by=by)
    return Document.objects.get(pk=pledges.pk)


def test_a_changed_text_waits_until_the_change_is_in_the_paper(row, coordinator, pledges):
    changed = step(outcome="changed", text="Anta, med åtta löften.")
    with pytest.raises(laying.DoesNotLand, match="för in ändringen"):
        recording.record(row, changed, by=coordinator)
    kept = recording.record(row, changed, by=coordinator, anyway=True).step
    assert not pledges.decisions.exists()
    pledges = changed_in(pledges, coordinator)
    assert laying.land(kept, by=coordinator) == []
    assert pledges.decisions.get().revision == pledges.locked_revision


def test_a_change_of_wording_alone_and_a_plain_decision_land_at_once(row, coordinator, pledges):
    recording.record(row, step(outcome="changed", text="Anta löftena."), by=coordinator, is_changed=False)
    assert pledges.decisions.get().outcome == "approved"


def test_what_was_sent_back_is_the_text_that_was_locked_then(row, coordinator, pledges):
    given = pledges.locked_revision
    steps.unlock(Document.objects.get(pk=pledges.pk), by=coordinator, reason="Ett ord")
    recorded(row, coordinator, outcome="returned")
    assert pledges.decisions.get().revision == given
