"""The text that the board got: uploaded, compared with ours, and given out."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from base.received import received_file
from base.refusals import Refused
from base.steps import refuse_unless_allowed
from boards.board_text.differences import differences
from boards.board_text.forms import BoardTextForm
from boards.board_text.keeping import keep
from boards.board_text.step import KEEP
from boards.models import BoardLetter
from boards.packages.readers import NOT_YET, may_read
from boards.views.common import get_letter
from documents.views.common import get_access, paper_tabs, storable


@require_http_methods(["GET", "POST"])
def board_text(request, pk):
    """The texts that were uploaded, the latest first, and a new one."""
    letter = get_letter(request, pk, may=KEEP.may, refusal=KEEP.refusal)
    refuse_unless_allowed(KEEP, request.user, letter.document)
    form = BoardTextForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = keep(letter, file.read(), storable(file.name), by=request.user)
        except Refused as refusal:
            form.add_error("file", refusal.sentence)
        else:
            messages.success(request, _("Filen är sparad som texten som gäller. Här är skillnaderna mot er text."))
            return redirect("boards:board_text_differences", pk, kept.pk)
    context = _frame(request, letter) | {
        "form": form,
        "step": KEEP,
        "rows": letter.board_texts.select_related("registered_by", "package"),
        "is_open_state": letter.document.state in KEEP.sources,
    }
    return render(request, "boards/board_text.html", context, status=422 if form.is_bound else 200)


def _frame(request: HttpRequest, letter: BoardLetter) -> dict:
    access = get_access(request, letter.pk)
    return {
        "document": letter.document,
        "frame": access.content()["frame"],
        "tabs": paper_tabs(request, access),
    }


def _text(request: HttpRequest, pk: int, text_pk: int):
    letter = get_letter(request, pk, may=may_read, refusal=NOT_YET)
    rows = letter.board_texts.select_related("letter__document", "file", "registered_by", "package")
    return letter, get_object_or_404(rows, pk=text_pk)


@require_safe
def board_text_differences(request, pk, text_pk):
    """Ours and the board's as one."""
    letter, text = _text(request, pk, text_pk)
    found = differences(text)
    context = _frame(request, letter) | {
        "text": text,
        "comparison": found.comparison,
        "notes": found.notes,
        "reasons": {},
    }
    context["is_latest"] = text.pk == letter.board_texts.first().pk
    return render(request, "boards/board_text_differences.html", context)


@require_safe
def board_text_file(request, pk, text_pk):
    """The file as it came."""
    _letter, text = _text(request, pk, text_pk)
    return received_file(text.file, text.name)
