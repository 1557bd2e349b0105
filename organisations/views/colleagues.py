from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base import mail
from base.refusals import Refused
from organisations import colleagues as roles
from organisations import invitations
from organisations.forms import InvitationForm, RoleForm
from organisations.models import Invitation, Membership, Organisation
from organisations.permissions import can_administer
from organisations.views._shared import administered, own_organisation


@require_http_methods(["GET", "HEAD", "POST"])
def colleagues(request: HttpRequest, pk: int) -> HttpResponse:
    """Who works here; administrators also invite."""
    organisation = administered(request, pk) if request.method == "POST" else own_organisation(request, pk)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _invited(request, organisation, form):
        return redirect("organisations:colleagues", pk)
    is_administrator = can_administer(request.user, organisation)
    held = Membership.objects.filter(organisation=organisation).select_related("user").order_by("user__name", "pk")
    page = {
        "organisation": organisation,
        "form": form,
        "can_administer": is_administrator,
        "rows": [(row, RoleForm(initial={"role": row.role}, auto_id=f"roll-{row.pk}-%s")) for row in held],
        "waiting": _waiting(organisation) if is_administrator else [],
    }
    return render(request, "organisations/colleagues.html", page)


def _waiting(organisation: Organisation) -> list[Invitation]:
    """The invitations that nobody has answered, each with what went wrong with its mail."""
    rows = list(Invitation.objects.open().filter(organisation=organisation))
    troubles = mail.troubles(map(invitations.mail_key, rows))
    for row in rows:
        row.trouble = " ".join(troubles.get(invitations.mail_key(row), []))
    return rows


def _invited(request: HttpRequest, organisation: Organisation, form: InvitationForm) -> bool:
    try:
        invitation = invitations.invite(organisation=organisation, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("email", refusal.sentence)
        return False
    messages.success(request, _("Inbjudan är skickad till %(email)s.") % {"email": invitation.email})
    return True


@require_POST
def change_role(request: HttpRequest, pk: int, membership_pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership, pk=membership_pk, organisation=administered(request, pk))
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Välj en av rollerna."))
    elif _done(request, roles.change_role, membership, form.cleaned_data["role"]):
        words = {"who": membership.user, "role": membership.get_role_display().lower()}
        messages.success(request, _("%(who)s är nu %(role)s.") % words)
    return redirect("organisations:colleagues", pk)


@require_POST
def remove(request: HttpRequest, pk: int, membership_pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership, pk=membership_pk, organisation=administered(request, pk))
    if _done(request, roles.remove, membership):
        words = {"who": membership.user, "role": membership.get_role_display().lower()}
        messages.success(request, _("%(who)s är inte längre %(role)s här.") % words)
    return redirect("organisations:colleagues", pk)


@require_POST
def revoke(request: HttpRequest, pk: int, invitation_pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=invitation_pk, organisation=administered(request, pk))
    if _done(request, invitations.revoke, invitation):
        words = {"email": invitation.email}
        messages.success(request, _("Inbjudan till %(email)s går inte längre att använda.") % words)
    return redirect("organisations:colleagues", pk)


def _done(request: HttpRequest, step, *arguments) -> bool:
    """Whether the step went through; a refusal is told as a message."""
    try:
        step(*arguments, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return False
    return True
