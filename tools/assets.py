"""Stylesheets and typeface: out of the npm packages, to var/assets for the pages and var/fonts for the papers."""

import shutil
from pathlib import Path

from tools.console import ROOT, run, say
from tools.stamps import is_made, mark_made

PACKAGES = ROOT / "node_modules"
ASSETS = ROOT / "var" / "assets"
FONTS = ROOT / "var" / "fonts"
# Where the pages find each file below STATIC_URL, and where it comes from.
DESIGN = PACKAGES / "@digdir" / "designsystemet-css"
TYPEFACE = PACKAGES / "@fontsource-variable" / "source-sans-3"
FILES = {
    "vendor/designsystemet/designsystemet.css": DESIGN / "dist" / "src" / "index.css",
    "vendor/designsystemet/theme.css": DESIGN / "dist" / "theme" / "designsystemet.css",
    "vendor/designsystemet/LICENSE": DESIGN / "LICENSE",
    "vendor/source-sans-3/LICENSE": TYPEFACE / "LICENSE",
    **{
        f"vendor/source-sans-3/{name}.woff2": TYPEFACE / "files" / f"source-sans-3-{name}.woff2"
        for name in ("latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal", "latin-ext-wght-italic")
    },
}


def ensure(python: Path) -> None:
    """Make what is missing or older than the packages; `python` is the environment's, which has the font tools."""
    lock = ROOT / "package-lock.json"
    if not is_made(ASSETS, [lock, Path(__file__)]):
        _copy()
        mark_made(ASSETS, [lock, Path(__file__)])
    font_tools = [ROOT / "tools" / "make_fonts.py", ROOT / "tools" / "paper_glyphs.py"]
    if not is_made(FONTS, [lock, *font_tools]):
        say("Gör handlingarnas typsnitt …")
        run([python, font_tools[0], FONTS], "Handlingarnas typsnitt kunde inte göras: se felet ovanför.")
        mark_made(FONTS, [lock, *font_tools])


def _copy() -> None:
    shutil.rmtree(ASSETS, ignore_errors=True)
    for name, source in FILES.items():
        target = ASSETS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
