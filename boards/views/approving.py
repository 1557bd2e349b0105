"""*Skicka till chef för godkännande*: asking, and answering in the house and for somebody."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base import mail
from base.refusals import Refused
from base.steps import refuse_unless_allowed
from boards.approving import approval_mail, approving, reading
from boards.approving.approval_steps import ANSWER_APPROVAL, ASK_APPROVAL, is_manager
from boards.approving.approving import Answer
from boards.approving.forms import AnswerForm, AskForm, RegisterForm
from boards.approving.standing import Standing, standing_of
from boards.models import Approval, BoardLetter
from boards.views.common import get_letter
from documents import permissions
from documents.models import Document, State
from documents.steps import UNLOCK
from documents.views.common import get_access, paper_tabs, refused


def _letter(request: HttpRequest, pk: int, step) -> BoardLetter:
    letter = get_letter(request, pk, may=step.may, refusal=step.refusal)
    refuse_unless_allowed(step, request.user, letter.document)
    return letter


def _page(pk: int) -> str:
    return reverse("boards:ask_approval", args=[pk])


@require_http_methods(["GET", "POST"])
def ask_approval(request, pk):
    """Who is asked, how it stands, and everything that was asked before."""
    letter = _letter(request, pk, ASK_APPROVAL)
    form = AskForm(request.POST or None, document=letter.document, initial=_usual(letter))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["message"]
        try:
            row = approving.ask(letter, form.chosen(), message=said, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Skrivelsen är skickad till %(who)s för godkännande.") % {"who": row.to_name})
            return redirect(_page(pk))
    return _render(request, letter, form)


def _usual(letter: BoardLetter) -> dict:
    """The one who was asked about an earlier text."""
    latest = letter.approvals.exclude(to_email="").first()
    return {"name": latest.to_name, "email": latest.to_email} if latest else {}


def _render(request: HttpRequest, letter: BoardLetter, form: AskForm):
    document, standing = letter.document, standing_of(letter)
    rows = list(letter.approvals.select_related("asked_by", "answered_by", "link", "revision"))
    troubles = mail.troubles(key for row in rows for key in approval_mail.keys_of(row))
    for row in rows:
        row.troubles = [said for key in approval_mail.keys_of(row) for said in troubles.get(key, [])]
    context = {
        "document": document,
        "frame": get_access(request, document.pk).content()["frame"],
        "letter": letter,
        "step": ASK_APPROVAL,
        "form": form,
        "standing": standing,
        "rows": rows,
        "is_locked": document.state == State.LOCKED,
        "may_answer_self": is_manager(request.user, document),
        "tabs": paper_tabs(request, get_access(request, document.pk)),
    }
    return render(request, "boards/ask_approval.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def answer_approval(request, pk):
    """A manager's own answer; of one of the writers, what a manager has said in another way."""
    letter = _letter(request, pk, ANSWER_APPROVAL)
    document, standing = letter.document, standing_of(letter)
    is_own = is_manager(request.user, document)
    back = reverse("documents:detail", args=[pk]) if is_own else _page(pk)
    if hinders := _hinders_answering(document, standing):
        return refused(request, Refused(hinders), back)
    if is_own and standing.is_returned and request.method == "GET":
        return refused(request, Refused(approving.already(standing)), back)
    asked = standing.approval if standing.is_waiting else None
    form = AnswerForm(request.POST or None) if is_own else RegisterForm(request.POST or None, asked=asked)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        answer = Answer(said["outcome"], said["comment"], by=request.user, how=said.get("how", ""))
        try:
            row = approving.answer(letter, answer, to_name=said.get("who", ""))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _done(row))
            return redirect(back)
    shown = asked or Approval(letter=letter, revision=document.locked_revision)
    context = {"document": document, "step": ANSWER_APPROVAL, "form": form, "back": back, "is_own": is_own}
    context |= {"asked": asked, **reading.page_of(shown)}
    context["changes_url"] = _changes_url(context["before"], document) if context["before"] else ""
    return render(request, "boards/answer_approval.html", context, status=422 if form.is_bound else 200)


def _hinders_answering(document: Document, standing: Standing) -> str:
    if document.state != State.LOCKED:
        return _("Bara en låst text godkänns. Lås texten först.")
    if standing.is_approved:
        return approving.already(standing)
    return ""


def _changes_url(before: Approval, document: Document) -> str:
    pair = {"fran": before.revision.number, "till": document.locked_revision.number}
    return reverse("documents:changes", args=[document.pk]) + "?" + urlencode(pair)


def _done(row: Approval) -> str:
    if row.outcome == Approval.Outcome.APPROVED:
        return _("Skrivelsen är godkänd.")
    return _("Skrivelsen är skickad tillbaka.")


@require_safe
def approval_appendix(request, pk, key):
    """An appendix as it would be put in, for those who are to approve the letter."""
    letter = get_letter(request, pk, may=permissions.works_with, refusal=permissions.HISTORY_IS_CLOSED)
    try:
        return reading.appendix_file(get_object_or_404(letter.appendices.select_related("file", "document"), key=key))
    except Refused as refusal:
        return refused(request, refusal, reverse("documents:detail", args=[pk]))


def _row(request: HttpRequest, pk: int, approval_pk: int) -> Approval:
    letter = _letter(request, pk, ASK_APPROVAL)
    rows = letter.approvals.select_related("letter__document__owner", "revision", "link", "asked_by")
    return get_object_or_404(rows, pk=approval_pk)


@require_POST
def remind_manager(request, pk, approval_pk):
    row = _row(request, pk, approval_pk)
    said = _("%(who)s har fått en påminnelse.")
    return _do(request, row, lambda: approving.remind(row, by=request.user), said)


@require_POST
def withdraw_approval(request, pk, approval_pk):
    row = _row(request, pk, approval_pk)
    return _do(request, row, lambda: approving.withdraw(row, by=request.user), _("Återtaget från %(who)s."))


@require_POST
def unlock_returned(request, pk, approval_pk):
    """The text that came back, unlocked with the comment as the reason."""
    row = _row(request, pk, approval_pk)
    refuse_unless_allowed(UNLOCK, request.user, row.letter.document)
    page = reverse("documents:edit", args=[pk])
    return _do(request, row, lambda: approving.unlock(row, by=request.user), str(UNLOCK.done), onward=page)


def _do(request: HttpRequest, row: Approval, act, done: str, *, onward: str = ""):
    try:
        act()
    except Refused as refusal:
        return refused(request, refusal, _page(row.letter_id))
    messages.success(request, done % {"who": row.to_name} if "%" in done else done)
    return redirect(onward or _page(row.letter_id))
