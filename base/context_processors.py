from django.http import HttpRequest

from base import menu as menu_registry


def menu(request: HttpRequest) -> dict:
    """`menu_links` for base.html; nothing for somebody who has not logged in."""
    user = getattr(request, "user", None)
    is_logged_in = user is not None and user.is_authenticated
    return {"menu_links": menu_registry.links(request) if is_logged_in else []}
