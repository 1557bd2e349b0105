"""Addresses of buttons: who opens one as a page is led to the page that the button stands on."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _


class PageOfTheButton:
    """Instead of an empty page for a method that is not allowed, when it is somebody's browser that asks.

    An address that is only read, and is sent something, gets a page that says so and gives the words back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code != 405 or "text/html" not in request.headers.get("Accept", ""):
            return answer
        if request.method != "GET":
            answer.content = render_to_string("405.html", request=request)
            return answer
        _say_once(request, _("Det du tryckte på är inte gjort. Gör om det härifrån om det fortfarande ska göras."))
        return redirect(page_above(request.path))


def _say_once(request: HttpRequest, sentence: str) -> None:
    """Also when the address above is a button's too, and leads on."""
    waiting = messages.get_messages(request)
    if sentence not in [str(each) for each in waiting]:
        messages.info(request, sentence)
    waiting.used = False


def page_above(path: str) -> str:
    """The nearest address above that leads somewhere; the start page when there is none."""
    parts = path.strip("/").split("/")
    while parts := parts[:-1]:
        above = f"/{'/'.join(parts)}/"
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return "/"
