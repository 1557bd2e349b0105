"""A svarslänk opens one matter for one person; every link that does not work says the same, and no log knows any."""

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base import answer_links, views
from base.mail import write_mail
from base.models import AnswerLink, OutgoingMail
from base.refusals import Refused


def _page(request, link):
    if request.method == "POST":
        answer_links.use(link)
        return HttpResponse("Tack")
    if request.GET.get("finns") == "nej":
        raise Http404
    return HttpResponse(f"Hej {link.name}")


@pytest.fixture(autouse=True)
def _purpose(monkeypatch):
    monkeypatch.setattr(answer_links, "_views", {})
    answer_links.register("a_test", _page)


@pytest.fixture
def issued(coordinator):
    return answer_links.issue(purpose="a_test", name="Maja Berg", email="maja@berg.example", by=coordinator)


def url(secret):
    return reverse("base:answer", args=[secret])


def body(response):
    """The page without the token that is another each time."""
    return re.sub(r'"x-csrftoken": "\w+"', "", response.content.decode())


def headers(response):
    """All but the second in which it was asked for."""
    return {name: value for name, value in response.items() if name != "Expires"}


def ended(link, **fields):
    AnswerLink.objects.filter(pk=link.pk).update(**fields)


def test_it_leads_to_its_page_without_log_in(client, issued):
    link, secret = issued
    response = client.get(url(secret))
    assert (response.status_code, response.content.decode()) == (200, "Hej Maja Berg")
    assert answer_links.url_of(secret).endswith(url(secret))


def test_only_a_digest_is_kept(issued):
    link, secret = issued
    assert secret not in str(vars(AnswerLink.objects.get()))
    assert len(secret) >= 43


def test_opening_notes_the_first_time_and_uses_nothing_up(client, issued):
    link, secret = issued
    client.get(url(secret))
    first = AnswerLink.objects.get().opened_at
    client.get(url(secret))
    assert first == AnswerLink.objects.get().opened_at is not None
    assert AnswerLink.objects.get().used_at is None


CLOSED = {
    "guessed": lambda link, secret: "0" * len(secret),
    "changed": lambda link, secret: secret[:-1] + ("a" if secret[-1] != "a" else "b"),
    "cut off": lambda link, secret: secret[:-5],
    "stuck to a bracket": lambda link, secret: secret + ")",
    "with a space": lambda link, secret: secret + " ",
    "in other letters": lambda link, secret: secret.swapcase(),
    "expired": lambda link, secret: ended(link, expires_at=timezone.now() - timedelta(seconds=1)) or secret,
    "revoked": lambda link, secret: answer_links.revoke(link) or secret,
    "used": lambda link, secret: answer_links.use(link) or secret,
    "of a purpose that is gone": lambda link, secret: ended(link, purpose="forgotten") or secret,
    "of a thing that is gone": lambda link, secret: f"{secret}/?finns=nej",
}


@pytest.mark.parametrize("how", CLOSED)
@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_every_link_that_does_not_work_says_the_same(client, issued, how, method):
    if how == "of a thing that is gone" and method == "post":
        method = "get"
    address = url(CLOSED[how](*issued).removesuffix("/?finns=nej"))
    address += "?finns=nej" if how == "of a thing that is gone" else ""
    response, guessed = getattr(client, method)(address), getattr(Client(), method)(url("a-guess"))
    assert response.status_code == guessed.status_code == 404
    assert body(response) == body(guessed)
    assert headers(response) == headers(guessed)
    assert "Länken gäller inte" in response.content.decode() or method == "head"
    assert "Maja" not in response.content.decode()


def test_a_link_is_used_once(issued):
    link, _secret = issued
    answer_links.use(link)
    with pytest.raises(Refused, match="Har du redan svarat"):
        answer_links.use(link)
    answer_links.revoke(link)
    assert AnswerLink.objects.get().revoked_at is None


@pytest.mark.parametrize("secret", ["a-guess", None])
def test_the_address_is_not_passed_on_or_kept(client, issued, secret):
    response = client.get(url(secret or issued[1]))
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]


def test_a_browser_that_sends_no_origin_can_answer(issued):
    """With `no-referrer` it says `Origin: null`, and a phone's mail program may keep no cookies."""
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(url(issued[1]), headers={"origin": "null"}).status_code == 200


def test_who_guesses_has_to_wait_and_who_has_a_link_at_the_same_address_has_not(client, issued, monkeypatch):
    monkeypatch.setattr(views, "GUESSES", views.Limit("answer_link", tries=3, seconds=600))
    answers = [client.get(url(f"guess-{number}")).status_code for number in range(5)]
    assert answers == [404, 404, 404, 429, 429]
    assert client.get(url(issued[1])).status_code == 200
    assert client.get(url("guess-5")).status_code == 429
    assert client.get(url("guess-5"), REMOTE_ADDR="192.0.2.7").status_code == 404


@pytest.mark.django_db
def test_whoever_guesses_does_not_get_away_by_saying_to_come_from_elsewhere(client, monkeypatch):
    monkeypatch.setattr(views, "GUESSES", views.Limit("answer_link", tries=2, seconds=600))
    elsewhere = [{"x-forwarded-for": f"192.0.2.{number}"} for number in range(4)]
    answers = [client.get(url("a-guess"), headers=each).status_code for each in elsewhere]
    assert answers == [404, 404, 429, 429]


def test_that_one_has_to_wait_tells_nobody_a_guess_from_a_link(client, issued, monkeypatch):
    monkeypatch.setattr(views, "GUESSES", views.Limit("answer_link", tries=2, seconds=600))
    gone = url(issued[1]) + "?finns=nej"
    assert [client.get(at).status_code for at in (gone, gone, gone, url("a-guess"))] == [404, 404, 429, 429]


def test_one_link_does_not_send_without_end(client, coordinator, monkeypatch):
    monkeypatch.setattr(views, "SENDINGS", views.Limit("answer_link_sent", tries=3, seconds=600))
    answer_links.register("kept_open", lambda request, link: HttpResponse("Sparat"))
    _link, secret = answer_links.issue(purpose="kept_open", name="Maja", email="m@berg.example", by=coordinator)
    assert [client.post(url(secret)).status_code for _ in range(4)] == [200, 200, 429, 429]


@pytest.mark.parametrize("after", ["/", "", ".", ")", ")/", "%3E/", "?fil=pdf"])
def test_the_log_does_not_say_the_address(issued, after):
    """Nor one that got stuck to something in a mail: what is left when that is taken off works."""
    handler = next(each for each in logging.getLogger("django").handlers if each.name == "stderr")
    secret = issued[1]
    words = ("Not Found", f"/svar/{secret}{after}")
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s: %s", words, None)
    assert handler.filter(record)
    assert handler.format(record).endswith(f"Not Found: /svar/…{after}")
    assert secret not in handler.format(record)


@pytest.mark.django_db(transaction=True)
def test_the_outbox_forgets_the_address_when_the_mail_has_gone(issued):
    secret = issued[1]
    write_mail("a", "maja@berg.example", "Hej", f"Öppna {answer_links.url_of(secret)} i dag.", "Ett prov")
    assert secret in django_mail.outbox[0].body
    assert secret not in OutgoingMail.objects.get().body


def test_two_apps_cannot_have_the_same_purpose():
    answer_links.register("a_test", _page)
    with pytest.raises(ValueError, match="registered already"):
        answer_links.register("a_test", lambda request, link: HttpResponse())
