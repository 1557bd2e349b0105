"""Whether others wait while papers are put together: `python benchmarks/packages.py [PARTS] [SECTIONS]`.

Thirty parts of about two hundred pages are made by a worker of its own, while a colleague turns pages against a server
of its own, as in production: first alone, and then for as long as the worker works. Read the ratio; the aim is 1.5 at
most on a machine with a core for each of the two. The memory is that of the process that took the most.
The worker gives way as it usually does; what that is worth is seen with `taskset -c 0` before the command.
"""

import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PAGES = ("/", "/handlingar/", "/overenskommelser/")
TEXT = "<p>" + "Parterna arbetar tillsammans för att fler ska vara trygga där de bor och rör sig. " * 6 + "</p>"


def main(parts: int, sections: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SAMVERKA_DATA": folder, "SAMVERKA_LOCAL": "true", "SAMVERKA_DEMO": "false"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        _prepare()
        package, session = _world(parts, sections)
        server, port = _server()
        try:
            _await(port)
            _measure(package, session, port)
        finally:
            server.terminate()
            server.wait()


def _prepare() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def _world(parts: int, sections: int):
    """A locked letter with so many papers behind it, asked to be put together; and the cookie of a colleague."""
    from django.conf import settings
    from django.test import Client

    from boards.models import Appendix, BoardLetter
    from boards.packages import asking
    from documents import steps
    from documents.creating import create
    from documents.models import Party, Section
    from organisations.models import Membership, Organisation, Role, User

    owner = Organisation.objects.create(kind="municipality", name="Lindhaga kommun")
    by = User.objects.create_user(email="matning@samverka.example", name="Karin Almqvist")
    Membership.objects.create(user=by, organisation=owner, role=Role.COORDINATOR)

    def paper(kind: str, title: str, count: int):
        rows = [Section(heading=f"{number}. Avsnitt", html=TEXT * 3) for number in range(1, count + 1)]
        party = Party(organisation=owner, name_as_written=owner.name)
        return create(kind=kind, title=title, owner=owner, by=by, sections=rows, parties=[party])

    document = paper("board_letter", "Ny samverkansöverenskommelse", 6)
    letter = BoardLetter.objects.get(pk=document.pk)
    for place in range(parts - 1):
        title = f"Riktlinjer {place + 1}"
        Appendix.objects.create(
            letter=letter, position=place, form="paper", title=title, document=paper("plain", title, sections)
        )
    document.dated_on = date(2026, 11, 2)
    document.save()
    steps.lock(document, by=by)
    package = asking.put_together(letter, by=by)
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    return package, f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _server():
    from tools.run import choose_port

    port = choose_port("")
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi",
        f"--bind=127.0.0.1:{port}",
        "--workers=1",
        "--threads=2",
    ]
    return subprocess.Popen([*command, "--log-level=error"], cwd=ROOT), port


def _await(port: int) -> None:
    """Until the server answers; raises OSError for one that does not within a minute."""
    end = time.monotonic() + 60
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _measure(package, session: str, port: int) -> None:
    for page in PAGES:
        _seconds(port, page, session)
    alone: list[float] = []
    _turn(port, session, lambda: len(alone) >= 60, alone)
    command = [
        sys.executable,
        "manage.py",
        "db_worker",
        "--batch",
        "--no-reload",
        "--no-startup-delay",
        "--verbosity=0",
    ]
    start, worker = time.monotonic(), subprocess.Popen(command, cwd=ROOT)
    meanwhile: list[float] = []
    turning = threading.Thread(target=_turn, args=(port, session, lambda: worker.poll() is not None, meanwhile))
    turning.start()
    worker.wait()
    took = time.monotonic() - start
    turning.join()
    package.refresh_from_db()
    print(
        f"{package.get_state_display()}: {package.total} parts, {package.pages} pages, {took:.0f} s {package.failure}"
    )
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"most memory of a process: {most:.0f} MB; the PDF: {package.pdf.size / 1024**2:.1f} MB")
    for words, of in (("alone", alone), ("meanwhile", meanwhile)):
        middle, slow = statistics.median(of) * 1000, statistics.quantiles(of, n=20)[-1] * 1000
        print(f"{words}: {len(of)} pages, median {middle:.0f} ms, 95 of 100 within {slow:.0f} ms")
    print(f"ratio of medians: {statistics.median(meanwhile) / statistics.median(alone):.2f}")


def _turn(port: int, session: str, is_done, times: list[float]) -> None:
    """Ask for one page after the other, as a person who clicks steadily, and note how long each took."""
    while not is_done():
        times.append(_seconds(port, PAGES[len(times) % len(PAGES)], session))
        time.sleep(0.05)


def _seconds(port: int, page: str, session: str) -> float:
    from http.client import HTTPConnection

    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", page, headers={"Cookie": session})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{page} answered {answer.status}.")
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30, int(sys.argv[2]) if len(sys.argv) > 2 else 14)
