"""Handing the papers to a secretary, and registering what the secretary answered in another way than by the link."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from base import mail
from base.refusals import Refused
from base.steps import Step, refuse_unless_allowed
from boards import checks
from boards.handing_over import answering, handing, handover_mail, sittings, while_waiting
from boards.handing_over.answering import Answerer
from boards.handing_over.handover_forms import BY_LINK, HandOverForm, SentBackForm, TakenForm
from boards.handing_over.handover_steps import HAND_OVER, SEND_BACK, TAKE_PAPERS, missing_before_handing_over
from boards.handing_over.standing import Standing, set_to_hand_over, standing_of
from boards.models import BoardLetter, Handover
from boards.settings_of import settings_of
from boards.views.common import get_letter
from documents import permissions
from documents.models import State
from documents.views.common import get_access, paper_tabs, refused


def _letter(request: HttpRequest, pk: int, step: Step = HAND_OVER) -> BoardLetter:
    letter = get_letter(request, pk, may=step.may, refusal=step.refusal)
    refuse_unless_allowed(step, request.user, letter.document)
    return letter


def _page(pk: int) -> str:
    return reverse("boards:hand_over", args=[pk])


@require_http_methods(["GET", "POST"])
def hand_over(request, pk):
    """What goes, to whom, and what the checks say; and who has the papers already."""
    letter = _letter(request, pk)
    standing, package = standing_of(letter), set_to_hand_over(letter, letter.document)
    form = HandOverForm(request.POST or None, initial=_usual(letter, standing, package))
    if request.method == "POST" and form.is_valid():
        said = {"number": form.cleaned_data["number"], "message": form.cleaned_data["message"]}
        try:
            row = handing.hand_over(letter, form.receiver(), **said, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Handlingarna är lämnade till %(who)s.") % {"who": row.to_name})
            return redirect(_page(pk))
    return _render(request, letter, standing, package, form)


def _usual(letter: BoardLetter, standing: Standing, package) -> dict:
    """The one who has had the papers, or the municipality's secretary. Who has them already is not asked for again."""
    number = package.number if package else None
    latest = standing.latest
    if latest and (standing.package != package or standing.returned):
        way = BY_LINK if latest.to_email else "otherwise"
        return {"number": number, "name": latest.to_name, "email": latest.to_email, "way": way}
    if latest:
        return {"number": number, "way": BY_LINK}
    usual = settings_of(letter.document.owner)
    return {"number": number, "name": usual.secretary_name, "email": usual.secretary_email, "way": BY_LINK}


def _render(request: HttpRequest, letter: BoardLetter, standing: Standing, package, form: HandOverForm):
    document = letter.document
    rows = Handover.objects.filter(package__letter=letter).select_related("package", "sent_by", "link")
    rows = list(rows.order_by("-pk"))
    troubles = mail.troubles(key for row in rows for key in handover_mail.keys_of(row))
    for row in rows:
        row.troubles = [said for key in handover_mail.keys_of(row) for said in troubles.get(key, [])]
        row.may_be_withdrawn = standing.is_waiting and row.replaced_at is None
        row.may_be_reminded = standing.is_waiting and row.to_email and row.replaced_at is None
    context = {
        "document": document,
        "letter": letter,
        "step": HAND_OVER,
        "form": form,
        "package": package,
        "parts": list(package.parts.order_by("number")) if package else [],
        "standing": standing,
        "sitting": sittings.sentence(letter),
        "rows": rows,
        "remarks": checks.remarks(letter) if package and document.state == State.LOCKED else [],
        "lacks": missing_before_handing_over(document),
        "is_open_state": document.state in HAND_OVER.sources,
        "may_unlock": document.state == State.LOCKED and permissions.can_decide_state(request.user, document),
        "is_there": bool(standing.handovers) and standing.package == package,
        "tabs": paper_tabs(request, get_access(request, document.pk)),
    }
    return render(request, "boards/hand_over.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def take_papers(request, pk):
    """That the secretary has them, registered by the owner's people."""

    def act(row, form):
        return answering.take_papers(row, Answerer(by=request.user, how=form.cleaned_data["how"]))

    return _answer(request, pk, TAKE_PAPERS, TakenForm, act)


@require_http_methods(["GET", "POST"])
def send_back(request, pk):
    """That the secretary wants something changed, registered by the owner's people."""

    def act(row, form):
        who = Answerer(by=request.user, how=form.cleaned_data["how"])
        return answering.send_back(row, who, comment=form.cleaned_data["comment"])

    return _answer(request, pk, SEND_BACK, SentBackForm, act)


def _answer(request: HttpRequest, pk: int, step: Step, form_class, act):
    letter = _letter(request, pk, step)
    row = standing_of(letter).latest
    if row is None:
        return refused(request, Refused(_("Handlingarna är inte lämnade till någon än.")), _page(pk))
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(row, form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, str(step.done))
            return redirect(_page(pk))
    context = {"document": letter.document, "step": step, "label": step.label_for(letter.document), "form": form}
    context |= {"row": row, "back": _page(pk)}
    return render(request, "boards/answer_for_secretary.html", context, status=422 if form.is_bound else 200)


def _row(letter: BoardLetter, handover_pk: int) -> Handover:
    rows = Handover.objects.filter(package__letter=letter).select_related("package__letter__document__owner")
    return get_object_or_404(rows, pk=handover_pk)


@require_POST
def remind(request, pk, handover_pk):
    return _while_waiting(request, pk, handover_pk, while_waiting.remind, _("%(who)s har fått en påminnelse."))


@require_POST
def withdraw(request, pk, handover_pk):
    """What was handed over and nobody has answered."""
    said = _("Handlingarna är återtagna från %(who)s.")
    return _while_waiting(request, pk, handover_pk, while_waiting.withdraw, said)


def _while_waiting(request: HttpRequest, pk: int, handover_pk: int, act: Callable, said: str):
    row = _row(_letter(request, pk), handover_pk)
    try:
        act(row, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, _page(pk))
    messages.success(request, said % {"who": row.to_name})
    return redirect(_page(pk))
