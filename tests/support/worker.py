"""The worker as the operator runs it: a process of its own, on the database of the test."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection
from django_tasks import task

ROOT = Path(__file__).resolve().parents[2]


def work_until_done(*, nice: int) -> None:
    """All that waits is done; raises AssertionError with what the process said when it went wrong.

    A worker that gives way as much as it usually does would hardly come to work beside four runs of tests.
    """
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-reload", "--no-startup-delay"]
    command.append(f"--nice={nice}")
    environment = os.environ | {"DATABASE_URL": _database_url(), "SAMVERKA_LOCAL": "true"}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def _database_url() -> str:
    """The database of this test, for another process."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + connection.settings_dict["NAME"]


@task()
def priority() -> int:
    """That of the process which does this: 0 is usual, and more gives way to others."""
    return os.getpriority(os.PRIO_PROCESS, 0)
