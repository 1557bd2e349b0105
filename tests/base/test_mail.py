"""Mail is written with the step, sent at most once, and never silently lost."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from base import mail
from base.models import OutgoingMail, StoredFile
from tests.support.mail_server import Failing
from tests.support.mail_sink import mail_sink

SECRET = "v3ry-L0ng_secret-of-an-invitation-that-lets-in"


def write(key="one", **more):
    details = {"to": "maja@lindhaga.example", "subject": "Hej", "body": "Text", "because": "Ett prov"}
    return mail.write_mail(key, **{**details, **more})


@pytest.fixture
def server_says(settings, monkeypatch):
    def says(error):
        settings.EMAIL_BACKEND = "tests.support.mail_server.Failing"
        monkeypatch.setattr(Failing, "error", error)

    return says


@pytest.mark.django_db(transaction=True)
def test_it_goes_when_the_step_is_done_and_not_when_it_is_undone():
    with transaction.atomic():
        write("one")
        assert django_mail.outbox == []
    assert [message.subject for message in django_mail.outbox] == ["Hej"]
    assert OutgoingMail.objects.get().sent_at
    with transaction.atomic():
        write("two")
        transaction.set_rollback(True)
    assert len(django_mail.outbox) == OutgoingMail.objects.count() == 1


@pytest.mark.django_db
def test_the_same_key_is_one_mail():
    assert write("one") == write("one", subject="En gång till")
    assert OutgoingMail.objects.get().subject == "Hej"


@pytest.mark.django_db
def test_what_waits_is_sent_once(capsys):
    write()
    call_command("send_mail")
    call_command("send_mail")
    assert len(django_mail.outbox) == 1
    assert "Skickade: 1. Väntar: 0." in capsys.readouterr().out


@pytest.mark.django_db
def test_a_claimed_mail_is_shown_as_uncertain_and_never_sent_again(capsys):
    letter = write()
    OutgoingMail.objects.update(claimed_at=timezone.now() - timedelta(minutes=6))
    call_command("send_mail")
    assert django_mail.outbox == []
    assert "Osäkert om det skickades: Hej till maja@lindhaga.example" in capsys.readouterr().err
    letter.refresh_from_db()
    assert mail.state_of(letter) == "Osäkert om det skickades"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "state"),
    [
        (ConnectionRefusedError(), "Väntar"),
        (smtplib.SMTPConnectError(421, b"busy"), "Väntar"),
        (smtplib.SMTPRecipientsRefused({"maja@lindhaga.example": (451, b"later")}), "Väntar"),
        (smtplib.SMTPRecipientsRefused({"maja@lindhaga.example": (550, b"unknown")}), "Gick inte fram"),
        (smtplib.SMTPDataError(554, b"spam"), "Gick inte fram"),
        (smtplib.SMTPServerDisconnected("gone"), "Skickas"),
        (TimeoutError(), "Skickas"),
    ],
)
def test_each_failure_says_whether_the_mail_can_have_left(server_says, error, state):
    server_says(error)
    letter = write()
    assert not mail.send(letter.pk)
    letter.refresh_from_db()
    assert mail.state_of(letter) == state
    OutgoingMail.objects.exclude(claimed_at=None).update(claimed_at=timezone.now() - timedelta(minutes=6))
    waiting, refused, uncertain = mail.waiting(), mail.refused(), mail.uncertain()
    found = {"Väntar": waiting, "Gick inte fram": refused, "Skickas": uncertain}[state]
    assert found.get() == letter
    assert sum(each.count() for each in (waiting, refused, uncertain)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_down_does_not_stop_the_step(server_says):
    server_says(ConnectionRefusedError())
    with transaction.atomic():
        write()
    assert mail.waiting().count() == 1


@pytest.mark.django_db
def test_a_link_that_lets_in_is_not_kept_once_the_mail_has_gone():
    letter = write(body=f"Öppna http://samverka.example/inbjudan/{SECRET}/ i dag")
    mail.send(letter.pk)
    assert SECRET in django_mail.outbox[0].body
    letter.refresh_from_db()
    assert letter.body == "Öppna http://samverka.example/inbjudan/…/ i dag"


@pytest.mark.django_db
def test_nor_when_the_mail_server_will_never_take_it(server_says):
    server_says(smtplib.SMTPDataError(554, f"spam: http://samverka.example/inbjudan/{SECRET}/".encode()))
    letter = write(body=f"Öppna http://samverka.example/inbjudan/{SECRET}/ i dag")
    assert not mail.send(letter.pk)
    letter.refresh_from_db()
    assert letter.body == "Öppna http://samverka.example/inbjudan/…/ i dag"
    assert SECRET not in letter.failure


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_it_once():
    OutgoingMail.objects.create(key="one", to="m@x.example", subject="Hej", body="", because="")
    sent = []

    def run():
        sent.append(mail.send_waiting())
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == len(django_mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_in_the_demo_nothing_is_sent(settings, capsys):
    settings.DEMO = True
    with transaction.atomic():
        write()
    call_command("send_mail")
    assert django_mail.outbox == []
    assert mail.waiting().count() == 1
    assert "/demo/mejl/" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_file_goes_with_the_mail_and_arrives_as_it_was(settings):
    stored = StoredFile.objects.keep(b"%PDF-1.7 \xff\x00", "application/pdf")
    letter = write(attachment=stored, attachment_name="KS-2026-1_2026-03-12_Svar.pdf")
    with mail_sink() as (sink, url):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(url.rpartition(":")[2])
        assert mail.send(letter.pk)
    (received,) = sink.received
    (part,) = received.iter_attachments()
    assert part.get_filename() == "KS-2026-1_2026-03-12_Svar.pdf"
    assert (part.get_content_type(), part.get_content()) == ("application/pdf", b"%PDF-1.7 \xff\x00")


@pytest.mark.django_db
def test_a_file_that_no_mail_server_takes_is_refused_when_it_is_written(monkeypatch):
    monkeypatch.setattr(mail, "MOST_ATTACHED", 3)
    with pytest.raises(ValueError, match="too large"):
        write(attachment=StoredFile.objects.keep(b"1234", "text/plain"), attachment_name="a.txt")
