"""In a sentence, whether a manager has approved the text: for the writers, the checks and the secretary."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import long_date
from boards.approving.standing import Standing
from boards.models import Approval


def said_of(standing: Standing) -> str:
    """How it stands with the approval of this very text, for those who write the letter."""
    row = standing.approval
    if row is None or standing.is_approved:
        return for_secretary(standing)
    words = {"who": row.to_name, "day": long_date(localdate(row.asked_at))}
    if standing.is_returned:
        return wished(row)
    return _("Skrivelsen ligger hos %(who)s för godkännande sedan %(day)s.") % words


def wished(row: Approval) -> str:
    """What a manager who sent the letter back wants changed."""
    return _("%(who)s skickade tillbaka skrivelsen: %(comment)s") % {"who": row.to_name, "comment": row.comment}


def for_secretary(standing: Standing) -> str:
    """Whether it is approved, and by whom: what a manager wants changed stays with those who write the letter."""
    if standing.is_approved:
        row = standing.approval
        return _("%(who)s godkände skrivelsen %(day)s.") % _words(row)
    if standing.earlier:
        return _("Den här texten är inte godkänd av någon chef. %(who)s godkände en tidigare text %(day)s.") % _words(
            standing.earlier
        )
    return _("Skrivelsen är inte godkänd av någon chef.")


def _words(row) -> dict:
    return {"who": row.to_name, "day": long_date(localdate(row.answered_at))}
