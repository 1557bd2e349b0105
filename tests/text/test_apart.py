"""Work in a process of its own."""

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from base.refusals import Refused
from tests.text import work
from text.apart import run_apart
from text.reading import Unreadable


def apart(piece, *words, **about):
    return run_apart(piece, b"hej", *words, heavy="För tungt.", broken="Trasigt.", **about)


def test_it_hands_back_the_answer_and_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "hemlig")
    assert apart(work.answers, "å", "a\x00b") == {"data": "hej", "words": ["å", "a\x00b"], "secret": None}


@pytest.mark.parametrize(
    ("piece", "sentence"),
    [
        (work.runs_for_ever, "För tungt."),
        (work.takes_all_memory, "För tungt."),
        (work.breaks, "Trasigt."),
        (work.refuses, "Det går inte."),
    ],
)
def test_what_goes_wrong_there_is_a_sentence_here(piece, sentence):
    with pytest.raises(Unreadable) as refusal:
        apart(piece, raises=Unreadable, seconds=2)
    assert str(refusal.value) == sentence


def test_what_is_refused_there_is_refused_here():
    with pytest.raises(Refused, match="Det går inte"):
        apart(work.refuses)


WAITS = """
import sys
from tests.text import work
from text.apart import run_apart
run_apart(work.holds, b"", sys.argv[1], heavy="", broken="")
"""


def test_it_ends_when_the_process_that_waits_for_it_is_killed(tmp_path):
    root, path = Path(__file__).resolve().parents[2], tmp_path / "held"
    path.touch()
    surroundings = os.environ | {"PYTHONPATH": str(root)}
    waits = subprocess.Popen([sys.executable, "-c", WAITS, str(path)], cwd=root, env=surroundings)
    wait_for(lambda: path.read_text() == "held\n")
    waits.kill()
    waits.wait()
    wait_for(lambda: _is_free(path))


def wait_for(is_so) -> None:
    end = time.monotonic() + 20
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    assert is_so()


def _is_free(path: Path) -> bool:
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
