"""The status of agreements on a day, in SQL: the same questions in the same order as `agreements.terms.judge`.

Every date is stored or moved by single days; no database counts years or months. Expressions are nested as little as
may be, since SQLite's parser gives up at a hundred levels.
"""

from datetime import date, timedelta

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest, Least
from django.utils.translation import gettext_lazy as _


class Code(TextChoices):
    """What the calendar says; the first three are states of the paper, which has no term before it is final."""

    DRAFT = "draft", _("Utkast")
    LOCKED = "locked", _("Låst inför beslut")
    DISCARDED = "discarded", _("Kasserat utkast")
    UPCOMING = "upcoming", _("Börjar gälla senare")
    CONDITIONAL = "conditional", _("Undertecknad, gäller inte än")
    LAPSED = "lapsed", _("Förfallen: beslutet blev nej")
    IN_FORCE = "in_force", _("Gäller")
    PROLONGED = "prolonged", _("Gäller – förlängd")
    UNDOCUMENTED = "undocumented", _("Förlängning ej dokumenterad")
    EXPIRED = "expired", _("Har upphört")
    ENDED = "ended", _("Avslutad i förtid")
    REPLACED = "replaced", _("Ersatt")
    INCOMPLETE = "incomplete", _("Uppgifter saknas")


IN_FORCE = (Code.IN_FORCE, Code.PROLONGED)
# These end by themselves on their last day; the others hold until somebody does something.
BY_ITSELF = ("fixed", "mandate_period")

# Days that stand for "nobody stops it" and "no end"; the one is the day after the other.
FAR, OPEN, NEAR = (Value(day, output_field=DateField()) for day in (date.max, date.max - timedelta(days=1), date.min))
NO_DAY = Value(None, output_field=DateField())


def day_before(expression):
    return Cast(expression - timedelta(days=1), DateField())


def day_after(expression):
    return Cast(expression + timedelta(days=1), DateField())


def with_code_on(agreements: QuerySet, day: date) -> QuerySet:
    """Annotates `status_code` alone, for those who ask for no day."""
    return _with_facts(agreements).annotate(status_code=_code(day))


def with_end_on(agreements: QuerySet, day: date) -> QuerySet:
    """Annotates `status_code`, `replaced_on`, when a later agreement takes over, and `in_force_until`.

    The latter is the end, were it in force: `OPEN` when there is none.
    """
    return with_code_on(agreements, day).annotate(in_force_until=_in_force_until(day))


def with_status_on(agreements: QuerySet, day: date) -> QuerySet:
    """Annotates `status_code`, and for those in force `status_ends_on`: None while no end is known."""
    agreements = with_end_on(agreements, day)
    is_ending = Q(status_code__in=IN_FORCE, in_force_until__lt=OPEN)
    return agreements.annotate(
        status_ends_on=Case(When(is_ending, then=F("in_force_until")), default=NO_DAY, output_field=DateField())
    )


def _with_facts(agreements: QuerySet) -> QuerySet:
    """What else is registered about the term; the facts of the original itself are columns of its row.

    term_end: the end with its extensions; OPEN when extended until further notice, null when not known.
    stops_on: the first day after an end in advance or a successor. reworded_on: when the next amendment took over.
    """
    agreements = agreements.annotate(
        replaced_on=Subquery(_successors().order_by("begins_on").values("begins_on")[:1]),
        term_end=Subquery(_known_ends().order_by("-last_day").values("last_day")[:1]),
    )
    return agreements.annotate(
        stops_on=Least(Coalesce("original__document__ended_on", FAR), Coalesce("replaced_on", FAR)),
        reworded_on=Case(
            When(
                relation="amendment", then=Subquery(_later_amendments().order_by("begins_on").values("begins_on")[:1])
            ),
            default=NO_DAY,
        ),
    )


def _agreements() -> QuerySet:
    return apps.get_model("agreements", "Agreement")._base_manager.all()


