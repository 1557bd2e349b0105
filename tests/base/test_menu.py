import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve

from base import context_processors, menu


@pytest.fixture(autouse=True)
def own_menu(monkeypatch):
    monkeypatch.setattr(menu, "_items", {})


def ask(path="/konto/login/"):
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    return request


def test_lines_come_in_their_order():
    menu.register("Byt lösenord", "account_change_password", order=20)
    menu.register("Logga in", "account_login", order=10)
    assert [link.label for link in menu.links(ask())] == ["Logga in", "Byt lösenord"]


def test_the_page_that_one_is_on_is_current():
    menu.register("Logga in", "account_login", order=10)
    menu.register("Byt lösenord", "account_change_password", order=20)
    assert [link.is_current for link in menu.links(ask())] == [True, False]


def test_a_line_is_current_on_the_rest_of_its_app():
    menu.register("Register", "admin:index", order=10)
    assert menu.links(ask("/admin/login/"))[0].is_current
    assert not menu.links(ask("/konto/login/"))[0].is_current


def test_a_line_is_current_on_the_pages_below_its_address():
    menu.register("Glömt lösenordet", "account_reset_password", order=10)
    assert menu.links(ask("/konto/password/reset/done/"))[0].is_current


def test_an_area_stays_away_until_it_is_used():
    menu.register("Möten", "account_login", order=10, is_shown=lambda request: "möten" in request.GET)
    assert menu.links(ask()) == []


def test_somebody_who_has_not_logged_in_sees_no_menu():
    menu.register("Logga in", "account_login", order=10)
    request = ask()
    request.user = AnonymousUser()
    assert context_processors.menu(request) == {"menu_links": []}
