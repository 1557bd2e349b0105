"""Python and SQL give the same answer, for any day and whatever people have registered."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agreements.models import Agreement, Relation, TermKind
from agreements.models.status import IN_FORCE
from agreements.terms import SOON, Term, judge, status_on
from documents.models import State
from tests.agreements.factories import agreement, renewal

# A failing family is small enough to read; shrinking would take minutes.
NOSHRINK = [Phase.explicit, Phase.reuse, Phase.generate]
pytestmark = pytest.mark.django_db

# Few days, close to each other and around 29 February, so that dates meet and touch.
CORNERS = [
    date(2023, 3, 1),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2025, 6, 30),
]
ASKED = sorted({day + timedelta(days=step) for day in CORNERS for step in (-1, 0, 1)})
days = st.sampled_from(CORNERS)
maybe = st.none() | days
kinds = st.sampled_from(["", *TermKind])
states = st.sampled_from([State.FINAL] * 5 + list(State))

under = {"final_condition": "kommunstyrelsens godkännande"}
settled = st.builds(
    lambda outcome, on: under | {"condition_outcome": outcome, "condition_settled_on": on},
    st.sampled_from(["met", "refused"]),
    days,
)
conditions = st.just({}) | st.just({}) | st.just(under | {"condition_outcome": "awaited"}) | settled


@st.composite
def terms(draw):
    kind, starts_on, ends_on = draw(kinds), draw(maybe), draw(maybe)
    if kind == TermKind.UNTIL_FURTHER_NOTICE:
        ends_on = None
    if starts_on and ends_on and ends_on < starts_on:
        starts_on, ends_on = ends_on, starts_on
    state = draw(states)
    fields = {"state": state}
    if state == State.FINAL:
        fields |= {"final_on": draw(maybe), "ended_on": draw(st.none() | st.none() | days), **draw(conditions)}
    return kind, starts_on, ends_on, fields


followers = st.lists(st.tuples(st.sampled_from(list(Relation)), st.integers(0, 9), terms()), max_size=4)
renewals = st.lists(st.tuples(days, days), max_size=4, unique_by=lambda pair: min(pair))


families = st.lists(st.tuples(terms(), followers, renewals), min_size=24, max_size=24)


def make(first, following, renewed) -> None:
    kind, starts_on, ends_on, fields = first
    papers = [agreement(kind, starts_on, ends_on, is_bare=True, **fields)]
    for relation, place, (kind, starts_on, ends_on, fields) in following:
        before = papers[place % len(papers)]
        papers.append(agreement(kind, starts_on, ends_on, after=before, relation=relation, is_bare=True, **fields))
    for pair in renewed:
        renewal(papers[0], min(pair), max(pair))


# Many families in one example: making a query costs more than answering it.
@settings(max_examples=6, deadline=None, phases=NOSHRINK, suppress_health_check=list(HealthCheck))
@given(families=families, asked=st.sets(st.sampled_from(ASKED), min_size=4, max_size=4))
def test_python_and_sql_agree_on_every_day(families, asked):
    with transaction.atomic():
        for family in families:
            make(*family)
        loaded = list(Agreement.objects.with_term())
        for day in asked:
            codes = Agreement.objects.with_status_on(day).values_list("pk", "status_code", "status_ends_on")
            in_sql = {pk: (code, ends_on) for pk, code, ends_on in codes}
            verdicts = {each.pk: judge(Term(each), day) for each in loaded}
            ends = {pk: each.ends_on if each.code in IN_FORCE else None for pk, each in verdicts.items()}
            assert in_sql == {pk: (each.code, ends[pk]) for pk, each in verdicts.items()}, day
            _warns_alike(loaded, day)
        transaction.set_rollback(True)


def _warns_alike(loaded: list[Agreement], day: date) -> None:
    """`running_out` finds those that say "soon", and every status can be put in words."""
    soon = {each.pk for each in loaded if "soon" in status_on(each, day).flags}
    assert set(Agreement.objects.running_out(day, SOON).values_list("pk", flat=True)) == soon, day
