"""Reading in a process of its own, so that a hostile file can take neither the time nor the memory of the server."""

import json
import os
import subprocess
import sys
from pathlib import Path

from text.blocks import Block
from text.reading.source import PageMark, Reading, Unreadable

SECONDS = 30
_ROOT = str(Path(__file__).resolve().parents[2])
_TOO_HEAVY = "Filen är för tung att läsa. Spara den utan bilder och diagram, eller klistra in texten, och försök igen."
_BROKEN = "Filen är skadad och går inte att läsa. Spara den på nytt från det program som den är gjord i."


def read_apart(kind: str, data: bytes) -> Reading:
    """What the reader of that kind (a name in `worker`) makes of it; raises Unreadable if it fails or is slow."""
    command = [sys.executable, "-m", "text.reading.worker", kind, str(SECONDS)]
    environment = {"PYTHONPATH": _ROOT, "PATH": os.defpath, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, the file goes in by standard input
            command, input=data, capture_output=True, timeout=SECONDS, cwd=_ROOT, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(_TOO_HEAVY) from None
    if done.returncode:
        heavy = done.returncode < 0 or b"MemoryError" in done.stderr[-2000:]
        raise Unreadable(_TOO_HEAVY if heavy else _BROKEN)
    return _unpacked(json.loads(done.stdout))


def _unpacked(answer: dict) -> Reading:
    if "refusal" in answer:
        raise Unreadable(answer["refusal"])
    return Reading(
        blocks=[Block(**block) for block in answer["blocks"]],
        notes=answer["notes"],
        pages=answer["pages"],
        page_marks=[PageMark(**mark) for mark in answer["page_marks"]],
        margins=answer["margins"],
    )
