"""Whether an agreement holds on a day, and the sentence that explains why.

What people did is stored: dates, discussions before a new year, papers that follow. What the calendar says of it is
judged here, for any day. `agreements.models.status` asks the same in SQL; a test keeps the two alike.
"""

from dataclasses import dataclass, field
from datetime import date

from agreements.models import Agreement, Relation, TermKind
from agreements.models.status import BY_ITSELF, IN_FORCE, Code
from agreements.periods import DAY, Period, earliest, end_of_run, latest
from agreements.wording import Wording
from documents.models import Document, State

SOON = 180  # days before the end at which people begin with the next agreement


@dataclass(frozen=True)
class TermStatus:
    """What the calendar says of an agreement on a day.

    ends_on: the last day that it holds, as far as is known on the day asked about; None when it is open or not known.
    days_left: from the day asked about to `ends_on` while it holds, else None.
    flags: of "soon", "extended", "amended", "to_be_replaced", "then_until_replaced", "signed_after_start".
    """

    code: Code
    label: str
    sentence: str
    ends_on: date | None = None
    days_left: int | None = None
    notice: str = ""
    flags: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_in_force(self) -> bool:
        return self.code in IN_FORCE

    @property
    def tone(self) -> str:
        """The shape that `includes/_status.html` draws."""
        if self.code in IN_FORCE:
            return "soon" if "soon" in self.flags else "good"
        return _TONES.get(self.code, "ended")


_TONES = {
    Code.DRAFT: "draft",
    Code.LOCKED: "locked",
    Code.DISCARDED: "discarded",
    Code.UPCOMING: "upcoming",
    Code.CONDITIONAL: "upcoming",
    Code.UNDOCUMENTED: "unknown",
    Code.INCOMPLETE: "unknown",
}


class Term:
    """The facts that the answer rests on: the agreement, its original, and the final papers that follow on that."""

    def __init__(self, agreement: Agreement):
        self.paper = agreement
        self.original = original = agreement.original
        self.document = agreement.document
        self.kind = original.term_kind
        self.starts_on = original.starts_on
        self.first_end = original.ends_on
        papers = list(original.papers_of_term.all())
        self.extensions = [each for each in _holding(papers) if each.relation == Relation.EXTENSION]
        self.amendments = [each for each in _holding(papers) if each.relation == Relation.AMENDMENT and begins_on(each)]
        after = [follower for each in papers for follower in each.followed_by.all()]
        self.successors = [each for each in _holding(after) if each.relation == Relation.SUCCESSOR and begins_on(each)]
        self.renewals = list(original.renewals.all()) if self.kind == TermKind.ROLLING_YEARLY else []

    @property
    def is_open(self) -> bool:
        """Extended until further notice."""
        return any(
            each.term_kind == TermKind.UNTIL_FURTHER_NOTICE and not each.document.ended_on for each in self.extensions
        )

    @property
    def ends_on(self) -> date | None:
        """The end of the term with its extensions, before the yearly renewals."""
        return latest(self.first_end, *(_last_day(each) for each in self.extensions))

    @property
    def replaced_on(self) -> date | None:
        """When the first successor was final, under no unmet condition, and begun: the old one holds until then."""
        return earliest(*(begins_on(each) for each in self.successors))

    @property
    def stops_on(self) -> date | None:
        """The first day on which it no longer holds although its time may not be out."""
        return earliest(self.original.document.ended_on, self.replaced_on)

    @property
    def reworded_on(self) -> date | None:
        """When a later amendment took the place of this one."""
        if self.paper.relation != Relation.AMENDMENT or not self.paper.starts_on:
            return None
        own = (_start(self.paper), self.paper.pk)
        return earliest(*(_start(each) for each in self.amendments if (_start(each), each.pk) > own))

    @property
    def unmet(self) -> Code | None:
        """What keeps the paper from holding, whatever its days say: its own condition, or that of its original."""
        outcomes = {self.document.condition_outcome, self.original.document.condition_outcome}
        return next((code for outcome, code in _UNMET.items() if outcome in outcomes), None)

    @property
    def pieces(self) -> list[Period]:
        """The documented periods of a yearly rolling agreement."""
        first = [Period(self.starts_on or date.min, self.ends_on)] if self.ends_on else []
        return first + [Period(each.starts_on, each.ends_on) for each in self.renewals]


