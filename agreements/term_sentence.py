"""The sentence on paper that says how long an agreement holds, when nobody has written one."""

from django.utils.translation import gettext as _

from agreements.models import Agreement, TermKind
from base.dates import long_date


def term_sentence(agreement: Agreement) -> str:
    """In the words of such papers; empty while the kind or a date that it needs is not chosen."""
    days = {
        "start": long_date(agreement.starts_on) if agreement.starts_on else "",
        "end": long_date(agreement.ends_on) if agreement.ends_on else "",
    }
    written = _sentence(agreement.term_kind, has_start=bool(days["start"]), has_end=bool(days["end"]))
    return str(written) % days if written else ""


def _sentence(kind: str, *, has_start: bool, has_end: bool) -> str:
    if kind == TermKind.MANDATE_PERIOD:
        return _mandate(has_start=has_start, has_end=has_end)
    if not kind or not has_start:
        return ""
    if kind == TermKind.UNTIL_FURTHER_NOTICE:
        return _("Överenskommelsen gäller tills vidare från och med den %(start)s.")
    if kind == TermKind.ROLLING_YEARLY:
        return _(
            "Överenskommelsen gäller ett år i taget från och med den %(start)s. Inför varje nytt år diskuterar "
            "parterna om den ska förlängas och om den behöver ändras."
        )
    if not has_end:
        return ""
    fixed = _("Överenskommelsen gäller från och med den %(start)s till och med den %(end)s.")
    if kind == TermKind.FIXED_THEN_UNTIL_REPLACED:
        return f"{fixed} {_('Har ingen ny tecknats då fortsätter den att gälla tills vidare.')}"
    return fixed


def _mandate(*, has_start: bool, has_end: bool) -> str:
    if has_start and has_end:
        return _("Överenskommelsen gäller under mandatperioden, från och med den %(start)s till och med den %(end)s.")
    return _("Överenskommelsen gäller från undertecknandet och under innevarande mandatperiod.")
