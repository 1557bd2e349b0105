"""Outgoing mail: written by a step in its own transaction, sent afterwards by one sender, at most once.

A mail that was claimed but neither sent nor refused is *uncertain*: nobody can know whether it left. It is shown, and
never sent again by itself.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from hashlib import sha256

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from base import mail_server
from base.mail_server import Refused, ServerSilent
from base.models import OutgoingMail, StoredFile
from base.secret_addresses import without_secrets

# Attached, a file grows by a third, and many mail servers take 20 MB.
MOST_ATTACHED = 12 * 1024 * 1024
SENDING_TAKES_AT_MOST = timedelta(minutes=5)


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
    key = _short(key)
    subject = " ".join(subject.split())[: OutgoingMail._meta.get_field("subject").max_length]
    said = {"to": to, "subject": subject, "body": body, "because": because[:200]}
    mail, is_new = OutgoingMail.objects.get_or_create(
        key=key, defaults={**said, "attachment": attachment, "attachment_name": attachment_name[:200]}
    )
    if is_new and not settings.DEMO:
        transaction.on_commit(partial(_send_at_once, mail.pk), robust=True)
    return mail


def _short(key: str) -> str:
    """The key as it is kept; a long one ends in its sum, so that no two become one."""
    longest = OutgoingMail._meta.get_field("key").max_length
    return key if len(key) <= longest else f"{key[: longest - 65]}-{sha256(key.encode()).hexdigest()}"


def _send_at_once(pk: int) -> None:
    """After a step. A server that has just been silent is not asked again: the mail waits, and not the person."""
    if mail_server.is_known_to_be_silent():
        return
    try:
        send(pk)
    except ServerSilent as silence:
        _note_silence(OutgoingMail.objects.filter(pk=pk), silence)


def send_waiting() -> int:
    """Sends what waits; returns how many mails went. In the demo none does: they are read in the browser.

    Raises ServerSilent when the mail server takes none; then all wait, and why stands with each.
    """
    if settings.DEMO:
        return 0
    try:
        return sum(send(pk) for pk in list(waiting().order_by("pk").values_list("pk", flat=True)))
    except ServerSilent as silence:
        _note_silence(OutgoingMail.objects.all(), silence)
        raise


def send(pk: int) -> bool:
    """Claims one mail and sends it; False when somebody else has it or it did not go.

    Raises ServerSilent when the mail server takes none; then it waits as before.
    """
    with mail_server.opened() as connection:
        if not OutgoingMail.objects.filter(pk=pk, claimed_at=None).update(claimed_at=timezone.now(), failure=""):
            return False
        mail = OutgoingMail.objects.select_related("attachment").get(pk=pk)
        try:
            mail_server.deliver(_message(mail, connection))
        except Refused as refusal:
            _note_refusal(mail, refusal)
            return False
        except OSError:  # it may have left: see `uncertain`
            return False
        OutgoingMail.objects.filter(pk=pk).update(sent_at=timezone.now(), body=without_secrets(mail.body))
    return True


def _message(mail: OutgoingMail, connection) -> EmailMessage:
    message = EmailMessage(mail.subject, mail.body, None, [mail.to], connection=connection)
    if mail.attachment:
        try:
            message.attach(mail.attachment_name, mail.attachment.read(), mail.attachment.media_type)
        except OSError as error:
            raise Refused(_("Bilagan gick inte att läsa."), is_lasting=True) from error
    return message


def _note_refusal(mail: OutgoingMail, refusal: Refused) -> None:
    row = OutgoingMail.objects.filter(pk=mail.pk)
    failure = without_secrets(str(refusal))[:300]
    if refusal.is_lasting:
        row.update(failure=failure, body=without_secrets(mail.body))
    else:
        row.update(claimed_at=None, failure=failure)


def _note_silence(mails: QuerySet[OutgoingMail], silence: ServerSilent) -> None:
    why = _("Mejlservern svarar inte. Nytt försök görs. (%(why)s)") % {"why": str(silence)[:200]}
    mails.filter(claimed_at=None).update(failure=why)


def send_again(mails: QuerySet[OutgoingMail]) -> int:
    """Those of the mails that were refused or are uncertain wait once more; returns how many.

    Somebody has to say so, since who got an uncertain one gets it twice. A link that was not kept cannot be sent again.
    """
    chosen = (refused() | uncertain()).filter(pk__in=list(mails.values_list("pk", flat=True)))
    return chosen.exclude(body__contains="/…").update(claimed_at=None, failure="")


def waiting() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(claimed_at=None, sent_at=None)


def overdue() -> QuerySet[OutgoingMail]:
    """Mails that have been tried in vain for more than a day, and are tried again."""
    return waiting().filter(created_at__lt=timezone.now() - timedelta(days=1))


def uncertain() -> QuerySet[OutgoingMail]:
    """Mails whose sending began and was never heard of again."""
    begun_before = timezone.now() - SENDING_TAKES_AT_MOST
    return OutgoingMail.objects.filter(claimed_at__lt=begun_before, sent_at=None, failure="")


def refused() -> QuerySet[OutgoingMail]:
    """Mails that the mail server would not take, and that are not tried again."""
    return OutgoingMail.objects.filter(claimed_at__isnull=False, sent_at=None).exclude(failure="")


def troubles(beginnings: Iterable[str]) -> dict[str, list[str]]:
    """What went wrong with the mails whose keys begin so, a sentence for each, by the beginning; in one query."""
    beginnings = list(beginnings)
    keys = Q(*(("key__startswith", each) for each in beginnings), _connector=Q.OR)
    troubled = (refused() | uncertain() | waiting().exclude(failure="")).filter(keys) if beginnings else ()
    found: dict[str, list[str]] = {}
    for mail in troubled:
        for each in beginnings:
            if mail.key.startswith(each):
                found.setdefault(each, []).append(trouble_of(mail))
    return found


def trouble_of(mail: OutgoingMail) -> str:
    """Of a mail that has not gone: how it stands, in a sentence to whoever waits for an answer to it."""
    words = {"to": mail.to, "why": f"{mail.failure.rstrip('.')}."}
    if mail.claimed_at and mail.failure:
        return _("Mejlet till %(to)s gick inte fram. %(why)s") % words
    if mail.claimed_at:
        return _("Det är osäkert om mejlet till %(to)s kom fram.") % words
    return _("Mejlet till %(to)s har inte gått än. %(why)s") % words


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
