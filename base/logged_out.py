"""Who sends a form after the log-in has run out gets back what was typed, and the way in."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from base.typed import typed_words


class LoginRequired(LoginRequiredMiddleware):
    """To the log-in, as Django does; but by way of a page where words that were sent stand, so that none are lost."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        answer = super().handle_no_permission(request, view_func)
        if _is_fetched(request) or not typed_words(request):
            return answer
        return render(request, "base/logged_out.html", {"login_url": answer.url}, status=403)


def _is_fetched(request: HttpRequest) -> bool:
    """Whether a script asks, which keeps the words itself."""
    return "HX-Request" in request.headers or "application/json" in request.headers.get("Accept", "")
