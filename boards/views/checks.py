"""What could be looked at before the papers leave."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.checks import remarks
from boards.views.common import get_letter
from documents import permissions
from documents.advice.tips import in_words
from documents.views.common import get_access, paper_tabs


@require_safe
def check(request, pk):
    """Every remark with its place, for those who write or register the paper."""
    letter = get_letter(request, pk, may=permissions.works_with, refusal=permissions.HISTORY_IS_CLOSED)
    found = remarks(letter)
    context = {
        "document": letter.document,
        "letter": letter,
        "remarks": found,
        "words": in_words(len(found)),
        "tabs": paper_tabs(request, get_access(request, pk)),
    }
    return render(request, "boards/check.html", context)
