"""The history of a paper as people read it: steps and texts in one list, latest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Document, Event, Revision

DONE = {
    "create": gettext_lazy("Skapade handlingen"),
    "import": gettext_lazy("Läste in handlingen"),
    "change_frame": gettext_lazy("Ändrade uppgifter"),
    Event.LOCK: gettext_lazy("Låste texten"),
    "unlock": gettext_lazy("Låste upp texten"),
    "discard": gettext_lazy("Kasserade utkastet"),
    "restore": gettext_lazy("Tog tillbaka utkastet"),
    "register": gettext_lazy("Registrerade handlingen som slutlig"),
    "plan_decision": gettext_lazy("Angav hur en part beslutar"),
    "decide": gettext_lazy("Registrerade ett beslut"),
    "withdraw_decision": gettext_lazy("Tog tillbaka ett registrerat beslut"),
    "sign": gettext_lazy("Registrerade underskrifter"),
    "take_back_signatures": gettext_lazy("Tog tillbaka registrerade underskrifter"),
    "send_to_sign": gettext_lazy("Skickade handlingen till en annan tjänst för underskrift"),
    "receive_signed": gettext_lazy("La in den undertecknade filen"),
    "cancel_signing": gettext_lazy("Avbröt underskriften i en annan tjänst"),
    "send_for_comments": gettext_lazy("Skickade för synpunkter"),
    "send_for_information": gettext_lazy("Skickade för kännedom"),
    "send_for_decision": gettext_lazy("Skickade för beslut"),
    "withdraw_release": gettext_lazy("Återtog ett utskick"),
    "remind": gettext_lazy("Påminde om svar"),
    "open_to": gettext_lazy("Ändrade vilka parter som läser handlingen"),
    "end": gettext_lazy("Avslutade i förtid"),
    "change_end": gettext_lazy("Ändrade avslutet"),
    "reply": gettext_lazy("Svarade på ett utskick"),
    "register_reply": gettext_lazy("Registrerade ett svar"),
    "take_in": gettext_lazy("Tog in en föreslagen lydelse"),
    "decline": gettext_lazy("Avböjde en synpunkt"),
    "answer": gettext_lazy("Besvarade en synpunkt"),
    "clear": gettext_lazy("Rensade arbetsmaterial"),
    "make_from": gettext_lazy("Gjorde handlingen utifrån en annan"),
    "set_aside": gettext_lazy("La undan ett stycke ur texten"),
    "take_back_aside": gettext_lazy("Tog tillbaka ett undanlagt stycke"),
}


@dataclass(frozen=True)
class Entry:
    """What somebody did (`what`, `why`), or a text that stayed behind; `number` leads to the text."""

    at: datetime
    who: str
    what: str
    why: str = ""
    number: int | None = None
    lost: str = ""


def entries(document: Document) -> list[Entry]:
    """Every step, every text that has no step of its own, and every text that was not chosen."""
    events = document.events.select_related("by", "revision").defer("revision__content")
    rows = [_of_event(event) for event in events]
    with_step = {event.revision_id for event in events if event.revision_id and event.step != "unlock"}
    revisions = document.revisions.select_related("made_by").defer("content")
    rows += [_of_revision(revision) for revision in revisions if revision.pk not in with_step]
    rows += [_of_clash(clash) for clash in document.clashes.exclude(settled_at=None).select_related("by")]
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _of_event(event) -> Entry:
    number = event.revision.number if event.revision else None
    return Entry(event.at, str(event.by or event.by_name), str(DONE.get(event.step, event.step)), event.note, number)


def _of_revision(revision: Revision) -> Entry:
    return Entry(revision.made_at, str(revision.made_by), revision.reason, "", revision.number)


def _of_clash(clash) -> Entry:
    what = _("Skrev samtidigt som någon annan i ”%(heading)s”") % {"heading": clash.heading or _("ett avsnitt")}
    return Entry(clash.at, str(clash.by), what, lost=clash.html)
