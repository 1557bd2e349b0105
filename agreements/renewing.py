"""The discussion before each new year of a yearly rolling agreement: registered, proposed, taken back."""

from django.utils.translation import gettext as _

from agreements.forms import RenewalForm
from agreements.models import Agreement, Renewal, TermKind
from agreements.periods import Period, next_year
from base.dates import period
from base.refusals import Refused
from documents.models import State
from documents.writing import note_event, open_for_writing


def proposal(agreement: Agreement) -> dict:
    """The year after the last documented one, to confirm; empty while the first period is not known."""
    last = agreement.renewals.order_by("ends_on").last() or agreement
    if not last.starts_on or not last.ends_on:
        return {}
    following = next_year(Period(last.starts_on, last.ends_on))
    return {"starts_on": following.starts_on, "ends_on": following.ends_on}


def may_be_renewed(agreement: Agreement) -> bool:
    rolls = agreement.term_kind == TermKind.ROLLING_YEARLY and not agreement.is_within_term
    return rolls and agreement.document.state == State.FINAL


def renew(agreement: Agreement, form: RenewalForm, *, by) -> str:
    """Registers a valid form and says what was done. Refused for an agreement that does not roll, or is not signed."""
    if agreement.term_kind != TermKind.ROLLING_YEARLY:
        raise Refused(_("Bara en överenskommelse som löper ett år i taget förlängs med en diskussion."))
    with open_for_writing(agreement.pk, State.FINAL) as document:
        row = form.save()
        note_event(document, "renew", by, note=period(row.starts_on, row.ends_on))
    return _("Diskussionen är registrerad.")


def remove(row: Renewal, *, by) -> str:
    """Takes back a renewal that was registered by mistake; the history keeps that it stood there."""
    with open_for_writing(row.agreement_id, State.FINAL) as document:
        note_event(document, "take_back_renewal", by, note=period(row.starts_on, row.ends_on))
        row.delete()
    return _("Diskussionen är borttagen. Att den var registrerad syns i historiken.")
