"""The step by which the text that the board got is put beside ours."""

from django.utils.translation import gettext_lazy

from base.steps import Step
from documents import permissions
from documents.models import State

KEEP = Step(
    name="board_text",
    space="boards",
    label=gettext_lazy("Ladda upp texten som nämnden fick"),
    sources=frozenset({State.LOCKED, State.FINAL}),
    target=None,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy(
        "När nämnden fick en Wordfil eller en rättad text. Den sparas som den som gäller, och skillnaderna mot er text "
        "visas."
    ),
    who=gettext_lazy("Samordnare, kommunpolis, registrator, administratör hos ägaren"),
    done=gettext_lazy("Texten som nämnden fick är sparad."),
    asks=True,
)
DONE = {KEEP.name: gettext_lazy("La in texten som nämnden fick")}
