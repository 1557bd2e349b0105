"""Which organisation somebody with several memberships works for right now; what is made belongs to it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.refusals import Refused
from organisations.models import Organisation, Role
from organisations.permissions import WRITES, memberships_of

ANY_ROLE = frozenset(Role)


def workplaces(user, *, roles=ANY_ROLE) -> list[Organisation]:
    """The organisations where the user has one of the roles, in Swedish order."""
    found = {held.organisation_id: held.organisation for held in memberships_of(user) if held.role in roles}
    return sorted(found.values(), key=lambda organisation: (organisation.sort_name, organisation.pk))


def acting_for(request: HttpRequest, *, roles=ANY_ROLE) -> Organisation | None:
    """The organisation that the person works for: the chosen one, otherwise one to write for, otherwise any.

    With `roles` only those where the person has one of them. None for somebody who works nowhere.
    """
    possible = workplaces(request.user, roles=roles)
    chosen = [organisation for organisation in possible if organisation.pk == request.user.works_for_id]
    writable = [organisation for organisation in workplaces(request.user, roles=WRITES) if organisation in possible]
    return next(iter([*chosen, *writable, *possible]), None)


def work_for(user, organisation_id: int | None) -> Organisation:
    """Changes which organisation the user works for; remembered until the next change. Refused where not a member."""
    chosen = next((place for place in workplaces(user) if place.pk == organisation_id), None)
    if chosen is None:
        raise Refused(_("Du arbetar inte i den organisationen. Välj någon av dem som står i listan."))
    user.works_for = chosen
    user.save(update_fields=["works_for"])
    return chosen
