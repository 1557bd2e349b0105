"""What a person may do with a paper, one line each, and the sentences to those who may not."""

from django.utils.translation import gettext_lazy as _

from organisations.models import Role
from organisations.permissions import READS_DRAFTS, WRITES, has_role, organisations_of

REGISTERS = WRITES | {Role.REGISTRAR}

DRAFT_IS_CLOSED = _("Utkast läses bara av dem som arbetar med handlingen.")
HISTORY_IS_CLOSED = _("Historiken läses av dem som arbetar med handlingen hos den som äger den.")
ONLY_WRITERS = _(
    "Du kan läsa handlingen, inte ändra den. Det gör samordnare, kommunpolis eller administratör hos den som äger den."
)
ONLY_REGISTRARS = _("Det registreras av den som skriver handlingen eller av registratorn hos den som äger den.")
ONLY_AUTHORS = _("Du kan läsa handlingar men inte skriva nya. Be en samordnare eller kommunpolis göra det.")
ONLY_LIBRARIANS = _("Mallar och klausuler ändras av den som skriver organisationens handlingar.")

ONLY_ANSWERERS = _(
    "Synpunkter skrivs av dem som arbetar med handlingar hos er: samordnare, kommunpolis, registrator, chef eller "
    "administratör."
)
NOT_ASKED = _("Handlingen är inte skickad till er för synpunkter. Du kan läsa den.")
ONLY_INCOMING = _("Det som har kommit in läses av dem som arbetar med handlingen hos den som äger den.")


def works_with(user, document) -> bool:
    return has_role(user, document.owner_id, READS_DRAFTS)


def can_write(user, document) -> bool:
    return has_role(user, document.owner_id, WRITES)


def can_decide_state(user, document) -> bool:
    return has_role(user, document.owner_id, WRITES)


def can_register(user, document) -> bool:
    return has_role(user, document.owner_id, REGISTERS)


def can_author(user, document=None) -> bool:
    """Whether the person may begin papers of their own, for some organisation."""
    return bool(organisations_of(user, roles=WRITES))


def can_author_for(user, organisation) -> bool:
    return has_role(user, organisation.pk, WRITES)


def can_change_library(user, row) -> bool:
    """Own templates and clauses; what is common to all is changed by whoever runs the service."""
    return row.owner_id is not None and has_role(user, row.owner_id, WRITES)
