"""The day's real work, over real SMTP: killed, run twice, on two machines or with no mail server, each mail goes once.

`manage.py daily` in processes of its own, on the tests' own database.
"""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from agreements.models import Agreement, TermKind
from base import daily, mail
from base.dates import today
from base.models import DailyRun, OutgoingMail
from documents.content import freeze
from documents.models import RegisterEntry, Release, State
from documents.registering import entries
from organisations.models import Body
from tests.agreements.obliging import by_hand
from tests.documents.factories import paper
from tests.support.mail_sink import mail_sink

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def due(municipality, coordinator, second_coordinator, police) -> list[tuple[str, str]]:
    """Something for every job of the day; the mails that come of it, by address and subject."""
    _answers_are_late(municipality, coordinator, police)
    _registrars_have_waited(municipality, coordinator)
    ends_on, has_begun = today() + timedelta(days=40), today() - timedelta(days=355)
    ending = paper(municipality, coordinator, kind="agreement", state=State.FINAL, parties=[police])
    Agreement.objects.filter(pk=ending.pk).update(term_kind=TermKind.FIXED, starts_on=has_begun, ends_on=ends_on)
    for number in range(2):
        by_hand(municipality, coordinator, text=f"Ring kommunpolisen {number}", from_on=has_begun)
    mails = _said_by_the_jobs()
    assert {key.split("-")[0].split(":")[0] for key, _to in mails} == {"unanswered", "to", "running", "obligation"}
    return sorted(to for _key, to in mails)


def _answers_are_late(municipality, coordinator, police) -> None:
    for number in range(3):
        document = paper(municipality, coordinator, parties=[police], title=f"Riktlinjer {number}")
        Release.objects.create(
            document=document, revision=freeze(document, "Skickad", coordinator), purpose="comments",
            relation="authority", organisation=police, answer_by=today() - timedelta(days=1), sent_by=coordinator,
            sent_at=timezone.now(),
        )  # fmt: skip


def _registrars_have_waited(municipality, coordinator) -> None:
    Body.objects.create(
        organisation=municipality, kind="board", name="Kommunstyrelsen", is_authority=True,
        registrar_email="registrator@lindhaga.example",
    )  # fmt: skip
    entries.note(
        municipality, paper(municipality, coordinator), "prov:1", RegisterEntry.Direction.IN,
        on=today() - timedelta(days=8), title="Synpunkter", counterpart="Polisen",
    )  # fmt: skip


def _said_by_the_jobs() -> list[tuple[str, tuple[str, str]]]:
    """What one whole run writes; undone again."""
    with transaction.atomic():
        assert not any(outcome.error for outcome in daily.run(today()))
        found = [(each.key, (each.to, each.subject)) for each in OutgoingMail.objects.all()]
        transaction.set_rollback(True)
    return found


@pytest.fixture
def sink():
    with mail_sink() as (sink, url):
        sink.url = url
        yield sink


def machine(sink) -> subprocess.Popen:
    own = {"DATABASE_URL": _database(), "EMAIL_URL": sink.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "daily"],
        cwd=ROOT,
        env={**os.environ, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _database() -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + connection.settings_dict["NAME"]


def killed_at(sink, step: str, number: int) -> None:
    """The day's work in a process that is killed outright as it is so far with the mail of that number."""
    process, steps = machine(sink), []

    def kill(name):
        steps.append(name)
        if steps.count(step) == number:
            process.send_signal(signal.SIGKILL)

    sink.on_step = kill
    _out, error = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, error
    sink.on_step = lambda name: None


def test_killed_thrice_and_then_run_on_two_machines_each_mail_has_gone_once_or_is_told_of(due, sink, reached, capsys):
    killed_at(sink, "EHLO", 2)  # written, and not yet on its way
    killed_at(sink, "DATA", 2)  # taken by the mail server, and not yet noted
    killed_at(sink, "MAIL", 2)  # on its way, and not taken
    both = [machine(sink), machine(sink)]
    errors = [each.communicate(timeout=120)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], errors

    assert sorted((each.to, each.subject) for each in OutgoingMail.objects.all()) == due
    assert not DailyRun.objects.filter(done_at=None).exists()
    assert set(sink.times.values()) == {1}
    doubtful = list(OutgoingMail.objects.filter(sent_at=None))
    assert len(doubtful) == 2
    lost = [each for each in doubtful if not sink.times[each.to, each.subject]]
    assert len(lost) == 1
    assert sum(sink.times.values()) == len(due) - 1
    # Somebody is told of both, and can send the one that was lost.
    OutgoingMail.objects.filter(sent_at=None).update(claimed_at=timezone.now() - timedelta(minutes=6))
    call_command("daily")
    said = capsys.readouterr().err
    for each in doubtful:
        assert f"Osäkert om det skickades: {each}. Det skickas inte igen av sig självt." in said
    assert sum(sink.times.values()) == len(due) - 1
    mail.send_again(OutgoingMail.objects.filter(pk=lost[0].pk))
    call_command("send_mail")
    assert sorted(sink.times.elements()) == due


@pytest.fixture
def reached(settings, sink):
    """The sink as the mail server of this process."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sink.url.rpartition(":")[2])
    return sink


def test_run_twice_a_day_and_the_day_after_it_says_nothing_new(due, reached, monkeypatch):
    for day in (today(), today(), today() + timedelta(days=1)):
        monkeypatch.setattr("base.management.commands.daily.today", lambda day=day: day)
        call_command("daily")
    of_today = [each for each in due if "diarieföras" not in each[1]]
    assert [reached.times[each] for each in of_today] == [1] * len(of_today)
    assert all(letter["Subject"] and "http" in letter.get_content() for letter in reached.received)
    assert any("å" in str(letter["Subject"]) for letter in reached.received)


def test_when_the_mail_server_was_down_all_day_everything_goes_the_next(due, reached, settings, capsys):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # nobody answers there
    with pytest.raises(CommandError, match="Mejlservern svarar inte"):
        call_command("daily")
    assert mail.waiting().count() == len(due)
    settings.EMAIL_PORT = port
    call_command("send_mail")
    assert sorted(reached.times.elements()) == due


def test_one_address_that_is_refused_stops_none_of_the_others(due, reached, coordinator, capsys):
    reached.unknown = {coordinator.email}
    call_command("daily")
    refused = [each for each in due if each[0] == coordinator.email]
    assert refused
    assert sorted(reached.times.elements()) == [each for each in due if each not in refused]
    said = capsys.readouterr().err
    assert said.count("Gick inte fram:") == len(refused)
    assert "Mejlservern vägrade: 550 5.1.1 no such user" in said
    call_command("send_mail")
    assert sum(reached.times.values()) == len(due) - len(refused)
