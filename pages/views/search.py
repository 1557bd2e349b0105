"""Search over everything that the person may open: the ärende of that number first, then papers."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from base.searching import LONGEST
from boards.cases.listing import named
from documents.excerpts import excerpts
from documents.ordering import latest_first
from documents.rows import rows_for
from documents.searching import matching

PER_PAGE = 25


@require_safe
def search(request):
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = latest_first(matching(request.user, text).select_related("owner"), request.user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("sida"))
    rows, found_in = rows_for(request.user, page), excerpts(request.user, page, text)
    for row in rows:
        row.excerpt = found_in.get(row.document.pk)
    cases = named(request.user, text) if page.number == 1 else []
    return render(request, "pages/search.html", {"text": text, "page": page, "rows": rows, "cases": cases})
