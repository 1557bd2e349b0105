"""How it stands with the manager's approval of a letter's text."""

from dataclasses import dataclass

from boards.models import Approval, BoardLetter
from documents.models import State


@dataclass(frozen=True)
class Standing:
    """The latest that was asked about the text as it is locked; None when nobody was."""

    approval: Approval | None = None

    @property
    def is_waiting(self) -> bool:
        return self.approval is not None and not self.approval.outcome

    @property
    def is_approved(self) -> bool:
        return self.approval is not None and self.approval.outcome == Approval.Outcome.APPROVED

    @property
    def is_returned(self) -> bool:
        return self.approval is not None and self.approval.outcome == Approval.Outcome.RETURNED


def standing_of(letter: BoardLetter) -> Standing:
    """An approval is about words: a text that is locked anew and says the same is approved still."""
    document = letter.document
    rows = letter.approvals.filter(withdrawn_at=None).select_related("asked_by", "answered_by", "link", "revision")
    if document.state == State.LOCKED:
        rows = rows.filter(revision__sha256=document.locked_revision.sha256)
    elif document.state == State.FINAL:
        rows = rows.exclude(outcome="")
    else:
        return Standing()
    return Standing(rows.order_by("-pk").first())
