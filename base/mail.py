"""Outgoing mail: written by a step in its own transaction, sent afterwards by one sender, at most once.

A mail that was claimed but neither sent nor refused is *uncertain*: nobody can know whether it left. It is shown, and
never sent again by itself.
"""

import smtplib
import socket
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from base.models import OutgoingMail, StoredFile
from base.secret_addresses import without_secrets

# Attached, a file grows by a third, and many mail servers take 20 MB.
MOST_ATTACHED = 12 * 1024 * 1024
SENDING_TAKES_AT_MOST = timedelta(minutes=5)
_NEVER_LEFT = (ConnectionRefusedError, socket.gaierror, smtplib.SMTPConnectError, smtplib.SMTPHeloError)


def write_mail(
    key: str,
    to: str,
    subject: str,
    body: str,
    because: str,
    *,
    attachment: StoredFile | None = None,
    attachment_name: str = "",
) -> OutgoingMail:
    """Puts a mail in the outbox, in the caller's transaction; the same key gives the mail that is already there.

    `because` is the reason as the reader of the outbox sees it. An attachment is of at most MOST_ATTACHED bytes. After
    the commit it is sent at once where that works; otherwise `manage.py send_mail` sends it.
    """
    if attachment and attachment.size > MOST_ATTACHED:
        raise ValueError("The file is too large to be sent by mail.")
    subject = " ".join(subject.split())[: OutgoingMail._meta.get_field("subject").max_length]
    said = {"to": to, "subject": subject, "body": body, "because": because[:200]}
    mail, is_new = OutgoingMail.objects.get_or_create(
        key=key, defaults={**said, "attachment": attachment, "attachment_name": attachment_name[:200]}
    )
    if is_new and not settings.DEMO:
        transaction.on_commit(partial(send, mail.pk), robust=True)
    return mail


def send_waiting() -> int:
    """Sends what waits; returns how many mails went. In the demo none does: they are read in the browser."""
    if settings.DEMO:
        return 0
    return sum(send(pk) for pk in list(waiting().order_by("pk").values_list("pk", flat=True)))


def send(pk: int) -> bool:
    """Claims one mail and sends it; False when somebody else has it or it did not go."""
    if not OutgoingMail.objects.filter(pk=pk, claimed_at=None).update(claimed_at=timezone.now(), failure=""):
        return False
    mail = OutgoingMail.objects.select_related("attachment").get(pk=pk)
    try:
        _message(mail).send()
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        _note_failure(mail, error)
        return False
    OutgoingMail.objects.filter(pk=pk).update(sent_at=timezone.now(), body=without_secrets(mail.body))
    return True


def _message(mail: OutgoingMail) -> EmailMessage:
    message = EmailMessage(mail.subject, mail.body, None, [mail.to])
    if mail.attachment:
        message.attach(mail.attachment_name, mail.attachment.read(), mail.attachment.media_type)
    return message


def _note_failure(mail: OutgoingMail, error: Exception) -> None:
    """A temporary refusal waits for the next round, a lasting one is noted, anything else stays uncertain."""
    row = OutgoingMail.objects.filter(pk=mail.pk)
    if isinstance(error, _NEVER_LEFT) or 400 <= _refusal_code(error) < 500:
        row.update(claimed_at=None, failure=_("Mejlservern tog inte emot det. Nytt försök görs."))
    elif _refusal_code(error) >= 500 or isinstance(error, UnicodeError):
        row.update(failure=_("Mejlservern vägrade: %(why)s") % {"why": str(error)[:250]})


def _refusal_code(error: Exception) -> int:
    """The server's own answer that it did not take the mail; 0 when there is none to go by."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _answer in error.recipients.values()), default=0)
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


def waiting() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(claimed_at=None)


def uncertain() -> QuerySet[OutgoingMail]:
    """Mails whose sending began and was never heard of again."""
    begun_before = timezone.now() - SENDING_TAKES_AT_MOST
    return OutgoingMail.objects.filter(claimed_at__lt=begun_before, sent_at=None, failure="")


def refused() -> QuerySet[OutgoingMail]:
    """Mails that the mail server would not take, and that are not tried again."""
    return OutgoingMail.objects.filter(claimed_at__isnull=False, sent_at=None).exclude(failure="")


def state_of(mail: OutgoingMail) -> str:
    """How it went with the mail, in words."""
    if mail.sent_at:
        return _("Skickat")
    if mail.claimed_at and mail.failure:
        return _("Gick inte fram")
    if mail.claimed_at:
        is_late = mail.claimed_at < timezone.now() - SENDING_TAKES_AT_MOST
        return _("Osäkert om det skickades") if is_late else _("Skickas")
    return _("Väntar")
