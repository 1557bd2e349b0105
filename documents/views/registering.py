"""Att diarieföra: what came in to an organisation and went out from it, until its registrar has dealt with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.numbers import whole_number
from base.received import received_file
from base.refusals import Refused
from base.rows import lower_first
from documents.models import RegisterEntry
from documents.permissions import REGISTERS
from documents.registering import register_files, register_rows, register_settling, registrars
from documents.registering.register_forms import KEPT, REGISTERED, EntryForm, NumberForm, RegistrarForm
from documents.views.common import refused
from organisations.acting import acting_for
from organisations.models import Organisation
from organisations.permissions import has_role, organisations_of

PER_PAGE = 25
ONLY_REGISTRARS = _("Här arbetar registratorn och de som skriver organisationens handlingar.")
NONE_CHOSEN = _("Välj minst en handling i listan.")


@require_safe
def to_register(request):
    """The list of the organisation that one works for."""
    return _list_page(request, _organisation(request))


@require_POST
def send_to_registrar(request):
    organisation, entries = _organisation(request), _chosen(request)
    form = RegistrarForm(request.POST)
    if not entries or not form.is_valid():
        return _list_page(request, organisation, form if entries else None, sentence="" if entries else NONE_CHOSEN)
    to = form.cleaned_data["to"]
    try:
        sent = register_settling.send_to_registrar(entries, to, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, _back(request))
    said = ngettext("En handling är skickad till %(to)s.", "%(n)d handlingar är skickade till %(to)s.", sent.count)
    messages.success(request, said % {"n": sent.count, "to": to})
    if sent.without_file:
        names = ", ".join(f"”{entry.title}”" for entry in sent.without_file[:3])
        messages.warning(
            request,
            _("Utan fil, eftersom den är för stor för ett mejl eller saknas: %(names)s. Registratorn har fått länken.")
            % {"names": names},
        )
    return redirect(_back(request))


@require_POST
def note_number(request):
    organisation, entries = _organisation(request), _chosen(request)
    form = NumberForm(request.POST)
    if not entries or not form.is_valid():
        return _list_page(request, organisation, form if entries else None, sentence="" if entries else NONE_CHOSEN)
    number = form.cleaned_data["number"]
    count = register_settling.note_number(entries, number, by=request.user)
    said = ngettext("En handling är diarieförd: %(number)s.", "%(n)d handlingar är diarieförda: %(number)s.", count)
    messages.success(request, said % {"n": count, "number": number})
    return redirect(_back(request))


@require_POST
def keep_here(request):
    organisation, entries = _organisation(request), _chosen(request)
    if not entries:
        return _list_page(request, organisation, sentence=NONE_CHOSEN)
    count = register_settling.keep_here(entries, by=request.user)
    said = ngettext("En handling hålls ordnad här.", "%(n)d handlingar hålls ordnade här.", count)
    messages.success(request, said % {"n": count})
    return redirect(_back(request))


@require_http_methods(["GET", "POST"])
def entry(request, pk):
    """One of them with all that a register wants to know, and the choice of what was done with it."""
    found = _entry(request, pk)
    number = register_rows.number_of(found)
    form = EntryForm(
        request.POST or None,
        entry=found,
        number=number,
        may_number_case=register_settling.may_number_case(found),
    )
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        return redirect("documents:to_register")
    (row,) = register_rows.rows_of([found], request.user)
    context = {
        "row": row,
        "entry": found,
        "form": form,
        "file_name": register_files.name_of(found) if register_files.has_file(found) else "",
        "without_file": register_files.without_file(found),
    }
    return render(request, "documents/entry.html", context, status=422 if form.is_bound else 200)


def _saved(request: HttpRequest, found: RegisterEntry, form: EntryForm) -> bool:
    data = form.cleaned_data
    if data["outcome"] == REGISTERED:
        if data.get("on_case"):
            try:
                register_settling.number_case(found, data["number"])
            except Refused as refusal:
                form.add_error("number", refusal.sentence)
                return False
        register_settling.note_number([found], data["number"], by=request.user)
    elif data["outcome"] == KEPT:
        register_settling.keep_here([found], by=request.user)
    else:
        register_settling.take_back([found])
    found.refresh_from_db()
    words = {"title": found.title, "state": lower_first(register_rows.state_of(found))}
    messages.success(request, _("%(title)s: %(state)s.") % words)
    return True


@require_safe
def entry_file(request, pk):
    """The file, named as the register wants it; to be saved, never shown inside our pages."""
    found = _entry(request, pk)
    try:
        file = register_files.file_of(found)
    except Refused as refusal:
        return refused(request, refusal, reverse("documents:entry", args=[pk]))
    if file is None:
        raise Http404
    return received_file(file, register_files.name_of(found))


def _organisation(request: HttpRequest) -> Organisation:
    """The organisation that the person works for, if they register there. Raises PermissionDenied otherwise."""
    organisation = acting_for(request)
    if organisation is None or not has_role(request.user, organisation.pk, REGISTERS):
        raise PermissionDenied(ONLY_REGISTRARS)
    return organisation


def _entry(request: HttpRequest, pk: int) -> RegisterEntry:
    """404 to those outside the organisation, 403 to colleagues who do not register."""
    own = RegisterEntry.objects.filter(organisation__in=organisations_of(request.user))
    found = get_object_or_404(own.select_related("document", "organisation", "file", "settled_by"), pk=pk)
    if not has_role(request.user, found.organisation_id, REGISTERS):
        raise PermissionDenied(ONLY_REGISTRARS)
    return found


def _chosen(request: HttpRequest) -> list[RegisterEntry]:
    """The ticked entries of organisations where the person registers; others are passed over."""
    keys = {whole_number(key) for key in request.POST.getlist("post")} - {None}
    own = RegisterEntry.objects.filter(organisation__in=organisations_of(request.user, roles=REGISTERS))
    return list(own.filter(pk__in=keys).select_related("document", "organisation", "file"))


def _list_page(request: HttpRequest, organisation: Organisation, form=None, *, sentence: str = "") -> HttpResponse:
    """The list; with a form that was not valid, or a sentence, it comes back with what was typed and ticked."""
    asked = request.POST if request.method == "POST" else request.GET
    which, direction = asked.get("visa", ""), asked.get("riktning", "")
    which = which if which in register_rows.CHOICES else register_rows.opens_on(request.user, organisation)
    found = register_rows.chosen(organisation, which, direction).select_related("file")
    page = Paginator(found, PER_PAGE).get_page(asked.get("sida"))
    if sentence:
        messages.error(request, sentence)
    rows = register_rows.rows_of(page, request.user)
    numbers = {row.number for row in rows}
    known = registrars.addresses_of(organisation)
    typed = request.POST
    context = {
        "organisation": organisation,
        "page": page,
        "rows": [(row, register_files.has_file(row.entry)) for row in rows],
        "choices": register_rows.CHOICES,
        "directions": RegisterEntry.Direction.choices,
        "which": which,
        "direction": direction,
        "ticked": typed.getlist("post"),
        "to_form": form if isinstance(form, RegistrarForm) else RegistrarForm(initial={"to": next(iter(known), "")}),
        "number_form": form if isinstance(form, NumberForm) else NumberForm(initial=_proposed(numbers)),
        "known": known,
        "bad": form,
    }
    return render(request, "documents/to_register.html", context, status=422 if form or sentence else 200)


def _proposed(numbers: set[str]) -> dict:
    """The number of the case that all of the page lie in."""
    return {"number": next(iter(numbers))} if len(numbers) == 1 else {}


def _back(request: HttpRequest) -> str:
    """The list as it was: which of them, and which page."""
    kept = {name: request.POST[name] for name in ("visa", "riktning", "sida") if request.POST.get(name)}
    return reverse("documents:to_register") + (f"?{urlencode(kept)}" if kept else "")
