"""Opening an invitation: choose a password, go on with the municipality's own login, or just say yes."""

from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from base.refusals import Refused
from organisations import invitations
from organisations.accounts import OPENED_INVITATION
from organisations.forms import NewAccountForm
from organisations.models import Invitation, User


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Every link that does not work gets the same answer, so that it tells nothing."""
    invitation = invitations.find(token)
    if invitation is None:
        return render(request, "organisations/invitation_unusable.html", status=404)
    try:
        if request.user.is_authenticated:
            return _as_logged_in(request, invitation)
        if User.objects.with_email(invitation.email):
            return render(request, "organisations/invitation.html", _page(request, invitation, has_account=True))
        return _as_new(request, invitation)
    except Refused:
        return render(request, "organisations/invitation_unusable.html", status=404)


def _as_logged_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    is_mine = request.user.email.lower() == invitation.email.lower()
    if not is_mine or request.method != "POST":
        return render(request, "organisations/invitation.html", _page(request, invitation, is_mine=is_mine))
    invitations.accept(invitation, request.user)
    return _welcomed(request, invitation)


def _as_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session[OPENED_INVITATION] = invitation.pk
    form = NewAccountForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        user = invitations.accept_with_new_account(
            invitation, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
        )
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return _welcomed(request, invitation)
    return render(request, "organisations/invitation.html", _page(request, invitation, form=form))


def _welcomed(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session.pop(OPENED_INVITATION, None)
    words = {"role": invitation.get_role_display().lower(), "where": invitation.organisation}
    messages.success(request, _("Välkommen! Du är nu %(role)s i %(where)s.") % words)
    return redirect("/")


def _page(request: HttpRequest, invitation: Invitation, **more) -> dict:
    ways = [
        {"name": provider.name, "url": provider.get_login_url(request, process="login", next=request.path)}
        for provider in get_adapter().list_providers(request)
    ]
    return {"invitation": invitation, "ways": ways, **more}
