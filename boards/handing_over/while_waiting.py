"""What is done while a secretary has not answered: a reminder, or taking the papers back."""

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import today
from base.refusals import Refused
from boards.handing_over import handover_mail
from boards.handing_over.handing import LASTS, LINK
from boards.handing_over.handover_steps import REMIND, WITHDRAW
from boards.handing_over.standing import LIVING, Standing, standing_within
from boards.models import Handover
from documents.writing import note_event, open_for_writing


def remind(handover: Handover, *, by) -> Handover:
    """Remind the secretary, at most once a day, with another link that works beside the old one.

    Raises Refused when nothing is awaited from the secretary, and for papers that were handed over in another way.
    """
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = standing_within(handover.package.letter, taken)
        row = _row(now, handover)
        if row is None or not now.is_waiting:
            raise Refused(_nothing_awaited(handover))
        _refuse_reminding(row)
        row.link, secret = answer_links.issue(
            purpose=LINK, name=row.to_name, email=row.to_email, by=by, days=LASTS.days, after=row.link
        )
        row.reminded_at = timezone.now()
        row.save(update_fields=["link", "reminded_at"])
        note_event(taken, REMIND, by, revision=row.package.revision, note=row.to_name)
        handover_mail.write_reminder(row, secret, by=by)
    return row


def withdraw(handover: Handover, *, by) -> None:
    """Take back what nobody has answered: the link leads nowhere, and the letter stays as it is locked.

    Taken back twice it is taken back once. Raises Refused when the set is taken, sent back or replaced.
    """
    with open_for_writing(handover.package.letter_id, *LIVING) as taken:
        now = standing_within(handover.package.letter, taken)
        row = _row(now, handover)
        if row is None and Handover.objects.filter(pk=handover.pk, withdrawn_at__isnull=False).exists():
            return
        if row is None or now.taken or now.returned:
            raise Refused(_nothing_awaited(handover))
        row.withdrawn_at = row.replaced_at = timezone.now()
        row.save(update_fields=["withdrawn_at", "replaced_at"])
        if row.link:
            answer_links.revoke(row.link)
        note_event(taken, WITHDRAW, by, revision=row.package.revision, note=row.to_name)
        handover_mail.write_withdrawn(row, by=by)


def _row(now: Standing, handover: Handover) -> Handover | None:
    return next((each for each in now.handovers if each.pk == handover.pk), None)


def _nothing_awaited(handover: Handover) -> str:
    return _("Inget svar väntas från %(who)s.") % {"who": handover.to_name}


def _refuse_reminding(row: Handover) -> None:
    who = {"who": row.to_name}
    if not row.to_email:
        raise Refused(_("%(who)s har ingen länk: påminn på samma sätt som du lämnade handlingarna.") % who)
    if row.reminded_at and localdate(row.reminded_at) == today():
        raise Refused(_("%(who)s är redan påmind i dag.") % who)
