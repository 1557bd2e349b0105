"""Sentences of papers made into what is watched and followed up, and what is then done with that."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from agreements import passages, upkeep
from agreements.models import Commitment, Fulfilment, LawRule, Obligation
from agreements.passages import Place
from base.dates import long_date, today
from base.refusals import Refused
from documents.models import Document, State
from documents.writing import note_event, open_for_writing
from organisations.models import Organisation, User

WATCH, FOLLOW_UP, STOP_FOLLOWING_UP = "watch", "follow_up", "stop_following_up"
MARKED_IN = (State.DRAFT, State.LOCKED, State.FINAL)


@contextmanager
def _one_at_a_time(document: Document | None, owner: Organisation, by, step: str = "", note: str = "") -> Iterator:
    """A transaction in which nobody else marks the same, so that a button pressed twice makes one row.

    The own paper's history says what was marked in it; another's paper is not touched.
    """
    if document is None or document.owner_id != owner.pk:
        with transaction.atomic():
            User.objects.select_for_update().get(pk=by.pk)
            yield
        return
    with open_for_writing(document.pk, *MARKED_IN) as taken:
        before = _rows_of(document)
        yield
        if step and _rows_of(document) > before:
            note_event(taken, step, by, note=note)


def _rows_of(document: Document) -> int:
    return document.obligations.count() + document.commitments.count()


def watch(obligation: Obligation, place: Place | None, *, by, last_done_on: date | None = None) -> Obligation:
    """Keep an unsaved obligation, with the place in its paper that it stands for.

    The same words watched already, in the same way, give the row that is there. Raises Refused for a discarded paper.
    """
    note = place.quote if place else ""
    with _one_at_a_time(obligation.document, obligation.owner, by, WATCH, note):
        if same := _same(obligation, place):
            return same
        obligation.made_by = by
        obligation.passage = passages.keep(obligation.document, place) if place else None
        obligation.save()
        if last_done_on:
            Fulfilment.objects.create(
                obligation=obligation, on=last_done_on, note=_("Innan bevakningen började"), by=by
            )
    return obligation


def _same(obligation: Obligation, place: Place | None) -> Obligation | None:
    alike = Obligation.objects.filter(
        owner=obligation.owner,
        document=obligation.document,
        law=obligation.law,
        text=obligation.text,
        rhythm=obligation.rhythm,
        number=obligation.number,
        due_on=obligation.due_on,
        to_on=None,
    )
    if place:
        alike = alike.filter(passage__section_key=place.key, passage__quote=place.quote)
    return alike.first()


def follow_up(commitment: Commitment, place: Place, organisations, *, by) -> Commitment:
    """Keep an unsaved commitment for the place in its paper; the same words are followed up once.

    Raises Refused for a discarded paper.
    """
    document = commitment.document
    with _one_at_a_time(document, document.owner, by, FOLLOW_UP, place.quote):
        same = document.commitments.filter(passage__section_key=place.key, passage__quote=place.quote).first()
        if same:
            return same
        commitment.marked_by, commitment.position = by, document.commitments.count()
        commitment.passage = passages.keep(document, place)
        commitment.save()
        commitment.organisations.set(organisations)
    return commitment


def stop_following_up(commitment: Commitment, *, by) -> None:
    """Take a commitment away; the paper's history keeps that it was followed up."""
    with open_for_writing(commitment.document_id, *State) as taken:
        note_event(taken, STOP_FOLLOWING_UP, by, note=str(commitment))
        commitment.delete()


def watch_law(rule: LawRule, owner: Organisation, *, by, last_done_on: date | None = None) -> Obligation:
    """Watch a rule that asks for something at an interval; once for each organisation.

    Raises Refused for a rule that does not.
    """
    if not rule.every_months:
        raise Refused(_("Regeln säger inte hur ofta. Lägg till en egen bevakning i stället."))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=owner.pk)
        if same := Obligation.objects.filter(owner=owner, law=rule, to_on=None).first():
            return same
        rhythm = {"rhythm": Obligation.Rhythm.MONTHS, "number": rule.every_months}
        unsaved = Obligation(owner=owner, law=rule, from_on=today(), **rhythm)
        return watch(unsaved, None, by=by, last_done_on=last_done_on)


@transaction.atomic
def done(fulfilment: Fulfilment, *, by) -> Fulfilment:
    """Note that it was done on a day; the same day is noted once, with what the same person said last.

    Raises Refused when it is neither said how, nor shown by a paper, and when a colleague has noted the day already.
    """
    if not fulfilment.note and not fulfilment.proof:
        raise Refused(_("Skriv hur det gjordes, eller välj handlingen som visar det."))
    obligation = Obligation.objects.select_for_update().get(pk=fulfilment.obligation_id)
    said = {"note": fulfilment.note, "proof": fulfilment.proof, "by": by}
    standing = obligation.fulfilments.filter(on=fulfilment.on).select_related("by", "proof").first()
    if standing and all(getattr(standing, name) == value for name, value in said.items()):
        return standing
    if standing and standing.by != by:
        raise Refused(_already_done(standing))
    row, _is_new = Fulfilment.objects.update_or_create(obligation=obligation, on=fulfilment.on, defaults=said)
    upkeep.note(obligation, upkeep.DONE, by, f"{long_date(row.on)}: {row.note or row.proof}")
    return row


def _already_done(standing: Fulfilment) -> str:
    said = _("%(who)s har redan registrerat %(day)s: ”%(how)s”. Ta bort den registreringen först om din ska gälla.")
    return said % {"who": standing.by, "day": long_date(standing.on), "how": standing.note or standing.proof}


@transaction.atomic
def take_back(fulfilment: Fulfilment, *, by) -> None:
    """It was not done after all."""
    upkeep.note(fulfilment.obligation, upkeep.TAKE_BACK, by, f"{long_date(fulfilment.on)}: {fulfilment.note}")
    fulfilment.delete()


@transaction.atomic
def stop(obligation: Obligation, on: date, *, by) -> None:
    """Ask for nothing from the day on. What was done stays. Raises Refused for a day before the first."""
    if on < obligation.from_on:
        raise Refused(_("Bevakningen började %(day)s. Ange den dagen eller en senare.") % {
            "day": long_date(obligation.from_on)
        })  # fmt: skip
    if Obligation.objects.filter(pk=obligation.pk).exclude(to_on=on).update(to_on=on):
        upkeep.note(obligation, upkeep.STOP, by, _("Från och med %(day)s.") % {"day": long_date(on)})


def resume(obligation: Obligation, *, by) -> None:
    """Take up again what was stopped. Raises Refused when the same rule is watched already."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=obligation.owner_id)
        others = Obligation.objects.filter(owner=obligation.owner_id, law=obligation.law_id, to_on=None)
        if obligation.law_id and others.exclude(pk=obligation.pk).exists():
            raise Refused(_("Regeln bevakas redan. Det räcker med en bevakning."))
        if Obligation.objects.filter(pk=obligation.pk).exclude(to_on=None).update(to_on=None):
            upkeep.note(obligation, upkeep.RESUME, by)