_UNMET = {Document.Condition.REFUSED: Code.LAPSED, Document.Condition.AWAITED: Code.CONDITIONAL}


def _holding(agreements: list[Agreement]) -> list[Agreement]:
    """Those that are final, and under no condition that is not met."""
    final = [each for each in agreements if each.document.state == State.FINAL]
    return [each for each in final if not each.document.is_conditional]


def _start(agreement: Agreement) -> date | None:
    if not agreement.starts_on:
        return None
    return latest(agreement.starts_on, agreement.document.final_on, agreement.document.condition_settled_on)


def begins_on(agreement: Agreement) -> date | None:
    """When a final paper takes effect on the one before it.

    None if that is not known, if it was ended before that, and while the condition that it was signed under is not met.
    """
    start, ended_on = _start(agreement), agreement.document.ended_on
    if agreement.document.is_conditional or (start and ended_on and ended_on <= start):
        return None
    return start


def _last_day(extension: Agreement) -> date | None:
    """The day to which an extension moves the end."""
    ended_on = extension.document.ended_on
    if ended_on and (extension.ends_on or extension.term_kind == TermKind.UNTIL_FURTHER_NOTICE):
        return earliest(extension.ends_on, ended_on - DAY)
    return extension.ends_on


@dataclass(frozen=True)
class Verdict:
    code: Code
    ends_on: date | None = None


def judge(term: Term, day: date) -> Verdict:
    """The code and the last day; the order of the questions is that of the SQL."""
    if term.document.state != State.FINAL:
        return Verdict(Code(term.document.state))
    if term.paper.is_within_term and (found := _own_end(term, day)):
        return found
    if term.unmet:
        return _unmet(term, day)
    if found := _stopped(term, day):
        return found
    if term.paper.is_within_term and (found := _own_start(term, day)):
        return found
    verdict = _by_kind(term, day)
    if verdict.code not in IN_FORCE:
        return verdict
    return Verdict(verdict.code, earliest(verdict.ends_on, *_last_days_of_others(term)))


def _own_end(term: Term, day: date) -> Verdict | None:
    """An amendment or extension may be ended by itself, or give way to the next amendment."""
    ended_on, starts_on = term.document.ended_on, term.paper.starts_on
    never_began = bool(ended_on and starts_on and ended_on <= starts_on)
    if ended_on and (ended_on <= day or never_began):
        return Verdict(Code.ENDED, None if never_began else ended_on - DAY)
    if term.original.document.state != State.FINAL:
        return Verdict(Code.INCOMPLETE)
    if not term.unmet and term.reworded_on and term.reworded_on <= day:
        return Verdict(Code.REPLACED, term.reworded_on - DAY)
    return None


def _unmet(term: Term, day: date) -> Verdict:
    """What does not hold may all the same be ended, or be passed over by the one after it."""
    ended_on = term.original.document.ended_on
    if ended_on and ended_on <= day:
        return Verdict(Code.ENDED)
    if term.replaced_on and term.replaced_on <= day:
        return Verdict(Code.REPLACED)
    return Verdict(term.unmet)


def _stopped(term: Term, day: date) -> Verdict | None:
    stop, ends_on = term.stops_on, term.ends_on
    is_limited = term.kind in BY_ITSELF and not term.is_open
    if is_limited and ends_on and ends_on < day and (not stop or ends_on < stop):
        return Verdict(Code.REPLACED if _is_taken_over(term, ends_on + DAY) else Code.EXPIRED, ends_on)
    never_began = bool(stop and term.starts_on and stop <= term.starts_on)
    if stop and (stop <= day or never_began):
        code = Code.ENDED if stop == term.original.document.ended_on else Code.REPLACED
        return Verdict(code, None if never_began else stop - DAY)
    return Verdict(Code.UPCOMING) if term.starts_on and day < term.starts_on else None


