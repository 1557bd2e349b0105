"""The pages of the login package, in our frame and in Swedish."""

import re

import pytest
from django.contrib.auth import get_user_model

from base.models import OutgoingMail

PASSWORD = "ett-langt-losenord-1"

ON_THE_WAY_IN = ["/konto/login/", "/konto/signup/", "/konto/password/reset/", "/konto/password/reset/done/",
                 "/konto/password/reset/key/1-abc/", "/konto/password/reset/key/done/", "/konto/inactive/"]  # fmt: skip
ONES_OWN = ["/konto/2fa/", "/konto/password/change/", "/konto/sessions/", "/konto/email/", "/konto/logout/",
            "/konto/2fa/webauthn/", "/konto/reauthenticate/"]  # fmt: skip
# Words of the English originals that would show that a page is not ours.
ENGLISH = re.compile(r"\b(Sign In|Sign Up|Password|Email|Authenticator|Security|Confirm|Cancel|Sessions|Passkey)\b")

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return get_user_model().objects.create_user("anna@lindhaga.example", PASSWORD, name="Anna Ek")


def words_of(response):
    page = response.content.decode()
    assert '<html lang="sv">' in page
    assert page.count("<h1") == 1
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert not ENGLISH.search(text), ENGLISH.search(text)
    return " ".join(text.split())


@pytest.mark.parametrize("address", ON_THE_WAY_IN)
def test_the_pages_on_the_way_in_are_ours(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert "Samverka" in words_of(response)


@pytest.mark.parametrize("address", ONES_OWN)
def test_the_pages_about_ones_own_account_are_ours(client, person, address):
    client.force_login(person)
    response = client.get(address, follow=True)
    assert response.status_code == 200
    assert "Anna Ek" in words_of(response)


def test_who_has_no_account_is_told_whom_to_ask(client):
    words = words_of(client.get("/konto/login/"))
    assert "Har du inget konto? Be din kommuns administratör om en inbjudan." in words


def test_a_wrong_password_is_refused_in_a_sentence_and_the_address_survives(client, person):
    response = client.post("/konto/login/", {"login": person.email, "password": "fel"})
    assert "Kontrollera dem och försök igen." in words_of(response)
    assert f'value="{person.email}"' in response.content.decode()


def test_no_page_on_the_way_in_has_script_or_style_of_its_own(client):
    page = client.get("/konto/login/").content.decode()
    assert "<style" not in page
    assert "style=" not in page
    assert re.search(r"\son\w+=", page) is None
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page)
    assert all('type="application/json"' in attributes for attributes in inline)


def test_a_missing_page_says_so_in_our_words(client, person):
    client.force_login(person)
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert "Sidan finns inte" in words_of(response)


def test_an_address_without_an_account_is_told_by_mail_and_not_on_the_page(client):
    response = client.post("/konto/password/reset/", {"email": "ingen@lindhaga.example"}, follow=True)
    assert "Om adressen hör till ett konto" in words_of(response)
    assert "ingen@lindhaga.example" in OutgoingMail.objects.get().body


def test_a_change_of_the_log_in_is_told_by_mail(client, person):
    client.force_login(person)
    new = {"oldpassword": PASSWORD, "password1": "ett-nytt-losenord-2", "password2": "ett-nytt-losenord-2"}
    client.post("/konto/password/change/", new)
    assert "Var det inte du" in OutgoingMail.objects.get().body
