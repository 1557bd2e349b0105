"""What the own organisation watches: the list, one of them, and what is done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agreements import marking, passages, permissions, upkeep, watch_list
from agreements.models import Fulfilment, LawRule, Obligation
from agreements.obligation_forms import DoneForm, ObligationForm, StopForm
from agreements.paging import PER_PAGE
from agreements.watching import Watch, watches
from base.dates import today
from base.numbers import whole_number
from base.refusals import Refused
from documents.access import access_of
from documents.editing import seen
from documents.models import Document
from organisations.acting import acting_for
from organisations.models import Organisation
from organisations.permissions import READS_DRAFTS, WRITES, organisations_of


def get_obligation(request: HttpRequest, pk: int, *, may=None, refusal="") -> Obligation:
    """404 outside the organisation; 403 with the reason to colleagues who may not read it, or not do this."""
    colleagues = Obligation.objects.filter(owner__in=organisations_of(request.user))
    found = get_object_or_404(colleagues.with_source().select_related("document__owner"), pk=pk)
    if found.owner_id not in organisations_of(request.user, roles=READS_DRAFTS):
        raise PermissionDenied(str(permissions.ONLY_WORKING))
    if may and not may(request.user, found):
        raise PermissionDenied(str(refusal))
    return found


@require_safe
def obligations(request):
    """What is due, the year as it is, and all of it."""
    user = request.user
    if organisations_of(user) and not organisations_of(user, roles=READS_DRAFTS):
        raise PermissionDenied(str(permissions.ONLY_WORKING))
    found = watch_list.own(user)
    form = watch_list.FilterForm(request.GET)
    rows = watch_list.ordered(watch_list.narrowed(found, form), request.GET.get("sortera", ""))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("sida"))
    year = _year(request)
    place = acting_for(request, roles=WRITES)
    context = {
        "found": found,
        "to_do": watch_list.ordered([each for each in found if each.state in ("late", "soon")], ""),
        "form": form,
        "page": page,
        "sorting": request.GET.get("sortera", ""),
        "year": year,
        "months": watch_list.year_of(found, year) if found else [],
        "may_write": place is not None,
        "law": _rules_for(place) if place else [],
    }
    return render(request, "agreements/obligations.html", context)


def _year(request) -> int:
    now = today().year
    year = whole_number(request.GET.get("ar", "")) or now
    return min(max(year, now - watch_list.YEARS_AROUND), now + watch_list.YEARS_AROUND)


def _rules_for(place: Organisation):
    """What the law asks a municipality to do again and again, and that it does not watch."""
    if place.kind != Organisation.Kind.MUNICIPALITY:
        return LawRule.objects.none()
    watched = Obligation.objects.filter(owner=place, to_on=None).exclude(law=None).values("law")
    rules = LawRule.objects.in_force_on(today()).exclude(every_months=None)
    return rules.exclude(pk__in=watched).order_by("sfs", "from_on", "pk")


@require_safe
def detail(request, pk):
    """One of them: its words, when it is due and why, and what shows that it was done."""
    row = get_obligation(request, pk)
    return _detail(request, row, _done_form(request, row) if permissions.can_note_done(request.user, row) else None)


def _done_form(request, row: Obligation, data=None) -> DoneForm:
    return DoneForm(data, instance=Fulfilment(obligation=row), user=request.user)


def _detail(request, row: Obligation, form: DoneForm | None):
    watch = watches([row], today())[0]
    context = {
        "watch": watch,
        "row": row,
        "form": form,
        "may_change": permissions.can_change(request.user, row),
        "paper": _paper(request.user, row),
        "is_lost": _is_lost(row, watch),
        "openable": _openable(request.user, watch),
        "history": upkeep.history(row),
    }
    return render(request, "agreements/obligation.html", context, status=422 if form and form.is_bound else 200)


def _paper(user, row: Obligation) -> dict | None:
    """The paper with the title that the person reads; None when it is not open to them any more."""
    papers = Document.objects.visible_to(user).select_related("owner__letterhead", "locked_revision")
    document = papers.filter(pk=row.document_id).first()
    access = document and access_of(user, document)
    return {"pk": document.pk, "title": access.content()["frame"]["title"]} if access else None


def _is_lost(row: Obligation, watch: Watch) -> bool:
    """Whether the own paper no longer has the words; another's is not looked into."""
    if not row.passage or not row.document or row.document.owner_id != row.owner_id:
        return False
    sections = list(row.document.sections.values("key", "heading", "html", "slot"))
    return not passages.find_all(sections, [row.passage])


