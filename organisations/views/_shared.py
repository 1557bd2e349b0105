"""Finding the organisation that a page is about, and answering those who may not."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from organisations.models import Organisation
from organisations.permissions import can_administer, can_see_register


def own_organisation(request: HttpRequest, pk: int) -> Organisation:
    """An organisation where the person works; 404 for strangers, so that nothing is told."""
    organisation = get_object_or_404(Organisation.objects.select_related("parent", "letterhead__logo"), pk=pk)
    if not can_see_register(request.user, organisation):
        raise Http404
    return organisation


def administered(request: HttpRequest, pk: int) -> Organisation:
    """An organisation that the person administers; 403 with the reason for a colleague."""
    organisation = own_organisation(request, pk)
    if not can_administer(request.user, organisation):
        raise PermissionDenied(
            _("Bara administratörer i %(where)s ändrar här. Be någon av dem om hjälp, de står under Kollegor.")
            % {"where": organisation}
        )
    return organisation
