"""What an agreement holds beside its text: shown to be changed while it is a draft, and its renewals afterwards."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agreements import following, renewing, typed_facts
from agreements.facts_forms import FactsForms
from agreements.facts_saving import save
from agreements.forms import FollowForm, RenewalForm, TermForm
from agreements.mandate import basis_for, mandate_period
from agreements.models import Agreement, TermKind
from agreements.terms import status_on
from base.dates import today
from base.refusals import Refused
from documents import seen
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
    """One form while the paper is a draft. Afterwards what a register may still learn, each with its own button."""
    agreement = get_agreement(request, pk)
    if agreement.document.state != State.DRAFT:
        return _after(request, agreement)
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
            forms.term.add_error(None, refusal.sentence)
    context = {
        **_head(request, agreement),
        "forms": forms,
        "moved": moved,
        "seen": seen.marks_for_page(moved, sent, lambda: typed_facts.standing(Agreement.objects.get(pk=pk))),
        "proposal": _proposal(agreement),
    }
    return render(request, "agreements/facts.html", context, status=seen.status_of(request, moved))


def _head(request, agreement: Agreement) -> dict:
    document = agreement.document
    return {
        "agreement": agreement,
        "document": document,
        "status": status_on(agreement, today()),
        "tabs": paper_tabs(request, get_access(request, document.pk)),
    }


def _proposal(agreement: Agreement) -> dict | None:
    """The mandate period of the start, its end to be confirmed; `period` is None when only the municipality knows."""
    starts_on = agreement.starts_on
    if agreement.term_kind != TermKind.MANDATE_PERIOD or not starts_on or agreement.ends_on:
        return None
    basis = basis_for(agreement)
    return {"period": mandate_period(starts_on, basis), "basis": Organisation.MandateBasis(basis).label}


def _after(request, agreement: Agreement, *, term=None, follow=None, renewal=None, status=200):
    """What may be registered about a locked or signed agreement; the paper itself stays as it is."""
    is_final = agreement.document.state == State.FINAL
    renews = is_final and agreement.term_kind == TermKind.ROLLING_YEARLY and not agreement.is_within_term
    if renews and renewal is None:
        renewal = RenewalForm(agreement=agreement, initial=renewing.proposal(agreement))
    if is_final and follow is None:
        follow = FollowForm(instance=agreement, candidates=following.candidates(request.user, agreement))
    if term is None and is_final and following.may_correct_term(agreement):
        term = TermForm(instance=agreement)
    context = {
        **_head(request, agreement),
        "is_final": is_final,
        "renewal": renewal,
        "follow": follow,
        "term": term,
        "proposal": _proposal(agreement),
        "renewals": agreement.renewals.all(),
    }
    return render(request, "agreements/registered.html", context, status=status)


@require_POST
def correct_term(request, pk):
    """What was read in an imported original, put right; the paper says what it says."""
    agreement = get_agreement(request, pk)
    form = TermForm(request.POST, instance=agreement)
    return _do(request, agreement, "term", form, lambda: following.correct_term(agreement, form, by=request.user))


@require_POST
def follow(request, pk):
    agreement = get_agreement(request, pk)
    form = FollowForm(request.POST, instance=agreement, candidates=following.candidates(request.user, agreement))
    return _do(request, agreement, "follow", form, lambda: following.follow(agreement, form, by=request.user))


@require_POST
def renew(request, pk):
    """Registrera diskussion om förlängning."""
    agreement = get_agreement(request, pk)
    form = RenewalForm(request.POST, agreement=agreement)
    return _do(request, agreement, "renewal", form, lambda: renewing.renew(agreement, form, by=request.user))


def _do(request, agreement: Agreement, name: str, form, write):
    """Writes and comes back to the page; what is wrong or refused stands by what was typed."""
    if form.is_valid():
        try:
            messages.success(request, write())
            return redirect("agreements:facts", agreement.pk)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    fresh = get_agreement(request, agreement.pk)
    return _after(request, fresh, **{name: form}, status=422)


@require_POST
def remove_renewal(request, pk, renewal_pk):
    agreement = get_agreement(request, pk)
    row = get_object_or_404(agreement.renewals, pk=renewal_pk)
    try:
        messages.success(request, renewing.remove(row, by=request.user))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("agreements:facts", pk)
