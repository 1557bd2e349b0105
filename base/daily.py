"""What is done once a day: jobs that the apps register, each begun and finished in a row of its own.

A job is asked again until it has been finished for the day, by whichever machine asks. So it may be run twice at once,
be killed in the middle and begin again, and must come to the same: it writes its mail by `base.mail.write_mail`, whose
key says what the mail is about, one short transaction for each. A day may have been missed: a job asks for what was due
*by* the day, not on it.

    daily.register("agreements.running_out", write_mail_about_terms)
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from base.models import DailyRun

Job = Callable[[date], None]
_jobs: dict[str, Job] = {}
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """How it went with a job: done now, done before, or the error that it stopped at, to be tried again."""

    name: str
    was_done: bool = False
    error: str = ""


def register(name: str, function: Job) -> None:
    """Make a job known; name: of at most 60 letters, with its app. Raises ValueError if another one has it."""
    if _jobs.get(name, function) is not function:
        raise ValueError(f"The job {name} is registered already.")
    _jobs[name] = function


def names() -> list[str]:
    return list(_jobs)


def run(day: date) -> list[Outcome]:
    """Do every job that is not finished for the day; one that fails does not stop the others."""
    return [_run(name, job, day) for name, job in list(_jobs.items())]


def _run(name: str, job: Job, day: date) -> Outcome:
    turn, _is_new = DailyRun.objects.get_or_create(job=name, on=day)
    if turn.done_at:
        return Outcome(name, was_done=True)
    try:
        job(day)
    except Exception as error:  # whatever it is, the other jobs have their own mail to write
        _log.exception("The daily job %s stopped.", name)
        return Outcome(name, error=str(error) or type(error).__name__)
    DailyRun.objects.filter(pk=turn.pk, done_at=None).update(done_at=timezone.now())
    return Outcome(name)


def address(path: str) -> str:
    """The whole address of a page, for a mail."""
    return settings.SITE_URL.rstrip("/") + path
