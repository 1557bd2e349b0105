"""The page of one who was asked for comments: the text as it was sent, and what is written on it until it is sent."""

import uuid
from dataclasses import dataclass
from itertools import chain

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from base.dates import saved_at
from base.numbers import whole_number
from base.refusals import Refused
from documents import permissions, waiting
from documents.editing.section_writing import Warned
from documents.models import Comment, Document, Release, Reply, Revision
from documents.replies import answering, incoming
from documents.replies.remarks import Kept, Remark, fields_of, only_said, unsaid
from documents.replies.reply_fields import Fields, read_remarks, sections_with_fields, whole_and_lost
from documents.sending import asked
from documents.views import word_replying
from documents.views.common import get_access, refused, storable, wants_json
from documents.views.editing import is_confirmed, warning
from documents.views.word_answers import word_file
from organisations.models import User

_NEW_TEXT = gettext_lazy(
    "En ny version av texten kom medan du skrev. Det du skrev är sparat och inte skickat. Öppna sidan på nytt, läs den "
    "nya texten och tryck sedan på Skicka svar."
)
_BESIDE = gettext_lazy(
    "En kollega har skrivit i samma synpunkt medan du skrev. Båda finns kvar: ta bort den som inte ska med."
)
_OWN_BESIDE = gettext_lazy(
    "Du har skrivit i samma synpunkt i en annan flik. Båda finns kvar: ta bort den som inte ska med."
)


@dataclass(frozen=True)
class Writer:
    """Who answers: somebody who has logged in, or the one whom a link was sent to."""

    name: str
    user: User | None = None

    @property
    def mark(self) -> str:
        return f"user {self.user.pk}" if self.user else "link"


@never_cache
@require_http_methods(["GET", "POST"])
def comment(request, pk):
    """For an organisation or a colleague that was asked. The owner's own people are led to what has come in."""
    release = asked.release_for(request.user, pk)
    if release is None:
        return _not_asked(request, pk)
    return _answer(request, release, Writer(request.user.name, request.user))


def by_link(request: HttpRequest, release: Release):
    """The same page for the one who holds the link."""
    return _answer(request, release, Writer(release.name))


def _not_asked(request: HttpRequest, pk: int):
    if asked.is_known_to(request.user, pk):
        raise PermissionDenied(str(permissions.ONLY_ANSWERERS))
    access = get_access(request, pk)
    if not access.is_working:
        raise PermissionDenied(str(permissions.NOT_ASKED))
    messages.info(request, _("Här står det som har kommit in på handlingen."))
    return redirect("documents:incoming", pk)


def _answer(request: HttpRequest, release: Release, writer: Writer):
    if word_replying.is_fetched(request) and asked.is_open(release):
        return word_file(release.revision)
    if request.method != "POST":
        return _page(request, release, writer)
    data = {name: storable(value) for name, value in request.POST.items()}
    if _is_sent_already(release, data):
        return _done(request, release, writer)
    shown = asked.shown_text(release, data.get("made_of", ""))
    content = asked.text_of(shown)
    reply = answering.begun(release)
    typed: list[Remark] = []
    try:
        typed = read_remarks(data, content, reply.comments.all() if reply else ())
        typed = _without_sent(release, typed, content)
        if word_replying.is_brought(request) and not (typed or data.get("no_remarks")):
            return _take_word(request, release, writer)
        if shown != release.revision:
            typed = only_said(typed, content)
        _refuse_what_came_later(release, data)
        kept = _keep(release, writer, data, typed, shown)
        if isinstance(kept, Warned):
            return _warned(request, release, writer, data, typed, kept)
        if shown != release.revision:
            return _saved(request, release, writer, kept, news=_NEW_TEXT)
        if word_replying.is_brought(request):
            return _take_word(request, release, writer)
        if data.get("do") == "send":
            reply = answering.begin(release, by=writer.user)
            answering.send_reply(reply, by=writer.user, by_name=writer.name, token=data.get("page", ""))
            return _done(request, release, writer)
    except Refused as refusal:
        if _is_sent_already(release, data):
            return _done(request, release, writer)
        if wants_json(request):
            return refused(request, refusal, "")
        return _page(request, release, writer, data=data, typed=typed, sentence=refusal.sentence, status=409)
    return _saved(request, release, writer, kept)


def _take_word(request: HttpRequest, release: Release, writer: Writer):
    try:
        return word_replying.take(request, release, by=writer.user, by_name=writer.name)
    except Refused as refusal:
        return _page(request, release, writer, sentence=refusal.sentence, status=422)


def _keep(release: Release, writer: Writer, data: dict, typed: list[Remark], shown: Revision) -> Kept | Warned:
    reply = answering.begin(release, by=writer.user)
    return answering.save(
        reply,
        typed,
        by_name=writer.name,
        no_remarks=bool(data.get("no_remarks")),
        confirmed=is_confirmed(data),
        text=shown,
    )


def _is_sent_already(release: Release, data: dict) -> bool:
    """Whether this very page was sent: a button may be pressed twice."""
    page = data.get("page", "")[:40]
    return bool(page) and Reply.objects.filter(release=release, sent_at__isnull=False, token=page).exists()


