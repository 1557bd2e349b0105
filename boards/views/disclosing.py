"""Lämna ut: choosing the papers of an ärende, looking them through, and the one file that is handed out."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.refusals import Refused
from boards.cases import permissions
from boards.cases.papers import papers_of
from boards.disclosing import choosing, finishing
from boards.disclosing.forms import BeginForm
from boards.disclosing.hints import hints_of_list
from boards.disclosing.warnings import warnings_of
from boards.models import Disclosure
from boards.views.cases import get_case

State = Disclosure.State


@require_http_methods(["GET", "POST"])
def disclose(request, pk):
    """Begin: the day, and which papers; the public ones are proposed."""
    case = get_case(request, pk, may=permissions.can_hand_out, refusal=permissions.ONLY_REGISTRARS)
    form = BeginForm(request.POST or None)
    chosen = request.POST.getlist("handling")
    if request.method == "POST" and form.is_valid():
        try:
            disclosure = choosing.begin(case, sources=chosen, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("boards:disclosure", pk, disclosure.pk)
    return _choice(request, case, form, chosen if form.is_bound else None)


@require_http_methods(["GET", "POST"])
def disclosure_papers(request, pk, disclosure_pk):
    """Other papers than were chosen at first."""
    disclosure = get_disclosure(request, pk, disclosure_pk)
    chosen = [paper.source for paper in disclosure.papers.all()]
    sentence = ""
    if request.method == "POST":
        chosen = request.POST.getlist("handling")
        try:
            choosing.choose(disclosure, sources=chosen, by=request.user)
            return redirect("boards:disclosure", pk, disclosure_pk)
        except Refused as refusal:
            sentence = refusal.sentence
    return _choice(request, disclosure.case, None, chosen, disclosure=disclosure, sentence=sentence)


def _choice(request: HttpRequest, case, form, chosen, *, disclosure=None, sentence: str = ""):
    papers = papers_of(case)
    ticked = {item.source for item in papers if (item.is_proposed if chosen is None else item.sources & set(chosen))}
    context = {
        "case": case,
        "form": form,
        "disclosure": disclosure,
        "sentence": sentence,
        "ticked": ticked,
        "public": [item for item in papers if item.status.is_public],
        "working": [item for item in papers if not item.status.is_public],
    }
    is_wrong = bool(sentence) or bool(form and form.is_bound)
    return render(request, "boards/disclose.html", context, status=422 if is_wrong else 200)


@require_safe
def disclosure(request, pk, disclosure_pk):
    """The papers that were chosen with what is masked in them; when it is done the file, and who did what when."""
    found = get_disclosure(request, pk, disclosure_pk)
    finishing.wait_no_longer(found)
    found.refresh_from_db()
    context = {
        "disclosure": found,
        "case": found.case,
        "papers": list(found.papers.select_related("document", "file")),
        "is_making": found.state == State.MAKING,
        "sentence": finishing.sentence(found),
    }
    return render(request, "boards/disclosure.html", context)


@require_http_methods(["GET", "POST"])
def finish_disclosure(request, pk, disclosure_pk):
    """What to look at before it goes, and the press that makes the file."""
    found = get_disclosure(request, pk, disclosure_pk)
    if found.state != State.BEGUN:
        return redirect("boards:disclosure", pk, disclosure_pk)
    warnings = warnings_of(found)
    hinders = [each for each in warnings if each.hindrance]
    listed = hints_of_list(found, [each.paper for each in warnings])
    must_say = bool(listed) or any(each.sentences or each.hints for each in warnings)
    sentence = ""
    if request.method == "POST" and not hinders:
        if must_say and "sett" not in request.POST:
            sentence = _("Gå igenom det som står nedan och kryssa för att du har gjort det.")
        else:
            try:
                finishing.finish(found, by=request.user)
                return redirect("boards:disclosure", pk, disclosure_pk)
            except Refused as refusal:
                sentence = refusal.sentence
    elif request.method == "POST":
        sentence = _("Rätta det som hindrar, eller välj bort handlingen.")
    context = {
        "disclosure": found,
        "case": found.case,
        "warnings": warnings,
        "listed": listed,
        "hinders": hinders,
        "must_say": must_say,
        "sentence": sentence,
    }
    return render(request, "boards/finish_disclosure.html", context, status=422 if sentence else 200)


@require_POST
def cancel_disclosure(request, pk, disclosure_pk):
    """Leave one that was never handed out."""
    found = get_disclosure(request, pk, disclosure_pk)
    try:
        choosing.cancel(found)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("boards:disclosure", pk, disclosure_pk)
    messages.success(request, _("Utlämnandet är borttaget. Inget har lämnats ut."))
    return redirect("boards:case", pk)


@require_safe
def disclosure_pdf(request, pk, disclosure_pk):
    """The file that was handed out: the same bytes every time."""
    found = get_disclosure(request, pk, disclosure_pk)
    if found.state != State.DONE:
        raise Http404
    response = FileResponse(
        found.pdf.open(), as_attachment=True, filename=found.file_name, content_type="application/pdf"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


def get_disclosure(request: HttpRequest, pk: int, disclosure_pk: int) -> Disclosure:
    """404 for another's, 403 to colleagues who hand nothing out."""
    case = get_case(request, pk, may=permissions.can_hand_out, refusal=permissions.ONLY_REGISTRARS)
    rows = case.disclosures.select_related("case__organisation", "pdf", "begun_by", "done_by")
    found = get_object_or_404(rows, pk=disclosure_pk)
    found.case = case
    return found
