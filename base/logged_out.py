"""Who sends a form or presses a button after the log-in has run out is led back, and gets back what was typed."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.csrf import csrf_failure

from base.typed import typed_words

_NOT_DONE = _(
    "Du är inte inloggad längre, så det du tryckte på är inte gjort. Logga in, så kommer du tillbaka till sidan."
)


class LoginRequired(LoginRequiredMiddleware):
    """To the log-in, as Django does, and from there back to the page where one stood.

    Words that were sent stand on a page before it, so that none are lost.
    """

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        field = self.get_redirect_field_name(view_func)
        answer = redirect_to_login(stood_at(request), self.get_login_url(view_func), field)
        if request.method != "POST" or is_fetched(request):
            return answer
        if typed_words(request):
            return render(request, "base/logged_out.html", {"login_url": answer.url}, status=403)
        messages.info(request, _NOT_DONE)
        return answer


def mark_lacking(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Who sends a form without the mark of our own pages: led to the log-in where that is what lacks.

    A browser that was closed has lost both the log-in and the mark. Who is logged in gets the page for that mark alone.
    """
    view = resolve(request.path_info).func
    if request.user.is_authenticated or not getattr(view, "login_required", True):
        return csrf_failure(request, reason)
    answer = redirect_to_login(stood_at(request))
    return render(request, "base/logged_out.html", {"login_url": answer.url}, status=403)


def stood_at(request: HttpRequest) -> str:
    """The address of the page that somebody looked at: where a button leads is none to come back to."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return request.get_full_path()
    address = urlsplit(page)
    return address.path + (f"?{address.query}" if address.query else "")


def is_fetched(request: HttpRequest) -> bool:
    """Whether a script asks, which keeps the words itself."""
    return "application/json" in request.headers.get("Accept", "")
