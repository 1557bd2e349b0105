"""What a paper is now, in sentences: its state, whom it is open to, and what it is by law."""

from collections.abc import Iterable

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import long_date, short_date
from documents.ending import has_ended
from documents.models import Document, Event, State
from documents.opening import Earlier

TONES = {State.DRAFT: "draft", State.LOCKED: "locked", State.FINAL: "good", State.DISCARDED: "discarded"}


def tone(document: Document) -> str:
    """The shape that `includes/_status.html` draws beside the label."""
    if has_ended(document) or document.condition_outcome == Document.Condition.REFUSED:
        return "ended"
    return "upcoming" if document.is_conditional else TONES[document.state]


def state_label(document: Document) -> str:
    """`Utkast`, `Låst inför beslut`, `Undertecknad`, `Avslutad i förtid`, `Kasserat utkast`."""
    if has_ended(document):
        return _("Avslutad i förtid")
    if document.condition_outcome == Document.Condition.REFUSED:
        return _("Förfallen: beslutet blev nej")
    if document.is_conditional:
        return _("%(done)s, gäller inte än") % {"done": document.get_final_by_display()}
    return document.get_final_by_display() if document.state == State.FINAL else document.get_state_display()


def state_sentence(document: Document, last_step: Event | None) -> str:
    """What the paper is and why, such as `Låst inför beslut 3 mars 2027 av Karin Almqvist.`"""
    if document.state == State.DRAFT:
        return _("Utkast: texten kan ändras av dem som skriver handlingar hos %(owner)s.") % {"owner": document.owner}
    if document.state == State.FINAL:
        return final_sentence(document)
    words = {"state": document.get_state_display(), **_when_and_who(last_step), "reason": document.discard_reason}
    if document.state == State.DISCARDED:
        return _("%(state)s %(when)s av %(who)s. Skäl: %(reason)s") % words
    return _("%(state)s %(when)s av %(who)s. Texten kan inte ändras om den inte låses upp.") % words


def final_sentence(document: Document) -> str:
    """`Undertecknad 15 januari 2027 i Lindhaga under förutsättning av kommunstyrelsens godkännande.`"""
    said = _finished(document)
    if not document.final_condition:
        return said
    words = {"said": said.removesuffix("."), "condition": document.final_condition}
    return _("%(said)s under förutsättning av %(condition)s.") % words


def _finished(document: Document) -> str:
    words = {"label": document.get_final_by_display(), "place": document.final_place}
    words["day"] = long_date(document.final_on) if document.final_on else ""
    if document.final_on and document.final_place:
        return _("%(label)s %(day)s i %(place)s.") % words
    if document.final_on:
        return _("%(label)s %(day)s.") % words
    if document.final_place:
        return _("%(label)s i %(place)s, datum okänt.") % words
    return _("%(label)s, datum okänt.") % words


def open_sentence(document: Document, readers: list, earlier: Iterable[Earlier] = ()) -> str:
    """Who may read the paper besides the owner; empty while nobody does and it is not final.

    earlier: those who read a text from before the final one.
    """
    others = [reader for reader in readers if reader.revision_id]
    if document.state == State.FINAL:
        others = [reader for reader in others if reader.revision_id == document.locked_revision_id]
    said = _opened_sentence(document, others)
    return " ".join([said, *(f"{reads_earlier(document, each)}." for each in earlier)]).strip()


def reads_earlier(document: Document, earlier: Earlier) -> str:
    """`Polisen läser texten som skickades 22 november, inte den undertecknade`, without a full stop."""
    words = {"who": earlier.organisation, "day": short_date(earlier.on)}
    sentences = {
        Document.FinalBy.SIGNATURE: _("%(who)s läser texten som skickades %(day)s, inte den undertecknade"),
        Document.FinalBy.DECISION: _("%(who)s läser texten som skickades %(day)s, inte den antagna"),
    }
    return sentences.get(document.final_by, _("%(who)s läser texten som skickades %(day)s, inte den slutliga")) % words


def _opened_sentence(document: Document, others: list) -> str:
    if others:
        names = ", ".join(str(reader.organisation) for reader in others)
        return _("Öppnad för %(names)s sedan %(day)s.") % {"names": names, "day": long_date(localdate(others[0].since))}
    if document.state in (State.DRAFT, State.LOCKED):
        return ""
    return _("Läses bara hos %(owner)s.") % {"owner": document.owner}


def _when_and_who(event: Event | None) -> dict[str, str]:
    return {"when": long_date(localdate(event.at)) if event else "", "who": str(event.by) if event else ""}
