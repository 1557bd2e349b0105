"""The day's work: each job once a day, and one that fails again until it is done. With real jobs: test_daily_mail."""

from datetime import date, timedelta

import pytest
from django.core import mail as django_mail
from django.core.management import CommandError, call_command

from base import daily
from base.mail import write_mail
from base.models import DailyRun, OutgoingMail

DAY = date(2027, 3, 1)


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
