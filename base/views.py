from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from base import mail
from base.models import OutgoingMail


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
