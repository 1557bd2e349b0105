"""The files that the svarslänk of a hand-over gives: the very bytes that were handed over, and the board's excerpts."""

from django.http import FileResponse, Http404

from base.received import received_file
from boards.handing_over import handing
from boards.views.secretary_page import Page
from documents.copies import PDF

ZIP = "application/zip"


def file_of(page: Page, wanted: str) -> FileResponse:
    """The very bytes that were handed over, "pdf-1" those of an earlier set; of the board's rows the excerpt."""
    package, (name, _dash, number) = page.standing.package, wanted.partition("-")
    if wanted == "pdf":
        return _sent(package.pdf, handing.file_name(package, "pdf"), PDF)
    if wanted == "zip":
        return _sent(package.zip, handing.file_name(package, "zip"), ZIP)
    if not number.isdecimal():
        raise Http404
    if name == "pdf":
        earlier = next((row.package for row in page.had if row.package.number == int(number[:9])), None)
        if earlier is None:
            raise Http404
        return _sent(earlier.pdf, handing.file_name(earlier, "pdf"), PDF)
    if name == "utdrag":
        step = page.letter.steps.filter(pk=int(number[:18]), excerpt__isnull=False).select_related("excerpt").first()
        return _received(step and step.excerpt, step and step.excerpt_name)
    part = package.parts.filter(number=int(number[:9])).select_related("file", "original").first()
    if name == "original":
        return _received(part and part.original, part and part.original_name)
    if name != "del" or part is None or part.file is None:
        raise Http404
    return _sent(part.file, part.file_name, PDF)


def _sent(kept, name: str, media_type: str) -> FileResponse:
    return FileResponse(kept.open(), as_attachment=True, filename=name, content_type=media_type)


def _received(kept, name: str) -> FileResponse:
    if not kept:
        raise Http404
    return received_file(kept, name)
