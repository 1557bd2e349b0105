import pytest

from tools import debian
from tools.console import Refusal


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder that is all of PATH; returns a function that puts a program there with the lines of its script."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name, *lines):
        program = tmp_path / name
        program.write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
        program.chmod(0o755)

    return put


def test_nothing_missing_asks_for_nothing(programs):
    debian.require([])


def test_it_names_the_command_when_it_may_not_install(programs, monkeypatch):
    programs("apt-get", "exit 99")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(Refusal) as refusal:
        debian.require(["chromium", "postgresql"])
    assert str(refusal.value) == (
        "Det saknas chromium och postgresql: kör ”sudo apt-get install -y chromium postgresql” och försök igen."
    )


def test_it_does_not_wait_for_a_password(programs, monkeypatch):
    programs("apt-get", "exit 99")
    programs("sudo", "exit 1")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(Refusal, match="kör ”sudo apt-get install -y chromium”"):
        debian.require(["chromium"])


def test_it_names_what_is_missing_on_a_system_without_apt(programs):
    with pytest.raises(Refusal, match="Det här saknas i systemet: libpango-1.0-0"):
        debian.require(["libpango-1.0-0"])


def test_it_installs_as_root_without_asking(programs, monkeypatch, tmp_path):
    programs("env", "shift", 'exec "$@"')
    programs("apt-get", f'echo "$@" >> {tmp_path / "asked"}')
    monkeypatch.setattr("os.geteuid", lambda: 0)
    debian.require(["chromium"])
    asked = (tmp_path / "asked").read_text().splitlines()
    assert [line.split()[-1] for line in asked] == ["update", "chromium"]


def test_a_failed_install_says_what_to_run(programs, monkeypatch, capsys):
    programs("env", "shift", 'exec "$@"')
    programs("apt-get", "echo 'E: Unable to locate package'", "exit 100")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(Refusal, match="kör ”apt-get install -y chromium”"):
        debian.require(["chromium"])
    assert "Unable to locate" in capsys.readouterr().err


def test_a_program_on_path_is_used_before_those_in_debians_folders(programs, tmp_path):
    programs("initdb")
    assert debian.postgres_program("initdb") == str(tmp_path / "initdb")
