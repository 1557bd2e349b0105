"""The other end of `apart`: reads one file from standard input and prints what it found as JSON."""

import json
import resource
import sys
from dataclasses import asdict

from text.reading.docx import read_docx
from text.reading.html import read_html
from text.reading.pdf import read_pdf
from text.reading.source import Unreadable

_READERS = {"docx": read_docx, "html": read_html, "pdf": read_pdf}
_MEMORY = 2 * 1024**3


def main(kind: str, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        answer = asdict(_READERS[kind](sys.stdin.buffer.read()))
    except Unreadable as refusal:
        answer = {"refusal": str(refusal)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
