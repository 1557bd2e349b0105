"""Logging in: closed sign-up, lock-out, a second factor, new passwords, and what the mails say."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from base.models import OutgoingMail
from organisations.models import Role, User
from tests.organisations.factories import PASSWORD, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/konto/login/"


@pytest.fixture
def user():
    return MembershipFactory(user__email="karin@lindhaga.example", role=Role.COORDINATOR).user


def log_in(client, password=PASSWORD, email="karin@lindhaga.example"):
    return client.post(LOGIN, {"login": email, "password": password})


def test_the_address_logs_in_whatever_its_case(client, user):
    assert log_in(client, email="KARIN@lindhaga.example").url == "/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_does_not_tell_whether_the_account_is_there(client, user):
    wrong = log_in(client, "fel lösenord här").context["form"].errors
    unknown = log_in(client, email="ingen@lindhaga.example").context["form"].errors
    assert wrong == unknown
    assert "Kontrollera dem och försök igen." in str(wrong)


def test_after_five_wrong_passwords_the_right_one_waits(client, user):
    for _attempt in range(5):
        log_in(client, "fel lösenord här")
    answer = log_in(client)
    assert "För många misslyckade försök. Vänta fem minuter" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client):
    answer = client.post(
        "/konto/signup/", {"email": "ny@x.example", "password1": PASSWORD, "password2": PASSWORD}, follow=True
    )
    assert not User.objects.exists()
    assert "_auth_user_id" not in client.session
    assert answer.status_code == 200


def test_a_closed_account_does_not_log_in(client, user):
    User.objects.update(is_active=False)
    log_in(client)
    assert "_auth_user_id" not in client.session


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_code_in_the_phone_is_turned_on_and_then_asked_for(client, user):
    log_in(client)
    activate = reverse("mfa_activate_totp")
    client.post(client.get(activate).url, {"password": PASSWORD})  # before the way in is changed, it is asked for again
    secret = client.get(activate).context["form"].secret
    assert "code" in client.post(activate, {"code": "000000"}).context["form"].errors
    assert client.post(activate, {"code": code_of(secret)}).status_code == 302
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).exists()
    client.logout()

    asked = log_in(client)
    assert asked.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(asked.url, {"code": "000000"})
    assert "_auth_user_id" not in client.session
    cache.clear()  # a code is good once; the next one comes after thirty seconds
    client.post(asked.url, {"code": code_of(secret)})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_recovery_code_logs_in_once(client, user):
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for expected in (True, False):
        log_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in client.session) == expected
        client.logout()


def test_a_forgotten_password_is_chosen_anew_through_the_outbox(client, user):
    client.post("/konto/password/reset/", {"email": user.email})
    letter = OutgoingMail.objects.get()
    assert letter.subject == "Välj ett nytt lösenord"
    assert "Var det inte du behöver du inte göra någonting." in letter.body
    page = client.get(re.search(r"http://\S+", letter.body)[0].split("/", 3)[3].join(["/", ""]), follow=True)
    place = page.redirect_chain[-1][0]
    client.post(place, {"password1": "sju gröna hästar", "password2": "sju gröna hästar"})
    assert log_in(client, "sju gröna hästar").status_code == 302
    told = OutgoingMail.objects.exclude(pk=letter.pk).get()
    assert "byt lösenord genast" in told.body


def test_an_unknown_address_gets_to_know_it_by_mail_and_not_on_the_page(client, user):
    known = client.post("/konto/password/reset/", {"email": user.email})
    unknown = client.post("/konto/password/reset/", {"email": "ingen@lindhaga.example"})
    assert known.url == unknown.url
    letter = OutgoingMail.objects.get(to="ingen@lindhaga.example")
    assert "be den som är administratör i din organisation om en inbjudan" in letter.body


def test_mails_about_the_account_are_in_swedish(client, user):
    log_in(client)
    client.post(
        "/konto/password/change/",
        {"oldpassword": PASSWORD, "password1": "sju gröna hästar", "password2": "sju gröna hästar"},
    )
    letter = OutgoingMail.objects.get()
    assert letter.body.startswith("Hej!\n\nDitt lösenord har ändrats.")
    assert "Thank you" not in letter.body
    assert mail.outbox == []


def test_a_new_address_counts_only_when_its_mail_has_been_read(client, user):
    log_in(client)
    client.post("/konto/email/", {"action_add": "", "email": "annan@lindhaga.example"})
    user.refresh_from_db()
    assert user.email == "karin@lindhaga.example"


def test_the_administrator_is_told_to_protect_the_account(client, administrator):
    client.force_login(administrator)
    assert "Skydda ditt konto" in client.get("/admin/").content.decode()
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    assert "Skydda ditt konto" not in client.get("/admin/").content.decode()


def test_the_clock_is_the_codes_clock():
    assert code_of("JBSWY3DPEHPK3PXP").isdecimal()
    assert int(time.time()) // 30 - next(yield_hotp_counters_from_time()) in {0, 1}


def test_an_operator_is_made_on_the_command_line():
    made = User.objects.create_superuser(email="Drift@Samverka.example", password=PASSWORD, name="Drift")
    assert made.is_staff
    assert made.email == "drift@samverka.example"
    assert not UserFactory().is_staff
