"""How every view of a paper begins: fetch it for the person, or answer 404 or 403 with the reason."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from base.refusals import Refused
from documents import kinds, permissions
from documents.access import Access, access_of
from documents.models import Document, State


def get_access(request: HttpRequest, pk: int) -> Access:
    """How the person reads the paper: 404 to those it was not opened to, 403 to a colleague who may not open it yet."""
    papers = Document.objects.visible_to(request.user).select_related("owner__letterhead", "locked_revision")
    document = get_object_or_404(papers, pk=pk)
    access = access_of(request.user, document)
    if access is None:
        raise PermissionDenied(str(permissions.DRAFT_IS_CLOSED))
    return access


def get_paper(
    request: HttpRequest, pk: int, *, may=permissions.can_write, refusal=permissions.ONLY_WRITERS
) -> Document:
    """The paper, for a view that changes it: 403 with the sentence to those who read it and may not."""
    document = get_access(request, pk).document
    if not may(request.user, document):
        raise PermissionDenied(str(refusal))
    return document


def get_working(request: HttpRequest, pk: int) -> Access:
    """The paper with its whole history, for those who work with it; 403 for others, who know of one text only."""
    access = get_access(request, pk)
    if not access.is_working:
        raise PermissionDenied(str(permissions.HISTORY_IS_CLOSED))
    return access


def wants_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json" or request.headers.get("accept", "").startswith(
        "application/json"
    )


def sent(request: HttpRequest) -> dict:
    """What was posted, as JSON or as a form; raises Refused for what cannot be read."""
    is_json = request.content_type == "application/json"
    data = _read_json(request.body) if is_json else request.POST.dict()
    return {name: storable(value) if isinstance(value, str) else value for name, value in data.items()}


def _read_json(body: bytes) -> dict:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise Refused(_("Sidan skickade något som inte gick att läsa. Ladda om den och försök igen."))
    return data


def storable(text: str) -> str:
    """The text without what no database stores: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def refused(request: HttpRequest, refusal: Refused, back: str):
    """The sentence: as JSON with 409 to a script, otherwise as a message on the page that one came from."""
    if wants_json(request):
        return JsonResponse({"status": "refused", "sentence": refusal.sentence}, status=409)
    messages.error(request, refusal.sentence)
    return redirect(back)


def paper_tabs(request: HttpRequest, access: Access) -> list[dict]:
    """The pages of a paper beside each other, for the person."""
    document, names = access.document, [("detail", _("Läs"))]
    if document.state == State.DRAFT and permissions.can_write(request.user, document):
        names += [("edit", _("Skriv")), ("frame", _("Uppgifter"))]
    if document.state == State.FINAL and permissions.can_register(request.user, document):
        names += [("frame", _("Uppgifter"))]
    places = [(label, reverse(f"documents:{name}", args=[document.pk])) for name, label in names]
    if document.state != State.DISCARDED and permissions.can_write(request.user, document):
        own_pages = kinds.get(document.kind).pages
        places += [(label, reverse(name, args=[document.pk])) for name, label in own_pages]
    if access.is_working:
        places += [(_("Ändringar"), reverse("documents:changes", args=[document.pk]))]
        places += [(_("Historik"), reverse("documents:history", args=[document.pk]))]
    return [{"label": label, "url": url, "is_current": request.path == url} for label, url in places]
