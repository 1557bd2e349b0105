"""Word there and back: the file to write in, and reading in the one that came back."""

from dataclasses import dataclass

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from base.models import StoredFile
from base.refusals import Refused
from base.steps import refuse_unless_allowed
from documents import copies, permissions
from documents.models import Document, Reply, Revision, State
from documents.replies.remarks import new_numbers
from documents.replies.reply_steps import REGISTER_REPLY
from documents.views.common import get_access, get_working, refused, storable
from documents.views.editing import is_confirmed, warning
from documents.word import word_answers
from documents.word.word_answers import Answer
from documents.word.word_forms import WordFileForm, WordSenderForm, chosen_text, texts_to_choose
from documents.word.word_preview import preview_of
from documents.writing import freeze_if_changed, open_for_writing

_SALT = "documents.word-answer"
# An upload waits for a day to be gone through; after that it is chosen anew.
_SECONDS = 24 * 60 * 60


def word_file(revision: Revision) -> HttpResponse:
    """The file to write in."""
    name, data = word_answers.file_for_comments(revision)
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=copies.DOCX, headers=headers)


@never_cache
@require_http_methods(["GET", "POST"])
def word_for_comments(request, pk):
    """The text that one reads, frozen. Of a draft one chooses: what was sent, or (POST) the text as it is now."""
    access = get_access(request, pk)
    document = access.document
    if access.revision:
        return word_file(access.revision)
    if request.method == "POST":
        if not permissions.can_write(request.user, document):
            raise PermissionDenied(str(permissions.ONLY_WRITERS))
        return _frozen_now(request, document)
    sent = document.releases.select_related("revision", "organisation", "body").order_by("-sent_at")
    context = {"document": document, "releases": sent, "may_write": permissions.can_write(request.user, document)}
    return render(request, "documents/word_for_comments.html", context)


def _frozen_now(request: HttpRequest, document: Document):
    try:
        with open_for_writing(document.pk, State.DRAFT) as taken:
            freeze_if_changed(taken, _("Hämtad som Word för synpunkter"), request.user)
            revision = taken.revisions.order_by("-number").first()
    except Refused as refusal:
        return refused(request, refusal, reverse("documents:detail", args=[document.pk]))
    return word_file(revision)


@require_safe
def revision_word(request, pk, number):
    """What was sent, or another text of the history, as a file to write in."""
    access = get_working(request, pk)
    return word_file(get_object_or_404(Revision, document=access.document, number=number))


@dataclass(frozen=True)
class _Upload:
    """A file that waits to be gone through. ticket: names it in the address, for this person and this paper only."""

    stored: StoredFile
    name: str
    ticket: str


@never_cache
@require_http_methods(["GET", "POST"])
def read_word(request, pk):
    """Choose the file; go through what is in it (`?fil=`); say whose answer it is."""
    document = get_access(request, pk).document
    refuse_unless_allowed(REGISTER_REPLY, request.user, document)
    if document.state not in REGISTER_REPLY.sources:
        sentence = _("Utkastet är kasserat. Ta tillbaka det för att läsa in ett svar.")
        return refused(request, Refused(sentence), reverse("documents:detail", args=[pk]))
    upload = _waiting(request, document)
    if upload is None:
        return _choose_file(request, document)
    try:
        return _go_through(request, document, upload)
    except Refused as refusal:
        return _file_page(request, document, WordFileForm(), sentence=refusal.sentence)


def _choose_file(request: HttpRequest, document: Document):
    if request.method != "POST":
        sentence = _("Filen finns inte kvar här. Välj den igen.") if "fil" in request.GET else ""
        return _file_page(request, document, WordFileForm(), sentence=sentence)
    form = WordFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _file_page(request, document, form)
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        word_answers.revision_of(document, data)
    except Refused as refusal:
        form.add_error("file", refusal.sentence)
        return _file_page(request, document, form)
    stored = StoredFile.objects.keep(data, copies.DOCX)
    if same := word_answers.same_file(document, stored.pk):
        return _file_page(request, document, form, same=same)
    waiting = {"file": stored.pk, "name": storable(file.name)[-200:], "by": request.user.pk, "paper": document.pk}
    return redirect(f"{request.path}?{urlencode({'fil': signing.dumps(waiting, salt=_SALT)})}")


def _file_page(request: HttpRequest, document: Document, form, *, sentence: str = "", same: Reply | None = None):
    context = {"document": document, "form": form, "sentence": sentence, "same": same}
    status = 409 if same else 422 if form.is_bound or sentence else 200
    return render(request, "documents/read_word.html", context, status=status)


def _waiting(request: HttpRequest, document: Document) -> _Upload | None:
    ticket = request.GET.get("fil", "")
    try:
        found = signing.loads(ticket, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return None
    if (found["by"], found["paper"]) != (request.user.pk, document.pk):
        return None
    stored = StoredFile.objects.filter(pk=found["file"]).first()
    return _Upload(stored, found["name"], ticket) if stored else None


def _go_through(request: HttpRequest, document: Document, upload: _Upload):
    if same := word_answers.same_file(document, upload.stored.pk):
        return _file_page(request, document, WordFileForm(), same=same)
    data = upload.stored.read()
    own = word_answers.revision_of(document, data)
    revision = own or chosen_text(document, request.GET.get("text", ""))
    if revision is None:
        context = {"document": document, "upload": upload, "texts": texts_to_choose(document)}
        return render(request, "documents/read_word_text.html", context)
    answer = word_answers.read_file(data, revision)
    if request.method != "POST":
        form = WordSenderForm(document=document, answer=answer)
        return _preview(request, document, upload, answer, form, is_known=own is not None)
    return _register(request, document, upload, answer, is_known=own is not None)


def _register(request: HttpRequest, document: Document, upload: _Upload, answer: Answer, *, is_known: bool):
    data = {name: storable(value) for name, value in request.POST.items()}
    form = WordSenderForm(data, document=document, answer=answer)
    remarks = word_answers.remarks_of(answer)
    more = {"is_known": is_known}
    if not form.is_valid():
        return _preview(request, document, upload, answer, form, status=422, **more)
    if not is_confirmed(data) and (numbers := new_numbers(remarks, word_answers.text_of(answer.revision))):
        more |= {"numbers": numbers, "sentence": warning(numbers)}
        return _preview(request, document, upload, answer, form, status=422, **more)
    word_answers.register(document, answer, upload.stored, upload.name, form.sender(), by=request.user)
    messages.success(request, _("Svaret är inläst. Gå igenom det avsnitt för avsnitt."))
    return redirect("documents:incoming", document.pk)


def _preview(
    request: HttpRequest, document: Document, upload: _Upload, answer: Answer, form, *, status: int = 200, **more
):
    context = {"document": document, "upload": upload, "answer": answer, "form": form, **preview_of(answer), **more}
    return render(request, "documents/read_word_preview.html", context, status=status)
