"""What an agreement holds beside its text: to be changed in a draft, put right afterwards, and its renewals."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agreements import following, renewing, typed_facts
from agreements.facts_forms import FactsForms
from agreements.facts_saving import save
from agreements.forms import RenewalForm
from agreements.mandate import basis_for, mandate_period
from agreements.models import Agreement, TermKind
from agreements.renewing import may_be_renewed
from agreements.terms import status_on
from base.dates import today
from base.refusals import Refused
from documents.editing import seen
from documents.models import State
from documents.views.common import get_access, get_paper, paper_tabs
from organisations.models import Organisation


def get_agreement(request, pk) -> Agreement:
    """The agreement, for somebody who writes in its paper: 404 and 403 as for the paper, 404 for another kind."""
    document = get_paper(request, pk)
    agreement = Agreement.objects.with_term().filter(pk=document.pk).first()
    if agreement is None:
        raise Http404
    return agreement


@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """One form for all of it while the paper is a draft; of a final paper what can still be put right."""
    agreement = get_agreement(request, pk)
    if agreement.document.state not in (State.DRAFT, State.FINAL):
        return _page(request, agreement)
    forms = FactsForms(agreement, following.candidates(request.user, agreement), request.POST or None)
    sent, moved = request.POST.get(seen.FIELD, ""), None
    if request.method == "POST" and forms.is_valid():
        try:
            save(forms, by=request.user, sent=sent)
            messages.success(request, _("Uppgifterna är sparade."))
            return redirect("agreements:facts" if "stay" in request.POST else "documents:detail", pk)
        except seen.Moved as refusal:
            moved = refusal
        except Refused as refusal:
            forms.follow.add_error(None, refusal.sentence)
    marks = seen.marks_for_page(moved, sent, lambda: typed_facts.standing(Agreement.objects.get(pk=pk)))
    return _page(request, agreement, forms=forms, moved=moved, seen=marks, status=seen.status_of(request, moved))


def _page(request, agreement: Agreement, *, renewal: RenewalForm | None = None, status: int = 200, **more):
    document = agreement.document
    if renewal is None and may_be_renewed(agreement):
        renewal = RenewalForm(agreement=agreement, initial=renewing.proposal(agreement))
    context = {
        "agreement": agreement,
        "document": document,
        "status": status_on(agreement, today()),
        "tabs": paper_tabs(request, get_access(request, document.pk)),
        "proposal": _proposal(agreement),
        "renewal": renewal,
        "renewals": agreement.renewals.all(),
        **more,
    }
    return render(request, "agreements/facts.html", context, status=status)


def _proposal(agreement: Agreement) -> dict | None:
    """The mandate period of the start, its end to be confirmed; `period` is None when only the municipality knows."""
    starts_on = agreement.starts_on
    if agreement.term_kind != TermKind.MANDATE_PERIOD or not starts_on or agreement.ends_on:
        return None
    basis = basis_for(agreement)
    return {"period": mandate_period(starts_on, basis), "basis": Organisation.MandateBasis(basis).label}


@require_POST
def renew(request, pk):
    """Registers a discussion before a new year; what is wrong or refused stands by what was typed."""
    agreement = get_agreement(request, pk)
    form = RenewalForm(request.POST, agreement=agreement)
    if form.is_valid():
        try:
            messages.success(request, renewing.renew(agreement, form, by=request.user))
            return redirect("agreements:facts", pk)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    fresh = get_agreement(request, pk)
    forms, marks = None, ""
    if fresh.document.state in (State.DRAFT, State.FINAL):
        forms = FactsForms(fresh, following.candidates(request.user, fresh))
        marks = seen.marks_of(typed_facts.standing(fresh))
    return _page(request, fresh, renewal=form, forms=forms, seen=marks, status=422)


@require_POST
def remove_renewal(request, pk, renewal_pk):
    agreement = get_agreement(request, pk)
    row = get_object_or_404(agreement.renewals, pk=renewal_pk)
    try:
        messages.success(request, renewing.remove(row, by=request.user))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("agreements:facts", pk)
