"""What is watched, as it stands on a day: when it is next due, how that is said, and where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from agreements import clock, rhythms
from agreements.holding import Holding, holdings
from agreements.models import Fulfilment, Obligation
from agreements.periods import DAY, earliest
from base.dates import long_date, relative
from documents.models import Section
from documents.section_names import section_name

SOON = timedelta(days=30)
LATE, DUE_SOON, LATER, WAITING, DONE, UNKNOWN, STOPPED = (
    "late", "soon", "later", "waiting", "done", "unknown", "stopped",
)  # fmt: skip
GOES_ON = (LATE, DUE_SOON, LATER, WAITING, UNKNOWN)
_TONES = {
    LATE: "unknown",
    DUE_SOON: "soon",
    LATER: "good",
    WAITING: "upcoming",
    UNKNOWN: "upcoming",
    DONE: "ended",
    STOPPED: "ended",
}


@dataclass
class Watch:
    """One obligation on a day. proofs: latest first, also those of the generations before. section: its heading.

    of_year: how many times it was done of those that the year asks for, in words. debt: the day by which it should have
    been done under a paper that has ended. has_begun_or_will: whether its days can be told ahead.
    """

    obligation: Obligation
    state: str
    due: date | None
    label: str
    clock: clock.Clock
    proofs: list[Fulfilment] = field(default_factory=list)
    section: str = ""
    notice: str = ""
    of_year: str = ""
    debt: date | None = None
    has_begun_or_will: bool = False

    @property
    def tone(self) -> str:
        return _TONES.get(self.state, "unknown")

    @property
    def goes_on(self) -> bool:
        return self.state in GOES_ON

    @property
    def days_done(self) -> list[date]:
        return [proof.on for proof in self.proofs]

    @property
    def how_often(self) -> str:
        obligation = self.obligation
        return rhythms.in_words(obligation.rhythm, obligation.number, obligation.due_on)

    @property
    def why(self) -> str:
        """When it was last done, since when that is counted, and who says that it is to be done, in sentences."""
        return " ".join(filter(None, [self._last_done(), self._counted_from(), self._source()]))

    def _last_done(self) -> str:
        if self.proofs:
            said = _("Gjordes senast %(day)s") % {"day": long_date(self.proofs[0].on)}
            return f"{said}, {self.of_year}." if self.of_year else f"{said}."
        return _("Har bevakats sedan %(day)s.") % {"day": long_date(self.clock.from_on)}

    def _counted_from(self) -> str:
        if self.debt:
            said = _("Det skulle ha gjorts senast %(day)s och var ogjort när handlingen slutade gälla.")
            return said % {"day": long_date(self.debt)}
        if self.proofs and self.obligation.continues_id and self.clock.from_on > self.obligation.from_on:
            said = _("Nu räknas tiden från %(day)s, då den nya handlingen började gälla.")
            return said % {"day": long_date(self.clock.from_on)}
        return ""

    def _source(self) -> str:
        obligation = self.obligation
        words = {"often": self.how_often, "section": self.section}
        if obligation.law:
            words["source"] = obligation.law
            return _("Enligt %(source)s ska det göras %(often)s.") % words
        if not obligation.document:
            return _("Ni har själva bestämt att det ska göras %(often)s.") % words
        if obligation.document.owner_id != obligation.owner_id:
            return _("Enligt en handling hos %(who)s ska det göras %(often)s.") % {
                **words,
                "who": obligation.document.owner,
            }
        words["title"] = obligation.document.title
        if not self.section:
            return _("Enligt ”%(title)s” ska det göras %(often)s.") % words
        return _("Enligt avsnittet ”%(section)s” i ”%(title)s” ska det göras %(often)s.") % words


def watches(obligations: Iterable[Obligation], day: date) -> list[Watch]:
    """In the order of the obligations (`with_source`), in a number of queries that does not grow with them."""
    obligations = list(obligations)
    held = holdings(_papers(obligations), day)
    proofs, headings = _proofs(obligations), _headings(obligations)
    return [
        _watch(each, held.get(each.document_id) if _is_own(each) else None, proofs[each.pk], headings, day)
        for each in obligations
    ]


def _is_own(obligation: Obligation) -> bool:
    """Another's term may not be for this organisation to know; what is watched there goes on until it is stopped."""
    return obligation.document is not None and obligation.document.owner_id == obligation.owner_id


def _papers(obligations: list[Obligation]):
    return {each.document_id: each.document for each in obligations if _is_own(each)}.values()


def _proofs(obligations: list[Obligation]) -> dict[int, list[Fulfilment]]:
    """By obligation, latest first, with those of the generations that it continues."""
    before = {each.pk: each.continues_id for each in obligations}
    unknown = set(before.values()) - {None} - set(before)
    while unknown:  # once for each generation
        earlier = dict(Obligation.objects.filter(pk__in=unknown).values_list("pk", "continues"))
        before |= earlier
        unknown = set(earlier.values()) - {None} - set(before)
    rows: dict[int, list[Fulfilment]] = {}
    for proof in Fulfilment.objects.filter(obligation__in=before).select_related("proof", "by"):
        rows.setdefault(proof.obligation_id, []).append(proof)
    found = {}
    for each in obligations:
        line = [proof for pk in _line(each.pk, before) for proof in rows.get(pk, [])]
        found[each.pk] = sorted(line, key=lambda proof: (proof.on, proof.pk), reverse=True)
    return found


