"""What the tools say, and how they start other programs.

Chatter goes to standard error: standard output belongs to the command that was asked for.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Refusal(Exception):
    """One Swedish sentence that says what is missing and what to do about it."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(command: Sequence[str | Path], failure: str, *, env: Mapping[str, str] | None = None) -> None:
    """Run quietly; on failure show what the program said, then raise a Refusal with the sentence."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        say(done.stdout.rstrip())
        raise Refusal(failure)


def main(work: Callable[[list[str]], int | None]) -> None:
    """Run `work` with the arguments and leave with its exit code; a Refusal becomes its sentence and exit code 1."""
    try:
        code = work(sys.argv[1:])
    except Refusal as refusal:
        say(str(refusal))
        code = 1
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
