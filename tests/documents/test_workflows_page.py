"""docs/workflows.md says the same as the table in the code."""

from pathlib import Path

from base.rows import lower_first
from documents import kinds
from documents.models import State
from documents.steps import EVERY_STATE, STEPS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "workflows.md"
ORDER = [State.DRAFT, State.LOCKED, State.FINAL, State.DISCARDED]


def rows(heading):
    part = PAGE.read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def row(step):
    sources = ", ".join(str(state.label) for state in ORDER if state in step.sources)
    target = str(State(step.target).label) if step.target else "–"
    return [str(step.label), sources, target, str(step.who), str(step.explanation)]


def test_every_step_stands_there_as_it_is():
    assert rows("Steg") == [row(step) for step in STEPS]


def test_the_steps_of_a_kind_stand_under_its_name():
    for kind in kinds.every():
        if kind.steps:
            assert rows(f"Steg för {lower_first(str(kind.plural))}") == [row(step) for step in kind.steps]


def test_every_state_stands_there():
    assert [row[0] for row in rows("Lägen")] == [str(state.label) for state in ORDER]
    assert frozenset(ORDER) == EVERY_STATE
