"""Papers that wait for decisions, and decisions about them."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from documents.models import Decision, DecisionPlan, Document, Release, State
from documents.opening import open_to
from tests.documents.factories import paper

DAY = date(2026, 11, 3)


def locked_pledges(municipality, by, police) -> Document:
    return paper(municipality, by, parties=[police], kind="pledge_set", state=State.LOCKED)


def decision(document, organisation, **fields) -> Decision:
    """An unsaved approval of the locked text by a board."""
    said = {"way": "board", "by_whom": "Kommunstyrelsen", "outcome": "approved", "decided_on": DAY, "paragraph": "123"}
    revision = fields.pop("revision", document.locked_revision)
    return Decision(document=document, revision=revision, organisation=organisation, **(said | fields))


def posted(document, organisation, **fields) -> dict:
    """What the form of a decision sends."""
    said = {
        "party": document.parties.get(organisation=organisation).pk,
        "about": document.locked_revision_id,
        "outcome": "approved",
        "way": "board",
        "by_whom": "Kommunstyrelsen",
        "decided_on": "3 november 2026",
        "paragraph": "123",
        "same_text": "on",
    }
    return said | fields


def decides_by_board(document, organisation) -> None:
    DecisionPlan.objects.create(party=document.parties.get(organisation=organisation), way="board", by_whom="Styrelsen")


def sent_for_decision(document, organisation, by, **fields) -> Release:
    """The locked text, sent to the organisation for decision and opened to it."""
    release = Release.objects.create(
        document=document,
        revision=document.locked_revision,
        purpose="decision",
        relation="authority",
        organisation=organisation,
        sent_by=by,
        sent_at=timezone.now(),
        **fields,
    )
    open_to(document, document.locked_revision, [organisation])
    return release


def url(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


def words(response):
    return response.content.decode().replace("\xa0", " ")
