"""The worker itself, as the operator runs it: a process of its own on the same database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from boards.models import Package
from boards.packages import asking
from documents.models import State
from tests.boards import bundles

ROOT = Path(__file__).resolve().parents[3]


def database_url() -> str:
    """The database of this test, for another process."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + connection.settings_dict["NAME"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_what_waits_and_leaves_when_there_is_no_more(municipality, coordinator):
    letter = bundles.letter_of(municipality, coordinator, state=State.LOCKED)
    package = asking.put_together(letter, by=coordinator)
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-reload", "--no-startup-delay"]
    environment = os.environ | {"DATABASE_URL": database_url(), "SAMVERKA_LOCAL": "true"}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    package.refresh_from_db()
    assert (package.state, package.failure) == (Package.State.MADE, "")
    assert (package.pages, package.done) == (2, 1)
