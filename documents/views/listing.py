"""All papers that a person may open, whatever their kind."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents import kinds
from documents.models import Document, State
from documents.ordering import in_order, latest_first
from documents.rows import rows_for
from documents.searching import matching

PER_PAGE = 25
ORDERS = {"titel": "sort_title", "typ": "type_label", "andrad": "changed_at"}


@require_safe
def papers(request):
    """The list, narrowed by words, kind and state, and sorted by a column."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("q", "slag", "lage", "sortera")}
    found = matching(request.user, chosen["q"]) if chosen["q"] else Document.objects.openable_by(request.user)
    if chosen["slag"] in {kind.code for kind in kinds.every()}:
        found = found.filter(kind=chosen["slag"])
    if chosen["lage"] in State.values:
        found = found.filter(state=chosen["lage"]).read_as_they_stand_by(request.user)
    elif not chosen["lage"]:
        found = found.exclude(state=State.DISCARDED)
    found = _sorted(found.select_related("owner"), request.user, chosen["sortera"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("sida"))
    context = {
        "page": page,
        "rows": rows_for(request.user, page),
        "chosen": chosen,
        "kinds": kinds.every(),
        "states": State.choices,
    }
    return render(request, "documents/list.html", context)


def _sorted(found, user, wanted: str):
    column = ORDERS.get(wanted.lstrip("-"))
    if column is None:
        return latest_first(found, user)
    return in_order(found, user, column, is_backwards=wanted.startswith("-"))
