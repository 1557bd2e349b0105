"""The day's work: run twice, killed in the middle or on two machines at once, each mail goes exactly once."""

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core import mail as django_mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from base import daily
from base.mail import write_mail
from base.models import DailyRun, OutgoingMail
from tests.support.mail_sink import mail_sink

DAY = date(2027, 3, 1)
PROCESS = Path(__file__).with_name("daily_process.py")
ROOT = PROCESS.parents[2]


@pytest.fixture
def jobs(monkeypatch):
    """Only the jobs that the test registers."""
    monkeypatch.setattr(daily, "_jobs", {})
    return daily._jobs


def write(day):
    write_mail(f"one-{day}", "maja@lindhaga.example", "Hej", "Text", "Ett prov")


@pytest.mark.django_db
def test_a_job_is_done_once_a_day(jobs):
    days = []
    daily.register("base.days", days.append)
    assert [outcome.was_done for outcome in daily.run(DAY)] == [False]
    assert [outcome.was_done for outcome in daily.run(DAY)] == [True]
    daily.run(DAY + timedelta(days=1))
    assert days == [DAY, DAY + timedelta(days=1)]


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_and_does_not_stop_the_others(jobs):
    calls = []

    def fail_once(day):
        calls.append(day)
        if len(calls) == 1:
            raise RuntimeError("Nätet är nere")

    daily.register("base.fails", fail_once)
    daily.register("base.writes", write)
    first, second = daily.run(DAY)
    assert (first.error, second.error) == ("Nätet är nere", "")
    assert OutgoingMail.objects.count() == 1
    assert DailyRun.objects.get(job="base.fails").done_at is None
    assert [outcome.error for outcome in daily.run(DAY)] == ["", ""]
    assert len(calls) == 2


def test_two_jobs_cannot_have_one_name(jobs):
    daily.register("base.one", write)
    daily.register("base.one", write)
    with pytest.raises(ValueError, match=r"base\.one"):
        daily.register("base.one", print)


@pytest.mark.django_db(transaction=True)
def test_the_command_says_what_it_did_and_sends_what_waits(jobs, capsys):
    daily.register("base.writes", write)
    OutgoingMail.objects.create(key="earlier", to="m@x.example", subject="Från i går", body="", because="")
    call_command("daily")
    call_command("daily")
    said = capsys.readouterr().out
    assert "base.writes: klar" in said
    assert "base.writes: redan gjord i dag" in said
    assert "Skickade: 1. Väntar: 0." in said
    assert sorted(message.subject for message in django_mail.outbox) == ["Från i går", "Hej"]


@pytest.mark.django_db
def test_the_command_ends_in_error_when_a_job_did(jobs, capsys):
    daily.register("base.fails", lambda day: 1 / 0)
    with pytest.raises(CommandError, match="Inte klart: base.fails"):
        call_command("daily")
    assert "base.fails: avbröts." in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_in_the_demo_the_mails_are_written_and_stay(jobs, settings, capsys):
    settings.DEMO = True
    daily.register("base.writes", write)
    call_command("daily")
    assert OutgoingMail.objects.get().sent_at is None
    assert django_mail.outbox == []
    assert "/demo/mejl/" in capsys.readouterr().out


# With a mail server and with processes of their own.


@pytest.fixture
def sink():
    with mail_sink() as (sink, url):
        sink.url = url
        yield sink


def machine(sink, mails: int, killed_after: int = 0) -> subprocess.Popen:
    """A process that does the day's work on the tests' own database."""
    environment = {**os.environ, "DATABASE_URL": _database(), "EMAIL_URL": sink.url, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(PROCESS), str(mails), str(killed_after)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _database() -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    whole = os.environ["DATABASE_URL"]
    return whole.rpartition("/")[0] + "/" + connection.settings_dict["NAME"]


def addresses(count: int) -> list[str]:
    return sorted(f"{number}@lindhaga.example" for number in range(1, count + 1))


@pytest.mark.django_db(transaction=True)
def test_a_job_that_was_killed_in_the_middle_is_finished_by_the_next_run(sink):
    killed = machine(sink, 8, killed_after=3)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert sink.recipients == addresses(3)
    for _again in range(2):
        done = machine(sink, 8)
        _out, error = done.communicate(timeout=60)
        assert done.returncode == 0, error
        assert sink.recipients == addresses(8)
    assert not OutgoingMail.objects.filter(sent_at=None).exists()


@pytest.mark.django_db(transaction=True)
def test_two_machines_at_once_send_each_mail_once(sink):
    both = [machine(sink, 20), machine(sink, 20)]
    errors = [each.communicate(timeout=120)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], errors
    assert sink.recipients == addresses(20)
    assert DailyRun.objects.get().done_at


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_was_on_its_way_when_the_machine_was_killed_is_told_of_and_never_sent_again(sink):
    process = machine(sink, 5)

    def kill(mail):
        if mail["To"].startswith("3@"):
            process.kill()

    sink.on_mail = kill
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    begun = OutgoingMail.objects.get(to="3@lindhaga.example")
    assert (begun.sent_at, begun.claimed_at is None) == (None, False)
    OutgoingMail.objects.filter(pk=begun.pk).update(claimed_at=timezone.now() - timedelta(minutes=6))
    done = machine(sink, 5)
    _out, error = done.communicate(timeout=60)
    assert done.returncode == 0, error
    assert sink.recipients == addresses(5)
    assert "Osäkert om det skickades: Svar väntas till 3@lindhaga.example" in error


@pytest.mark.django_db(transaction=True)
def test_swedish_letters_arrive(sink):
    done = machine(sink, 1)
    done.communicate(timeout=60)
    (letter,) = sink.received
    assert letter["Subject"] == "Svar väntas"
