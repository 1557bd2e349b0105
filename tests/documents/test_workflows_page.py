"""docs/workflows.md says the same as the table in the code."""

from pathlib import Path

from documents.models import State
from documents.steps import EVERY_STATE, STEPS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "workflows.md"
ORDER = [State.DRAFT, State.LOCKED, State.FINAL, State.DISCARDED]


def rows(heading):
    part = PAGE.read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_step_stands_there_as_it_is():
    expected = [
        [
            str(step.label),
            ", ".join(str(state.label) for state in ORDER if state in step.sources),
            str(State(step.target).label) if step.target else "–",
            str(step.who),
            str(step.explanation),
        ]
        for step in STEPS
    ]
    assert rows("Steg") == expected


def test_every_state_stands_there():
    assert [row[0] for row in rows("Lägen")] == [str(state.label) for state in ORDER]
    assert frozenset(ORDER) == EVERY_STATE
