"""A worker is heard of while one part takes long, and falls silent when a part takes forever."""

import time

import pytest
from django.db import DatabaseError

from boards.packages import pulse


@pytest.fixture
def beats(monkeypatch):
    """Each time that the worker was heard of."""
    monkeypatch.setattr(pulse, "SECONDS", 0.01)
    return []


def wait_for(is_so) -> None:
    end = time.monotonic() + 5
    while not is_so() and time.monotonic() < end:
        time.sleep(0.005)
    assert is_so()


def test_it_is_heard_of_until_the_work_is_over(beats):
    with pulse.beating(lambda: beats.append(1)):
        wait_for(lambda: len(beats) > 2)
    count = len(beats)
    time.sleep(0.05)
    assert len(beats) == count


def test_a_part_that_takes_forever_is_not_heard_of_and_the_next_part_is(beats, monkeypatch):
    monkeypatch.setattr(pulse, "LONGEST", 0.05)
    with pulse.beating(lambda: beats.append(1)) as part_is_done:
        time.sleep(0.1)
        count = len(beats)
        time.sleep(0.05)
        assert len(beats) == count
        wait_for(lambda: part_is_done() or len(beats) > count)


def test_a_database_that_is_busy_for_a_moment_does_not_end_it(beats):
    def beat():
        beats.append(1)
        raise DatabaseError

    with pulse.beating(beat):
        wait_for(lambda: len(beats) > 1)
