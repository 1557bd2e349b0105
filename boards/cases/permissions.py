"""Who sees the ärenden of an organisation, and who hands papers out of them."""

from django.utils.translation import gettext_lazy as _

from documents.permissions import REGISTERS
from organisations.permissions import READS_DRAFTS, has_role

ONLY_WORKING = _("Ärenden läses av dem som arbetar med organisationens handlingar.")
ONLY_REGISTRARS = _("Det görs av registratorn, samordnaren, kommunpolisen eller administratören.")


def can_read(user, case) -> bool:
    return has_role(user, case.organisation_id, READS_DRAFTS)


def can_hand_out(user, case) -> bool:
    """Whether the person may describe and close the case, and hand papers out of it."""
    return has_role(user, case.organisation_id, REGISTERS)
