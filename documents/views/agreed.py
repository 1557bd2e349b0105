"""Addresses of what is done with papers that several agree on; of a paper that is its owner's own they say so."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from base.refusals import Refused
from base.rows import lower_first
from documents import kinds
from documents.models import Document
from documents.views.common import get_access, refused


def _never(document: Document) -> bool:
    return False


def agreed(view: Callable, *, unless: Callable[[Document], bool] = _never) -> Callable:
    """The view, for where addresses are listed. unless: which of its owner's own papers have it all the same."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **more):
        document = Document.objects.filter(pk=pk).first()
        if document is None or kinds.is_agreed(document) or unless(document):
            return view(request, pk, **more)
        get_access(request, pk)
        what = lower_first(str(kinds.get(document.kind).label))
        said = _("Det görs inte med en %(what)s. Här står vad du kan göra i stället.") % {"what": what}
        return refused(request, Refused(said), reverse("documents:detail", args=[pk]))

    return guarded
