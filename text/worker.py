"""The other end of `apart`: one piece of work on standard input, and what came of it as JSON on standard output."""

import ctypes
import json
import resource
import signal
import sys
from pkgutil import resolve_name

from base.refusals import Refused

_MEMORY = 2 * 1024**3
# Of Linux: the signal that this process gets when the one that waits for it ends.
_SIGNAL_OF_PARENTS_END = 1


def main(work: str, seconds: int) -> None:
    _end_with_who_waits()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    words = json.loads(sys.stdin.buffer.readline())
    try:
        answer = {"answer": resolve_name(work)(sys.stdin.buffer.read(), *words)}
    except Refused as refusal:
        answer = {"refusal": str(refusal)}
    sys.stdout.write(json.dumps(answer))


def _end_with_who_waits() -> None:
    """Nobody takes the answer when that one was killed, and whoever tries again should have the machine."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_OF_PARENTS_END, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
