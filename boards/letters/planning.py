"""What a letter that begins from an agreement is about, and which letters are about it already."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agreements.models import Agreement, Relation
from base.rows import upper_first
from boards.letters.words import title_within
from boards.models import BoardLetter
from documents.models import Case, Document, State

_BEING_MADE = (State.DRAFT, State.LOCKED)


@dataclass(frozen=True)
class Plan:
    """What a letter that begins from an agreement is about. old: followed up; new: to be adopted; one may be None."""

    old: Document | None
    new: Document | None
    case: Case | None

    @property
    def title(self) -> str:
        words = {"old": title_within(self.old) if self.old else "", "new": title_within(self.new) if self.new else ""}
        if self.old and self.new:
            said = _("Uppföljning av %(old)s och förslag till %(new)s") % words
        else:
            said = (_("Förslag till %(new)s") if self.new else _("Uppföljning av %(old)s")) % words
        return upper_first(said)[:300]


def plan_for(document: Document) -> Plan:
    """The agreement and the one before it while it is being made; one that holds, and the next if it is begun."""
    agreement = Agreement.objects.select_related("follows__document").get(pk=document.pk)
    if document.state in _BEING_MADE:
        before = agreement.follows.document if agreement.follows else None
        is_theirs = before is not None and before.owner_id == document.owner_id
        old, new = before if is_theirs and before.state == State.FINAL else None, document
    else:
        old, new = document, _next(document)
    return Plan(old, new, case_of(new or document))


def _next(document: Document) -> Document | None:
    followers = Document.objects.filter(
        agreement__follows=document.pk,
        agreement__relation=Relation.SUCCESSOR,
        owner=document.owner_id,
        state__in=_BEING_MADE,
    )
    return followers.order_by("-created_at", "-pk").first()


def case_of(document: Document) -> Case | None:
    """The owner's own case that the paper lies in."""
    filing = document.filings.filter(case__organisation=document.owner_id).select_related("case").first()
    return filing.case if filing else None


def may_start(document: Document) -> bool:
    return document.kind == "agreement" and document.state != State.DISCARDED


def letters_about(document: Document) -> QuerySet[BoardLetter]:
    """The letters of the owner that follow the paper up, propose it or have it behind them; discarded ones excepted."""
    owned = BoardLetter.objects.filter(document__owner=document.owner_id).exclude(document__state=State.DISCARDED)
    about = owned.filter(follows_up=document) | owned.filter(points__about=document)
    return (about | owned.filter(appendices__document=document)).distinct().select_related("document").order_by("-pk")
