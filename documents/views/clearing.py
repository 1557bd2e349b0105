"""Rensa arbetsmaterial: what is proposed, with its reasons, and the press that clears it away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from base.numbers import whole_number
from base.refusals import Refused
from base.steps import refuse_unless_allowed
from documents import clearing
from documents.clearing import CLEAR, DRAFTS
from documents.steps import is_taken
from documents.views.common import get_access


@require_http_methods(["GET", "POST"])
def clear(request, pk):
    document = get_access(request, pk).document
    refuse_unless_allowed(CLEAR, request.user, document)
    if request.method == "GET":
        return _page(request, document)
    chosen, kept = request.POST.getlist("rensa"), _kept(request)
    try:
        clearing.clear(document, by=request.user, chosen=chosen, keep=kept, mark=request.POST.get("mark", ""))
    except Refused as refusal:
        if not (isinstance(refusal, clearing.Moved) and is_taken(CLEAR, document, by=request.user)):
            return _page(request, document, refusal.sentence, chosen=chosen, kept=kept)
    messages.success(request, str(CLEAR.done))
    return redirect("documents:history", pk)


def _kept(request) -> set[int]:
    """The drafts that were shown and are not ticked any more."""
    shown, ticked = ({whole_number(key) for key in request.POST.getlist(name)} for name in ("visad", "text"))
    return (shown - ticked) - {None}


def _page(request, document, sentence: str = "", *, chosen=None, kept=frozenset()):
    found = clearing.proposals(document) if document.state in CLEAR.sources else []
    drafts = clearing.drafts_of(document).select_related("made_by").defer("content") if found else []
    context = {
        "step": CLEAR,
        "document": document,
        "proposals": found,
        "chosen": [proposal.code for proposal in found] if chosen is None else chosen,
        "drafts_code": DRAFTS,
        "drafts": [(draft, draft.pk not in kept) for draft in drafts],
        "mark": clearing.mark_of(found),
        "sentence": sentence,
        "earlier": document.clearings.select_related("by"),
    }
    return render(request, "documents/clear.html", context, status=422 if sentence else 200)
