"""Kortversion: two pages for whoever decides, here and by a link to read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base import answer_links
from base.models import AnswerLink
from base.refusals import Refused
from boards.brief import sending
from boards.brief.forms import BriefForm
from boards.brief.printing import fitting, pdf_of
from boards.models import BriefLink, Package
from boards.packages.labels import label_of
from boards.views.common import get_letter
from boards.views.package_files import part_file, whole
from documents import copies, permissions
from documents.file_names import paper_name
from documents.page_text import sections_for_page


def _latest(request: HttpRequest, pk: int) -> Package:
    """The latest set of papers that is made; 404 before there is one."""
    letter = get_letter(request, pk, may=permissions.can_register, refusal=permissions.ONLY_REGISTRARS)
    package = letter.packages.filter(state=Package.State.MADE).select_related("revision").first()
    if package is None:
        raise Http404
    package.letter = letter
    return package


@require_http_methods(["GET", "POST"])
def brief(request, pk):
    """What the two pages say, whom they were sent to, and the form that sends them to more."""
    package = _latest(request, pk)
    form = BriefForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = sending.send(package, form.cleaned_data["people"], by=request.user)
            messages.success(request, _said(len(made)))
            return redirect("boards:brief", pk)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {
        "document": package.letter.document,
        "form": form,
        "links": sending.standing_links(package),
        **_page(package),
    }
    return render(request, "boards/brief.html", context, status=422 if form.is_bound else 200)


def _said(count: int) -> str:
    if not count:
        return _("Alla hade redan en länk som gäller.")
    return ngettext("Länken är skickad.", "%(count)s länkar är skickade.", count) % {"count": count}


def _page(package: Package) -> dict:
    content = fitting(package)
    return {
        "package": package,
        "frame": content["frame"],
        "sections": sections_for_page(content),
        "parts": [{"part": part, "label": label_of(part)} for part in package.parts.select_related("file")],
    }


@require_safe
def brief_pdf(request, pk):
    return _pdf(_latest(request, pk))


@require_POST
def revoke_brief(request, pk, link_pk):
    package = _latest(request, pk)
    row = get_object_or_404(BriefLink, pk=link_pk, package__letter=package.letter)
    sending.revoke(row)
    messages.success(request, _("Länken till %(name)s gäller inte längre.") % {"name": row.to_name})
    return redirect("boards:brief", pk)


@require_safe
def by_link(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """The two pages and the files behind them, to read and nothing more."""
    rows = BriefLink.objects.select_related("package__letter__document__owner", "package__revision", "sent_by")
    row = get_object_or_404(rows, link__in=answer_links.of_matter(link))
    wanted = request.GET.get("fil", "")
    if wanted == "kortversion":
        return _pdf(row.package)
    if wanted == "handlingar":
        return whole(request, row.package, "pdf")
    if wanted.isdecimal():
        return part_file(request, row.package, int(wanted))
    return render(request, "boards/brief_by_link.html", {"link": link, "row": row, **_page(row.package)})


def _pdf(package: Package) -> HttpResponse:
    content = fitting(package)
    name = paper_name(content["frame"] | {"title": _("Kortversion %s") % content["frame"]["title"]}, "pdf")
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "private, no-cache"}
    return HttpResponse(pdf_of(content), content_type=copies.PDF, headers=headers)