def _line(pk: int, before: dict[int, int | None]) -> list[int]:
    line = []
    while pk and pk not in line:
        line.append(pk)
        pk = before.get(pk)
    return line


def _headings(obligations: list[Obligation]) -> dict[tuple[int, str], str]:
    """Of the own papers' sections; what another's section is called today is not for this organisation."""
    wanted = {(each.document_id, each.passage.section_key) for each in obligations if _is_own(each) and each.passage}
    if not wanted:
        return {}
    papers, keys = zip(*wanted, strict=True)
    rows = Section.objects.filter(document__in=papers, key__in=keys).defer("guidance")
    return {(row.document_id, row.key): section_name(row.heading, row.html, row.slot) for row in rows}


def clock_of(obligation: Obligation, holding: Holding | None) -> clock.Clock:
    """The clock as the paper, the law and the organisation set it."""
    from_on, last_days = obligation.from_on, [obligation.to_on and obligation.to_on - DAY]
    if obligation.law:
        last_days.append(obligation.law.to_on)
    if holding:
        last_days.append(holding.last_day)
        if holding.begins_on:  # nothing is late on a new paper's first day; what was late stays with the one before
            from_on = max(from_on, holding.begins_on)
    return clock.Clock(
        obligation.rhythm,
        from_on,
        obligation.number,
        obligation.due_on,
        holding.ends if holding else (),
        earliest(*last_days),
    )


def _watch(obligation, holding: Holding | None, proofs: list[Fulfilment], headings, day: date) -> Watch:
    set_by = clock_of(obligation, holding)
    days = [proof.on for proof in proofs]
    due = clock.next_due(set_by, days)
    state, label = _judge(obligation, holding, set_by, due, proofs, day)
    section = headings.get((obligation.document_id, obligation.passage.section_key), "") if obligation.passage else ""
    found = Watch(obligation, state, due if state in (LATE, DUE_SOON, LATER) else None, label, set_by, proofs, section)
    found.has_begun_or_will = bool(found.due or state == WAITING and holding.begins_on)
    if found.due:
        found.notice = relative(found.due, seen_from=day)
        found.of_year = _of_year(set_by, days, min(found.due.year, day.year), day)
    elif state == STOPPED and holding and not obligation.to_on and due and due <= day:
        found.debt = due
    return found


def _of_year(set_by: clock.Clock, days: list[date], year: int, day: date) -> str:
    """`3 av 4 gånger i år`; empty for other rhythms and while it has not been done."""
    if set_by.rhythm != clock.TIMES_PER_YEAR:
        return ""
    done, wanted = clock.done_in_year(set_by, [each for each in days if each <= day], year)
    if not (done and wanted):
        return ""
    of = {"done": done, "wanted": wanted, "year": year}
    times = _("%(done)s av %(wanted)s gånger") if done <= wanted else _("%(done)s gånger")
    return (times + " " + (_("i år") if year == day.year else _("under %(year)s"))) % of


def _judge(obligation, holding: Holding | None, set_by: clock.Clock, due, proofs, day: date) -> tuple[str, str]:
    """The state and what is said of it; the first question that is answered decides."""
    if obligation.to_on and obligation.to_on <= day:
        return STOPPED, _("Bevakas inte sedan %(day)s") % {"day": long_date(obligation.to_on)}
    if holding and not holding.is_final:
        if holding.is_discarded:
            return STOPPED, _("Bevakas inte: utkastet är kasserat")
        if holding.is_lapsed:
            return STOPPED, _("Bevakas inte: handlingen är förfallen")
        return WAITING, _("Bevakas när handlingen är slutlig och gäller")
    if set_by.last_day and set_by.last_day < day:
        return STOPPED, _said_of_end(obligation, set_by.last_day)
    if holding and holding.begins_on and holding.begins_on > day:
        return WAITING, _("Bevakas från %(day)s, då handlingen börjar gälla") % {"day": long_date(holding.begins_on)}
    if due is None:
        return _judge_without_day(obligation, set_by, proofs)
    if due < day:
        return LATE, _("Skulle ha gjorts senast %(day)s") % {"day": long_date(due)}
    return DUE_SOON if due - day <= SOON else LATER, _("Ska göras senast %(day)s") % {"day": long_date(due)}


def _said_of_end(obligation, last_day: date) -> str:
    if obligation.law:
        return _("Regeln gällde till och med %(day)s") % {"day": long_date(last_day)}
    if last_day == date.min:
        return _("Bevakas inte: handlingen började aldrig gälla")
    return _("Bevakas inte: handlingen gällde till och med %(day)s") % {"day": long_date(last_day)}


def _judge_without_day(obligation, set_by: clock.Clock, proofs: list[Fulfilment]) -> tuple[str, str]:
    if obligation.rhythm == Obligation.Rhythm.ONCE and proofs:
        return DONE, _("Gjort")
    if set_by.last_day:
        return UNKNOWN, _("Inget mer att göra innan handlingen slutar gälla %(day)s") % {
            "day": long_date(set_by.last_day)
        }
    return UNKNOWN, _("Ingen dag än: när nästa period börjar är inte känt")
