"""What the svarslänk of a release leads to: the text as it was sent, and what was asked about it."""

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from base import answer_links
from base.models import AnswerLink
from documents import copies
from documents.models import Purpose, Release, State
from documents.views import deciding, replying
from documents.views.link_changes import SHOWN, what_changed
from documents.views.link_page import page_of
from documents.waiting import open_releases

PDF = "pdf"


def open_release(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """The page of the purpose, with the text that was sent last.

    Raises Http404 when it was taken back, and for a discarded draft, which nobody reads or answers any more.
    """
    rows = open_releases().exclude(document__state=State.DISCARDED)
    rows = rows.select_related("document__owner", "revision", "organisation", "body", "sent_by", "link")
    release = rows.filter(link__in=answer_links.of_matter(link)).first()
    if release is None:
        raise Http404
    if request.GET.get("fil") == PDF:
        return _pdf(release)
    if request.GET.get("visa") == SHOWN:
        return what_changed(request, release)
    return ANSWERS[release.purpose](request, release)


@require_safe
def read_only(request: HttpRequest, release: Release) -> HttpResponse:
    """To read and nothing more: for what was sent for information."""
    return render(request, "documents/by_link_information.html", page_of(release))


def _pdf(release: Release) -> FileResponse:
    """The very file that was kept when it was sent; of a paper that was signed, made when it is first asked for."""
    kept = copies.sent_copy(release.revision)
    return FileResponse(kept.file.open(), as_attachment=True, filename=kept.name, content_type=copies.PDF)


ANSWERS: dict[str, Callable[[HttpRequest, Release], HttpResponse]] = {
    Purpose.COMMENTS: replying.by_link,
    Purpose.INFORMATION: read_only,
    Purpose.DECISION: deciding.by_link,
}
