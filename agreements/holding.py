"""Whether a paper holds, as far as what it obliges to is concerned: that waits for it, and stops with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agreements.models import Agreement
from agreements.models.status import BY_ITSELF, IN_FORCE, Code
from agreements.periods import DAY, earliest, latest
from agreements.terms import Term, begins_on, judge
from documents.models import Document, State

_OVER = (Code.EXPIRED, Code.ENDED, Code.REPLACED)


@dataclass(frozen=True)
class Holding:
    """begins_on: the first day, None while nobody knows or the paper is not final. last_day: None while it is open.

    is_final: whether the paper is signed or decided, and under no condition that is still to be met. is_discarded,
    is_lapsed: how it came to nothing. ends: the last days of its periods, as far as they are known.
    """

    is_final: bool
    is_discarded: bool = False
    is_lapsed: bool = False
    begins_on: date | None = None
    last_day: date | None = None
    ends: tuple[date, ...] = ()


def holdings(documents: Iterable[Document], day: date) -> dict[int, Holding]:
    """By the paper's key, in a fixed number of queries."""
    found = {document.pk: _of_paper(document) for document in documents}
    for agreement in Agreement.objects.with_term().filter(pk__in=found):
        if agreement.document.state == State.FINAL:
            found[agreement.pk] = _of_agreement(agreement, day)
    return found


def _of_paper(document: Document) -> Holding:
    if document.state != State.FINAL:
        return Holding(False, is_discarded=document.state == State.DISCARDED)
    if document.is_conditional:
        return Holding(False, is_lapsed=document.condition_outcome == Document.Condition.REFUSED)
    begins_on = latest(document.final_on, document.condition_settled_on)
    return Holding(True, begins_on=begins_on, last_day=document.ended_on and document.ended_on - DAY)


def _of_agreement(agreement: Agreement, day: date) -> Holding:
    term = Term(agreement)
    verdict = judge(term, day)
    if term.unmet:
        return Holding(False, is_lapsed=verdict.code != Code.CONDITIONAL)
    ends = {piece.ends_on for piece in term.pieces if piece.ends_on}
    ends |= {each.ends_on for each in (term.original, *term.extensions) if each.ends_on}
    starts_on = agreement.starts_on or term.starts_on
    return Holding(True, begins_on=starts_on, last_day=_last_day(term, verdict), ends=tuple(sorted(ends)))


def _last_day(term: Term, verdict) -> date | None:
    """A term that goes on until replaced, or that rolls, has none before somebody ends it."""
    if verdict.code in _OVER:
        return verdict.ends_on or _day_before(begins_on(term.paper)) or date.min
    if verdict.code in IN_FORCE and term.kind in BY_ITSELF and not term.is_open:
        return verdict.ends_on
    stops = [term.stops_on]
    if term.paper.is_within_term:
        stops += [term.document.ended_on, term.reworded_on]
    return earliest(*(stop - DAY for stop in stops if stop))


def _day_before(day: date | None) -> date | None:
    return day - DAY if day else None
