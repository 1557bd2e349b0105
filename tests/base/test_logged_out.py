"""Without a script, too, a log-in that has run out loses nobody's words."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
ADDRESS = reverse("obligations:new")
WORDS = {"text": "Rapporten till rådet, med <b>siffror</b>", "how_often": "months:12"}


def test_what_was_sent_stands_on_the_page_that_leads_to_the_login(client):
    page = client.post(ADDRESS, WORDS)
    assert page.status_code == 403
    text = page.content.decode()
    assert "Du är inte inloggad längre" in text
    assert "Rapporten till rådet, med &lt;b&gt;siffror&lt;/b&gt;" in text
    assert f'href="{reverse("account_login")}?next={ADDRESS}"' in text


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        ({"how_often": "months:12"}, {}),
        (WORDS, {"accept": "application/json"}),
        (WORDS, {"sec-fetch-site": "cross-site"}),
    ],
)
def test_without_words_from_a_script_or_from_another_site_it_goes_straight_to_the_login(client, sent, headers):
    assert client.post(ADDRESS, sent, headers=headers).url == f"{reverse('account_login')}?next={ADDRESS}"


def test_a_closed_browser_that_has_lost_its_cookies_is_led_to_the_login_with_what_was_sent():
    page = Client(enforce_csrf_checks=True).post(ADDRESS, WORDS)
    assert page.status_code == 403
    text = page.content.decode()
    assert "Rapporten till rådet, med &lt;b&gt;siffror&lt;/b&gt;" in text
    assert f'href="{reverse("account_login")}?next={ADDRESS}"' in text


def test_the_login_itself_says_that_the_page_had_been_open_too_long(client):
    page = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "karin"})
    assert page.status_code == 403
    assert "Det gick inte att spara" in page.content.decode()


def test_who_only_reads_is_led_to_the_login(client):
    assert client.get(ADDRESS).status_code == 302


def test_a_button_leads_after_the_login_back_to_the_page_it_stands_on(client):
    page = "http://testserver/handlingar/7/?flik=skickat"
    answer = client.post("/handlingar/7/las/", headers={"referer": page})
    assert answer.url == f"{reverse('account_login')}?next=/handlingar/7/%3Fflik%3Dskickat"
    assert "det du tryckte på är inte gjort" in client.get(answer.url).content.decode()


@pytest.mark.parametrize("page", ["https://annan.example/handlingar/7/", "javascript:alert(1)", "//annan.example/", ""])
def test_nobody_is_led_to_another_site(client, page):
    answer = client.post("/handlingar/7/las/", headers={"referer": page})
    assert answer.url == f"{reverse('account_login')}?next=/handlingar/7/las/"
