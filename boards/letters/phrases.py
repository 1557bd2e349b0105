"""Ready phrases for the points of a proposal, about the papers that the letter has to do with."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.letters.words import title_within
from boards.models import BoardLetter, ProposalPoint
from documents.models import Document, State

Action = ProposalPoint.Action
MOST_PAPERS = 200


@dataclass(frozen=True)
class Phrase:
    """value: what the button sends, `action:pk`."""

    action: str
    document: Document
    text: str

    @property
    def value(self) -> str:
        return f"{self.action}:{self.document.pk}"


def phrase(action: str, document: Document) -> Phrase:
    """The whole point: it is to be understood in the minutes, without the letter."""
    words = {"title": title_within(document)}
    said = _("Anta %(title)s.") if action == Action.ADOPT else _("Godkänna uppföljningen av %(title)s.")
    return Phrase(action, document, said % words)


def offered(letter: BoardLetter, user) -> list[Phrase]:
    """One for each paper that the letter is about, as far as no point says it: what is signed, what is to be."""
    said = set(letter.points.exclude(about=None).values_list("action", "about"))
    found = [phrase(_action(document), document) for document in papers_of(letter, user)]
    return [each for each in found if (each.action, each.document.pk) not in said]


def _action(document: Document) -> str:
    return Action.APPROVE_FOLLOW_UP if document.state == State.FINAL else Action.ADOPT


def papers_of(letter: BoardLetter, user) -> list[Document]:
    """The agreement that is followed up, its successors, and the papers behind the letter; those the user may read."""
    chosen = {row.document_id: None for row in letter.appendices.all() if row.document_id}
    if letter.follows_up_id:
        chosen = {letter.follows_up_id: None} | chosen
        followers = Document.objects.filter(agreement__follows=letter.follows_up_id, agreement__relation="successor")
        being_made = followers.filter(owner=letter.document.owner, state__in=[State.DRAFT, State.LOCKED])
        chosen |= dict.fromkeys(being_made.values_list("pk", flat=True))
    rows = Document.objects.openable_by(user).in_bulk(list(chosen))
    return [rows[pk] for pk in chosen if pk in rows]


def choosable(letter: BoardLetter, user):
    """What a point may be about: the latest changed papers of the owner, and those that points are about already."""
    own = Document.objects.openable_by(user).filter(owner=letter.document.owner)
    own = own.exclude(kind="board_letter").exclude(state=State.DISCARDED)
    latest = list(own.order_by("-changed_at").values_list("pk", flat=True)[:MOST_PAPERS])
    named = list(letter.points.exclude(about=None).values_list("about", flat=True))
    return Document.objects.filter(pk__in=[*latest, *named]).order_by("sort_title", "pk")
