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
from boards.board_steps.expected import decided
from boards.brief import sending
from boards.brief.forms import BriefForm
from boards.brief.printing import fitting, pdf_of
from boards.handing_over.standing import set_to_hand_over
from boards.models import BoardLetter, BriefLink, Package
from boards.packages.labels import label_of, registry_number
from boards.views.common import get_letter
from boards.views.package_files import part_file, whole
from documents import copies, permissions
from documents.file_names import paper_name
from documents.page_text import sections_for_page


def _letter(request: HttpRequest, pk: int) -> BoardLetter:
    return get_letter(request, pk, may=permissions.can_register, refusal=permissions.ONLY_REGISTRARS)


def _current(letter: BoardLetter) -> Package | None:
    """The set that the board gets; None before there is one, and while the letter says something else."""
    package = set_to_hand_over(letter, letter.document)
    if package:
        package.letter = letter
    return package


@require_http_methods(["GET", "POST"])
def brief(request, pk):
    """What the two pages say, whom they were sent to, and the form that sends them to more."""
    letter = _letter(request, pk)
    package = _current(letter)
    if package is None:
        messages.info(request, str(sending.CHANGED) if letter.packages.exists() else _("Sätt ihop handlingarna först."))
        return redirect("boards:packages", pk)
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
        "links": sending.standing_links(letter),
        **_page(package),
    }
    return render(request, "boards/brief.html", context, status=422 if form.is_bound else 200)


def _said(count: int) -> str:
    if not count:
        return _("Alla hade redan en länk som gäller.")
    return ngettext("Länken är skickad.", "%(count)s länkar är skickade.", count) % {"count": count}


def _content(package: Package) -> dict:
    return fitting(package, decided(list(package.letter.steps.filter(withdrawn_at=None))))


def _page(package: Package) -> dict:
    content = _content(package)
    return {
        "package": package,
        "frame": content["frame"],
        "sections": sections_for_page(content),
        "parts": [{"part": part, "label": label_of(part)} for part in package.parts.select_related("file")],
    }


@require_safe
def brief_pdf(request, pk):
    package = _current(_letter(request, pk))
    if package is None:
        raise Http404
    return _pdf(package)


@require_POST
def revoke_brief(request, pk, link_pk):
    row = get_object_or_404(BriefLink, pk=link_pk, package__letter=_letter(request, pk))
    sending.revoke(row)
    messages.success(request, _("Länken till %(name)s gäller inte längre.") % {"name": row.to_name})
    return redirect("boards:brief", pk)


@require_safe
def by_link(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """The two pages and the files behind them, to read and nothing more; of the set that the board gets now."""
    rows = BriefLink.objects.select_related("package__letter__document__owner", "package__revision", "sent_by")
    row = get_object_or_404(rows, link__in=answer_links.of_matter(link))
    letter = row.package.letter
    package, wanted = _current(letter) or row.package, request.GET.get("fil", "")
    if wanted == "kortversion":
        return _pdf(package)
    if wanted == "handlingar":
        return whole(request, package, "pdf")
    if wanted.isdecimal():
        return part_file(request, package, int(wanted))
    context = {
        "link": link,
        "row": row,
        "number": registry_number(package),
        "is_new": package.number > row.package.number,
        **_page(package),
    }
    return render(request, "boards/brief_by_link.html", context)


def _pdf(package: Package) -> HttpResponse:
    content = _content(package)
    name = paper_name(content["frame"] | {"title": _("Kortversion %s") % content["frame"]["title"]}, "pdf")
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "private, no-cache"}
    return HttpResponse(pdf_of(content), content_type=copies.PDF, headers=headers)
