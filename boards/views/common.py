"""How every view of a letter begins: fetch it for the person, or answer 404 or 403 with the reason."""

from django.http import Http404, HttpRequest

from boards.models import BoardLetter
from documents import permissions
from documents.views.common import get_paper


def get_letter(
    request: HttpRequest, pk: int, *, may=permissions.can_write, refusal=permissions.ONLY_WRITERS
) -> BoardLetter:
    """The letter with its document: 404 and 403 as for the paper, 404 for another kind of paper.

    may, refusal: who may, called with (user, document), and the sentence to those who read it and may not.
    """
    document = get_paper(request, pk, may=may, refusal=refusal)
    letter = BoardLetter.objects.filter(pk=document.pk).first()
    if letter is None:
        raise Http404
    letter.document = document
    return letter
