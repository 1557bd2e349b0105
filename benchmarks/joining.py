"""What joining costs beside printing the parts alone: `python benchmarks/joining.py [PARTS]`.

Thirty parts of about seven pages each, every fifth a file from outside. Each side runs in a process of its own, with
nothing printed before; time is that of the processor, with processes that they start, and memory the most that was held
by the process itself and by the largest that it started. Read the ratios.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

MEGABYTE = 1024


def main(count: int) -> None:
    print(f"{'':46}{'CPU s':>8}{'MB':>7}{'MB, started':>13}{'pages':>7}{'file, MB':>10}")
    measured = {
        name: _measured(name, count) for name in ("own parts, printed alone", "own parts, joined", "all, joined")
    }
    for name, (seconds, held, started, pages, size) in measured.items():
        print(f"{name:46}{seconds:8.1f}{held:7.0f}{started:13.0f}{pages:7}{size:10.1f}")
    alone, joined = measured["own parts, printed alone"], measured["own parts, joined"]
    print(f"joined against printed alone: time {joined[0] / alone[0]:.2f}, memory {joined[1] / alone[1]:.2f}")


def _measured(name: str, count: int) -> tuple[float, float, float, int, float]:
    done = subprocess.run([sys.executable, __file__, name, str(count)], check=True, capture_output=True, text=True)
    return tuple(json.loads(done.stdout.splitlines()[-1]))


def work(name: str, count: int) -> None:
    """One side, and what it took, as a line of JSON."""
    import django

    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMVERKA_DATA"] = folder
        django.setup()
        from text.printing import pdf

        given = list(_parts(count, with_foreign=name == "all, joined"))
        pdf.render_pdf("<!DOCTYPE html><html lang='sv'><head><title>-</title></head><body><p>a</p></body></html>")
        before = _seconds()
        pages, size = _printed(given) if name.endswith("alone") else _joined(given)
        taken = _seconds() - before
    held = [resource.getrusage(who).ru_maxrss / MEGABYTE for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([taken, *held, pages, size / MEGABYTE**2]))


def _parts(count: int, *, with_foreign: bool):
    from documents.printing import paper_html
    from tests.support import papers
    from tests.text.printing.joining import files
    from text.printing.joining import Part
    from text.printing.pdf import render_pdf

    for number in range(count):
        content = papers.report(2 + number % 3)
        content["frame"]["title"] += f", del {number}"
        html = paper_html(content, mark="", logos=papers.LOGOS)
        about = {"label": f"Bilaga {number}" if number else "", "title": content["frame"]["title"]}
        if not with_foreign or number % 5 != 4:
            yield Part(html=html, **about)
        elif number % 2:
            yield Part(pdf=render_pdf(html), **about)
        else:
            yield Part(pdf=files.scanned(7), **about)


def _printed(given) -> tuple[int, int]:
    import io

    from pikepdf import Pdf

    from text.printing.pdf import render_pdf

    pages = size = 0
    for part in given:
        data = render_pdf(part.html)
        size += len(data)
        pages += len(Pdf.open(io.BytesIO(data)).pages)
    return pages, size


def _joined(given) -> tuple[int, int]:
    from datetime import date

    from text.printing.joining import join

    made = join(
        given,
        title="Handlingar till kommunstyrelsen",
        author="Lindhaga kommun",
        made_on=date(2026, 11, 22),
        variant="pdf/a-2a",
        contents_heading="Innehåll",
        running="sida {page} av {pages}",
    )
    return made.pages, len(made.pdf)


def _seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        work(sys.argv[1], int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
