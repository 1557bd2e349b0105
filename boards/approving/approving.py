"""Asking a manager to approve the locked text of a letter, and what comes of it.

Everything is written within the opened letter, so that of two who answer at once one is first.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import today
from base.refusals import Refused
from base.steps import refuse_what_is_missing
from boards.approving import approval_mail
from boards.approving.approval_steps import (
    ANSWER_APPROVAL,
    APPROVE,
    ASK_APPROVAL,
    REMIND,
    RETURN,
    WITHDRAW,
)
from boards.approving.managers import manager_with
from boards.approving.standing import Standing, standing_of
from boards.models import Approval, BoardLetter
from documents import steps
from documents.models import Document, State
from documents.writing import note_event, open_for_writing
from organisations.models import User

LINK = "boards.approval"
APPROVED, RETURNED = Approval.Outcome.APPROVED, Approval.Outcome.RETURNED


@dataclass(frozen=True)
class Manager:
    """Whom the text goes to. user: one of the owner's managers who was chosen, and logs in; others get a link."""

    name: str
    email: str = ""
    user: User | None = None


@dataclass(frozen=True)
class Answer:
    """What the manager says, and who says so: `by` one of the owner's people, `name` one who came by a link.

    how: how one of the writers knows what the manager has said.
    """

    outcome: str
    comment: str = ""
    by: User | None = None
    name: str = ""
    how: str = ""


def ask(letter: BoardLetter, manager: Manager, *, message: str = "", by) -> Approval:
    """Ask about the locked text; asked for twice it is asked once.

    Raises Refused when the text is not locked, is approved already, or lies with another manager.
    """
    with open_for_writing(letter.pk, *ASK_APPROVAL.sources) as taken:
        refuse_what_is_missing(ASK_APPROVAL, taken)
        standing = _standing(letter, taken)
        if standing.is_waiting and _is_same(standing.approval, manager, message):
            return standing.approval
        _refuse_asked(standing)
        _close_earlier(letter)
        row = Approval(letter=letter, revision=taken.locked_revision, to_name=manager.name, asked_by=by)
        row.to_email, row.message, secret = manager.email, message.strip()[:1000], ""
        row.to_user = manager.user or manager_with(taken, manager.email)
        if manager.user is None:
            row.link, secret = _link(row, by)
        row.save()
        note_event(taken, ASK_APPROVAL.name, by, revision=row.revision, note=f"{row.to_name}. {row.message}".strip())
        approval_mail.write_asked(row, secret)
    return row


def _standing(letter: BoardLetter, taken: Document) -> Standing:
    letter.document = taken
    return standing_of(letter)


def _is_same(row: Approval, manager: Manager, message: str) -> bool:
    said = (manager.name, manager.email.lower(), message.strip()[:1000])
    return (row.to_name, row.to_email.lower(), row.message) == said


def _refuse_asked(standing: Standing) -> None:
    if standing.is_approved:
        raise Refused(_("Skrivelsen är redan godkänd av %(who)s.") % {"who": standing.approval.to_name})
    if standing.is_waiting:
        raise Refused(
            _("Skrivelsen ligger redan hos %(who)s. Återta den där om någon annan ska godkänna.")
            % {"who": standing.approval.to_name}
        )


def _close_earlier(letter: BoardLetter) -> None:
    """What was asked about a text that has been rewritten since, and never was answered."""
    for row in letter.approvals.filter(outcome="", withdrawn_at=None).select_related("link"):
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        if row.link:
            answer_links.revoke(row.link)


def _link(row: Approval, by):
    return answer_links.issue(purpose=LINK, name=row.to_name, email=row.to_email, by=by, after=row.link)


