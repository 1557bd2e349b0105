import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tools.console import ROOT, Refusal
from tools.debian import missing_postgres
from tools.postgres import cluster


@pytest.fixture
def temporary_folder(monkeypatch):
    """A folder for clusters that others may enter: a server never runs as root."""
    with tempfile.TemporaryDirectory(prefix="samverka-") as folder:
        Path(folder).chmod(0o755)
        monkeypatch.setattr("tempfile.tempdir", folder)
        yield Path(folder)


def test_a_cluster_answers_and_leaves_nothing_behind(temporary_folder):
    assert missing_postgres() == []
    with cluster() as url:
        with psycopg.connect(url) as connection:
            encoding, name = connection.execute("SELECT current_setting('server_encoding'), lower('ÅÄÖ')").fetchone()
        assert (encoding, name) == ("UTF8", "åäö")
        assert list(temporary_folder.iterdir()) != []
    assert list(temporary_folder.iterdir()) == []
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=5)


def test_nobody_comes_in_without_the_password(temporary_folder):
    with cluster() as url:
        address = urlsplit(url)
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=address.hostname, port=address.port, user=address.username, dbname="postgres")


def test_it_runs_where_only_whoever_starts_it_may_enter(temporary_folder):
    temporary_folder.chmod(0o700)
    with cluster() as url:
        psycopg.connect(url).close()


def test_it_stops_although_someone_is_still_connected(temporary_folder):
    with cluster() as url:
        connection = psycopg.connect(url)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()


def test_a_killed_tool_leaves_no_server(temporary_folder):
    holder = subprocess.Popen(
        [sys.executable, "-m", "tools.postgres", "sh", "-c", "echo $DATABASE_URL; exec sleep 60"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary_folder)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    url = holder.stdout.readline().strip()
    psycopg.connect(url).close()
    os.killpg(holder.pid, signal.SIGKILL)
    holder.wait()
    end = time.monotonic() + 30
    # Refused connections come first; this file goes when the server has written what it had to write.
    while list(temporary_folder.glob("*/data/postmaster.pid")):
        assert time.monotonic() < end, "the server is still there"
        time.sleep(0.1)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=5)


def test_it_says_so_when_there_is_no_postgresql(monkeypatch):
    monkeypatch.setattr("tools.postgres.postgres_program", lambda name: None)
    with pytest.raises(Refusal, match="PostgreSQL saknas"), cluster():
        pass
