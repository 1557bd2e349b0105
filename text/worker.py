"""The other end of `apart`: one piece of work on standard input, and what came of it as JSON on standard output."""

import json
import resource
import sys
from pkgutil import resolve_name

from base.refusals import Refused

_MEMORY = 2 * 1024**3


def main(work: str, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    words = json.loads(sys.stdin.buffer.readline())
    try:
        answer = {"answer": resolve_name(work)(sys.stdin.buffer.read(), *words)}
    except Refused as refusal:
        answer = {"refusal": str(refusal)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
