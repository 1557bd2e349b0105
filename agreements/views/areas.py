"""The catalogue of areas: those common to all, and the organisation's own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, ProtectedError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from agreements.forms import AreaForm, areas_for
from agreements.models import Area
from organisations.acting import acting_for
from organisations.permissions import WRITES, has_role, organisations_of

ONLY_WRITERS = gettext_lazy("Områden läggs till av den som skriver organisationens överenskommelser.")
COMMON = gettext_lazy(
    "Området är gemensamt för alla och ändras av den som driver tjänsten. Lägg till ett eget i stället."
)


@require_http_methods(["GET", "POST"])
def areas(request):
    """The list, and a form for one more of the own."""
    owner = acting_for(request, roles=WRITES)
    if request.method == "POST" and owner is None:
        raise PermissionDenied(str(ONLY_WRITERS))
    form = AreaForm(request.POST or None, instance=Area(owner=owner))
    if request.method == "POST" and form.is_valid() and _save(form):
        messages.success(request, _("Området ”%(name)s” är tillagt.") % {"name": form.instance})
        return redirect("agreements:areas")
    place = owner or acting_for(request)
    rows = areas_for(place).annotate(uses=Count("used_in")) if place else Area.objects.none()
    context = {
        "own": [area for area in rows if area.owner_id],
        "common": [area for area in rows if not area.owner_id],
        "owner": place,
        "form": form if owner else None,
    }
    return render(request, "agreements/areas.html", context, status=422 if request.method == "POST" else 200)


def _save(form: AreaForm) -> bool:
    """False with a sentence when the organisation has an area of that name already."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error("name", _("Ni har redan ett område med det namnet."))
        return False
    return True


@require_http_methods(["GET", "POST"])
def area(request, pk):
    """Another name or description for an area of the own."""
    found = get_own(request, pk)
    form = AreaForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid() and _save(form):
        messages.success(request, _("Området är ändrat."))
        return redirect("agreements:areas")
    return render(
        request, "agreements/area.html", {"form": form, "area": found}, status=422 if request.method == "POST" else 200
    )


@require_POST
def remove_area(request, pk):
    found = get_own(request, pk)
    try:
        found.delete()
        messages.success(request, _("Området är borttaget."))
    except ProtectedError:
        messages.error(request, _("Området används i en överenskommelse och kan därför inte tas bort."))
    return redirect("agreements:areas")


def get_own(request, pk) -> Area:
    """An area that the person may change: 404 for that of strangers, 403 for a common one and for readers."""
    places = organisations_of(request.user)
    found = get_object_or_404(Area.objects.filter(owner=None) | Area.objects.filter(owner__in=places), pk=pk)
    if found.owner_id is None:
        raise PermissionDenied(str(COMMON))
    if not has_role(request.user, found.owner_id, WRITES):
        raise PermissionDenied(str(ONLY_WRITERS))
    return found
