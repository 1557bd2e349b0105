"""Work that goes wrong in another process, each piece in its own way."""

import fcntl
import os
import time

from base.refusals import Refused


def runs_for_ever(data):
    while True:
        pass


def takes_all_memory(data):
    return len(bytearray(3 * 1024**3))


def breaks(data):
    raise ValueError(data)


def refuses(data):
    raise Refused("Det går inte.")


def answers(data, *words):
    return {"data": data.decode(), "words": words, "secret": os.environ.get("DJANGO_SECRET_KEY")}


def holds(data, path):
    """A lock on the file, for as long as it lives."""
    with open(path, "w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        print("held", file=held, flush=True)
        time.sleep(60)
