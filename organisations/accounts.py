"""How accounts come about and are logged in to: by invitation only, or through the municipality's own login."""

from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from base.mail import write_mail
from organisations.models import Invitation, User

# The session remembers which invitation was opened, while its reader is away at the municipality's own login.
OPENED_INVITATION = "opened_invitation"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen eller lösenordet stämmer inte. Kontrollera dem och försök igen."),
        "too_many_login_attempts": _(
            "För många misslyckade försök. Vänta fem minuter och försök igen, eller välj ett nytt lösenord."
        ),
        "rate_limited": _("För många försök på kort tid. Vänta en stund och försök igen."),
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """Through the outbox, like all other mail."""
        context = {"request": self.request, "email": email, "site_url": settings.SITE_URL, **context}
        message = self.render_mail(template_prefix, email, context)
        write_mail(f"account-{uuid4()}", email, message.subject, message.body, _("Ditt konto i Samverka"))


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        """For somebody who opened an invitation to the very address that the provider has verified."""
        return _invitation_for(request, sociallogin) is not None

    def authenticate_by_email(self, sociallogin):
        """The account of an address that the provider has verified: the account's own address, no other.

        Its password stays, unlike in a service where a stranger may have signed up with the address beforehand.
        """
        for address in _verified(sociallogin):
            user = User.objects.with_email(address)
            if user and self.can_authenticate_by_email(sociallogin, address):
                EmailAddress.objects.update_or_create(
                    user=user, email=user.email, defaults={"verified": True, "primary": True}
                )
                return user, user.email
        return None

    def pre_social_login(self, request, sociallogin):
        """Somebody who is known there but not here gets to know whom to ask."""
        if sociallogin.is_existing or self.is_open_for_signup(request, sociallogin):
            return
        address = next((known.email for known in sociallogin.email_addresses), "")
        page = {"address": address, "provider": sociallogin.provider, "is_verified": bool(_verified(sociallogin))}
        raise ImmediateHttpResponse(render(request, "socialaccount/unknown.html", page, status=403))

    def populate_user(self, request, sociallogin, data):
        """With the name that the administrator wrote, otherwise the provider's."""
        user = sociallogin.user
        invitation = _invitation_for(request, sociallogin)
        user.email = invitation.email if invitation else (data.get("email") or "").lower()
        parts = [data.get("first_name"), data.get("last_name")]
        user.name = data.get("name") or " ".join(filter(None, parts)) or (invitation.name if invitation else "")
        return user


def _verified(sociallogin) -> list[str]:
    return [known.email.lower() for known in sociallogin.email_addresses if known.verified]


def _invitation_for(request: HttpRequest, sociallogin) -> Invitation | None:
    opened = request.session.get(OPENED_INVITATION)
    if opened is None:
        return None
    return Invitation.objects.open().filter(pk=opened, email__in=_verified(sociallogin)).first()
