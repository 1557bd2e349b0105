"""*Handlingar till nämnden*: putting them together, how far they have come, and every number that was made."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from base.refusals import Refused
from base.steps import offers, refuse_unless_allowed
from boards.models import BoardLetter, Package, PackagePart
from boards.packages import asking, pictures, readers
from boards.packages.asking import PUT_TOGETHER
from boards.packages.labels import label_of
from boards.packages.standing import standing
from boards.progress import lines, next_of
from boards.views.common import get_letter
from documents import permissions
from documents.models import State
from documents.views.common import get_access, paper_tabs, refused
from documents.views.steps import address


@require_safe
def packages(request, pk):
    """Every number, and the button that makes the next one."""
    letter = get_letter(request, pk, may=readers.may_read, refusal=readers.NOT_YET)
    document = letter.document
    rows = letter.packages.select_related("asked_by", "revision")
    now = timezone.now()
    steps = offers([PUT_TOGETHER], request.user, document, address(document))
    context = {
        "letter": letter,
        "document": document,
        "tabs": paper_tabs(request, get_access(request, pk)),
        "appendices": letter.appendices.all(),
        "step": steps[0] if steps else None,
        "is_draft": document.state == State.DRAFT,
        "may_write": permissions.can_write(request.user, document),
        "packages": [{"package": row, "standing": standing(row, now)} for row in rows],
    }
    return render(request, "boards/packages.html", context)


@require_POST
def put_together(request, pk):
    letter = get_letter(request, pk)
    refuse_unless_allowed(PUT_TOGETHER, request.user, letter.document)
    try:
        package = asking.put_together(letter, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, reverse("boards:packages", args=[pk]))
    if package.is_new:
        messages.success(request, str(PUT_TOGETHER.done))
    elif package.state == Package.State.MADE:
        messages.info(request, _("Inget är ändrat sedan handlingarna sattes ihop. Här är de."))
    return redirect("boards:package", pk, package.number)


def get_package(request: HttpRequest, pk: int, number: int) -> Package:
    """The package with its letter, for those who may open it; 404 for a number that is not there."""
    letter = get_letter(request, pk, may=readers.may_read, refusal=readers.NOT_YET)
    rows = letter.packages.select_related("pdf", "zip", "asked_by", "revision")
    found = get_object_or_404(rows, number=number)
    found.letter = letter
    return found


@require_safe
def package(request, pk, number):
    """One package: while it is made how far it has come, and then its parts, its pages and its files."""
    found = get_package(request, pk, number)
    document = found.letter.document
    context = {
        "package": found,
        "letter": found.letter,
        "document": document,
        "tabs": paper_tabs(request, get_access(request, pk)),
        "standing": standing(found, timezone.now()),
        "parts": [{"part": part, "label": label_of(part)} for part in _parts(found)],
        "may_write": permissions.can_write(request.user, document),
        "others": _others(found.letter, found),
        "is_latest": not found.letter.packages.filter(number__gt=number).exists(),
    }
    if found.state == Package.State.MADE:
        context["pages"] = pictures.pages_of(found)
    if context["is_latest"] and context["may_write"]:
        context["next"] = next_of(lines(found.letter, request.user))
    return render(request, "boards/package.html", context)


def _parts(found: Package) -> list[PackagePart]:
    return list(found.parts.select_related("document", "file", "original").order_by("number"))


def _others(letter: BoardLetter, found: Package) -> list[Package]:
    return list(letter.packages.exclude(pk=found.pk))


@require_POST
def try_again(request, pk, number):
    letter = get_letter(request, pk)
    found = get_object_or_404(letter.packages, number=number)
    try:
        asking.try_again(found)
    except Refused as refusal:
        return refused(request, refusal, reverse("boards:packages", args=[pk]))
    return redirect("boards:package", pk, number)