def _openable(user, watch: Watch) -> set[int]:
    shown = [proof.proof_id for proof in watch.proofs if proof.proof_id]
    return set(Document.objects.openable_by(user).filter(pk__in=shown).values_list("pk", flat=True)) if shown else set()


@require_POST
def done(request, pk):
    """Note that it was done; what is wrong stands by what was typed."""
    row = get_obligation(request, pk, may=permissions.can_note_done, refusal=permissions.ONLY_REGISTERS)
    form = _done_form(request, row, request.POST)
    if form.is_valid():
        try:
            marking.done(form.instance, by=request.user)
            messages.success(request, _("Det är registrerat."))
            return redirect("obligations:detail", pk)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    return _detail(request, row, form)


@require_POST
def remove_fulfilment(request, pk, fulfilment_pk):
    """Take back what was noted by mistake."""
    row = get_obligation(request, pk, may=permissions.can_note_done, refusal=permissions.ONLY_REGISTERS)
    marking.take_back(get_object_or_404(row.fulfilments, pk=fulfilment_pk), by=request.user)
    messages.success(request, _("Borttaget. Nästa dag är räknad om."))
    return redirect("obligations:detail", pk)


@require_http_methods(["GET", "POST"])
def change(request, pk):
    row = get_obligation(request, pk, may=permissions.can_change, refusal=permissions.ONLY_WRITERS)
    facts = upkeep.facts_of_obligation(row)
    form, sent, moved = ObligationForm(request.POST or None, instance=row), request.POST.get(seen.FIELD, ""), None
    if request.method == "POST" and form.is_valid():
        try:
            upkeep.change_obligation(form.instance, sent, by=request.user)
            messages.success(request, _("Bevakningen är ändrad."))
            return redirect("obligations:detail", pk)
        except seen.Moved as refusal:
            moved = refusal
    context = {"row": row, "form": form, "moved": moved, "seen": seen.marks_for_page(moved, sent, lambda: facts)}
    return render(request, "agreements/change_obligation.html", context, status=seen.status_of(request, moved))


@require_http_methods(["GET", "POST"])
def new(request):
    """One that neither a paper nor the law says."""
    place = _writes_for(request)
    form = ObligationForm(request.POST or None, instance=Obligation(owner=place))
    if request.method == "POST" and form.is_valid():
        row = marking.watch(form.instance, None, by=request.user, last_done_on=form.cleaned_data["last_done_on"])
        messages.success(request, _("Bevakningen är tillagd."))
        return redirect("obligations:detail", row.pk)
    context = {"form": form, "place": place}
    return render(request, "agreements/new_obligation.html", context, status=422 if form.is_bound else 200)


def _writes_for(request) -> Organisation:
    place = acting_for(request, roles=WRITES)
    if place is None:
        raise PermissionDenied(str(permissions.ONLY_WRITERS))
    return place


@require_http_methods(["GET", "POST"])
def law(request):
    """What the law asks for again and again: nothing is watched before somebody chooses it."""
    place = _writes_for(request)
    rules = list(_rules_for(place))
    if request.method == "POST":
        chosen = {whole_number(key) for key in request.POST.getlist("regel")}
        taken = [rule for rule in rules if rule.pk in chosen]
        for rule in taken:
            marking.watch_law(rule, place, by=request.user)
        if taken or not chosen:
            said = _("De valda reglerna bevakas nu.") if taken else _("Kryssa först för de regler som ni vill bevaka.")
            (messages.success if taken else messages.error)(request, said)
        return redirect("obligations:list" if chosen else "obligations:law")
    context = {"rules": rules, "place": place, "is_municipality": place.kind == Organisation.Kind.MUNICIPALITY}
    return render(request, "agreements/law_rules.html", context)


@require_http_methods(["GET", "POST"])
def stop(request, pk):
    """Stop watching from a day; asked for once more, since nobody is reminded after it."""
    row = get_obligation(request, pk, may=permissions.can_change, refusal=permissions.ONLY_WRITERS)
    form = StopForm(request.POST or None, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            marking.stop(row, form.cleaned_data["on"], by=request.user)
            messages.success(request, _("Bevakningen är stoppad. Det som är gjort står kvar."))
            return redirect("obligations:detail", pk)
        except Refused as refusal:
            form.add_error("on", refusal.sentence)
    context = {"row": row, "form": form}
    return render(request, "agreements/stop_obligation.html", context, status=422 if form.is_bound else 200)


@require_POST
def resume(request, pk):
    row = get_obligation(request, pk, may=permissions.can_change, refusal=permissions.ONLY_WRITERS)
    try:
        marking.resume(row, by=request.user)
        messages.success(request, _("Bevakningen är igång igen."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("obligations:detail", pk)
