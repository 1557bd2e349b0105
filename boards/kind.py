"""What the board letters say of their kind of paper to `documents`."""

from django.utils.translation import gettext_lazy as _

from boards.facts import facts
from boards.models import BoardLetter
from documents import kinds
from documents.models import Document

SLOTS = {
    "officer": _("Handläggare"),
    "proposals": _("Förslag till beslut"),
    "consequences": _("Konsekvenser"),
    "bases": _("Beslutsunderlag"),
    "appendices": _("Bilagor"),
    "recipients": _("Beslutet skickas till"),
}


def create(document: Document) -> None:
    """The letter's own row beside a new paper."""
    BoardLetter.objects.create(document=document)


BOARD_LETTER = kinds.Kind(
    "board_letter",
    _("Tjänsteskrivelse"),
    _("Tjänsteskrivelser"),
    Document.FinalBy.HANDOVER,
    type_labels=("Tjänsteskrivelse", "Tjänsteutlåtande"),
    reads=("board_letter",),
    create=create,
    facts=facts,
    slots=SLOTS,
)


def register() -> None:
    kinds.register(BOARD_LETTER)
