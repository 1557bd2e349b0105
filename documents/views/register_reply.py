"""Registrera svar: what somebody said by phone, in a mail or at a meeting, with the same fields under each section."""

import uuid

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from base.numbers import whole_number
from base.refusals import Refused
from base.steps import refuse_unless_allowed
from documents import waiting
from documents.audience import content_for
from documents.content import content_of
from documents.models import Document, Release
from documents.replies import registered_replies
from documents.replies.remarks import Remark, new_numbers
from documents.replies.reply_fields import read_remarks, sections_with_fields, whole_and_lost
from documents.replies.reply_forms import RegisterReplyForm, releases_of
from documents.replies.reply_steps import REGISTER_REPLY
from documents.sending import asked
from documents.views.common import get_access, refused, storable
from documents.views.editing import is_confirmed, warning


@never_cache
@require_http_methods(["GET", "POST"])
def register_reply(request, pk):
    """`?utskick=` tells which release it answers, and so which text it is about; without, the text as it now is."""
    document = get_access(request, pk).document
    refuse_unless_allowed(REGISTER_REPLY, request.user, document)
    if document.state not in REGISTER_REPLY.sources:
        sentence = _("Utkastet är kasserat. Ta tillbaka det för att registrera ett svar.")
        return refused(request, Refused(sentence), reverse("documents:detail", args=[pk]))
    releases = releases_of(document)
    release = _chosen(request, releases)
    if request.method == "POST":
        return _register(request, document, releases, release)
    form = RegisterReplyForm(document=document, release=release)
    return _page(request, document, releases, release, form)


def _chosen(request: HttpRequest, releases: list[Release]) -> Release | None:
    """The release that is named; when none is, the latest one that is unanswered, or else the latest."""
    wanted = request.GET.get("utskick")
    if wanted is None:
        unanswered = set(
            waiting.without_answer().filter(pk__in=[each.pk for each in releases]).values_list("pk", flat=True)
        )
        return next((each for each in releases if each.pk in unanswered), next(iter(releases), None))
    return next((release for release in releases if release.pk == whole_number(wanted)), None)


def _register(request: HttpRequest, document: Document, releases: list[Release], release: Release | None):
    form = RegisterReplyForm(request.POST, request.FILES, document=document, release=release)
    data = {name: storable(value) for name, value in request.POST.items()}
    content, typed = _content(document, release), []
    try:
        typed = read_remarks(data, content)
        if not form.is_valid():
            return _page(request, document, releases, release, form, data=data, typed=typed, status=422)
        if not is_confirmed(data) and (numbers := new_numbers(typed, content)):
            more = {"numbers": numbers, "sentence": warning(numbers), "status": 422}
            return _page(request, document, releases, release, form, data=data, typed=typed, **more)
        told = form.told(no_remarks=bool(data.get("no_remarks")))
        page = data.get("page", "")
        registered_replies.register_reply(document, told, typed, by=request.user, release=release, token=page)
    except Refused as refusal:
        more = {"sentence": refusal.sentence, "status": 422}
        return _page(request, document, releases, release, form, data=data, typed=typed, **more)
    messages.success(request, str(REGISTER_REPLY.done))
    return redirect("documents:incoming", document.pk)


def _content(document: Document, release: Release | None) -> dict:
    return asked.text_of(release.revision) if release else content_for(content_of(document), "parties")


def _page(
    request: HttpRequest,
    document: Document,
    releases: list[Release],
    release: Release | None,
    form: RegisterReplyForm,
    *,
    data: dict | None = None,
    typed: list[Remark] | tuple = (),
    status: int = 200,
    **more,
):
    content = _content(document, release)
    given = {"who": f"register {request.user.pk}", "typed": typed}
    whole, lost = whole_and_lost(content, (), **given)
    context = {
        "document": document,
        "step": REGISTER_REPLY,
        "releases": releases,
        "release": release,
        "form": form,
        "frame": content["frame"],
        "sections": sections_with_fields(content, (), **given),
        "whole": whole,
        "lost": lost,
        "no_remarks": bool(data and data.get("no_remarks")),
        "page": (data or {}).get("page") or uuid.uuid4().hex[:12],
        "is_unsaved": bool(data),
        **more,
    }
    return render(request, "documents/register_reply.html", context, status=status)
