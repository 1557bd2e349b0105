"""`make test`: the whole suite on SQLite and on PostgreSQL at the same time, one summary at the end.

The two runs share nothing but the files of the project; what each one said is kept in var/test.
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
        if self.process.returncode != 0 and not self.failed:
            self.failed = 1


def _main(arguments: list[str]) -> int:
    setup.ensure(tests=True)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="samverka-test-") as folder, cluster() as postgres_url:
        runs = [
            _start("SQLite", {"BROWSER_TESTS": "first"}, Path(folder), arguments),
            _start("PostgreSQL", {"BROWSER_TESTS": "last", "DATABASE_URL": postgres_url}, Path(folder), arguments),
        ]
        try:
            _watch(runs)
        finally:
            for run in runs:
                _stop(run.process)
    return summarise(runs)


def _start(name: str, settings: Mapping[str, str], folder: Path, arguments: list[str]) -> Run:
    key = name.lower()
    data, log, report = folder / key, OUTPUT / f"{key}.log", OUTPUT / f"{key}.xml"
    data.mkdir()
    report.unlink(missing_ok=True)
    command = [setup.PYTHON, "-m", "pytest", f"--junit-xml={report}", "-o", HANGS_AFTER, "--color=no"]
    command += ["--continue-on-collection-errors"]
    command += ["-o", f"cache_dir={ROOT / '.pytest_cache' / key}", *arguments]
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
    return Run(name, process, log, report)


def environment(data: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without its settings of the application: the tests choose their own."""
    ours = re.compile(r"DJANGO_|SAMVERKA_(?!SEEDS)|OIDC_|EMAIL_URL|DATABASE_URL|TRUSTED_PROXIES|SITE_URL|PDF_VARIANT")
    kept = {name: value for name, value in os.environ.items() if not ours.match(name)}
    return {**kept, **settings, "SAMVERKA_LOCAL": "true", "SAMVERKA_DATA": str(data), "PYTHONUNBUFFERED": "1"}


def _watch(runs: list[Run]) -> None:
    say(f"Provar på {' och '.join(run.name for run in runs)}, båda på en gång; {OUTPUT.relative_to(ROOT)} visar allt.")
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
        print(f"{run.name:<12}{_counts(run.passed, run.failed, run.skipped)}  ({_clock(run.seconds)})")
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
