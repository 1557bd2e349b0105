"""All papers that a person may open, whatever their kind."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents import kinds, sentences
from documents.models import Document, State
from documents.searching import matching

PER_PAGE = 25
ORDERS = {"titel": "sort_title", "typ": "type_label", "andrad": "changed_at"}


@require_safe
def papers(request):
    """The list, narrowed by words, kind and state, and sorted by a column."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("q", "slag", "lage", "sortera")}
    rows = matching(request.user, chosen["q"]) if chosen["q"] else Document.objects.openable_by(request.user)
    if chosen["slag"] in {kind.code for kind in kinds.every()}:
        rows = rows.filter(kind=chosen["slag"])
    if chosen["lage"] in State.values:
        rows = rows.filter(state=chosen["lage"])
    elif not chosen["lage"]:
        rows = rows.exclude(state=State.DISCARDED)
    rows = rows.select_related("owner").order_by(*_order(chosen["sortera"]))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("sida"))
    for document in page:
        document.tone, document.label = sentences.TONES[document.state], sentences.state_label(document)
    context = {"page": page, "chosen": chosen, "kinds": kinds.every(), "states": State.choices}
    return render(request, "documents/list.html", context)


def _order(wanted: str) -> list[str]:
    column = ORDERS.get(wanted.lstrip("-"))
    if column is None:
        return ["-changed_at", "-pk"]
    return [f"-{column}" if wanted.startswith("-") else column, "pk"]