def answer(letter: BoardLetter, said: Answer, *, to_name: str = "", row: Approval | None = None) -> Approval:
    """Keep what the manager says of the locked text. row: what a link was about.

    Without anybody having been asked it is kept as said by `to_name`. The same answer given twice is kept once. What
    was sent back is approved when it is asked about again, or as one of the writers registers what has been said since.
    Raises Refused when the text is rewritten, is answered otherwise already, or nothing is said of why it is sent back.
    """
    comment = said.comment.strip()[:2000]
    if said.outcome == RETURNED and not comment:
        raise Refused(_("Skriv vad som behöver ändras, så att det blir rätt nästa gång."))
    with open_for_writing(letter.pk, *ANSWER_APPROVAL.sources) as taken:
        now = _standing(letter, taken)
        if row is not None and (now.approval is None or now.approval.pk != row.pk):
            raise Refused(_("Texten skrivs om. Du får ett nytt mejl om den ska godkännas på nytt."))
        if now.approval and (now.approval.outcome, now.approval.comment) == (said.outcome, comment):
            return now.approval
        if now.is_approved or (now.is_returned and not said.how):
            raise Refused(already(now))
        kept = now.approval if now.is_waiting else _unasked(letter, taken, to_name, said, now.approval)
        kept.outcome, kept.comment, kept.answered_at = said.outcome, comment, timezone.now()
        kept.answered_by, kept.registered_for = said.by, said.how[:200]
        kept.save()
        if kept.link:
            answer_links.revoke(kept.link) if said.by else answer_links.use(kept.link)
        step = APPROVE if said.outcome == APPROVED else RETURN
        note_event(taken, step, said.by, revision=kept.revision, note=_noted(kept), by_name=said.name)
        approval_mail.write_answered(kept)
    return kept


def _unasked(letter: BoardLetter, taken: Document, to_name: str, said: Answer, before: Approval | None) -> Approval:
    """before: the answer that this one comes instead of; whoever asked for that is told of this."""
    _close_earlier(letter)
    asked_by = before.asked_by if before else said.by
    return Approval(letter=letter, revision=taken.locked_revision, to_name=to_name or str(said.by), asked_by=asked_by)


def already(now: Standing) -> str:
    """That the text has its answer, and what one does who has another. now: of a text that has one."""
    words = {"who": now.approval.to_name}
    if now.is_approved:
        return _("Skrivelsen är redan godkänd av %(who)s.") % words
    said = _(
        "Skrivelsen är redan skickad tillbaka av %(who)s. Är svaret ett annat nu, be den som skriver att skicka den "
        "för godkännande igen."
    )
    return said % words


def _noted(row: Approval) -> str:
    who = row.to_name
    if row.registered_for:
        who = _("%(who)s, enligt %(how)s") % {"who": who, "how": row.registered_for}
    return f"{who}. {row.comment}".strip()


def remind(row: Approval, *, by) -> Approval:
    """Remind the manager, at most once a day. Raises Refused when nothing is awaited, or there is nowhere to write."""
    with open_for_writing(row.letter_id, State.LOCKED) as taken:
        now = _standing(row.letter, taken).approval
        if now is None or now.pk != row.pk or now.outcome:
            raise Refused(_("Inget svar väntas från %(who)s.") % {"who": row.to_name})
        if now.reminded_at and localdate(now.reminded_at) == today():
            raise Refused(_("%(who)s är redan påmind i dag.") % {"who": now.to_name})
        secret = ""
        if now.link:
            now.link, secret = _link(now, by)
        now.reminded_at = timezone.now()
        now.save(update_fields=["link", "reminded_at"])
        note_event(taken, REMIND, by, revision=now.revision, note=now.to_name)
        approval_mail.write_reminder(now, secret, by=by)
    return now


def withdraw(row: Approval, *, by) -> None:
    """Take back what was sent: the link leads nowhere. Taken back twice it is taken back once.

    Raises Refused when the manager has answered.
    """
    with open_for_writing(row.letter_id, State.DRAFT, State.LOCKED) as taken:
        now = Approval.objects.select_related("link", "revision").get(pk=row.pk)
        if now.withdrawn_at:
            return
        if now.outcome:
            raise Refused(_("%(who)s har redan svarat.") % {"who": now.to_name})
        now.withdrawn_at = timezone.now()
        now.save(update_fields=["withdrawn_at"])
        if now.link:
            answer_links.revoke(now.link)
        note_event(taken, WITHDRAW, by, revision=now.revision, note=now.to_name)
        approval_mail.write_withdrawn(now, by=by)


def unlock(row: Approval, *, by) -> None:
    """Unlock the text that came back, with what the manager wrote as the reason. Raises Refused when it did not."""
    if row.outcome != RETURNED:
        raise Refused(_("Skrivelsen är inte skickad tillbaka."))
    reason = _("%(who)s skickade tillbaka den: %(comment)s") % {"who": row.to_name, "comment": row.comment}
    steps.unlock(row.letter.document, by=by, reason=reason)
