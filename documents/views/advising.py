"""Advice beside a draft, and the clauses that were set aside for another paper."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from base.refusals import Refused
from documents import advice
from documents.content import content_of
from documents.editing import setting_aside
from documents.models import Document, State
from documents.views.common import get_paper, storable

_OPEN = "tips"


def advice_context(request: HttpRequest, document: Document, content: dict) -> dict:
    """What `documents/_advice.html` shows, to the writers of a draft. content: the living paper."""
    tips = advice.tips_for(document, content)
    return {
        "advice": tips,
        "advice_title": advice.title(tips),
        "advice_is_open": _OPEN in request.GET,
        "advice_from": request.resolver_match.url_name,
    }


def aside_context(document: Document) -> dict:
    """What `documents/_set_aside.html` shows, to those who work with the paper."""
    return {"set_aside": document.set_aside.select_related("by", "taken_to")}


@require_POST
def dismiss_tip(request, pk):
    """Puts a tip away for this paper; only what is given now can be."""
    document = get_paper(request, pk)
    code = storable(request.POST.get("code", ""))
    if document.state == State.DRAFT and any(
        tip.code == code for tip in advice.tips_for(document, content_of(document))
    ):
        advice.dismiss(document, code, request.user)
    return _back(request, pk, to="#tips")


@require_POST
def set_aside(request, pk, key):
    """Takes a clause out of the text, to wait for another paper."""
    document = get_paper(request, pk)
    place, mark = (storable(request.POST.get(name, "")) for name in ("place", "mark"))
    try:
        setting_aside.set_aside(document.pk, key, place, mark, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Stycket är lyft ur texten. Det ligger under Undanlagt och går att ta tillbaka."))
    return _back(request, pk)


@require_POST
def take_back_aside(request, pk, aside_pk):
    """Puts the clause back where it stood."""
    document = get_paper(request, pk)
    try:
        setting_aside.take_back(document.pk, aside_pk, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Stycket är tillbaka i texten."))
    return _back(request, pk)


def _back(request: HttpRequest, pk: int, *, to: str = ""):
    """To the page that one came from, with the tips that are left open. What has a message is read from the top."""
    page = "edit" if request.POST.get("from") == "edit" else "detail"
    return redirect(f"{reverse(f'documents:{page}', args=[pk])}?{_OPEN}=1{to}")
