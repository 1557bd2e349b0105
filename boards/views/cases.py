"""Ärenden: the list, one ärende with all its papers, and what is written of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agreements.paging import PER_PAGE, BoundedPaginator
from boards.cases import listing, permissions
from boards.cases.forms import CaseForm
from boards.cases.papers import papers_of
from documents.models import Case
from organisations.acting import acting_for
from organisations.permissions import READS_DRAFTS, has_role, organisations_of


@require_safe
def cases(request):
    """Those of the organisation that one works for."""
    organisation = acting_for(request)
    if organisation is None or not has_role(request.user, organisation.pk, READS_DRAFTS):
        raise PermissionDenied(str(permissions.ONLY_WORKING))
    words, which = request.GET.get("q", "").strip(), request.GET.get("visa", listing.ALL)
    found = listing.cases_of(organisation, words=words, which=which)
    page = BoundedPaginator(found, PER_PAGE).get_page(request.GET.get("sida"))
    context = {
        "page": page,
        "words": words,
        "which": which,
        "organisation": organisation,
        "choices": {listing.ALL: _("Alla"), listing.OPEN: _("Öppna"), listing.CLOSED: _("Avslutade")},
    }
    return render(request, "boards/cases.html", context)


@require_safe
def case(request, pk):
    """All its papers in the order of time, and what was handed out of it."""
    found = get_case(request, pk)
    context = {
        "case": found,
        "papers": papers_of(found),
        "disclosures": found.disclosures.select_related("begun_by", "done_by"),
        "may_hand_out": permissions.can_hand_out(request.user, found),
    }
    return render(request, "boards/case.html", context)


@require_http_methods(["GET", "POST"])
def case_facts(request, pk):
    """Its title and officer, and that it was closed or opened again."""
    found = get_case(request, pk, may=permissions.can_hand_out, refusal=permissions.ONLY_REGISTRARS)
    form = CaseForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Uppgifterna om ärendet är sparade."))
        return redirect("boards:case", pk)
    context = {"case": Case.objects.get(pk=pk), "form": form}
    return render(request, "boards/case_facts.html", context, status=422 if form.is_bound else 200)


def get_case(request: HttpRequest, pk: int, *, may=permissions.can_read, refusal=permissions.ONLY_WORKING) -> Case:
    """The case: 404 to those outside the organisation whose register it is in, 403 to colleagues who may not."""
    own = Case.objects.filter(organisation__in=organisations_of(request.user))
    found = get_object_or_404(own.select_related("organisation", "authority"), pk=pk)
    if not may(request.user, found):
        raise PermissionDenied(str(refusal))
    return found
