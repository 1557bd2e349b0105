"""The step by which it is registered what a body did with the papers, and its words in the history."""

from django.utils.translation import gettext_lazy

from base.steps import Step
from boards.handing_over.handover_steps import REGISTRARS, TO_THE_BOARD
from documents import permissions
from documents.models import State

RECORD = Step(
    name="record_board_step",
    space="boards",
    label=gettext_lazy("Registrera nämndens behandling"),
    sources=frozenset({State.LOCKED, State.FINAL}),
    target=None,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy(
        "När ett utskott har föreslagit eller en nämnd har beslutat. Beslutet läggs på de handlingar som antas."
    ),
    who=REGISTRARS,
    done=gettext_lazy("Nämndens behandling är registrerad."),
    asks=True,
    group=TO_THE_BOARD,
)
LAND, ADD, WITHDRAW = "land_board_step", "add_to_board_step", "withdraw_board_step"
DONE = {
    RECORD.name: gettext_lazy("Registrerade nämndens behandling"),
    LAND: gettext_lazy("La nämndens beslut på handlingen"),
    ADD: gettext_lazy("Kompletterade nämndens behandling"),
    WITHDRAW: gettext_lazy("Tog tillbaka en registrering av nämndens behandling"),
}