def _refuse_what_came_later(release: Release, data: dict) -> None:
    """Raises Refused when a colleague has sent the answer since the page was shown."""
    sent = Reply.objects.filter(release=release, sent_at__isnull=False, registered_by=None)
    latest = sent.order_by("-pk").first()
    if latest and latest.pk > (whole_number(data.get("seen")) or 0):
        words = {"who": latest.written_by or latest.name}
        raise Refused(
            _(
                "%(who)s har redan skickat ert svar, så det du skrev kom inte med. Det står kvar i fälten: tryck på "
                "Skicka svar om ni vill komplettera svaret."
            )
            % words
        )


def _without_sent(release: Release, typed: list[Remark], content: dict) -> list[Remark]:
    """What does not stand already in an answer that was sent."""
    sent = Comment.objects.filter(reply__release=release, reply__sent_at__isnull=False)
    return unsaid(typed, list(sent), content)


def _saved(request: HttpRequest, release: Release, writer: Writer, kept: Kept, *, news=""):
    """news: what else there is to say, when the answer was kept and is not sent though somebody may have meant to."""
    sentence = str(news) or saved_at(timezone.now())
    if kept.beside:
        sentence = str(_OWN_BESIDE if kept.beside_of == {writer.name} else _BESIDE)
    if wants_json(request):
        state = {"status": "saved", "message": sentence, "versions": kept.versions, "beside": kept.beside}
        return JsonResponse(state)
    (messages.warning if news else messages.success)(request, sentence)
    return redirect(request.path)


def _warned(request: HttpRequest, release: Release, writer: Writer, data: dict, typed: list[Remark], warned: Warned):
    sentence = warning(warned.numbers)
    if wants_json(request):
        return JsonResponse({"status": "warning", "sentence": sentence}, status=422)
    more = {"numbers": warned.numbers, "sentence": sentence, "status": 422}
    return _page(request, release, writer, data=data, typed=typed, **more)


def _done(request: HttpRequest, release: Release, writer: Writer):
    """What was sent, once; to the holder of a link the page is made now and never again."""
    if wants_json(request):
        return JsonResponse({"status": "refused", "sentence": _("Svaret är skickat.")}, status=409)
    if writer.user:
        messages.success(request, _("Tack! Svaret är skickat till %(owner)s.") % {"owner": release.document.owner})
        return redirect(reverse("documents:comment", args=[release.document_id]))
    sent = Reply.objects.filter(release=release, sent_at__isnull=False).prefetch_related("comments")
    sent = _sent(list(sent))
    context = {"release": release, "link": release.link, "sent": sent, "owner": release.document.owner}
    context["has_remarks"] = any(reply.shown for reply in sent)
    return render(request, "documents/reply_thanks.html", context)


def _page(
    request: HttpRequest,
    release: Release,
    writer: Writer,
    *,
    data: dict | None = None,
    typed=(),
    sentence: str = "",
    numbers=(),
    status: int = 200,
):
    is_open = asked.is_open(release)
    content = asked.text_of(release.revision)
    reply, sent = answering.begun(release), answering.sent_by_same(release) if writer.user else []
    comments = list(reply.comments.all()) if reply else []
    on_this = [each for each in sent if each.revision_id == release.revision_id]
    shows_fields = is_open and (reply or data or not on_this or "komplettera" in request.GET)
    used = {fields_of(comment) for each in sent for comment in each.comments.all()}
    given = {"who": f"{release.pk} {writer.mark}", "typed": [] if not data else typed, "used": used}
    whole, lost = whole_and_lost(content, comments, **given)
    sections = sections_with_fields(content, comments, **given) if is_open else []
    ticked = bool(data.get("no_remarks")) if data else bool(reply and reply.has_no_remarks)
    context = {
        "frame_template": "documents/_frame.html" if writer.user else "base/by_link.html",
        "release": release,
        "link": release.link if not writer.user else None,
        "document": release.document,
        "owner": release.document.owner,
        "frame": content["frame"],
        "is_open": is_open,
        "writer_name": writer.name,
        "is_colleague": asked.is_colleague(release),
        "sections": sections,
        "begun": _begun(sections, lost, whole),
        "whole": whole,
        "lost": lost,
        "reply": reply,
        "comments": comments,
        "sent": _sent(on_this),
        "sent_earlier": _sent([each for each in sent if each.revision_id != release.revision_id]),
        "seen": max([each.pk for each in sent if each.release_id == release.pk], default=0),
        "shows_fields": shows_fields,
        "may_add": is_open and on_this and not shows_fields,
        "is_new_version": waiting.is_new_version(release),
        "before": None if writer.user else asked.text_before(release),
        "page": uuid.uuid4().hex[:12],
        "made_of": asked.mark_of(release.revision),
        "matter": release.link.matter if release.link and not writer.user else "",
        "no_remarks": ticked,
        "sentence": sentence,
        "numbers": list(numbers),
        "is_unsaved": bool(data),
        "may_open": bool(writer.user) and _may_open(writer.user, release.document_id),
        "carried_from": reply.release if reply and reply.release_id != release.pk else None,
    }
    return render(request, "documents/reply.html", context, status=status)


def _begun(sections: list[dict], *more: list[Fields]) -> list[Fields]:
    """What is saved and not sent, in the order of the page."""
    fields = [each for section in sections for each in section["fields"]]
    return [each for each in chain(fields, *more) if not each.is_new]


def _may_open(user, pk: int) -> bool:
    return Document.objects.filter(pk=pk).openable_by(user).exists()


def _sent(sent: list[Reply]) -> list[Reply]:
    """The answers with their remarks as they were written, and what became of each."""
    for reply in sent:
        reply.shown = [incoming.shown(each, reply.name, None) for each in reply.comments.all()]
    return sent
