"""What could be looked at before the papers leave."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from boards.checks import every_remark, seen
from boards.models import BoardLetter
from boards.views.common import get_letter
from documents import permissions
from documents.advice.tips import in_words
from documents.views.common import get_access, paper_tabs, storable


def _letter(request, pk) -> BoardLetter:
    return get_letter(request, pk, may=permissions.works_with, refusal=permissions.HISTORY_IS_CLOSED)


@require_safe
def check(request, pk):
    """Every remark with its place, for those who write or register the paper."""
    letter = _letter(request, pk)
    found, left = seen.without_seen(letter, every_remark(letter))
    context = {
        "document": letter.document,
        "letter": letter,
        "remarks": found,
        "left": left,
        "words": in_words(len(found)),
        "tabs": paper_tabs(request, get_access(request, pk)),
    }
    return render(request, "boards/check.html", context)


@require_POST
def leave_remark(request, pk):
    """What was looked at and is right as it is."""
    letter = _letter(request, pk)
    seen.leave(letter, every_remark(letter), storable(request.POST.get("code", "")), by=request.user)
    return redirect("boards:check", pk)


@require_POST
def take_up_remark(request, pk):
    seen.take_up(_letter(request, pk), storable(request.POST.get("code", "")))
    return redirect("boards:check", pk)
