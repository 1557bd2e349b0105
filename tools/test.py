"""`make test`: the whole suite on SQLite and on PostgreSQL, one summary at the end.

On each the tests with a browser are a run of their own: they mostly wait, and the others work meanwhile. What is the
same whatever the database is tried once, with SQLite. The four runs go at the same time and share nothing but the
files of the project; each begins with a copy of a database that was migrated once. What each one said is kept in
var/test.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tools import setup
from tools.console import ROOT, main, say
from tools.postgres import cluster

OUTPUT = ROOT / "var" / "test"
MINUTES_ALLOWED = 40
SECONDS_BETWEEN_REPORTS = 30
# A test that hangs shows where, long before the whole run is stopped.
HANGS_AFTER = "faulthandler_timeout=300"
BROWSER, REST = "browser", "not browser"
ON_POSTGRESQL = {
    BROWSER: ("-m", "browser and not once"),
    REST: ("-m", "database and not browser and not java and not once", "--ignore=tests/text", "--ignore=tests/tools"),
}
NO_TESTS_CHOSEN = 5


@dataclass
class Run:
    """One run of the suite: on which database, as which process, and what came of it."""

    name: str
    process: subprocess.Popen
    log: Path
    report: Path
    started: float = field(default_factory=time.monotonic)
    seconds: float = 0
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    # When the caller has chosen among the tests, a run may be left without any.
    good_codes: tuple[int, ...] = (0,)

    def is_going(self) -> bool:
        if self.process.poll() is None:
            return True
        self.seconds = self.seconds or time.monotonic() - self.started
        return False

    @property
    def progress(self) -> str:
        """The share done by pytest's own count, e.g. "45 %"."""
        shares = re.findall(r"\[ *(\d+)%\]", self.log.read_text(errors="replace"))
        return f"{shares[-1]} %" if shares else "startar"

    def read_report(self) -> None:
        """Take the counts; a run that ended badly without a failed test counts as one failure."""
        if self.report.exists():
            suite = ElementTree.parse(self.report).getroot().find("testsuite").attrib  # noqa: S314
            self.failed = int(suite["failures"]) + int(suite["errors"])
            self.skipped = int(suite["skipped"])
            self.passed = int(suite["tests"]) - self.failed - self.skipped
        if self.process.returncode not in self.good_codes and not self.failed:
            self.failed = 1


def _main(arguments: list[str]) -> int:
    setup.ensure(tests=True)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="samverka-test-") as folder, cluster() as postgres_url:
        copies = _migrated(Path(folder), postgres_url)
        runs = [
            _start(database, which, settings | copies[database, which], Path(folder), arguments)
            for which in (BROWSER, REST)
            for database, settings in _databases(postgres_url, which).items()
        ]
        try:
            _watch(runs)
        finally:
            for run in runs:
                _stop(run.process)
    return summarise(runs)


def _migrated(folder: Path, postgres_url: str) -> dict[tuple[str, str], dict[str, str]]:
    """The settings by which each run takes its copy; none where the migrations failed, so that the runs say why."""
    making = {}
    for database, settings in _databases(postgres_url, "migrated").items():
        data = folder / f"{database.lower()}-migrated"
        data.mkdir()
        variables = environment(data, settings) | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        command = [setup.PYTHON, "-m", "tests.support.migrated", "1", "2"]
        making[database] = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True)
    found = {}
    for database, process in making.items():
        names = process.communicate()[0].splitlines()
        for place, which in enumerate((BROWSER, REST)):
            found[database, which] = {"SAMVERKA_TEST_DATABASE": names[place]} if len(names) == 2 else {}
    return found


def _databases(postgres_url: str, which: str) -> dict[str, dict[str, str]]:
    """The settings of each database. In the one cluster each run makes its own, by the name that is given here."""
    server = postgres_url.rpartition("/")[0]
    return {"SQLite": {}, "PostgreSQL": {"DATABASE_URL": f"{server}/{which.replace(' ', '_')}"}}


def _start(database: str, which: str, settings: Mapping[str, str], folder: Path, arguments: list[str]) -> Run:
    name = f"{database}, webbläsare" if which == BROWSER else database
    key = f"{database.lower()}-{which.replace(' ', '-')}"
    data, log, report = folder / key, OUTPUT / f"{key}.log", OUTPUT / f"{key}.xml"
    data.mkdir()
    report.unlink(missing_ok=True)
    command = [setup.PYTHON, "-m", "pytest", f"--junit-xml={report}", "-o", HANGS_AFTER, "--color=no"]
    command += ["--continue-on-collection-errors"]
    chosen = ON_POSTGRESQL[which] if database == "PostgreSQL" else ("-m", which)
    command += ["-o", f"cache_dir={ROOT / '.pytest_cache' / key}", *chosen, *arguments]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(data, settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Run(name, process, log, report, good_codes=(0, NO_TESTS_CHOSEN) if arguments else (0,))


def environment(data: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without its settings of the application: the tests choose their own.

    What is compiled is kept: the runs, and all the processes that tests start, would each compile every module.
    """
    ours = re.compile(
        r"DJANGO_|SAMVERKA_(?!SEEDS)|OIDC_|EMAIL_URL|DATABASE_URL|TRUSTED_PROXIES|SITE_URL|PDF_VARIANT"
        r"|PYTHONDONTWRITEBYTECODE"
    )
    kept = {name: value for name, value in os.environ.items() if not ours.match(name)}
    return {**kept, **settings, "SAMVERKA_LOCAL": "true", "SAMVERKA_DATA": str(data), "PYTHONUNBUFFERED": "1"}


def _watch(runs: list[Run]) -> None:
    where = OUTPUT.relative_to(ROOT)
    say(f"Provar på SQLite och PostgreSQL, med och utan webbläsare, allt på en gång; {where} visar allt.")
    started = reported = time.monotonic()
    while waiting := [run for run in runs if run.is_going()]:
        time.sleep(0.2)
        now = time.monotonic()
        if now - reported >= SECONDS_BETWEEN_REPORTS:
            reported = now
            say(f"  {_clock(now - started)}  " + ", ".join(f"{run.name} {run.progress}" for run in runs))
        if now - started > MINUTES_ALLOWED * 60:
            say(f"Stoppas efter {MINUTES_ALLOWED} minuter: {' och '.join(run.name for run in waiting)}.")
            return


def _stop(process: subprocess.Popen) -> None:
    """The run and the browsers that it started: they are one process group."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def summarise(runs: list[Run]) -> int:
    for run in runs:
        run.read_report()
        if run.failed:
            print(f"\n{'=' * 20} {run.name} {'=' * 20}\n{_what_went_wrong(run.log)}")
    print()
    for run in runs:
        print(f"{run.name:<24}{_counts(run.passed, run.failed, run.skipped)}  ({_clock(run.seconds)})")
    totals = [sum(getattr(run, name) for run in runs) for name in ("passed", "failed", "skipped")]
    print(_counts(*totals))
    return 1 if totals[1] else 0


def _what_went_wrong(log: Path) -> str:
    text = log.read_text(errors="replace")
    starts = [found.start() for found in re.finditer(r"^=+ (ERRORS|FAILURES) =+$", text, re.MULTILINE)]
    return text[starts[0] :] if starts else text


def _counts(passed: int, failed: int, skipped: int) -> str:
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    main(_main)
