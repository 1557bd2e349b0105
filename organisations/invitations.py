"""Invitations: the only way to an account. The link is a secret of which only a digest is kept."""

import hashlib
import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from base.dates import STOCKHOLM, long_date
from base.mail import write_mail
from base.refusals import Refused
from organisations.models import Invitation, Membership, Organisation, User
from organisations.permissions import can_administer

LASTS = timedelta(days=14)
INVITATION = gettext_noop("""\
Hej %(name)s!

%(by)s har bjudit in dig till Samverka som %(role)s för %(where)s.

I Samverka skriver kommuner och polisen sina överenskommelser och medborgarlöften om det brottsförebyggande arbetet, \
och följer upp att de blir av.

Kom igång genom att öppna länken. Den är personlig, kan användas en gång och gäller till och med %(until)s.

%(address)s

Väntade du dig ingen inbjudan behöver du inte göra någonting. \
Undrar du över något, hör av dig till %(by)s, %(by_email)s. Det här mejlet går inte att svara på.
""")


def invite(*, organisation: Organisation, email: str, name: str, role: str, by: User) -> Invitation:
    """Writes an invitation and its mail; an earlier one for the same person and role stops working.

    Raises PermissionDenied for somebody who is not an administrator there, Refused when the person has the role.
    """
    _only_administrators(by, organisation)
    email = email.strip().lower()
    if reason := needless(organisation, email, role):
        raise Refused(reason)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        earlier = Invitation.objects.filter(organisation=organisation, email__iexact=email, role=role)
        earlier.filter(accepted_at=None, revoked_at=None).update(revoked_at=timezone.now())
        invitation = Invitation.objects.create(
            organisation=organisation,
            email=email,
            name=name.strip(),
            role=role,
            token_digest=_digest(token),
            invited_by=by,
            expires_at=timezone.now() + LASTS,
        )
        _write_invitation(invitation, token)
    return invitation


def needless(organisation: Organisation, email: str, role: str) -> str:
    """Why there is nothing to invite to; empty when there is."""
    held = Membership.objects.filter(user__email__iexact=email.strip(), organisation=organisation, role=role)
    if not held.exists():
        return ""
    return _("%(email)s har redan den rollen i %(where)s.") % {"email": email, "where": organisation}


def revoke(invitation: Invitation, by: User) -> None:
    """The link stops working at once. Raises Refused when it was already used."""
    _only_administrators(by, invitation.organisation)
    open_still = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    if not open_still.update(revoked_at=timezone.now()):
        raise Refused(_("Inbjudan är redan använd eller återkallad."))


def find(token: str) -> Invitation | None:
    """The invitation that the link opens; None for every link that does not work, whatever the reason."""
    found = Invitation.objects.open().filter(token_digest=_digest(token))
    return found.select_related("organisation", "invited_by").first()


def accept(invitation: Invitation, user: User) -> Membership:
    """Gives the user the role, once. Raises Refused when the link stopped working meanwhile."""
    if user.email.lower() != invitation.email.lower():
        raise PermissionDenied(_("Inbjudan är ställd till en annan adress än den som du är inloggad med."))
    with transaction.atomic():
        if not Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=timezone.now()):
            raise Refused(_("Inbjudan går inte längre att använda. Be om en ny."))
        # Whoever opened the link reads the mail of that address.
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        membership, _is_new = Membership.objects.get_or_create(
            user=user, organisation=invitation.organisation, role=invitation.role
        )
    return membership


def accept_with_new_account(invitation: Invitation, *, name: str, password: str) -> User:
    """Makes the account that the invitation offers, with its role."""
    with transaction.atomic():
        user = User.objects.create_user(email=invitation.email, password=password, name=name)
        accept(invitation, user)
    return user


def _only_administrators(user: User, organisation: Organisation) -> None:
    if not can_administer(user, organisation):
        raise PermissionDenied(
            _("Bara administratörer i %(where)s kan bjuda in och ge roller.") % {"where": organisation}
        )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def mail_key(invitation: Invitation) -> str:
    """How the key of its mail begins."""
    return f"invitation-{invitation.pk}-"


def _write_invitation(invitation: Invitation, token: str) -> None:
    address = settings.SITE_URL.rstrip("/") + reverse("organisations:accept", args=[token])
    words = {
        "name": invitation.name.split(" ")[0],
        "by": invitation.invited_by,
        "by_email": invitation.invited_by.email,
        "role": invitation.get_role_display().lower(),
        "where": invitation.organisation,
        "until": long_date(invitation.expires_at.astimezone(STOCKHOLM).date()),
        "address": address,
    }
    write_mail(
        key=f"{mail_key(invitation)}sent",
        to=invitation.email,
        subject=_("%(by)s bjuder in dig till Samverka") % words,
        body=_(INVITATION) % words,
        because=_("Inbjudan som %(role)s i %(where)s") % words,
    )
