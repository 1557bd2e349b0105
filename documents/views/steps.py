"""One address for each step of a paper. GET asks what the step asks; POST takes it."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from base.refusals import Refused
from base.steps import Step, refuse_unless_allowed
from documents import ending, steps
from documents.forms import ChangeEndForm, EndForm, MakeFromForm, OpenForm, ReasonForm
from documents.models import Document
from documents.sending import sent
from documents.views.common import get_access, refused, wants_json


def address(document: Document):
    """Where each step of the paper is taken, for the buttons."""
    return lambda step: reverse(f"{step.space or 'documents'}:{step.name}", args=[document.pk])


def get_for(request: HttpRequest, pk: int, step: Step):
    access = get_access(request, pk)
    refuse_unless_allowed(step, request.user, access.document)
    return access


def ask(request: HttpRequest, step: Step, document: Document, form, **more):
    context = {"step": step, "label": step.label_for(document), "document": document, "form": form, **more}
    return render(request, f"documents/{step.name}.html", context, status=422 if form.is_bound else 200)


def take(
    request: HttpRequest,
    step: Step,
    document: Document,
    act,
    *,
    form=None,
    note: str | None = None,
    onward: Callable[[], str] = str,
):
    """Run the step; back to the paper with what was done, or with why it could not be.

    A form that was filled in comes back as it was, with the sentence. What the person has done already, with the same
    note, is done: a button may be pressed twice. onward: gives an address to lead to instead of the paper, if there is
    one.
    """
    back = reverse("documents:detail", args=[document.pk])
    try:
        act()
    except Refused as refusal:
        if not steps.is_taken(step, document, by=request.user, note=note):
            return _refused(request, step, document, refusal, form, back)
    messages.success(request, str(step.done))
    return redirect(onward() or back)


def _refused(request: HttpRequest, step: Step, document: Document, refusal: Refused, form, back: str):
    if form is None or wants_json(request):
        return refused(request, refusal, back)
    form.add_error(None, refusal.sentence)
    return ask(request, step, document, form)


@require_POST
def lock(request, pk):
    document = get_for(request, pk, steps.LOCK).document
    return take(request, steps.LOCK, document, lambda: steps.lock(document, by=request.user))


@require_http_methods(["GET", "POST"])
def unlock(request, pk):
    return with_reason(request, pk, steps.UNLOCK, steps.unlock, lies_with=sent.standing)


@require_http_methods(["GET", "POST"])
def discard(request, pk):
    return with_reason(request, pk, steps.DISCARD, steps.discard)


def with_reason(request: HttpRequest, pk: int, step: Step, function, **more: Callable[[Document], object]):
    """more: what else the page says, each made of the paper."""
    document = get_for(request, pk, step).document
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        act = partial(function, document, by=request.user, reason=reason)
        return take(request, step, document, act, form=form, note=reason)
    return ask(request, step, document, form, **{name: make(document) for name, make in more.items()})


@require_POST
def restore(request, pk):
    document = get_for(request, pk, steps.RESTORE).document
    return take(request, steps.RESTORE, document, lambda: steps.restore(document, by=request.user))


@require_http_methods(["GET", "POST"])
def open_to(request, pk):
    document = get_for(request, pk, steps.OPEN_TO).document
    form = OpenForm(request.POST if request.method == "POST" else None, document=document)
    if request.method == "POST" and form.is_valid():
        act = partial(steps.open_to, document, by=request.user, organisations=form.chosen())
        return take(request, steps.OPEN_TO, document, act, form=form)
    return ask(request, steps.OPEN_TO, document, form)


@require_http_methods(["GET", "POST"])
def end(request, pk):
    return _end(request, pk, steps.END, ending.refuse_to_begin, EndForm)


@require_http_methods(["GET", "POST"])
def change_end(request, pk):
    return _end(request, pk, steps.CHANGE_END, ending.refuse_to_change, ChangeEndForm)


def _end(request: HttpRequest, pk: int, step: Step, check, form_class):
    document = get_for(request, pk, step).document
    form = form_class(request.POST or None, document=document)
    if request.method == "POST" and form.is_valid():
        said = {"on": form.cleaned_data["on"], "reason": form.cleaned_data["reason"]}
        act = partial(getattr(steps, step.name), document, by=request.user, **said)
        return take(request, step, document, act, note=ending.note(**said))
    try:
        check(document)
    except Refused as refusal:
        return refused(request, refusal, reverse("documents:detail", args=[pk]))
    return ask(request, step, document, form)


@require_http_methods(["GET", "POST"])
def make_from(request, pk):
    access = get_for(request, pk, steps.MAKE_FROM)
    title = access.content()["frame"]["title"]
    form = MakeFromForm(request.POST or None, user=request.user, document=access.document, title=title)
    if request.method == "POST" and form.is_valid():
        made = steps.make_from(access, by=request.user, owner=form.owner(), title=form.cleaned_data["title"])
        messages.success(request, str(steps.MAKE_FROM.done))
        return redirect("documents:edit", made.pk)
    return ask(request, steps.MAKE_FROM, access.document, form, title=title)
