"""Imports look down the house, and WeasyPrint is imported in one place."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["base", "text", "organisations", "documents", "agreements", "boards", "pages", "config"]


def modules(floor):
    return [path for path in (ROOT / floor).rglob("*.py") if "migrations" not in path.parts]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield node.module


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_look_down(floor):
    above = set(FLOORS[FLOORS.index(floor) + 1 :])
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(floor)
        for name in imported(path)
        if name.split(".")[0] in above
    }
    assert not wrong


def test_every_floor_is_there():
    assert all(modules(floor) for floor in FLOORS)


def test_one_place_imports_the_pdf_library():
    users = {
        str(path.relative_to(ROOT))
        for floor in FLOORS
        for path in modules(floor)
        if any(name.split(".")[0] == "weasyprint" for name in imported(path))
    }
    assert all(user.startswith("text/printing/") for user in users), users


# Each is the first in its turn: of what the text floor stands on, nothing is left from the one before.
FIRST = """
import importlib, sys
wrong = []
for module in sys.argv[1:]:
    for name in [name for name in sys.modules if name.split(".")[0] in ("text", "base")]:
        del sys.modules[name]
    try:
        importlib.import_module(module)
    except ImportError as error:
        wrong.append(f"{module}: {error}")
sys.exit("\\n".join(wrong) or 0)
"""


def test_every_module_of_text_can_be_imported_first():
    """A circle of imports shows only when the wrong one comes first."""
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in modules("text")
    ]
    said = subprocess.run([sys.executable, "-c", FIRST, *names], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
