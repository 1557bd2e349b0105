"""A paper's sentences: what to watch in it and what to follow up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from agreements import marking, passages, permissions, proposing
from agreements.models import Commitment, Obligation
from agreements.obligation_forms import CommitmentForm, ObligationForm
from agreements.passages import Place
from base.numbers import whole_number
from base.refusals import Refused
from documents.access import Access
from documents.models import State
from documents.views.common import get_access, paper_tabs
from organisations.models import Organisation

_END = 80  # characters by which the words are found again when the form is sent


def get_marked(request: HttpRequest, pk: int) -> tuple[Access, Organisation]:
    """The paper as the person reads it, and whom they mark it for; 404 and 403 as for the paper."""
    access = get_access(request, pk)
    owner = permissions.marks_for(request, access)
    if owner is None:
        raise PermissionDenied(str(permissions.ONLY_MARKERS))
    return access, owner


@require_safe
def sentences(request, pk):
    """Every sentence of the text with its two buttons."""
    access, owner = get_marked(request, pk)
    content = access.content()
    document = access.document
    rows = [(section, passages.sentences_of(section)) for section in content["sections"]]
    context = {
        "document": document,
        "frame": content["frame"],
        "tabs": paper_tabs(request, access),
        "sections": [{"key": section["key"], "places": places} for section, places in rows if places],
        "may_follow_up": permissions.can_follow_up(request.user, document),
        "owner": owner,
        "is_discarded": document.state == State.DISCARDED,
    }
    return render(request, "agreements/sentences.html", context)


def _place(request: HttpRequest, access: Access) -> Place:
    """The words that the address or the form names, as they stand in the text; 404 where they do not."""
    data = request.POST if "avsnitt" in request.POST else request.GET
    section = next((row for row in access.content()["sections"] if row["key"] == data.get("avsnitt")), None)
    if section is None:
        raise Http404
    number = whole_number(data.get("nr", ""))
    if number is not None:
        found = next(iter(passages.sentences_of(section)[number : number + 1]), None)
    else:
        found = passages.between(section, data.get("fran", ""), data.get("till", ""))
    if found is None:
        raise Refused(_("Orden står inte så i avsnittet, eller är för många. Välj en mening i listan."))
    return found


@require_http_methods(["GET", "POST"])
def watch(request, pk):
    """Questions on a sentence that is to be watched."""
    access, owner = get_marked(request, pk)
    try:
        place = _place(request, access)
        unsaved = Obligation(owner=owner, document=access.document, **_proposed(access, owner, place))
        form = ObligationForm(request.POST or None, instance=unsaved)
        if request.method == "POST" and form.is_valid():
            row = marking.watch(form.instance, place, by=request.user, last_done_on=form.cleaned_data["last_done_on"])
            messages.success(request, _("Meningen bevakas nu."))
            return redirect("obligations:detail", row.pk)
    except Refused as refusal:
        return _back(request, pk, refusal)
    return _ask(request, access, form, place, "agreements/watch.html")


def _proposed(access: Access, owner: Organisation, place: Place) -> dict:
    """How often the sentence says, to begin from."""
    own = access.document.owner_id == owner.pk
    found = proposing.rhythm_of(place.quote, is_agreement=own and access.document.kind == "agreement")
    return found or {}


@require_http_methods(["GET", "POST"])
def follow_up(request, pk):
    """Questions on a sentence that is to be followed up; for the owner of the paper."""
    access, _owner = get_marked(request, pk)
    document = access.document
    if not permissions.can_follow_up(request.user, document):
        raise PermissionDenied(str(permissions.ONLY_OWNERS))
    try:
        place = _place(request, access)
        form = CommitmentForm(request.POST or None, instance=Commitment(document=document))
        if request.method == "POST" and form.is_valid():
            chosen = form.cleaned_data.get("organisations", ())
            row = marking.follow_up(form.instance, place, chosen, by=request.user)
            messages.success(request, _("Meningen följs upp nu."))
            return redirect(f"{reverse('documents:detail', args=[pk])}#atagande-{row.pk}")
    except Refused as refusal:
        return _back(request, pk, refusal)
    return _ask(request, access, form, place, "agreements/follow_up.html")


def _ask(request, access: Access, form, place: Place, template: str):
    context = {
        "document": access.document,
        "title": access.content()["frame"]["title"],
        "form": form,
        "place": place,
        "ends": (place.quote[:_END], place.quote[-_END:]),
        "back": reverse("obligations:sentences", args=[access.document.pk]),
    }
    return render(request, template, context, status=422 if form.is_bound else 200)


def _back(request, pk: int, refusal: Refused):
    messages.error(request, refusal.sentence)
    return redirect("obligations:sentences", pk)


@require_http_methods(["GET", "POST"])
def proposals(request, pk):
    """Which of the sentences that seem to come back do you want to watch? None is ticked."""
    access, owner = get_marked(request, pk)
    if request.method == "POST":
        return _answer(request, access, owner)
    context = {
        "document": access.document,
        "frame": access.content()["frame"],
        "tabs": paper_tabs(request, access),
        "proposals": proposing.proposals(access, owner),
    }
    return render(request, "agreements/proposals.html", context)


def _answer(request, access: Access, owner: Organisation):
    pk, keys = access.document.pk, request.POST.getlist("mening")
    if not keys:
        messages.error(request, _("Kryssa först för de meningar som du menar."))
        return redirect("obligations:proposals", pk)
    if "bort" in request.POST:
        proposing.put_away(access, owner, keys, by=request.user)
        messages.success(request, _("De föreslås inte igen. Under Alla meningar går de fortfarande att välja."))
        return redirect("obligations:proposals", pk)
    try:
        taken = proposing.take(access, owner, keys, by=request.user)
    except Refused as refusal:
        return _back(request, pk, refusal)
    said = ngettext("%d mening bevakas nu.", "%d meningar bevakas nu.", taken) % taken
    messages.success(request, said if taken else _("De bevakas redan."))
    return redirect(f"{reverse('documents:detail', args=[pk])}#det-har-foljs-upp")
