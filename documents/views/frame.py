"""Everything about a paper besides its text, on one page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base.refusals import Refused
from documents import permissions
from documents.editing import frame_facts, seen
from documents.editing.frame_forms import FrameForms
from documents.editing.frame_saving import save
from documents.models import Doubt, State
from documents.views.common import get_access, get_paper, paper_tabs


@require_http_methods(["GET", "POST"])
def frame(request, pk):
    """All of it while the paper is a draft; of a final one what registers say, which is completed afterwards."""
    document = get_access(request, pk).document
    may, refusal = permissions.can_write, permissions.ONLY_WRITERS
    if document.state == State.FINAL:
        may, refusal = permissions.can_register, permissions.ONLY_REGISTRARS
    document = get_paper(request, pk, may=may, refusal=refusal)
    if document.state not in (State.DRAFT, State.FINAL):
        messages.info(request, _("Uppgifterna ändras i utkastet, eller när handlingen är slutlig. Lås upp den först."))
        return redirect("documents:detail", pk)
    forms = FrameForms(document, request.POST if request.method == "POST" else None)
    sent, moved = request.POST.get(seen.FIELD, ""), None
    if request.method == "POST" and forms.is_valid():
        try:
            save(forms, by=request.user, sent=sent)
            messages.success(request, _("Uppgifterna är sparade."))
            return redirect("documents:frame" if "stay" in request.POST else "documents:detail", pk)
        except seen.Moved as refusal:
            moved = refusal
        except Refused as refusal:
            forms.number.add_error(None, refusal.sentence)
    context = {
        "document": document,
        "forms": forms,
        "tabs": paper_tabs(request, get_access(request, pk)),
        "moved": moved,
        "seen": seen.marks_for_page(moved, sent, lambda: frame_facts.standing(document)),
    }
    return render(request, "documents/frame.html", context, status=seen.status_of(request, moved))


@require_POST
def settle_doubt(request, pk, doubt_pk):
    """Somebody has looked at what the reading was unsure of, and it is right now."""
    document = get_paper(request, pk)
    doubts = Doubt.objects.filter(pk=doubt_pk, paper__document=document, settled_at=None)
    if doubts.update(settled_by=request.user, settled_at=timezone.now()):
        messages.success(request, _("Noterat: du har kontrollerat uppgiften."))
    return redirect("documents:detail", pk)
