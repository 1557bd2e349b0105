"""The mail server is down, refuses or says nothing: what has not left waits, and what is wrong is said to somebody."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from base import mail
from base.models import OutgoingMail
from organisations.models import User
from tests.support.mail_server import Failing, Silent


def write(key="one", **more):
    details = {"to": "maja@lindhaga.example", "subject": "Hej", "body": "Text", "because": "Ett prov"}
    return mail.write_mail(key, **{**details, **more})


@pytest.fixture
def silent(settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.support.mail_server.Silent"
    monkeypatch.setattr(Silent, "asked", 0)
    return Silent


SILENCES = [
    TimeoutError("timed out"),
    OSError(113, "No route to host"),
    smtplib.SMTPAuthenticationError(535, b"5.7.8 bad credentials"),
    smtplib.SMTPServerDisconnected("Connection unexpectedly closed"),
    smtplib.SMTPNotSupportedError("STARTTLS extension not supported by server."),
]


@pytest.mark.django_db
@pytest.mark.parametrize("error", SILENCES, ids=lambda error: type(error).__name__)
def test_when_the_server_lets_nobody_in_the_mail_waits_and_goes_the_next_day(silent, settings, monkeypatch, error):
    monkeypatch.setattr(Silent, "error", error)
    letter = write()
    for _try in range(2):
        with pytest.raises(mail.ServerSilent):
            mail.send_waiting()
    letter.refresh_from_db()
    assert mail.state_of(letter) == "Väntar"
    assert letter.failure.startswith("Mejlservern svarar inte. Nytt försök görs.")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mail.send_waiting() == 1
    assert [message.to for message in django_mail.outbox] == [["maja@lindhaga.example"]]


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["send_mail", "daily"])
def test_whoever_runs_the_service_is_told_that_the_server_is_silent(silent, command, capsys):
    write()
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=2))
    with pytest.raises(CommandError, match="Mejlservern svarar inte: timed out. Det som väntar skickas när den svarar"):
        call_command(command)
    assert "Väntar sedan mer än ett dygn: Hej till maja@lindhaga.example" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_one_step_with_many_mails_waits_for_a_silent_server_once(silent):
    with transaction.atomic():
        for number in range(5):
            write(f"mail-{number}")
    assert silent.asked == 1
    assert mail.waiting().count() == 5


@pytest.mark.django_db
@pytest.mark.parametrize("to", ["", "maja@lindhaga.example\nBcc: alla@lindhaga.example"], ids=["none", "two lines"])
def test_a_mail_that_cannot_be_sent_is_told_of_and_does_not_stop_the_others(to, capsys):
    broken = OutgoingMail.objects.create(key="broken", to=to, subject="Hej", body="", because="")
    write("whole")
    call_command("send_mail")
    assert [message.to for message in django_mail.outbox] == [["maja@lindhaga.example"]]
    broken.refresh_from_db()
    assert mail.state_of(broken) == "Gick inte fram"
    assert "Gick inte fram: Hej till" in capsys.readouterr().err


@pytest.mark.django_db
def test_what_is_wrong_stands_in_words_with_the_servers_own_answer(settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.support.mail_server.Failing"
    refusal = smtplib.SMTPRecipientsRefused({"maja@lindhaga.example": (550, b"5.1.1 no such user")})
    monkeypatch.setattr(Failing, "error", refusal)
    letter = write("release-1-2")
    write("release-10-2")
    mail.send(letter.pk)
    assert mail.troubles(["release-1-", "release-2-"]) == {
        "release-1-": [
            "Mejlet till maja@lindhaga.example gick inte fram. Mejlservern vägrade: 550 5.1.1 no such user.",
        ]
    }


@pytest.mark.django_db
def test_long_keys_that_begin_alike_are_two_mails():
    keys = [f"{'a' * 230}{number}" for number in range(2)]
    assert write(keys[0]) == write(keys[0]) != write(keys[1])


@pytest.mark.django_db
def test_an_uncertain_mail_is_told_of_too_and_one_that_goes_is_not():
    uncertain, gone, waits = (write(f"a-{number}") for number in range(3))
    OutgoingMail.objects.filter(pk=uncertain.pk).update(claimed_at=timezone.now() - timedelta(minutes=6))
    mail.send(gone.pk)
    assert mail.troubles(["a-"]) == {"a-": ["Det är osäkert om mejlet till maja@lindhaga.example kom fram."]}
    assert mail.troubles([]) == {}


@pytest.mark.django_db
def test_the_operator_sends_again_what_is_uncertain_or_refused_and_nothing_else(client):
    old = {"claimed_at": timezone.now() - timedelta(minutes=6)}
    states = {
        "uncertain": old,
        "refused": {**old, "failure": "550"},
        "blanked": {**old, "failure": "550", "body": "http://x.example/svar/…/"},
        "sending": {"claimed_at": timezone.now()},
        "sent": {**old, "sent_at": timezone.now()},
    }
    for key, state in states.items():
        write(key)
        OutgoingMail.objects.filter(key=key).update(**state)
    client.force_login(User.objects.create_superuser(email="op@lindhaga.example", password="x", name="Op"))
    chosen = {"action": "send_again", "_selected_action": list(OutgoingMail.objects.values_list("pk", flat=True))}
    page = client.post(reverse("admin:base_outgoingmail_changelist"), chosen, follow=True)
    assert "2 mejl väntar på att skickas igen" in page.content.decode()
    assert set(mail.waiting().values_list("key", flat=True)) == {"uncertain", "refused"}
