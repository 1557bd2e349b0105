"""An organisation's own page, and what its administrators change there without the back office."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.dates import long_date, today
from organisations.forms import SittingsForm, letterhead_form
from organisations.models import Body, Letterhead, Organisation, PostHolding, Seat, SeatHolding, SittingDate
from organisations.permissions import WRITES, can_administer, has_role
from organisations.sittings import add_sittings
from organisations.views._shared import administered, own_organisation


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = own_organisation(request, pk)
    page = {
        "organisation": organisation,
        "letterhead": getattr(organisation, "letterhead", None),
        "bodies": _bodies(organisation),
        "posts": organisation.posts.select_related("department").prefetch_related(_current(PostHolding)),
        "departments": organisation.departments.all(),
        "municipalities": organisation.service_areas.select_related("municipality"),
        "police_units": organisation.served_by.select_related("police_unit"),
        "can_administer": can_administer(request.user, organisation),
        "can_write": has_role(request.user, organisation.pk, WRITES),
    }
    return render(request, "organisations/detail.html", page)


def _bodies(organisation: Organisation):
    coming = SittingDate.objects.filter(on__gte=today())
    seats = Seat.objects.select_related("represents").prefetch_related(_current(SeatHolding))
    return organisation.bodies.select_related("parent").prefetch_related(
        Prefetch("sitting_dates", coming, to_attr="coming"), Prefetch("seats", seats)
    )


def _current(model) -> Prefetch:
    """Those who hold posts or seats today, as `current` on each."""
    held = model.objects.filter(from_on__lte=today()).exclude(to_on__lt=today()).select_related("person")
    return Prefetch("holdings", held, to_attr="current")


@require_safe
def logo(request: HttpRequest, pk: int) -> HttpResponse:
    """The logo as a picture that can do nothing, even when it is opened by itself."""
    letterhead = getattr(own_organisation(request, pk), "letterhead", None)
    if letterhead is None or letterhead.logo is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=300"}
    return HttpResponse(letterhead.logo.read(), content_type=letterhead.logo.media_type, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: HttpRequest, pk: int) -> HttpResponse:
    organisation = administered(request, pk)
    held = getattr(organisation, "letterhead", None) or Letterhead(organisation=organisation)
    form_class = letterhead_form(request.user, organisation)
    form = form_class(request.POST or None, request.FILES or None, instance=held)
    if not held.logo_id:
        del form.fields["remove_logo"]
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Brevhuvudet är sparat. Det används på handlingar som inte är låsta."))
        return redirect("organisations:detail", pk)
    return render(request, "organisations/letterhead.html", {"organisation": organisation, "form": form, "held": held})


@require_http_methods(["GET", "HEAD", "POST"])
def sittings(request: HttpRequest, pk: int, body_pk: int) -> HttpResponse:
    organisation = administered(request, pk)
    body = get_object_or_404(Body, pk=body_pk, organisation=organisation)
    form = SittingsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["dates"]
        messages.success(request, _told(len(days), add_sittings(body, days)))
        return redirect("organisations:sittings", pk, body_pk)
    days = body.sitting_dates.filter(on__gte=today())
    page = {"organisation": organisation, "body": body, "form": form, "days": days}
    return render(request, "organisations/sittings.html", page)


def _told(given: int, new: int) -> str:
    added = ngettext("%(count)d ny dag är sparad.", "%(count)d nya dagar är sparade.", new) % {"count": new}
    if new == given:
        return added
    held = ngettext("%(count)d dag fanns redan.", "%(count)d dagar fanns redan.", given - new) % {"count": given - new}
    return f"{added} {held}"


@require_POST
def remove_sitting(request: HttpRequest, pk: int, body_pk: int, day_pk: int) -> HttpResponse:
    organisation = administered(request, pk)
    day = get_object_or_404(SittingDate, pk=day_pk, body=body_pk, body__organisation=organisation)
    day.delete()
    messages.success(request, _("%(day)s är borttagen.") % {"day": long_date(day.on)})
    return redirect("organisations:sittings", pk, body_pk)
