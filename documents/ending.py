"""The end of a paper before its time: which papers have one, and from which day it may count."""

from datetime import date

from django.utils.translation import gettext as _

from base.dates import long_date, today
from base.refusals import Refused
from documents import kinds
from documents.models import Document, State


def may_begin(document: Document) -> bool:
    return kinds.get(document.kind).may_end and document.ended_on is None


def may_be_changed(document: Document) -> bool:
    return document.ended_on is not None


def refuse_to_begin(document: Document) -> None:
    """Raises Refused when the paper has no end to register, saying why."""
    _refuse_unfinished(document)
    if not kinds.get(document.kind).may_end:
        raise Refused(_("Det är bara överenskommelser och löften som avslutas i förtid."))
    if document.ended_on:
        raise Refused(
            _("Handlingen är redan avslutad från och med %(day)s. Ändra avslutet, om det är fel.")
            % {"day": long_date(document.ended_on)}
        )


def refuse_to_change(document: Document) -> None:
    """Raises Refused when the paper has no end to change, saying why."""
    _refuse_unfinished(document)
    if document.ended_on is None:
        raise Refused(_("Handlingen är inte avslutad i förtid, så det finns inget avslut att ändra."))


def _refuse_unfinished(document: Document) -> None:
    if document.state != State.FINAL:
        raise Refused(_("Bara en undertecknad eller på annat sätt slutlig handling kan avslutas i förtid."))


def refuse_too_early(document: Document, on: date) -> None:
    """Raises Refused for a day before the paper was final."""
    if document.final_on and on < document.final_on:
        raise Refused(
            _("Den kan inte sluta gälla innan den blev %(final)s, %(day)s.")
            % {"final": document.get_final_by_display().lower(), "day": long_date(document.final_on)}
        )


def has_ended(document: Document) -> bool:
    """Whether the first day on which it no longer holds has come."""
    return document.ended_on is not None and document.ended_on <= today()


def note(on: date | None, reason: str) -> str:
    """What the history says of the end."""
    if on is None:
        return _("Inte avslutad. %(reason)s") % {"reason": reason}
    return _("Från och med %(day)s. %(reason)s") % {"day": long_date(on), "reason": reason}


def sentence(document: Document, *, with_reason: bool) -> str:
    """`Avslutad i förtid från och med 1 mars 2027. Skäl: …`; empty without an end."""
    if document.ended_on is None:
        return ""
    ended = _("Avslutad i förtid från och med %(day)s.") % {"day": long_date(document.ended_on)}
    return ended + because(document.end_reason) if with_reason else ended


def because(reason: str) -> str:
    """` Skäl: …`, to stand after the sentence that says what ended."""
    said = reason.strip()
    return _(" Skäl: %(reason)s") % {"reason": said if said.endswith((".", "!", "?")) else f"{said}."}
