"""Changing what is watched and followed up: only what somebody has changed is written, and who did it is kept.

Where two have changed the same fact, nothing is written and the page comes back with both: `documents.editing.seen`.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import rhythms
from agreements.models import Commitment, Obligation, UpkeepEvent
from base.dates import iso, long_date
from base.refusals import Refused
from documents.editing import seen
from documents.editing.seen import Fact

CHANGE, STOP, RESUME, DONE, TAKE_BACK = "change", "stop", "resume", "done", "take_back"
SAID = {
    CHANGE: gettext_lazy("Ändrade"),
    STOP: gettext_lazy("Stoppade bevakningen"),
    RESUME: gettext_lazy("Tog upp bevakningen igen"),
    DONE: gettext_lazy("Registrerade som gjort"),
    TAKE_BACK: gettext_lazy("Tog bort en registrering"),
}
MOST_SHOWN = 20
# What each fact of an obligation is kept in.
_KEPT_IN = {"rhythm": ("rhythm", "number", "due_on")}


def note(row: Obligation | Commitment, step: str, by, words: str = "") -> None:
    """Only in the transaction that writes."""
    UpkeepEvent.objects.create(
        obligation=row if isinstance(row, Obligation) else None,
        commitment=row if isinstance(row, Commitment) else None,
        step=step,
        by=by,
        note=words[:500],
    )


def history(row: Obligation | Commitment) -> list[UpkeepEvent]:
    """The latest events first, each with `said`: what was done, in words."""
    events = list(row.events.select_related("by")[:MOST_SHOWN])
    for event in events:
        event.said = SAID[event.step]
    return events


def facts_of_obligation(row: Obligation) -> list[Fact]:
    how_often = rhythms.in_words(row.rhythm, row.number, row.due_on) if row.rhythm else ""
    return [
        Fact("text", _("Vad"), row.text, row.text),
        Fact("rhythm", _("Hur ofta"), [row.rhythm, row.number, iso(row.due_on)], how_often),
        Fact("responsible", _("Vem gör det?"), row.responsible, row.responsible),
        _of_row("post", _("Ansvarig befattning"), row.post),
        _of_row("body", _("Tas upp i"), row.body),
        Fact("from_on", _("Räknas från"), iso(row.from_on), long_date(row.from_on) if row.from_on else ""),
    ]


def facts_of_commitment(row: Commitment, organisations: Iterable | None = None) -> list[Fact]:
    """organisations: those that the form says; the row's own where it asks for none."""
    chosen = list(row.organisations.all()) if organisations is None else list(organisations)
    chosen.sort(key=lambda each: each.pk)
    return [
        Fact("organisations", _("Vem?"), [each.pk for each in chosen], ", ".join(map(str, chosen))),
        Fact("responsible", _("Vem hos dem?"), row.responsible, row.responsible),
        Fact("due_on", _("Senast"), iso(row.due_on), long_date(row.due_on) if row.due_on else ""),
        Fact("measured_how", _("Hur det märks"), row.measured_how, row.measured_how),
        _of_row("post", _("Ansvarig befattning"), row.post),
        _of_row("area", _("Område"), row.area),
    ]


def _of_row(name: str, label: str, row) -> Fact:
    return Fact(name, label, row.pk if row else None, str(row) if row else "")


@transaction.atomic
def change_obligation(typed: Obligation, sent: str, *, by) -> None:
    """Write what a valid form has put in the row; sent: the marks that its page carried. Raises seen.Moved."""
    row = Obligation.objects.select_for_update().get(pk=typed.pk)
    names = _names(row, sent, facts_of_obligation(row), facts_of_obligation(typed), by)
    if names:
        _write(row, typed, names)


@transaction.atomic
def change_commitment(typed: Commitment, organisations: Iterable | None, sent: str, *, by) -> None:
    """The same of a commitment. Raises Refused also for one that is not followed up any more."""
    row = Commitment.objects.select_for_update().filter(pk=typed.pk).first()
    if row is None:
        raise Refused(_("Meningen följs inte upp längre: någon har tagit bort åtagandet sedan du öppnade sidan."))
    names = _names(row, sent, facts_of_commitment(row), facts_of_commitment(typed, organisations), by)
    if names:
        _write(row, typed, names - {"organisations"})
    if "organisations" in names:
        row.organisations.set(organisations)


def _names(row, sent: str, now: list[Fact], typed: list[Fact], by) -> set[str]:
    """The facts to write, which are noted."""
    names = seen.names_to_write(row, CHANGE, sent, now, typed, by=by)
    if names:
        note(row, CHANGE, by, ", ".join(fact.label for fact in now if fact.name in names))
    return names


def _write(row, typed, names: set[str]) -> None:
    for name in names:
        for field in _KEPT_IN.get(name, (name,)):
            setattr(row, field, getattr(typed, field))
    row.save()