UNMET = ("awaited", "refused")  # a condition that a paper was signed under, and that keeps it from holding


def _begun(agreements: QuerySet) -> QuerySet:
    """Those that take effect some day: final, its condition met, with a start, and not ended before it."""
    agreements = agreements.filter(document__state="final", starts_on__isnull=False)
    agreements = agreements.exclude(document__condition_outcome__in=UNMET).annotate(
        begins_on=Greatest(
            "starts_on",
            Coalesce("document__final_on", "starts_on"),
            Coalesce("document__condition_settled_on", "starts_on"),
        )
    )
    return agreements.filter(Q(document__ended_on__isnull=True) | Q(document__ended_on__gt=F("begins_on")))


def _successors() -> QuerySet:
    return _begun(_agreements().filter(relation="successor", follows__original=OuterRef("original_id")))


def _later_amendments() -> QuerySet:
    start = Coalesce(OuterRef("starts_on"), FAR)  # nothing is later than an unknown start
    final_on, met_on = OuterRef("document__final_on"), OuterRef("document__condition_settled_on")
    own = Greatest(start, Coalesce(final_on, start), Coalesce(met_on, start))
    later = Q(begins_on__gt=own) | Q(begins_on=own, pk__gt=OuterRef("pk"))
    return _begun(_agreements().filter(relation="amendment", original=OuterRef("original_id"))).filter(later)


def _known_ends() -> QuerySet:
    """The end of the original, and the days that final extensions move it to."""
    until_further_notice = Q(term_kind="until_further_notice")
    last_day = Case(
        When(~Q(relation="extension"), then=F("ends_on")),
        When(until_further_notice & Q(document__ended_on__isnull=True), then=OPEN),
        When(Q(document__ended_on__isnull=True) | Q(ends_on__lt=F("document__ended_on")), then=F("ends_on")),
        When(until_further_notice | Q(ends_on__isnull=False), then=day_before(F("document__ended_on"))),
        default=NO_DAY,
    )
    extends = Q(relation="extension", document__state="final") & ~Q(document__condition_outcome__in=UNMET)
    papers = _agreements().filter(Q(pk=OuterRef("original_id")) | extends, original=OuterRef("original_id"))
    return papers.annotate(last_day=last_day).filter(last_day__isnull=False)


def _renewals() -> QuerySet:
    return apps.get_model("agreements", "Renewal").objects.filter(agreement=OuterRef("original_id"))


WITHIN = Q(relation__in=["amendment", "extension"])
LIMITED = Q(original__term_kind__in=BY_ITSELF)
# Neither the paper nor what it stands within holds before its condition is met.
REFUSED = Q(document__condition_outcome="refused") | Q(original__document__condition_outcome="refused")
AWAITED = Q(document__condition_outcome="awaited") | Q(original__document__condition_outcome="awaited")


