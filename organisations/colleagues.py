"""Changing the roles of those who already have an account; new ones come by invitation."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from base.refusals import Refused
from organisations.models import Membership, Organisation, Role, User
from organisations.permissions import can_administer


def change_role(membership: Membership, role: str, by: User) -> None:
    """Raises Refused for the last administrator, and when the person has the role already."""
    _only_administrators(by, membership.organisation)
    if membership.role == role:
        return
    with transaction.atomic():
        others = _locked(membership)
        if any(other.user_id == membership.user_id and other.role == role for other in others):
            raise Refused(_("%(who)s har redan den rollen.") % {"who": membership.user})
        _refuse_the_last(membership, others)
        membership.role = role
        membership.save()


def remove(membership: Membership, by: User) -> None:
    """Takes the role away; the account stays. Raises Refused for the last administrator."""
    _only_administrators(by, membership.organisation)
    with transaction.atomic():
        _refuse_the_last(membership, _locked(membership))
        membership.delete()


def _locked(membership: Membership) -> list[Membership]:
    """The organisation's other memberships, held so that two administrators cannot remove each other at once."""
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    return list(Membership.objects.filter(organisation=membership.organisation_id).exclude(pk=membership.pk))


def _refuse_the_last(membership: Membership, others: list[Membership]) -> None:
    if membership.role != Role.ADMINISTRATOR or any(other.role == Role.ADMINISTRATOR for other in others):
        return
    raise Refused(
        _("%(who)s är den enda administratören i %(where)s. Gör någon annan till administratör först.")
        % {"who": membership.user, "where": membership.organisation}
    )


def _only_administrators(user: User, organisation: Organisation) -> None:
    if not can_administer(user, organisation):
        raise PermissionDenied(_("Bara administratörer i %(where)s ändrar roller.") % {"where": organisation})
