"""Nämndens behandling: what bodies did with the papers, for those of the owner who work with them."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.models import StoredFile
from base.received import received_file
from base.refusals import Refused
from boards.board_steps import laying, recording, registered, rows, step_words
from boards.board_steps.excerpt_forms import AddForm
from boards.board_steps.expected import decided, following
from boards.board_steps.record_forms import BoardStepForm
from boards.board_steps.record_step import RECORD
from boards.models import BoardLetter, BoardStep
from boards.views.common import get_letter
from documents import permissions
from documents.deciding.deciding_forms import WithdrawForm
from documents.views.common import get_access, paper_tabs, refused


def _page(pk: int) -> str:
    return reverse("boards:board_steps", args=[pk])


def _letter(request: HttpRequest, pk: int) -> BoardLetter:
    return get_letter(request, pk, may=RECORD.may, refusal=RECORD.refusal)


def _step(letter: BoardLetter, step_pk: int) -> BoardStep:
    step = get_object_or_404(letter.steps.select_related("excerpt", "body"), pk=step_pk)
    step.letter = letter
    return step


@require_safe
def board_steps(request, pk):
    letter = get_letter(request, pk, may=permissions.works_with, refusal=permissions.HISTORY_IS_CLOSED)
    found = rows.lines(letter)
    live = [line.step for line in found if not line.step.withdrawn_at]
    context = {
        "document": letter.document,
        "letter": letter,
        "lines": found,
        "expected": following(letter, live),
        "is_decided": decided(live) is not None,
        "may_record": permissions.can_register(request.user, letter.document),
        "is_open_state": letter.document.state in RECORD.sources,
        "tabs": paper_tabs(request, get_access(request, pk)),
    }
    return render(request, "boards/board_steps.html", context)


@require_http_methods(["GET", "POST"])
def record(request, pk):
    letter = _letter(request, pk)
    if letter.document.state not in RECORD.sources:
        return refused(request, Refused(_("Lås texten först: en nämnd behandlar en bestämd text.")), _page(pk))
    expected = following(letter, list(letter.steps.filter(withdrawn_at=None)))
    form = BoardStepForm(request.POST or None, request.FILES or None, letter=letter, expected=expected)
    if request.method == "POST" and form.is_valid():
        try:
            recording.record(letter, unsaved(form), by=request.user, anyway=form.is_anyway, is_changed=changes(form))
        except laying.DoesNotLand as refusal:
            form.ask_whether_anyway(refusal.lacks)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, str(RECORD.done))
            return redirect(_page(pk))
    context = {"document": letter.document, "step": RECORD, "form": form, "back": _page(pk)}
    return render(request, "boards/record_board_step.html", context, status=422 if form.is_bound else 200)


def unsaved(form: BoardStepForm) -> BoardStep:
    """The row of a valid form, with its excerpt kept."""
    row = form.instance
    if kept := registered.kept_excerpt(form.excerpt()):
        row.excerpt, row.excerpt_name = kept
    return row


def changes(form: BoardStepForm) -> bool:
    """Whether a decision with changed text changes the papers too."""
    return not form.cleaned_data["is_unchanged"]


@require_http_methods(["GET", "POST"])
def add(request, pk, step_pk):
    """When it was announced, and the excerpt of the minutes."""
    letter = _letter(request, pk)
    step = _step(letter, step_pk)
    form = AddForm(request.POST or None, request.FILES or None, step=step)
    if request.method == "POST" and form.is_valid():
        announced_on, excerpt = form.cleaned_data.get("announced_on"), registered.kept_excerpt(form.excerpt())
        try:
            registered.add(step, by=request.user, announced_on=announced_on, excerpt=excerpt)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Sparat."))
            return redirect(_page(pk))
    context = {"document": letter.document, "said": step_words.sentence(step), "form": form, "back": _page(pk)}
    return render(request, "boards/add_to_board_step.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request, pk, step_pk):
    letter = _letter(request, pk)
    step = _step(letter, step_pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            registered.withdraw(step, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            return refused(request, refusal, _page(pk))
        messages.success(request, _("Registreringen är tillbakatagen."))
        return redirect(_page(pk))
    context = {"document": letter.document, "said": step_words.sentence(step), "form": form, "back": _page(pk)}
    return render(request, "documents/withdraw_decision.html", context, status=422 if form.is_bound else 200)


@require_POST
def land(request, pk, step_pk):
    """Lay the decision on the papers that it does not lie on yet."""
    letter = _letter(request, pk)
    try:
        lacks = laying.land(_step(letter, step_pk), by=request.user)
    except Refused as refusal:
        return refused(request, refusal, _page(pk))
    for lack in lacks:
        messages.error(request, lack.text)
    if not lacks:
        messages.success(request, _("Beslutet ligger på handlingen."))
    return redirect(_page(pk))


@require_safe
def excerpt(request, pk, step_pk):
    """The excerpt of the minutes: to be saved, never shown inside our pages."""
    letter = get_letter(request, pk, may=permissions.works_with, refusal=permissions.HISTORY_IS_CLOSED)
    step = _step(letter, step_pk)
    kept = get_object_or_404(StoredFile, pk=step.excerpt_id)
    return received_file(kept, step.excerpt_name)