def _is_taken_over(term: Term, day: date) -> bool:
    """Whether the next one begins on the very day: then it is replaced, as it was said to become."""
    ended_on = term.original.document.ended_on
    return term.replaced_on == day and not (ended_on and ended_on <= day)


def _own_start(term: Term, day: date) -> Verdict | None:
    if not term.paper.starts_on:
        return Verdict(Code.INCOMPLETE)
    return Verdict(Code.UPCOMING) if day < term.paper.starts_on else None


def _by_kind(term: Term, day: date) -> Verdict:
    if term.kind == TermKind.ROLLING_YEARLY:
        return _rolling(term, day)
    ends_on = None if term.is_open or term.kind == TermKind.UNTIL_FURTHER_NOTICE else term.ends_on
    if term.kind == TermKind.FIXED_THEN_UNTIL_REPLACED and ends_on and ends_on < day:
        return Verdict(Code.PROLONGED)
    if not term.kind or (term.kind in BY_ITSELF and not ends_on and not term.is_open):
        return Verdict(Code.INCOMPLETE)
    if term.first_end and term.first_end < day:
        return Verdict(Code.PROLONGED, ends_on)
    return Verdict(Code.IN_FORCE, ends_on) if term.starts_on else Verdict(Code.INCOMPLETE)


def _rolling(term: Term, day: date) -> Verdict:
    ends_on = None if term.is_open else end_of_run(day, term.pieces)
    first_end, is_renewed = term.first_end, any(each.starts_on <= day <= each.ends_on for each in term.renewals)
    if term.starts_on and first_end and day <= first_end:
        return Verdict(Code.IN_FORCE, ends_on)
    has_begun = term.starts_on or (first_end and first_end < day)
    if is_renewed or (has_begun and (term.is_open or (term.ends_on and day <= term.ends_on))):
        return Verdict(Code.PROLONGED, ends_on)
    if not term.is_open and term.ends_on and term.ends_on < day:
        return Verdict(Code.UNDOCUMENTED, latest(*(piece.ends_on for piece in term.pieces if piece.ends_on < day)))
    return Verdict(Code.INCOMPLETE)


def _last_days_of_others(term: Term) -> list[date]:
    stops = [term.stops_on]
    if term.paper.is_within_term:
        stops += [term.document.ended_on, term.reworded_on]
    return [stop - DAY for stop in stops if stop]


def status_on(agreement: Agreement, day: date, *, with_reason: bool = True) -> TermStatus:
    """What the calendar says on the day, also a past one, by what is known now; with_reason: and why it ended early.

    Ask for many with `Agreement.objects.with_term()`, which fetches all that is needed at once.
    """
    term = Term(agreement)
    verdict = judge(term, day)
    words = Wording(term, verdict, day, with_reason=with_reason)
    days_left = (verdict.ends_on - day).days if verdict.code in IN_FORCE and verdict.ends_on else None
    flags = _flags(term, verdict, days_left)
    notice = words.notice() if "soon" in flags else ""
    return TermStatus(verdict.code, words.label(), words.sentence(), verdict.ends_on, days_left, notice, flags)


def _flags(term: Term, verdict: Verdict, days_left: int | None) -> frozenset[str]:
    final_on, starts_on = term.document.final_on, term.paper.starts_on
    is_followed = bool(term.replaced_on and verdict.ends_on and term.replaced_on <= verdict.ends_on + DAY)
    found = {
        "soon": days_left is not None and days_left <= SOON and not is_followed,
        "extended": bool(term.extensions),
        "amended": bool(term.amendments),
        "to_be_replaced": verdict.code in IN_FORCE and is_followed,
        "then_until_replaced": term.kind == TermKind.FIXED_THEN_UNTIL_REPLACED and verdict.code == Code.IN_FORCE,
        "signed_after_start": bool(final_on and starts_on and final_on > starts_on),
    }
    return frozenset(flag for flag, holds in found.items() if holds)
