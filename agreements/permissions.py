"""Who may watch what a paper obliges to, and the sentences to those who may not."""

from django.utils.translation import gettext_lazy as _

from documents.access import Access
from documents.permissions import REGISTERS
from organisations.acting import acting_for
from organisations.models import Organisation
from organisations.permissions import WRITES, has_role

ONLY_WORKING = _("Bevakningar läses av dem som arbetar med organisationens handlingar.")
ONLY_WRITERS = _("Du kan läsa bevakningarna, inte ändra dem. Det gör samordnare, kommunpolis eller administratör.")
ONLY_REGISTERS = _(
    "Att något är gjort registreras av den som skriver organisationens handlingar eller av registratorn."
)
ONLY_MARKERS = _(
    "Du kan läsa handlingen. Vad som ska bevakas i den väljer samordnare, kommunpolis eller administratör för sin "
    "egen organisation."
)
ONLY_OWNERS = _("Åtaganden följs upp av den som äger handlingen. Du kan bevaka meningen för din egen organisation.")


def can_change(user, obligation) -> bool:
    return has_role(user, obligation.owner_id, WRITES)


def can_note_done(user, obligation) -> bool:
    return has_role(user, obligation.owner_id, REGISTERS)


def can_follow_up(user, document) -> bool:
    return has_role(user, document.owner_id, WRITES)


def marks_for(request, access: Access) -> Organisation | None:
    """The organisation that the person watches the paper for: its owner, else the one they act for that reads it."""
    document = access.document
    if has_role(request.user, document.owner_id, WRITES):
        return document.owner
    place = acting_for(request, roles=WRITES)
    return place if place and document.readers.filter(organisation=place).exists() else None
