"""Svarslänkar: a personal way in to one matter for somebody without an account, for a time.

The secret stands in the mail and nowhere else; here only its digest is kept. An app registers in `ready()` the view of
each purpose, and points from its own row at the link. Opening a link changes nothing but when it was first opened,
since mail programs open links by themselves; what uses it up is what is sent from the page.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from base.models import AnswerLink
from base.refusals import Refused

LASTS = 30
View = Callable[[HttpRequest, AnswerLink], HttpResponse]

_views: dict[str, View] = {}


def register(purpose: str, view: View) -> None:
    """Make the page known that links of the purpose lead to. Raises ValueError if another one has it."""
    if _views.get(purpose, view) != view:
        raise ValueError(f"The purpose {purpose} is registered already.")
    _views[purpose] = view


def view_of(link: AnswerLink) -> View | None:
    return _views.get(link.purpose)


def issue(
    *, purpose: str, name: str, email: str, by, days: int = LASTS, after: AnswerLink | None = None
) -> tuple[AnswerLink, str]:
    """A new link and its secret, which is to be written in a mail and is then not known to anybody here.

    after: an earlier link in the same matter to the same person. It goes on working, and ends when this one does.
    """
    secret = secrets.token_urlsafe(32)
    link = AnswerLink.objects.create(
        secret_sha256=_digest(secret),
        first_id=after.matter if after else None,
        purpose=purpose,
        name=name[:200],
        email=email,
        made_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    return link, secret


def url_of(secret: str) -> str:
    """The whole address, as it stands in a mail."""
    return settings.SITE_URL.rstrip("/") + reverse("base:answer", args=[secret])


def find(secret: str) -> AnswerLink | None:
    """The link that the secret opens; None for every one that does not work, whatever the reason."""
    return _open().filter(secret_sha256=_digest(secret)).select_related("made_by").first()


def note_opened(link: AnswerLink) -> None:
    """That the link was opened for the first time."""
    AnswerLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())


def use(link: AnswerLink) -> None:
    """What was asked is answered, and no link in the matter leads anywhere. Raises Refused when it stopped working.

    Called in the transaction that keeps the answer, so that a second press finds it used.
    """
    if not _open().filter(pk=link.pk).update(used_at=timezone.now()):
        raise Refused(_("Länken gäller inte längre. Har du redan svarat är svaret framme."))
    revoke(link)


def revoke(link: AnswerLink) -> None:
    """Every link in the matter stops working at once; one that is used already stays used."""
    of_matter(link).filter(used_at=None, revoked_at=None).update(revoked_at=timezone.now())


def of_matter(link: AnswerLink) -> QuerySet[AnswerLink]:
    """The link, and those that the same person was sent before and after it in the same matter."""
    return AnswerLink.objects.filter(Q(pk=link.matter) | Q(first=link.matter))


def _open():
    return AnswerLink.objects.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
