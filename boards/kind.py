"""What the board letters say of their kind of paper to `documents`."""

from django.utils.translation import gettext_lazy as _

from boards.approving import approval_steps
from boards.board_steps import record_step
from boards.board_text import step as board_text
from boards.fact_words import fact_words
from boards.facts import facts
from boards.handing_over import handover_steps
from boards.letters import arranging, beginning, words
from boards.letters.missing import missing
from boards.packages import asking
from documents import history, kinds, slots
from documents.models import Document

SLOTS = {
    "officer": _("Handläggare"),
    "proposals": _("Förslag till beslut"),
    "consequences": _("Konsekvenser"),
    "bases": _("Beslutsunderlag"),
    "appendices": _("Bilagor"),
    "recipients": _("Beslutet skickas till"),
    "sender": _("Avsändare"),
}
_CONTEXTS = {"proposals": words.proposals, "consequences": words.consequences}
_WHERE = {"officer": {"in_head": True}, "bases": {"is_optional": True}, "appendices": {"is_optional": True}}

# What is done with the facts of a letter, in the words of its history.
DONE = {
    "change_proposals": _("Ändrade förslag och uppgifter"),
    "recompose": _("Hämtade uppgifterna om överenskommelsen på nytt"),
    **approval_steps.DONE,
    **board_text.DONE,
    **asking.DONE,
}

BOARD_LETTER = kinds.Kind(
    "board_letter",
    _("Tjänsteskrivelse"),
    _("Tjänsteskrivelser"),
    Document.FinalBy.HANDOVER,
    type_labels=("Tjänsteskrivelse", "Tjänsteutlåtande"),
    is_of_owner=True,
    reads=("board_letter",),
    create=beginning.create,
    copy=beginning.copy,
    take_reading=beginning.take_reading,
    write_on=arranging.write_on,
    facts=facts,
    missing=missing,
    pages=(("boards:facts", _("Förslag och uppgifter")), ("boards:appendices", _("Bilagor"))),
    steps=(
        *approval_steps.APPROVAL_STEPS,
        asking.PUT_TOGETHER,
        *handover_steps.HANDOVER_STEPS,
        record_step.RECORD,
        board_text.KEEP,
    ),
    slots=SLOTS,
    fact_words=fact_words,
)


def register() -> None:
    kinds.register(BOARD_LETTER)
    history.DONE.update(DONE | handover_steps.DONE | record_step.DONE)
    for code in SLOTS:
        context = _CONTEXTS.get(code, slots.no_context)
        slots.register(code, f"boards/slots/{code}.html", context, **_WHERE.get(code, {}))
