"""Reading papers in: bring a file, see what was understood, correct it, and choose what it becomes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from base.numbers import whole_number
from base.refusals import Refused
from documents.from_reading import draft_from_reading
from documents.models import Import, State
from organisations.acting import acting_for
from organisations.permissions import WRITES, has_role, organisations_of
from pages import reading_in
from pages.import_forms import ReadingForms, UploadForm, gist
from pages.proposals import organisations_for
from pages.reading_in import with_progress
from text.reading import Unreadable


def import_new(request):
    """The upload, and what waits from earlier."""
    owner = acting_for(request)
    if owner is None or not has_role(request.user, owner.pk, WRITES):
        raise PermissionDenied(_("Bara den som skriver organisationens handlingar läser in nya."))
    if again := request.POST.get("again", ""):
        return _read_again(request, owner, again)
    form, same = UploadForm(), None
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            data, name = form.data_and_name()
            same = reading_in.brought_before(data, owner)
            kept = None if same else _read_and_keep(request, form, owner, data, name)
            if kept:
                return redirect("pages:import", kept.pk)
    earlier = Import.objects.filter(owner__in=organisations_of(request.user, roles=WRITES)).select_related("by")
    context = {"form": form, "same": same, "owner": owner, "earlier": with_progress(earlier)[:50]}
    return render(request, "pages/import_new.html", context, status=409 if same else 422 if form.errors else 200)


def _read_and_keep(request, form, owner, data: bytes, name: str):
    """The import; None when the file was refused, with the sentence on the form."""
    try:
        found = reading_in.read_file(data, name)
    except Unreadable as refusal:
        form.add_error("file" if form.cleaned_data["file"] else "text", str(refusal))
        return None
    if not found.readings:
        form.add_error(None, _("Det här liknar ingen av våra handlingar. Kontrollera att det är rätt fil."))
        return None
    came_from = form.cleaned_data["came_from"]
    return reading_in.keep(found, data, owner=owner, name=name, by=request.user, came_from=came_from)


def _read_again(request, owner, key: str):
    """The bytes of an earlier import, read once more because somebody asked for it in spite of that one."""
    same = get_object_or_404(Import.objects.filter(owner=owner), pk=whole_number(key))
    data = same.file.read()
    came_from = request.POST.get("came_from", "") or same.source
    try:
        found = reading_in.read_file(data, same.name)
    except Unreadable as refusal:
        messages.error(request, str(refusal))
        return redirect("pages:import_new")
    kept = reading_in.keep(found, data, owner=owner, name=same.name, by=request.user, came_from=came_from)
    return redirect("pages:import", kept.pk)


def _get_import(request, pk) -> Import:
    """404 to those outside the owner, 403 to colleagues who do not write."""
    kept = get_object_or_404(
        Import.objects.select_related("owner", "by"), pk=pk, owner__in=organisations_of(request.user)
    )
    if not has_role(request.user, kept.owner_id, WRITES):
        raise PermissionDenied(_("Inlästa handlingar granskas av dem som skriver organisationens handlingar."))
    return kept


@require_safe
def import_detail(request, pk):
    """The papers that were found in a file."""
    kept = _get_import(request, pk)
    open_doubts = Count("doubts", filter=Q(doubts__settled_at=None))
    papers = list(kept.papers.select_related("document").annotate(open_doubts=open_doubts))
    for paper in papers:
        paper.gist = gist(paper.reading)
    if len(papers) == 1:
        return redirect("pages:import_paper", pk, papers[0].number)
    return render(request, "pages/import_detail.html", {"import": kept, "papers": papers})


@require_safe
def import_original(request, pk):
    """The file as it came, to be saved and never shown inside our pages."""
    kept = _get_import(request, pk)
    response = FileResponse(
        kept.file.open(), as_attachment=True, filename=kept.name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def import_paper(request, pk, number):
    """The original and the reading side by side; each button first saves what stands in the form."""
    kept = _get_import(request, pk)
    paper = get_object_or_404(kept.papers.select_related("document"), number=number)
    if paper.document:
        return _to_paper(paper.document, request.POST.get("then"))
    data = request.POST if request.method == "POST" else None
    proposed = organisations_for(paper.reading, kept.owner)
    forms = ReadingForms(paper.reading, owner=kept.owner, proposed=proposed, data=data)
    if data is not None and forms.is_valid():
        return _save_and_go_on(request, paper, forms.corrected())
    context = {
        "import": kept,
        "paper": paper,
        "forms": forms,
        "doubts": reading_in.doubts_by_place(paper),
        "open_doubts": paper.doubts.filter(settled_at=None).count(),
        "settled": data.getlist("settled") if data is not None else [],
        "settle_all": data is not None and "settle_all" in data,
    }
    return render(request, "pages/import_paper.html", context, status=422 if data is not None else 200)


def _save_and_go_on(request, paper, reading: dict):
    data = request.POST
    try:
        reading_in.correct(paper, reading, by=request.user)
        reading_in.settle(paper, data.getlist("settled"), by=request.user, every="settle_all" in data)
        return _go_on(request, paper)
    except Refused as refusal:
        paper.refresh_from_db()
        if paper.document:  # the same button pressed twice: the first press has done what the second one asks
            return _to_paper(paper.document, data.get("then"))
        messages.error(request, refusal.sentence)
        return redirect("pages:import_paper", paper.source_id, paper.number)


def _go_on(request, paper):
    """What the pressed button asks for, once the corrected reading is saved. Raises Refused if it is a paper by now."""
    here = redirect("pages:import_paper", paper.source_id, paper.number)
    wish = request.POST.get("then")
    if wish not in {"original", "draft"}:
        messages.success(request, _("Sparat."))
        return here
    if wish == "original" and (left := paper.doubts.filter(settled_at=None).count()):
        text = ngettext(
            "%d uppgift är ännu osäker. Kontrollera den mot originalet och markera att den stämmer.",
            "%d uppgifter är ännu osäkra. Kontrollera dem mot originalet och markera att de stämmer.",
            left,
        )
        messages.success(request, _("Det du har ändrat är sparat."))
        messages.error(request, text % left)
        return here
    document = draft_from_reading(paper, by=request.user, to_write_on=wish == "draft")
    if wish == "original":
        messages.success(request, _("Uppgifterna är sparade. Kontrollera dagen och registrera."))
    else:
        messages.success(request, _("Texten är nu ett utkast som du kan skriva vidare i."))
    return _to_paper(document, wish)


def _to_paper(document, wish: str | None):
    """Where the pressed button leads once the paper is there."""
    page = {"original": "register", "draft": "edit"}.get(wish or "") if document.state == State.DRAFT else None
    return redirect(f"documents:{page or 'detail'}", document.pk)


@require_POST
def import_skip(request, pk, number):
    """Lay a paper aside that should not be read in, or take it up again."""
    kept = _get_import(request, pk)
    paper = get_object_or_404(kept.papers, number=number)
    if paper.document_id:
        raise Http404
    paper.skipped_at = None if paper.skipped_at else timezone.now()
    paper.save(update_fields=["skipped_at"])
    if kept.papers.count() > 1:
        return redirect("pages:import", pk)
    if not paper.skipped_at:
        return redirect("pages:import_paper", pk, number)
    messages.success(
        request, _("”%(name)s” är lagd åt sidan. Den ligger kvar under Inläst tidigare.") % {"name": paper}
    )
    return redirect("pages:import_new")
