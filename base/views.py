from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from base import answer_links, mail
from base.attempts import Limit, visitor
from base.models import OutgoingMail

# A secret cannot be guessed; who tries is slowed down all the same, and so is a script that sends without end.
# Who has a link that works goes through: a whole authority may come from one address.
GUESSES = Limit("answer_link", tries=30, seconds=600)
SENDINGS = Limit("answer_link_sent", tries=200, seconds=600)


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For the load balancer: 200 when the database answers, otherwise 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse("databasen svarar inte", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


@login_not_required
@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """The demo's outbox. Open without log-in, since it holds the invitations by which one gets in."""
    _only_in_demo()
    page = Paginator(OutgoingMail.objects.all(), 50).get_page(request.GET.get("sida"))
    return render(request, "base/mail_list.html", {"page": page})


@login_not_required
@require_safe
def mail_detail(request: HttpRequest, pk: int) -> HttpResponse:
    _only_in_demo()
    letter = get_object_or_404(OutgoingMail, pk=pk)
    return render(request, "base/mail_detail.html", {"mail": letter, "state": mail.state_of(letter)})


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404


@csrf_exempt  # the secret is what another site cannot know; and with `no-referrer` browsers send `Origin: null`
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """What a svarslänk leads to. Every one that does not work gets the same answer, so that it tells nothing."""
    response = _answer(request, secret)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    link = answer_links.find(secret)
    view = answer_links.view_of(link) if link else None
    if view is None:
        return _closed(request)
    if request.method == "POST":
        SENDINGS.count(link.secret_sha256)
        if SENDINGS.is_reached(link.secret_sha256):
            return respond_429(request)
    answer_links.note_opened(link)
    try:
        return view(request, link)
    except Http404:  # what it was about is gone
        return _closed(request)


def _closed(request: HttpRequest) -> HttpResponse:
    """Counted whatever is wrong with the link, so that nobody is told by when they have to wait."""
    who = visitor(request)
    if GUESSES.is_reached(who):
        return respond_429(request)
    GUESSES.count(who)
    return render(request, "base/answer_link_closed.html", status=404)
