"""The files of a package: the whole as PDF and as zip, each part, each original, and each page as a picture."""

import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from base.models import StoredFile
from base.received import received_file
from base.refusals import Refused
from boards.models import Package
from boards.packages import naming, pictures
from boards.packages.labels import PDF, ZIP, registry_number
from boards.views.packages import get_package


@require_safe
def package_pdf(request, pk, number):
    return whole(request, get_package(request, pk, number), "pdf")


@require_safe
def package_zip(request, pk, number):
    return whole(request, get_package(request, pk, number), "zip")


def whole(request: HttpRequest, package: Package, ending: str) -> HttpResponse:
    """The package as one file, also for those who come by a link; 404 until it is made."""
    stored = package.pdf if ending == "pdf" else package.zip
    if stored is None:
        raise Http404
    name = naming.whole_name(registry_number(package), package.number, ending)
    return _ours(request, stored, name, {"pdf": PDF, "zip": ZIP}[ending], is_shown="visa" in request.GET)


@require_safe
def package_part(request, pk, number, part):
    return part_file(request, get_package(request, pk, number), part)


def part_file(request: HttpRequest, package: Package, number: int) -> HttpResponse:
    """One part as a file of its own; what came from outside is saved, never shown inside our pages."""
    part = get_object_or_404(package.parts.select_related("file", "source"), number=number, file__isnull=False)
    if part.source_id:
        return received_file(part.file, part.file_name)
    return _ours(request, part.file, part.file_name, PDF, is_shown="visa" in request.GET)


@require_safe
def package_original(request, pk, number, part):
    return original_file(get_package(request, pk, number), part)


def original_file(package: Package, number: int) -> HttpResponse:
    """The file that lies unchanged beside a part."""
    rows = package.parts.select_related("original").filter(file__isnull=False)
    part = get_object_or_404(rows, number=number, original__isnull=False)
    return received_file(part.original, part.original_name)


@require_safe
def package_page(request, pk, number, page):
    return page_picture(request, get_package(request, pk, number), page)


def page_picture(request: HttpRequest, package: Package, page: int) -> HttpResponse:
    """A page as a picture, small or, asked for as `stor`, large; 304 when the browser has it already."""
    if package.pdf is None or not 1 <= page <= package.pages:
        raise Http404
    width = pictures.LARGE if "stor" in request.GET else pictures.SMALL
    tag = f'"{pictures.key(package, page, width)}"'
    if (unchanged := get_conditional_response(request, etag=tag)) is not None:
        return unchanged
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}
    try:
        data = pictures.picture(package, page, width)
    except Refused as refusal:
        return _no_picture(request, refusal)
    return HttpResponse(data, content_type="image/png", headers=headers)


def _no_picture(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """What is said in the place of a page that cannot be drawn, one sentence under the other; never kept."""
    sentences = re.split(r"(?<=[.!?]) ", refusal.sentence)
    answer = render(request, "boards/no_picture.svg", {"sentences": sentences}, content_type="image/svg+xml")
    answer["Cache-Control"], answer["X-Content-Type-Options"] = "no-store", "nosniff"
    return answer


def _ours(request: HttpRequest, stored: StoredFile, name: str, media_type: str, *, is_shown: bool) -> HttpResponse:
    tag = f'"{stored.pk}"'
    if (unchanged := get_conditional_response(request, etag=tag)) is not None:
        return unchanged
    response = FileResponse(stored.open(), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(not is_shown, name)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response
