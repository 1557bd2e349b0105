"""The paper as files: PDF, Word, the page that looks like the paper, and the files that came to it."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from base.received import received_file
from base.refusals import Refused
from documents import copies
from documents.models import Revision
from documents.views.common import get_access, get_working, refused

WITH_INTERNAL = "internt"


def _wanted(request: HttpRequest, pk: int, number: int | None) -> copies.Print:
    audience = "internal" if request.GET.get("visa") == WITH_INTERNAL else "parties"
    if number is None:
        return copies.to_print(get_access(request, pk), audience=audience)
    access = get_working(request, pk)
    revision = get_object_or_404(Revision, document=access.document, number=number)
    return copies.to_print(access, audience=audience, revision=revision)


@require_safe
def pdf(request, pk, number=None):
    wanted = _wanted(request, pk, number)
    return _file(request, pk, wanted, copies.pdf_of, copies.PDF, "pdf", is_shown="visa" in request.GET)


@require_safe
def docx(request, pk, number=None):
    wanted = _wanted(request, pk, number)
    return _file(request, pk, wanted, copies.docx_of, copies.DOCX, "docx")


def _file(request, pk, wanted: copies.Print, make, media_type: str, ending: str, *, is_shown: bool = False):
    """The file, or 304 when the browser has the same one already."""
    try:
        edition, data = copies.edition(wanted, ending), None
        if edition is None:
            data = make(wanted)
            edition = sha256(data).hexdigest()
        tag = f'"{edition}"'
        if (unchanged := get_conditional_response(request, etag=tag)) is not None:
            return unchanged
        data = data or make(wanted)
    except Refused as refusal:
        return refused(request, refusal, reverse("documents:detail", args=[pk]))
    name = wanted.name(ending)
    disposition = content_disposition_header(not is_shown, name)
    return HttpResponse(
        data,
        content_type=media_type,
        headers={
            "Content-Disposition": disposition,
            "ETag": tag,
            # Whose turn it is to read may change, so the browser asks each time; the answer is then 304.
            "Cache-Control": "private, no-cache",
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_safe
def preview(request, pk):
    """The paper in the browser, made with the same template as the PDF."""
    back = reverse("documents:detail", args=[pk])
    try:
        response = HttpResponse(copies.html_of(_wanted(request, pk, None), back=back))
    except Refused as refusal:
        return refused(request, refusal, back)
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def copy(request, pk, copy_pk):
    """A file that came from outside: to be saved, never shown inside our pages."""
    kept = get_object_or_404(copies.received(get_access(request, pk)), pk=copy_pk)
    return received_file(kept.file, kept.name)
