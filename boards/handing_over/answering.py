"""What a secretary does with the papers: takes them, or sends them back with a comment.

Everything is written within the opened letter, so that of two who answer at once one is first.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.refusals import Refused
from boards.handing_over import handover_mail
from boards.handing_over.handover_steps import SEND_BACK, TAKE_PAPERS
from boards.handing_over.standing import LIVING, Standing, standing_within
from boards.models import Handover
from documents.models import Document, State
from documents.moving import finish
from documents.writing import note_event, open_for_writing


@dataclass(frozen=True)
class Answerer:
    """Who answers for the secretary: `by` one of the owner's people, "enligt" `how`; or the secretary by a link."""

    by: object = None
    name: str = ""
    how: str = ""


def take_papers(handover: Handover, who: Answerer) -> Handover:
    """The secretary has the papers, and the letter is final. Taken by two it is taken once; gives who was first.

    Raises Refused when the papers came back, when a newer set has taken their place and when the text is rewritten.
    """
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = _answerable(handover, taken)
        if now.taken:
            return now.taken
        _refuse_returned(now)
        row = _row(now, handover)
        row.taken_at, row.registered_for = timezone.now(), row.registered_for or who.how
        row.save(update_fields=["taken_at", "registered_for"])
        _note_taken(taken, row, who)
        handover_mail.write_taken(row, who)
    return row


def _note_taken(taken: Document, row: Handover, who: Answerer) -> None:
    """The letter becomes final with it, unless it is that already and went to one more."""
    said = {"note": _answered(row, who), "by_name": who.name}
    if taken.state == State.LOCKED:
        finish(taken, TAKE_PAPERS, who.by or row.sent_by, on=localdate(row.taken_at), **said)
    else:
        note_event(taken, TAKE_PAPERS.name, who.by, **said)


def send_back(handover: Handover, who: Answerer, *, comment: str) -> Handover:
    """The secretary wants something changed; nothing else happens with the papers.

    Raises Refused without a comment, when the papers are taken, and as `take_papers`.
    """
    comment = comment.strip()
    if not comment:
        raise Refused(_("Skriv vad som behöver ändras, så att det blir rätt nästa gång."))
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = _answerable(handover, taken)
        if now.taken:
            raise Refused(_already_taken(now.taken))
        if now.returned and now.returned.pk == handover.pk and now.returned.comment == comment:
            return now.returned
        _refuse_returned(now)
        row = _row(now, handover)
        row.returned_at, row.comment = timezone.now(), comment[:2000]
        row.registered_for = row.registered_for or who.how
        row.save(update_fields=["returned_at", "comment", "registered_for"])
        note = f"{_answered(row, who)} {row.comment}".strip()
        note_event(taken, SEND_BACK.name, who.by, revision=row.package.revision, note=note, by_name=who.name)
        handover_mail.write_sent_back(row, who)
    return row


def _answerable(handover: Handover, taken: Document) -> Standing:
    """Only within the opened letter. Raises Refused for what cannot be answered any more."""
    now = standing_within(handover.package.letter, taken)
    if handover.pk not in {each.pk for each in now.handovers}:
        raise Refused(_("En rättad uppsättning har kommit sedan du öppnade sidan. Läs den, och svara om den."))
    if not now.is_current and not now.returned:
        raise Refused(rewritten(taken))
    return now


def _row(now: Standing, handover: Handover) -> Handover:
    return next(each for each in now.handovers if each.pk == handover.pk)


def rewritten(document: Document) -> str:
    """That there is nothing to answer until a corrected set comes."""
    return _("Texten skrivs om hos %(owner)s. En rättad uppsättning kommer, och då får du ett nytt mejl.") % {
        "owner": document.owner
    }


def _refuse_returned(now: Standing) -> None:
    if now.returned:
        raise Refused(
            _("Handlingarna är redan skickade tillbaka av %(who)s. En rättad uppsättning kommer.")
            % {"who": now.returned.to_name}
        )


def _already_taken(row: Handover) -> str:
    return _("Handlingarna är redan mottagna av %(who)s. Hör av dig till %(sender)s, %(email)s, om något är fel.") % {
        "who": row.to_name,
        "sender": row.sent_by,
        "email": row.sent_by.email,
    }


def _answered(row: Handover, who: Answerer) -> str:
    words = {"who": row.to_name, "number": row.package.number, "how": who.how}
    if who.how:
        return _("Nr %(number)s av %(who)s, enligt %(how)s.") % words
    return _("Nr %(number)s av %(who)s.") % words
