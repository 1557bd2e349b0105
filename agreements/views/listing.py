"""All agreements and pledges that a person may open."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements.filters import AgreementFilter, ordered
from agreements.paging import PER_PAGE, BoundedPaginator
from agreements.rows import rows_for
from documents import permissions
from organisations.acting import acting_for


@require_safe
def agreements(request):
    """The list, narrowed and sorted; the term of each as a bar on one scale, and in words."""
    narrowed = AgreementFilter(request.GET, user=request.user, place=acting_for(request))
    papers = ordered(narrowed.qs, request.user, request.GET.get("sortera", "")).select_related("owner")
    page = BoundedPaginator(papers, PER_PAGE).get_page(request.GET.get("sida"))
    rows, scale = rows_for(request.user, list(page.object_list), narrowed.day)
    context = {
        "filter": narrowed,
        "page": page,
        "rows": rows,
        "scale": scale,
        "day": narrowed.day,
        "sorting": request.GET.get("sortera", ""),
        "may_write": permissions.can_author(request.user),
    }
    return render(request, "agreements/list.html", context)
