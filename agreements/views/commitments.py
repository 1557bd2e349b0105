"""What the owner of a paper follows up in it: changed, or no longer followed up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agreements import marking, permissions, upkeep
from agreements.models import Commitment
from agreements.obligation_forms import CommitmentForm
from base.refusals import Refused
from documents.editing import seen
from documents.views.common import get_access


def get_commitment(request, pk: int, commitment_pk: int) -> Commitment:
    """404 and 403 as for the paper; 403 with the reason to those who do not write it."""
    document = get_access(request, pk).document
    if not permissions.can_follow_up(request.user, document):
        raise PermissionDenied(str(permissions.ONLY_OWNERS))
    return get_object_or_404(document.commitments.select_related("passage", "document"), pk=commitment_pk)


@require_http_methods(["GET", "POST"])
def change(request, pk, commitment_pk):
    row = get_commitment(request, pk, commitment_pk)
    facts, events = upkeep.facts_of_commitment(row), upkeep.history(row)
    form, sent, moved = CommitmentForm(request.POST or None, instance=row), request.POST.get(seen.FIELD, ""), None
    if request.method == "POST" and form.is_valid():
        try:
            upkeep.change_commitment(form.instance, form.cleaned_data.get("organisations"), sent, by=request.user)
            messages.success(request, _("Sparat."))
            return redirect("documents:detail", pk)
        except seen.Moved as refusal:
            moved = refusal
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {"row": row, "document": row.document, "form": form, "moved": moved, "history": events}
    context["seen"] = seen.marks_for_page(moved, sent, lambda: facts)
    return render(request, "agreements/change_commitment.html", context, status=seen.status_of(request, moved))


@require_POST
def remove(request, pk, commitment_pk):
    """Pressed twice it is gone once."""
    row = get_commitment(request, pk, commitment_pk)
    try:
        marking.stop_following_up(row, by=request.user)
        messages.success(request, _("Meningen följs inte upp längre. Att den gjorde det syns i historiken."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("documents:detail", pk)
