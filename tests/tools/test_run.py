import socket
import subprocess
import sys

import pytest

from tools.console import Refusal
from tools.run import choose_port, stop


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_chosen_port_is_used(taken_port):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        free = listener.getsockname()[1]
    assert choose_port(str(free)) == free


def test_a_chosen_port_that_is_taken_is_refused(taken_port):
    with pytest.raises(Refusal, match=f"Porten {taken_port} är upptagen"):
        choose_port(str(taken_port))


@pytest.mark.parametrize("wanted", ["http", "0", "65536", "-1", "80 80"])
def test_what_is_no_port_is_refused(wanted):
    with pytest.raises(Refusal, match="skriv ett tal mellan 1 och 65535"):
        choose_port(wanted)


def test_without_a_choice_the_next_free_port_is_taken(taken_port, monkeypatch):
    monkeypatch.setattr("tools.run.FIRST_PORT", taken_port)
    monkeypatch.setattr("tools.run.LAST_PORT", taken_port + 20)
    assert taken_port < choose_port("") <= taken_port + 20


def test_it_says_so_when_every_port_is_taken(taken_port, monkeypatch):
    monkeypatch.setattr("tools.run.FIRST_PORT", taken_port)
    monkeypatch.setattr("tools.run.LAST_PORT", taken_port)
    with pytest.raises(Refusal, match="är upptagna"):
        choose_port("")


def test_the_worker_beside_the_server_is_stopped_also_when_it_does_not_listen(monkeypatch):
    monkeypatch.setattr("tools.run.SECONDS_TO_STOP", 0.2)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
    )
    worker = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE, text=True)
    worker.stdout.readline()
    stop(worker)
    assert worker.returncode is not None


def test_a_worker_that_is_in_the_middle_of_something_is_told_twice_and_says_that_it_leaves(monkeypatch):
    monkeypatch.setattr("tools.run.SECONDS_TO_STOP", 1)
    busy = (
        "import signal, sys, time; told = []\n"
        "def tell(*_said):\n    told.append(1)\n    if told[1:]: print('left', flush=True); sys.exit(1)\n"
        "signal.signal(signal.SIGTERM, tell); print('ready', flush=True)\n"
        "while True: time.sleep(60)"
    )
    worker = subprocess.Popen([sys.executable, "-c", busy], stdout=subprocess.PIPE, text=True)
    worker.stdout.readline()
    stop(worker)
    assert (worker.returncode, worker.stdout.read()) == (1, "left\n")
