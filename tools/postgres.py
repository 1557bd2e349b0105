"""A PostgreSQL of one's own, for as long as a command runs: `python3 -m tools.postgres COMMAND …`.

It lies in a temporary folder, answers on a free port of this machine only, and is stopped by its own process id.
What it holds is lost at the end, so it need not wait for the disk.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.console import Refusal, main, run, say
from tools.debian import postgres_program

USER = "samverka"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 30
IN_A_HURRY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "unix_socket_directories=")


@contextmanager
def cluster() -> Iterator[str]:
    """Start a new cluster, yield its DATABASE_URL, then stop and remove it; raises Refusal without a PostgreSQL."""
    initdb, server = postgres_program("initdb"), postgres_program("postgres")
    if not initdb or not server:
        raise Refusal("PostgreSQL saknas: kör ”sudo apt-get install postgresql” och försök igen.")
    folder = Path(tempfile.mkdtemp(prefix="samverka-postgres-"))
    try:
        password = secrets.token_urlsafe(16)
        data = _prepare(initdb, folder, password)
        port = free_port()
        with _running(server, data, port):
            yield f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _prepare(initdb: str, folder: Path, password: str) -> Path:
    data, secret = folder / "data", folder / "password"
    secret.write_text(password)
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_account())
        for path in (folder, secret):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    run(
        [*_as_owner(), initdb, "-D", data, "-U", USER, f"--pwfile={secret}", "--auth=scram-sha-256"]
        + ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        "PostgreSQL kunde inte göra en ny databas: se felet ovanför.",
    )
    return data


@contextmanager
def _running(server: str, data: Path, port: int) -> Iterator[None]:
    log = data.parent / "log"
    options = [word for setting in IN_A_HURRY for word in ("-c", setting)]
    command = [*_as_owner(), *_until_we_end(), server, "-D", str(data), "-h", "127.0.0.1", "-p", str(port), *options]
    with log.open("wb") as output:
        # Not in our process group: Ctrl+C is ours, and the tests close their connections before the server goes.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=data.parent, start_new_session=True
        )
    try:
        _await_start(process, data / "postmaster.pid", log)
        yield
    finally:
        # To a PostgreSQL server SIGINT means: end the sessions, write what is needed, stop.
        process.send_signal(signal.SIGINT)
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_start(process: subprocess.Popen, state: Path, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        # The last line of the file says so when the server takes connections.
        if state.exists() and state.read_text().split()[-1:] == ["ready"]:
            return
        time.sleep(0.05)
    say(log.read_text(errors="replace"))
    raise Refusal("PostgreSQL startade inte: se loggen ovanför.")


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root; Debian's package brings an account that is meant for it."""
    if os.geteuid() != 0:
        return []
    command = ["setpriv", f"--reuid={_account()}", f"--regid={pwd.getpwnam(_account()).pw_gid}", "--clear-groups"]
    if any(_is_closed(folder) for folder in (Path("/"), Path(tempfile.gettempdir()))):
        # In some containers only root may enter the topmost folder, and nobody else would find a program or a library.
        # The server keeps that one right; without the fix-up bit, access(2) would not count it.
        command += ["--securebits=+no_setuid_fixup"]
        command += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    return command


def _is_closed(folder: Path) -> bool:
    return any(not path.stat().st_mode & stat.S_IXOTH for path in (folder, *folder.parents))


def _until_we_end() -> list[str]:
    """So that no server is left behind when we are killed and cannot stop it."""
    return ["setpriv", "--pdeathsig=INT"] if shutil.which("setpriv") else []


def _account() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _main(command: list[str]) -> int:
    with cluster() as url:
        if not command:
            raise Refusal("Skriv vilket kommando som ska köras, t.ex. ”python3 -m tools.postgres psql”.")
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    main(_main)
