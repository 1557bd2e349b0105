"""Underlag för beslut: for the chief who decides on the paper without a board."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from base.refusals import Refused
from boards.decision_basis.forms import BasisForm
from boards.decision_basis.making import make
from boards.decision_basis.proposing import proposal
from boards.decision_basis.sources import organisation_of, source_of
from boards.models import DecisionBasis
from documents import copies, permissions
from documents.deciding import decision_rows
from documents.views.common import get_access, paper_tabs


def _fetch(request, pk):
    """How the person reads the paper, and for whom they make it; 403 to those who write for none of its parties."""
    access = get_access(request, pk)
    organisation = organisation_of(request.user, access)
    if organisation is None:
        raise PermissionDenied(str(permissions.ONLY_AUTHORS))
    return access, organisation


@require_http_methods(["GET", "POST"])
def basis(request, pk):
    """The questions, with what is known filled in, and below them what has been made before."""
    access, organisation = _fetch(request, pk)
    source = source_of(request.user, access)
    form = BasisForm(request.POST or None, initial=proposal(access.document, source, organisation)) if source else None
    if request.method == "POST" and source and form.is_valid():
        try:
            make(access.document, source, organisation, by=request.user, **form.words)
            messages.success(request, _("Underlaget är gjort och ligger här nedanför."))
            return redirect("boards:decision_basis", pk)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {
        "document": access.document,
        "frame": access.content()["frame"],
        "organisation": organisation,
        "source": source,
        "form": form,
        "made": DecisionBasis.objects.filter(document=access.document, organisation=organisation),
        "tabs": paper_tabs(request, access),
        "may_lock": permissions.can_write(request.user, access.document),
        "may_decide": decision_rows.can_be_decided(access.document)
        and decision_rows.may_decide(request.user, access.document),
    }
    return render(request, "boards/decision_basis.html", context, status=422 if form and form.is_bound else 200)


@require_safe
def basis_pdf(request, pk, basis_pk):
    access, organisation = _fetch(request, pk)
    kept = get_object_or_404(DecisionBasis, pk=basis_pk, document=access.document, organisation=organisation)
    return FileResponse(kept.file.open(), as_attachment=True, filename=kept.file_name, content_type=copies.PDF)
