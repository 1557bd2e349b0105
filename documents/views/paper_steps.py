"""What can be done with a paper, as its page shows it to one person, and which of it the paper waits for."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext_lazy

from base.steps import Offer, Step, grouped, offers
from documents import kinds, waiting
from documents.access import Access
from documents.deciding import ready
from documents.deciding.deciding_panel import Panel
from documents.deciding.decision_rows import DECIDE
from documents.missing import missing_before_lock, missing_before_send
from documents.models import Audience, Document, Purpose, State
from documents.sending.release_steps import SEND_FOR_DECISION
from documents.signing.signatures import RECEIVE_SIGNED
from documents.step_groups import DECIDING
from documents.steps import REGISTER, UNLOCK, table_of
from documents.views.steps import address

# What a step that is folded away otherwise is called when the paper waits for it.
_MAIN_LABELS = {UNLOCK.name: gettext_lazy("Lås upp och skriv om")}


def context(user, access: Access, panel: Panel | None, content: dict) -> dict:
    """What can be done, and whether the page's one main button is among it: what a locked text waits for."""
    document = access.document
    is_living = access.is_working and access.revision is None
    table = _looking_at(document, content) if is_living else table_of(document)
    steps = offers(table, user, document, address(document))
    if document.state == State.LOCKED:
        main = _main_step(user, access, steps, panel)
        steps = _with_main(steps, main)
    return {
        "steps": steps,
        "step_groups": grouped(steps),
        "has_main_step": any(step.is_main for step in steps),
    }


def _looking_at(document: Document, content: dict) -> list[Step]:
    """The steps of a living paper whose text has been read: what they lack is looked for in that."""
    known = {asks: partial(asks, content=content) for asks in (missing_before_lock, missing_before_send)}
    return [replace(step, missing=known.get(step.missing, step.missing)) for step in table_of(document)]


def _main_step(user, access: Access, steps: list[Offer], panel: Panel | None) -> str:
    """What the locked text waits for.

    Of a kind with steps of its own the main one among them, if any. Otherwise the signed file when the paper is out;
    that it is sent to those who are to sign it and have not got it; that it is unlocked when it was sent back; a
    decision while one is awaited, otherwise the registration. To others the decision that they are asked for, if any.
    """
    if kinds.get(access.document.kind).steps:
        return next((step.name for step in steps if step.is_main), "")
    names = {step.name for step in steps if not step.hindrance}
    if RECEIVE_SIGNED.name in names:
        return RECEIVE_SIGNED.name
    if access.audience != Audience.INTERNAL:
        asked = waiting.asked_of(user).filter(document=access.document, purpose=Purpose.DECISION)
        return DECIDE.name if asked.exists() else ""
    if panel and panel.to_send and SEND_FOR_DECISION.name in names:
        return SEND_FOR_DECISION.name
    if panel and UNLOCK.name in names and ready.is_sent_back(line.standing for line in panel.lines):
        return UNLOCK.name
    return REGISTER.name if panel is None or panel.is_ready else DECIDE.name


def _with_main(steps: list[Offer], main: str) -> list[Offer]:
    """The main step stands among those that are seen, also where it otherwise is folded away."""
    found = [replace(step, is_main=step.name == main) for step in steps]
    folded = [
        replace(step, group=str(DECIDING), label=str(_MAIN_LABELS.get(step.name, step.label)))
        for step in found
        if step.is_main and not step.group
    ]
    if not folded:
        return found
    rest = [step for step in found if not step.is_main]
    place = next((at for at, step in enumerate(rest) if step.group == str(DECIDING)), len(rest))
    return rest[:place] + folded + rest[place:]
