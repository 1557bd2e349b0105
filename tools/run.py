"""`make run`: everything ready, the database up to date, the demo year on the first start, server and worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tools import setup
from tools.console import ROOT, Refusal, main, say

FIRST_PORT, LAST_PORT = 8000, 8099
SECONDS_TO_START, SECONDS_TO_STOP = 60, 10


def _main(arguments: list[str]) -> int:
    setup.ensure()
    os.environ.setdefault("SAMVERKA_LOCAL", "true")
    port = choose_port(os.environ.get("PORT", "").strip())
    address = f"http://127.0.0.1:{port}/"
    os.environ.setdefault("SITE_URL", address.rstrip("/"))
    logins = prepare_database()
    server, worker = _start(port), start_worker()
    try:
        _await(server, port)
        say(f"\nSamverka är igång: {address}\n{logins}\nAvsluta med Ctrl+C.")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        stop(server)
        stop(worker)


def choose_port(wanted: str) -> int:
    """PORT when it is set, otherwise the first free one from 8000; raises Refusal for one that cannot be used."""
    if not wanted:
        for port in range(FIRST_PORT, LAST_PORT + 1):
            if _is_free(port):
                return port
        raise Refusal(f"Portarna {FIRST_PORT}–{LAST_PORT} är upptagna: välj en annan, t.ex. ”make run PORT=9000”.")
    if not wanted.isdigit() or not 0 < int(wanted) < 65536:
        raise Refusal(f"PORT är ”{wanted}”: skriv ett tal mellan 1 och 65535, t.ex. ”make run PORT=9000”.")
    if not _is_free(int(wanted)):
        raise Refusal(f"Porten {wanted} är upptagen: välj en annan, t.ex. ”make run PORT={int(wanted) % 65535 + 1}”.")
    return int(wanted)


def prepare_database(*options: str) -> str:
    """Migrate, and load the demo year into an empty database; returns the sentences that tell how to log in.

    Ends the program when the database cannot be used.
    """
    say("Förbereder databasen …")
    command = [setup.PYTHON, "-m", "tools.database", *options]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(done.returncode)  # it has said what is wrong
    return done.stdout


def data_folder() -> Path:
    """Where the embedded database and the caches lie."""
    return Path(os.environ.get("SAMVERKA_DATA") or ROOT / "var")


def _is_free(port: int) -> bool:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _start(port: int) -> subprocess.Popen:
    # Whoever stops us with a signal stops the server in the same way as Ctrl+C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    command = [setup.PYTHON, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}", "--workers=2", "--threads=4"]
    return subprocess.Popen([*command, "--log-level=warning"], cwd=ROOT)


def start_worker(*options: str) -> subprocess.Popen:
    """The process that does what takes longer than a page may, such as the papers of a board."""
    command = [setup.PYTHON, "manage.py", "db_worker", "--no-reload", "--verbosity=0", *options]
    # In a group of its own: Ctrl+C in the terminal reaches us alone, and we then stop it.
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def stop(process: subprocess.Popen) -> None:
    """End it; what it is in the middle of it may finish, unless that takes too long.

    Told a second time the worker leaves what it was making, and says so on the page of whoever waits.
    """
    for tell in (process.terminate, process.terminate, process.kill):
        tell()
        try:
            process.wait(SECONDS_TO_STOP)
            return
        except subprocess.TimeoutExpired:
            continue
    process.wait()


def _await(server: subprocess.Popen, port: int) -> None:
    """Until a page is answered: the port opens before the application has been read."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and server.poll() is None:
        visitor = HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_START)
        try:
            visitor.request("GET", "/")
            visitor.getresponse()
            return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            visitor.close()
    raise Refusal("Servern startade inte: se felet ovanför.")


if __name__ == "__main__":
    main(_main)
