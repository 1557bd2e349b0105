"""*Bilagor*: which papers lie behind a letter, in which order, and what they are called in the list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from base.received import received_file
from base.refusals import Refused
from boards.appendices import candidates, changing, uploads
from boards.appendices.forms import DescribeForm, UploadForm
from boards.handing_over.standing import standing_of
from boards.letters import gone
from boards.models import Appendix, BoardLetter
from boards.views.common import get_letter
from documents.models import State
from documents.steps import UNLOCK
from documents.views.common import get_access, paper_tabs, refused, sent, storable, wants_json


@require_safe
def appendices(request, pk):
    return _page(request, get_letter(request, pk))


def _page(
    request: HttpRequest,
    letter: BoardLetter,
    *,
    upload: UploadForm | None = None,
    described: DescribeForm | None = None,
    status: int = 200,
):
    words = storable(request.GET.get("q", ""))[:200]
    is_open = letter.document.state == State.DRAFT
    rows = list(letter.appendices.select_related("document", "compared_with", "file"))
    near = candidates.near(letter, request.user) if is_open else []
    context = {
        "letter": letter,
        "document": letter.document,
        "tabs": paper_tabs(request, get_access(request, letter.pk)),
        "is_open": is_open,
        "unlock_url": _unlock_url(letter, request.user),
        "rows": [{"row": row, "form": _form_of(row, described) if is_open else None} for row in rows],
        "near": near,
        "found": candidates.found(letter, request.user, words, but=near) if is_open else [],
        "words": words,
        "upload": upload or UploadForm(),
        "described": described,
    }
    return render(request, "boards/appendices.html", context, status=status)


def _unlock_url(letter: BoardLetter, user) -> str:
    """Where a locked letter is unlocked: with the comment as the reason when the secretary has sent it back."""
    if letter.document.state != State.LOCKED or not UNLOCK.may(user, letter.document):
        return ""
    standing = standing_of(letter)
    is_back = standing.returned and standing.is_current
    return reverse("boards:hand_over" if is_back else "documents:unlock", args=[letter.pk])


def _form_of(row: Appendix, described: DescribeForm | None) -> DescribeForm:
    """The form of a row; the one that was sent with something wrong comes back as it was."""
    if described is not None and described.key == row.key:
        return described
    return DescribeForm(appendix=row)


def _back(pk: int, key: UUID | None = None) -> str:
    return reverse("boards:appendices", args=[pk]) + (f"#bilaga-{key}" if key else "")


@require_POST
def add_appendices(request, pk):
    """Lays what was ticked behind the letter."""
    letter = get_letter(request, pk)
    chosen = candidates.chosen(letter, request.user, request.POST.getlist("choose"))
    if not chosen:
        messages.error(request, _("Välj minst en handling att lägga till."))
        return redirect(_back(pk))
    try:
        added = changing.add(letter, chosen, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, _back(pk))
    _say_added(request, len(added), len(chosen) - len(added))
    return redirect(_back(pk, added[-1].key if added else None))


@require_POST
def upload_appendices(request, pk):
    """Keeps the files that can be appendices, and says why the others cannot."""
    letter = get_letter(request, pk)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, letter, upload=form, status=422)
    files = form.cleaned_data["files"]
    try:
        kept = [changing.keep(file.read(), storable(file.name)[:200], uploads.title_of(file.name)) for file in files]
        added = changing.upload(letter, kept, by=request.user)
    except Refused as refusal:
        form.add_error("files", refusal.sentence)
        return _page(request, letter, upload=form, status=422)
    _say_added(request, len(added), 0)
    for sentence in uploads.already_there(letter, kept, added):
        messages.info(request, sentence)
    for sentence in form.refusals:
        messages.error(request, sentence)
    new = {row.file_id for row in added}
    for sentence in uploads.remarks(file for file, each in zip(files, kept, strict=True) if each.file.pk in new):
        messages.info(request, sentence)
    return redirect(_back(pk, added[-1].key if added else None))


def _say_added(request: HttpRequest, new: int, had: int) -> None:
    if new:
        said = ngettext("En bilaga är tillagd.", "%(n)s bilagor är tillagda.", new)
        messages.success(request, said % {"n": new})
    if had:
        said = ngettext("En av dem fanns redan bland bilagorna.", "%(n)s av dem fanns redan bland bilagorna.", had)
        messages.info(request, said % {"n": had})


@require_POST
def order_appendices(request, pk):
    """The order as it was dragged: `{"keys": […]}`, answered with `{"status": "saved"}`."""
    letter = get_letter(request, pk)
    try:
        data = sent(request)
        keys = data.get("keys")
        keys = [_key(key) for key in (keys if isinstance(keys, list) else str(keys or "").split(",")) if key]
        changing.order(letter, keys, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, _back(pk))
    return JsonResponse({"status": "saved"}) if wants_json(request) else redirect(_back(pk))


def _key(text) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        raise Refused(_("Bilagan finns inte. Ladda om sidan.")) from None


@require_POST
def move_appendix(request, pk, key):
    letter = get_letter(request, pk)
    try:
        changing.move(letter, key, -1 if request.POST.get("direction") == "up" else 1, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, _back(pk))
    return redirect(_back(pk, key))


@require_POST
def describe_appendix(request, pk, key):
    """Title and date; what is wrong stands at the field, with what was typed."""
    letter = get_letter(request, pk)
    appendix = get_object_or_404(letter.appendices, key=key)
    form = DescribeForm(request.POST, appendix=appendix)
    if not form.is_valid():
        return _page(request, letter, described=form, status=422)
    try:
        changing.describe(letter, key, **form.cleaned_data, by=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, letter, described=form, status=422)
    messages.success(request, _("Sparat."))
    return redirect(_back(pk, key))


@require_POST
def remove_appendix(request, pk, key):
    letter = get_letter(request, pk)
    try:
        removed = changing.remove(letter, key, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, _back(pk))
    if removed:
        messages.success(request, _("”%(title)s” är borttagen från bilagorna.") % {"title": removed.title})
        if said := gone.sentence(letter):
            messages.warning(request, said)
    return redirect(_back(pk))


@require_safe
def appendix_file(request, pk, key):
    """The uploaded file, to be looked at before it is put together; saved, never shown inside our pages."""
    letter = get_letter(request, pk)
    appendix = get_object_or_404(letter.appendices.select_related("file"), key=key, form=Appendix.Form.FILE)
    return received_file(appendix.file, appendix.file_name)
