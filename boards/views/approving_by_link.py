"""The manager's svarslänk: the locked letter, its appendices, what is changed since the last time, and the answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from base import answer_links
from base.models import AnswerLink
from base.refusals import Refused
from boards.approving import approving, reading
from boards.approving.approving import Answer
from boards.approving.forms import AnswerForm
from boards.approving.standing import standing_of
from boards.models import Approval
from documents.changes import change_reasons
from documents.changes.comparison import compare

PDF, APPENDIX, CHANGES = "pdf", "bilaga", "andringar"


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """The manager's own page. Raises Http404 when it was taken back, and when the text has been rewritten."""
    row = _asked(link)
    if request.GET.get("fil") == PDF:
        return reading.letter_pdf(row)
    if CHANGES in request.GET:
        return _changes(request, row)
    if key := request.GET.get(APPENDIX):
        return _appendix(request, row, key)
    return _answer(request, row)


def _asked(link: AnswerLink) -> Approval:
    rows = Approval.objects.select_related("letter__document__owner", "letter__document__locked_revision", "revision")
    rows = rows.filter(link__in=answer_links.of_matter(link), withdrawn_at=None, outcome="")
    row = rows.select_related("asked_by", "link").first()
    standing = standing_of(row.letter).approval if row else None
    if standing is None or standing.pk != row.pk:
        raise Http404
    return row


def _appendix(request: HttpRequest, row: Approval, key: str) -> HttpResponse:
    found = next((each.appendix for each in reading.attached_to(row) if str(each.appendix.key) == key), None)
    if found is None:
        raise Http404
    try:
        return reading.appendix_file(found)
    except Refused as refusal:
        return _page(request, row, AnswerForm(), sentence=refusal.sentence)


def _changes(request: HttpRequest, row: Approval) -> HttpResponse:
    """Between the text that the manager answered about before and this one. Raises Http404 the first time."""
    before = reading.before(row)
    if before is None:
        raise Http404
    old, new = reading.text_of(before), reading.text_of(row)
    context = {"link": row.link, "frame": new["frame"], "before": before, "comparison": compare(old, new)}
    made = before.revision.made_at, row.revision.made_at
    context["reasons"] = change_reasons.reasons_between(row.letter.document, *made)
    return render(request, "boards/approval_changes_by_link.html", context)


def _answer(request: HttpRequest, row: Approval) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, row, form)
    answer = Answer(form.cleaned_data["outcome"], form.cleaned_data["comment"], name=row.to_name)
    try:
        kept = approving.answer(row.letter, answer, row=row)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, row, form)
    return _page(request, row, form, kept=kept)


def _page(request: HttpRequest, row: Approval, form, *, kept: Approval | None = None, sentence: str = ""):
    context = {"link": row.link, "form": form, "kept": kept, "sentence": sentence, **reading.page_of(row)}
    status = 422 if form.is_bound and kept is None else 200
    return render(request, "boards/approve_by_link.html", context, status=status)
