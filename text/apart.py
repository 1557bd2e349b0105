"""Work on what others wrote, in a process of its own: nothing they send takes the server's time, memory or secrets."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from base.refusals import Refused

SECONDS = 30
_ROOT = str(Path(__file__).resolve().parents[1])


def run_apart(
    work: Callable[..., Any],
    data: bytes,
    *words: str,
    heavy: str,
    broken: str,
    raises: type[Refused] = Refused,
    seconds: float | None = None,
) -> Any:
    """What `work(data, *words)` answers, as JSON tells it; work is a function of a module that needs no Django.

    Raises what `raises` says, with the sentence of a refusal in there, with `heavy` when time or memory is out, and
    with `broken` when the work fails in another way.
    """
    seconds = SECONDS if seconds is None else seconds
    command = [sys.executable, "-m", "text.worker", f"{work.__module__}:{work.__qualname__}", str(int(seconds) + 1)]
    environment = {"PYTHONPATH": _ROOT, "PATH": os.defpath, "PYTHONIOENCODING": "utf-8"}
    sent = json.dumps(words).encode() + b"\n" + data
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, what is worked on goes in by standard input
            command, input=sent, capture_output=True, timeout=seconds, cwd=_ROOT, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise raises(heavy) from None
    if done.returncode:
        raise raises(heavy if done.returncode < 0 or b"MemoryError" in done.stderr[-2000:] else broken)
    answer = json.loads(done.stdout)
    if "refusal" in answer:
        raise raises(answer["refusal"])
    return answer["answer"]
