"""Answering with a Word file: what stands in it is put in the begun answer, and nothing is sent yet."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from documents import copies
from documents.editing.section_writing import Warned
from documents.models import Release, Reply
from documents.replies import answering
from documents.views.common import storable
from documents.word import word_answers
from documents.word.word_forms import WordFileForm

WORD = "word"


def is_fetched(request: HttpRequest) -> bool:
    """Whether the file to write in is asked for, `?fil=word`."""
    return request.method == "GET" and request.GET.get("fil") == WORD


def is_brought(request: HttpRequest) -> bool:
    """Whether a file that was written in is sent, by the button of that form."""
    return request.method == "POST" and request.POST.get("do") == WORD


def take(request: HttpRequest, release: Release, *, by, by_name: str):
    """Put what the file suggests and says in the answer that is being written; the file goes with it when it is sent.

    Raises Refused for what is no Word file, one of another text, and one with what looks like personnummer.
    """
    form = WordFileForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused(" ".join(form.errors["file"]))
    file = form.cleaned_data["file"]
    data = file.read()
    answer = word_answers.read_file(data, _asked_text(release, data))
    if answer.says_nothing:
        raise Refused(_("Filen är oförändrad: där finns inga ändringar och inga kommentarer."))
    reply = answering.begin(release, by=by)
    kept = answering.save(reply, word_answers.remarks_of(answer), by_name=by_name)
    if isinstance(kept, Warned):
        numbers = ", ".join(kept.numbers)
        sentence = _(
            "I filen står det som ser ut som personnummer: %(numbers)s. Ta bort det ur filen och välj den igen."
        )
        raise Refused(sentence % {"numbers": numbers})
    stored = StoredFile.objects.keep(data, copies.DOCX)
    unsent = Reply.objects.filter(pk=reply.pk, sent_at=None)
    unsent.update(file=stored, file_name=storable(file.name)[-200:])
    messages.success(request, _("Filens ändringar står nu vid sina avsnitt. Gå igenom dem och tryck på Skicka svar."))
    return redirect(request.path)


def _asked_text(release: Release, data: bytes):
    found = word_answers.revision_of(release.document, data)
    if found is None or found.sha256 != release.revision.sha256:
        raise Refused(
            _(
                "Filen kommer inte från den text som du svarar på. Hämta Wordfilen på den här sidan, för över "
                "ändringarna till den och välj den i stället."
            )
        )
    return release.revision
