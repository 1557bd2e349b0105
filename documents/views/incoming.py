"""What has come in on a paper: read section by section, taken in, declined or answered."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from base.dates import saved_at
from base.numbers import whole_number
from base.refusals import Refused
from documents import permissions
from documents.editing.section_writing import Saved, Warned, section_of, tidy_heading
from documents.models import Comment, Document, Reply, State
from documents.number_warning import sentence_on
from documents.replies import incoming as came_in
from documents.replies import settling
from documents.sending import sent as sent_out
from documents.views.common import get_access, get_paper, paper_tabs, refused, sent
from documents.views.editing import is_confirmed, kept_on_page, warning
from documents.visiting import remember
from text.cleaning import received
from text.personal_numbers import find
from text.typed import as_html


@require_safe
@never_cache
def incoming(request, pk):
    """Every remark at its section, in the order of the text, for those who work with the paper."""
    access = get_access(request, pk)
    document = access.document
    if not access.is_working:
        raise PermissionDenied(str(permissions.ONLY_INCOMING))
    remember(request.user, document)
    return _page(request, access)


def _page(request: HttpRequest, access, *, failed: int | None = None, **more):
    """failed: the remark whose answer was not kept; more: `words`, `sentence`, `has_numbers` of it."""
    document, replies = access.document, came_in.sent_replies(access.document)
    places = came_in.places(document, replies)
    waiting = sum(place.waiting for place in places)
    context = {
        "document": document,
        "tabs": paper_tabs(request, access),
        "replies": replies,
        "places": places,
        "waiting": waiting,
        "is_over": document.state in (State.FINAL, State.DISCARDED),
        "may_write": permissions.can_write(request.user, document) and document.state != State.DISCARDED,
        "may_take_in": permissions.can_write(request.user, document) and document.state == State.DRAFT,
        "may_register": permissions.can_register(request.user, document),
        "older": [] if waiting else sent_out.with_older_text(document),
        "failed": failed,
        **more,
    }
    return render(request, "documents/incoming.html", context, status=422 if failed else 200)


def _get(request: HttpRequest, pk: int, comment_pk: int) -> tuple[Document, Comment]:
    """A remark that was sent; 404 for one that is only begun."""
    document = get_paper(request, pk)
    comments = Comment.objects.filter(reply__document=document, reply__sent_at__isnull=False)
    return document, get_object_or_404(comments.select_related("reply__organisation", "reply__release"), pk=comment_pk)


def _back(document: Document, comment: Comment) -> str:
    return f"{reverse('documents:incoming', args=[document.pk])}#synpunkt-{comment.pk}"


@require_http_methods(["GET", "POST"])
def take_in(request, pk, comment_pk):
    """POST puts the wording in the section. Where the section has changed since, GET shows both, to choose between."""
    document, comment = _get(request, pk, comment_pk)
    back = _back(document, comment)
    wording = None
    try:
        if request.method == "GET":
            return _choose(request, document, comment)
        data = sent(request)
        wording = _wording(data)
        answer = settling.take_in(
            comment,
            by=request.user,
            seen_version=whole_number(data.get("version")),
            wording=wording,
            confirmed=is_confirmed(data),
            seen=data.get("settled"),
        )
    except Refused as refusal:
        return _not_taken_in(request, refusal, document, comment, wording)
    if isinstance(answer, Saved):
        messages.success(request, _("Förslaget är intaget i texten. %(saved)s.") % {"saved": saved_at(answer.at)})
        return redirect(back)
    if isinstance(answer, Warned):
        return _choose(request, document, comment, typed=wording, warning=warning(answer.numbers), status=422)
    sentence = _("Avsnittet har ändrats sedan förslaget skrevs. Välj hur det ska stå.")
    return _choose(request, document, comment, typed=wording, sentence=sentence, status=409)


def _not_taken_in(request: HttpRequest, refusal: Refused, document: Document, comment: Comment, wording):
    """What the person had written together stands on the page, since it could not be saved anywhere."""
    if wording is None:
        return refused(request, refusal, _back(document, comment))
    typed = {"heading": wording[0], "html": wording[1]}
    return kept_on_page(request, refusal, document, comment.section_key, typed)


def _wording(data: dict) -> tuple[str, str] | None:
    """What the person has written together; None when the suggestion is taken as it is."""
    if data.get("choice") != "merged":
        return None
    return tidy_heading(str(data.get("heading", ""))), received(as_html(str(data.get("html", ""))))


def _choose(request: HttpRequest, document: Document, comment: Comment, *, typed=None, status: int = 200, **more):
    if not comment.suggests or comment.outcome == Comment.Outcome.TAKEN_IN or comment.section_key is None:
        messages.info(request, _("Det finns ingen lydelse att ta in här."))
        return redirect(_back(document, comment))
    if document.state != State.DRAFT:
        raise Refused(_("Handlingen är inte ett utkast. Lås upp den för att ta in förslaget, eller besvara det."))
    section = section_of(document, comment.section_key)
    heading, html = typed or (comment.suggested_heading, comment.suggested_html)
    who = comment.reply.from_whom
    context = {
        "document": document,
        "comment": comment,
        "section": section,
        "row": came_in.shown(comment, who, {"heading": section.heading, "html": section.html}),
        "since": came_in.changes_since(comment, section),
        "who": who,
        "heading": heading,
        "html": html,
        **more,
    }
    return render(request, "documents/take_in.html", context, status=status)


@require_POST
def decline(request, pk, comment_pk):
    """Says no, with the reason in `answer`."""
    return _answer(request, pk, comment_pk, settling.decline, "reason", _("Synpunkten är avböjd."))


@require_POST
def answer(request, pk, comment_pk):
    """Answers without changing the text; what is said stands in `answer`."""
    return _answer(request, pk, comment_pk, settling.answer, "words", _("Synpunkten är besvarad."))


def _answer(request: HttpRequest, pk: int, comment_pk: int, act, name: str, done: str):
    document, comment = _get(request, pk, comment_pk)
    data = sent(request)
    words = str(data.get("answer", "")).replace("\r\n", "\n")
    numbers = [number for number in find(words) if number not in comment.answer]
    if numbers and not is_confirmed(data):
        more = {"words": words, "sentence": sentence_on(numbers), "has_numbers": True}
        return _page(request, get_access(request, pk), failed=comment.pk, **more)
    try:
        act(comment, by=request.user, seen=data.get("seen"), **{name: words})
    except Refused as refusal:
        return _page(request, get_access(request, pk), failed=comment.pk, words=words, sentence=refusal.sentence)
    messages.success(request, done)
    return redirect(_back(document, comment))


@require_safe
def reply_file(request, pk, reply_pk):
    """The file that an answer came in, for those who work with the paper."""
    access = get_access(request, pk)
    if not access.is_working:
        raise PermissionDenied(str(permissions.ONLY_INCOMING))
    replies = Reply.objects.filter(document=access.document, sent_at__isnull=False, file__isnull=False)
    reply = get_object_or_404(replies.select_related("file"), pk=reply_pk)
    return FileResponse(
        reply.file.open(), as_attachment=True, filename=reply.file_name, content_type=reply.file.media_type
    )
