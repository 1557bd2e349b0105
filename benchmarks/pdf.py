"""How fast a paper is printed, beside Chromium's print-to-PDF of the same HTML: `python benchmarks/pdf.py [ROUNDS]`.

Cold is a new process for each paper, warm a printer and a browser that are up already. The two take turns, so that what
else the machine does strikes both; read the ratios, below 1 is faster than Chromium. CHROMIUM names another browser.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PRINT_COLD = """
import sys; sys.path.insert(0, sys.argv[3])
from django.conf import settings; settings.configure(DATA_DIR=sys.argv[4])
from text.printing.pdf import render_pdf
open(sys.argv[2], "wb").write(render_pdf(open(sys.argv[1]).read()))
"""


def main(rounds: int) -> None:
    import django

    django.setup()
    from documents.printing import paper_html
    from tests.support import papers

    print(f"{'':34}{'ours':>9}{'Chromium':>10}{'ratio':>8}")
    contents = {"3 pages": papers.agreement(), "30 pages": papers.report(12)}
    for name, content in contents.items():
        html = paper_html(content, mark="Utkast", logos=papers.LOGOS)
        for_browser = _with_style(html)
        report(f"{name} ({_pages(html)} here), warm", *warm(html, for_browser, rounds))
        report(f"{name}, cold", *cold(html, for_browser, max(rounds // 3, 3)))
    second_download(contents["3 pages"])


def report(name: str, ours: list[float], theirs: list[float]) -> None:
    """One line: the medians, and the median of the ratios of the pairs."""
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    print(f"{name:34}{_milliseconds(ours):>9}{_milliseconds(theirs):>10}{ratio:8.2f}")


def warm(html: str, for_browser: str, rounds: int) -> tuple[list[float], list[float]]:
    from playwright.sync_api import sync_playwright

    from text.printing.pdf import render_pdf

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "paper.html")
        file.write_text(for_browser)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

        def print_in_browser() -> None:
            page = browser.new_page()
            page.goto(file.as_uri())
            page.evaluate("document.fonts.ready")
            page.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True)
            page.close()

        pairs = take_turns(lambda: render_pdf(html), print_in_browser, rounds, warm_up=2)
        browser.close()
    return pairs


def cold(html: str, for_browser: str, rounds: int) -> tuple[list[float], list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.html"), Path(folder, "theirs.html")
        ours.write_text(html)
        theirs.write_text(for_browser)

        def print_in_process() -> None:
            command: list = [sys.executable, "-c", PRINT_COLD, ours, Path(folder, "ours.pdf"), ROOT, folder]
            subprocess.run(command, check=True, cwd=ROOT)

        def print_in_browser() -> None:
            command = [CHROMIUM, "--headless", *FLAGS, "--no-pdf-header-footer"]
            profile = f"--user-data-dir={folder}/profile"
            subprocess.run(
                [*command, profile, f"--print-to-pdf={folder}/theirs.pdf", theirs.as_uri()],
                check=True,
                capture_output=True,
            )

        return take_turns(print_in_process, print_in_browser, rounds, warm_up=1)


def take_turns(ours, theirs, rounds: int, warm_up: int) -> tuple[list[float], list[float]]:
    """Seconds of each, measured in pairs whose order changes every time."""
    for _ in range(warm_up):
        ours()
        theirs()
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        pair = [(0, ours), (1, theirs)]
        for side, act in pair if number % 2 else reversed(pair):
            start = time.perf_counter()
            act()
            times[side].append(time.perf_counter() - start)
    return times


def second_download(content: dict) -> None:
    """What a paper costs that has been printed before, from the cache on disk."""
    from django.test import override_settings

    from documents.printing import paper_pdf
    from tests.support import papers

    with tempfile.TemporaryDirectory() as folder:
        prints = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": folder}
        local = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        with override_settings(CACHES={"default": local, "prints": prints}):
            times = []
            for _ in range(11):
                start = time.perf_counter()
                paper_pdf(content, mark="Utkast", logos=papers.LOGOS)
                times.append(time.perf_counter() - start)
    print(f"3 pages, second download: {_milliseconds(times[1:])} against {_milliseconds(times[:1])} the first time")


def _with_style(html: str) -> str:
    """The document with the style sheets and the typeface inside, as a browser needs them."""
    from text.printing.pdf import style

    faces = {
        "Regular": (400, "normal"),
        "Italic": (400, "italic"),
        "Semibold": (600, "normal"),
        "Bold": (700, "normal"),
    }
    rules = "".join(
        f'@font-face {{ font-family: "Samverka Sans"; font-weight: {weight}; font-style: {slant}; '
        f'src: url("{(ROOT / "var" / "fonts" / f"SamverkaSans-{style}.ttf").as_uri()}") }}'
        for style, (weight, slant) in faces.items()
    )
    return html.replace("</head>", f"<style>{rules}{style()}</style></head>")


def _pages(html: str) -> int:
    import io

    from pypdf import PdfReader

    from text.printing.pdf import render_pdf

    return len(PdfReader(io.BytesIO(render_pdf(html))).pages)


def _milliseconds(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
