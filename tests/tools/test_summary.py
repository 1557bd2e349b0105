"""What `make test` says at the end, and with which exit code it leaves."""

import subprocess
import sys

import pytest

from tools import test as suite

REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'


@pytest.fixture
def ended(tmp_path):
    """Returns a function that makes a run which ended with an exit code, a log and maybe a report."""

    def make(name, code, log="", report=""):
        process = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({code})"])
        process.wait()
        log_file, report_file = tmp_path / f"{name}.log", tmp_path / f"{name}.xml"
        log_file.write_text(log)
        if report:
            report_file.write_text(report)
        return suite.Run(name, process, log_file, report_file, seconds=75)

    return make


def test_the_last_line_counts_both_runs(ended, capsys):
    runs = [
        ended("SQLite", 0, report=REPORT.format(12, 0, 0, 0)),
        ended("PostgreSQL", 0, report=REPORT.format(13, 0, 0, 1)),
    ]
    assert suite.summarise(runs) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    assert lines == [
        "SQLite                  12 passed, 0 failed  (1:15)",
        "PostgreSQL              12 passed, 0 failed, 1 skipped  (1:15)",
        "24 passed, 0 failed, 1 skipped",
    ]


def test_a_failure_on_one_database_fails_the_whole_and_is_shown(ended, capsys):
    log = "....F [100%]\n=== FAILURES ===\n___ test_a ___\nE   assert 1 == 2\n"
    runs = [
        ended("SQLite", 0, report=REPORT.format(5, 0, 0, 0)),
        ended("PostgreSQL", 1, log, REPORT.format(5, 1, 0, 0)),
    ]
    assert suite.summarise(runs) == 1
    said = capsys.readouterr().out
    assert "E   assert 1 == 2" in said
    assert said.splitlines()[-1] == "9 passed, 1 failed"


def test_an_error_in_setting_up_a_test_is_a_failure(ended):
    assert suite.summarise([ended("SQLite", 1, report=REPORT.format(5, 0, 1, 0))]) == 1


def test_a_run_that_broke_down_is_a_failure_and_says_all_it_said(ended, capsys):
    assert suite.summarise([ended("SQLite", 4, "ImportError: no such thing\n")]) == 1
    said = capsys.readouterr().out
    assert "ImportError: no such thing" in said
    assert said.splitlines()[-1] == "0 passed, 1 failed"


def test_a_run_that_found_no_test_is_a_failure(ended):
    assert suite.summarise([ended("SQLite", 5, report=REPORT.format(0, 0, 0, 0))]) == 1


def test_a_run_without_the_tests_that_were_chosen_is_none(ended):
    run = ended("SQLite", 5, report=REPORT.format(0, 0, 0, 0))
    run.good_codes = (0, suite.NO_TESTS_CHOSEN)
    assert suite.summarise([run]) == 0


def test_the_callers_settings_do_not_reach_the_tests(tmp_path, monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "hemlig")
    monkeypatch.setenv("DATABASE_URL", "postgres://drift/")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")
    chosen = suite.environment(tmp_path, {})
    assert "DJANGO_SECRET_KEY" not in chosen
    assert "DATABASE_URL" not in chosen
    assert "PYTHONDONTWRITEBYTECODE" not in chosen
    assert chosen["LANG"] == "C.UTF-8"
    assert chosen["SAMVERKA_DATA"] == str(tmp_path)