def _code(day: date) -> Case:
    today = Value(day, output_field=DateField())
    never_began = Q(document__ended_on__lte=F("starts_on"))
    last_chance = Greatest(today, Coalesce("original__starts_on", NEAR))
    is_ended = Q(original__document__ended_on__lte=Coalesce("replaced_on", FAR))
    ran_out = Q(term_end__lt=Least(today, "stops_on"))
    is_going_on = Q(original__document__ended_on__isnull=True) | Q(original__document__ended_on__gt=F("replaced_on"))
    is_taken_over = Q(replaced_on=day_after(F("term_end"))) & is_going_on
    return Case(
        When(~Q(document__state="final"), then=F("document__state")),
        When(WITHIN & (Q(document__ended_on__lte=day) | never_began), then=Value(Code.ENDED)),
        When(WITHIN & ~Q(original__document__state="final"), then=Value(Code.INCOMPLETE)),
        When((REFUSED | AWAITED) & Q(original__document__ended_on__lte=day), then=Value(Code.ENDED)),
        When((REFUSED | AWAITED) & Q(replaced_on__lte=day), then=Value(Code.REPLACED)),
        When(REFUSED, then=Value(Code.LAPSED)),
        When(AWAITED, then=Value(Code.CONDITIONAL)),
        When(Q(relation="amendment") & Q(reworded_on__lte=day), then=Value(Code.REPLACED)),
        When(LIMITED & ran_out & is_taken_over, then=Value(Code.REPLACED)),
        When(LIMITED & ran_out, then=Value(Code.EXPIRED)),
        When(
            Q(stops_on__lte=last_chance),
            then=Case(When(is_ended, then=Value(Code.ENDED)), default=Value(Code.REPLACED)),
        ),
        When(original__starts_on__gt=day, then=Value(Code.UPCOMING)),
        When(WITHIN & Q(starts_on__isnull=True), then=Value(Code.INCOMPLETE)),
        When(WITHIN & Q(starts_on__gt=day), then=Value(Code.UPCOMING)),
        When(original__term_kind="rolling_yearly", then=_rolling_code(day)),
        When(Q(original__term_kind="fixed_then_until_replaced") & Q(term_end__lt=day), then=Value(Code.PROLONGED)),
        When(Q(original__term_kind="") | LIMITED & Q(term_end__isnull=True), then=Value(Code.INCOMPLETE)),
        When(original__ends_on__lt=day, then=Value(Code.PROLONGED)),
        When(original__starts_on__isnull=False, then=Value(Code.IN_FORCE)),
        default=Value(Code.INCOMPLETE),
        output_field=CharField(),
    )


def _rolling_code(day: date) -> Case:
    has_begun = Q(original__starts_on__isnull=False) | Q(original__ends_on__lt=day)
    in_renewal = Exists(_renewals().filter(starts_on__lte=day, ends_on__gte=day))
    return Case(
        When(original__starts_on__isnull=False, original__ends_on__gte=day, then=Value(Code.IN_FORCE)),
        When(has_begun & Q(term_end__gte=day), then=Value(Code.PROLONGED)),
        When(in_renewal, then=Value(Code.PROLONGED)),
        When(term_end__lt=day, then=Value(Code.UNDOCUMENTED)),
        default=Value(Code.INCOMPLETE),
    )


def _in_force_until(day: date) -> Least:
    """The end by the term, or earlier where somebody ends or replaces it; OPEN or later when nothing does."""
    by_term = Case(
        When(original__term_kind="until_further_notice", then=OPEN),
        When(original__term_kind="rolling_yearly", then=_end_of_run(day)),
        When(term_end__gte=day, then=F("term_end")),
        default=OPEN,
    )
    own_end = Case(When(WITHIN, then=Coalesce("document__ended_on", FAR)), default=FAR)
    return Least(by_term, day_before(Least("stops_on", own_end, Coalesce("reworded_on", FAR))))


def _end_of_run(day: date) -> Least:
    """The first end, from the day on, that no other documented period takes up again."""
    renewals = _renewals()
    taken_up = Exists(renewals.filter(starts_on__lte=day_after(OuterRef("term_end")), ends_on__gt=OuterRef("term_end")))
    next_one = apps.get_model("agreements", "Renewal").objects.filter(
        agreement=OuterRef("agreement"), starts_on__lte=day_after(OuterRef("ends_on")), ends_on__gt=OuterRef("ends_on")
    )
    in_first = Q(next_on__gte=Coalesce(OuterRef("original__starts_on"), NEAR)) & Q(next_on__lte=OuterRef("term_end"))
    ends = renewals.filter(~Exists(next_one), ends_on__gte=day).annotate(
        next_on=day_after(F("ends_on")), is_taken_up=Case(When(in_first, then=Value(1)), default=Value(0))
    )
    last = Subquery(ends.filter(is_taken_up=0).order_by("ends_on").values("ends_on")[:1])
    first = Case(
        When(term_end=OPEN, then=OPEN), When(Q(term_end__gte=day) & ~taken_up, then=F("term_end")), default=OPEN
    )
    return Least(first, Coalesce(last, OPEN))
