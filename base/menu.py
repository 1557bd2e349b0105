"""The menu of the house. Each app adds its own line in `ready()`, so that no floor has to know the ones above it.

from base import menu
menu.register(_("Överenskommelser och löften"), "agreements:list", order=20)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise


def _always(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class Item:
    label: str | Promise
    url_name: str
    order: int
    is_shown: Callable[[HttpRequest], bool] = _always


@dataclass(frozen=True)
class Link:
    """A line of the menu as it is for one request."""

    label: str | Promise
    url: str
    is_current: bool


_items: dict[str, Item] = {}


def register(
    label: str | Promise, url_name: str, *, order: int, is_shown: Callable[[HttpRequest], bool] = _always
) -> None:
    """Adds a line. `is_shown` lets an area stay away until it is first used. A second call for a name replaces it."""
    _items[url_name] = Item(label, url_name, order, is_shown)


def links(request: HttpRequest) -> list[Link]:
    """The lines that this request shows, in order."""
    shown = sorted((item for item in _items.values() if item.is_shown(request)), key=lambda item: item.order)
    return [_link(item, request) for item in shown]


def _link(item: Item, request: HttpRequest) -> Link:
    url = reverse(item.url_name)
    return Link(item.label, url, _is_current(item, url, request))


def _is_current(item: Item, url: str, request: HttpRequest) -> bool:
    """True for the page itself, the pages below its address, and (but for the start page) the rest of its app."""
    if request.path == url:
        return True
    if url == get_script_prefix():  # begins every other address, and so says nothing
        return False
    match = request.resolver_match
    namespace = item.url_name.partition(":")[0] if ":" in item.url_name else ""
    return request.path.startswith(url) or bool(match and namespace and match.namespace == namespace)
