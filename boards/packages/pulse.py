"""Signs of life from the worker while one part takes long, such as a scanned file of three hundred pages."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

SECONDS = 30
# Longer than any file from outside may take. What hangs falls silent then, so that whoever waits is told.
LONGEST = 20 * 60


@contextmanager
def beating(beat: Callable[[], object]) -> Iterator[Callable[[], None]]:
    """Call `beat` twice a minute, in a thread of its own, until the block is left.

    Gives what is to be called as each part is done; without that for LONGEST there are no beats.
    """
    is_over, since = threading.Event(), [time.monotonic()]

    def go_on() -> None:
        while not is_over.wait(SECONDS):
            if time.monotonic() - since[0] > LONGEST:
                continue
            try:
                beat()
            except DatabaseError:  # it may be taken; the next beat is soon
                continue
            finally:
                connection.close()

    def part_is_done() -> None:
        since[0] = time.monotonic()

    thread = threading.Thread(target=go_on, name="pulse", daemon=True)
    thread.start()
    try:
        yield part_is_done
    finally:
        is_over.set()
        thread.join()
