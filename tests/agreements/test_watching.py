from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements import watch_list
from agreements.models import LawRule, Obligation, Relation, TermKind
from agreements.watching import watches
from documents import steps
from documents.models import Document
from tests.agreements import factories
from tests.agreements.obliging import agreement_of, by_hand, done, watched

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def seen(obligation, day: date = DAY):
    row = Obligation.objects.with_source().select_related("document__owner").get(pk=obligation.pk)
    return watches([row], day)[0]


def test_it_says_when_it_was_done_who_says_so_and_how_often(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, title="Överenskommelse 2026").document
    obligation = watched(coordinator, paper)
    done(obligation, date(2026, 3, 4), coordinator)
    watch = seen(obligation)
    assert watch.why == (
        "Gjordes senast 4 mars 2026. Enligt avsnittet ”Uppföljning” i ”Överenskommelse 2026” ska det göras minst en "
        "gång per år."
    )
    assert (watch.state, watch.due, watch.label) == ("later", date(2027, 3, 4), "Ska göras senast 4 mars 2027")
    assert seen(obligation, date(2027, 2, 10)).state == "soon"
    assert seen(obligation, date(2027, 3, 4)).state == "soon"
    assert seen(obligation, date(2027, 3, 5)).label == "Skulle ha gjorts senast 4 mars 2027"


def test_it_says_how_many_times_of_those_that_the_year_asks_for(municipality, coordinator):
    obligation = by_hand(municipality, coordinator, rhythm="times_per_year", number=4, from_on=date(2025, 9, 22))
    for month in (1, 4, 7):
        done(obligation, date(2026, month, 22), coordinator)
    assert seen(obligation).why.startswith("Gjordes senast 22 juli 2026, 3 av 4 gånger i år.")
    assert seen(obligation, date(2027, 1, 1)).why.startswith("Gjordes senast 22 juli 2026, 3 av 4 gånger under 2026.")
    assert seen(obligation, date(2027, 1, 1)).state == "late"
    done(obligation, date(2026, 9, 22), coordinator)
    assert (seen(obligation).due, seen(obligation).of_year) == (date(2027, 3, 31), "4 av 4 gånger i år")
    assert seen(obligation, date(2027, 1, 1)).state == "later"
    done(obligation, date(2026, 9, 30), coordinator)
    assert seen(obligation).of_year == "5 gånger i år"


def test_one_from_the_law_names_its_paragraph(municipality, coordinator):
    rule = LawRule.objects.get(code="lagesbild_6")
    obligation = by_hand(municipality, coordinator, text="", law=rule, number=24)
    assert "Enligt 6 § lagen (2023:196) om kommuners ansvar för brottsförebyggande arbete ska" in seen(obligation).why
    assert str(obligation) == rule.text


def test_a_rule_that_holds_no_more_asks_for_nothing(municipality, coordinator):
    rule = LawRule.objects.create(
        code="x", act="Lag", sfs="1", paragraph="1 §", from_on=date(2020, 1, 1), to_on=date(2026, 6, 30), text="Det.",
        every_months=6,
    )  # fmt: skip
    obligation = by_hand(municipality, coordinator, text="", law=rule, number=6)
    assert seen(obligation).label == "Regeln gällde till och med 30 juni 2026"


def test_a_draft_waits_and_a_discarded_one_is_not_watched(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, final=False).document
    obligation = watched(coordinator, paper)
    assert (seen(obligation).state, seen(obligation).due) == ("waiting", None)
    steps.discard(paper, by=coordinator, reason="Gjord två gånger")
    assert seen(obligation).state == "stopped"


def test_nothing_is_counted_before_the_agreement_holds(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, starts_on=date(2027, 1, 1)).document
    obligation = watched(coordinator, paper)
    assert seen(obligation).label == "Bevakas från 1 januari 2027, då handlingen börjar gälla"
    assert seen(obligation, date(2027, 1, 2)).due == date(2027, 12, 31)


def test_the_year_to_come_shows_what_a_signed_agreement_will_ask_for(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, starts_on=date(2027, 1, 1)).document
    draft = agreement_of(municipality, coordinator, final=False, starts_on=date(2027, 1, 1)).document
    found = [seen(watched(coordinator, each)) for each in (paper, draft)]
    entries = [entry for month in watch_list.year_of(found, 2027) for entry in month.entries]
    assert [(entry.day, entry.watch) for entry in entries] == [(date(2027, 12, 31), found[0])]


def test_it_stops_when_the_agreement_does_and_not_a_day_before(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, ends_on=date(2027, 6, 30)).document
    obligation = watched(coordinator, paper)
    assert seen(obligation).due == date(2026, 12, 31)
    assert seen(obligation, date(2027, 6, 30)).state == "late"
    assert seen(obligation, date(2027, 7, 1)).label == "Bevakas inte: handlingen gällde till och med 30 juni 2027"


def test_an_agreement_of_one_year_asks_once_for_what_is_yearly(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, ends_on=date(2026, 12, 31)).document
    assert seen(watched(coordinator, paper)).due == date(2026, 12, 31)


def test_what_would_fall_after_the_end_is_not_asked_for(municipality, coordinator):
    paper = agreement_of(municipality, coordinator, ends_on=date(2026, 12, 30)).document
    watch = seen(watched(coordinator, paper))
    assert (watch.state, watch.due) == ("unknown", None)
    assert watch.label == "Inget mer att göra innan handlingen slutar gälla 30 december 2026"


def test_an_end_before_its_time_stops_it(municipality, coordinator):
    paper = agreement_of(municipality, coordinator).document
    obligation = watched(coordinator, paper)
    steps.end(paper, by=coordinator, on=date(2026, 7, 1), reason="Uppsagd")
    assert seen(obligation).state == "stopped"
    assert seen(obligation, date(2026, 6, 30)).goes_on


@pytest.mark.parametrize("kind", [TermKind.FIXED_THEN_UNTIL_REPLACED, TermKind.ROLLING_YEARLY])
def test_one_that_goes_on_by_itself_is_watched_beyond_its_first_end(municipality, coordinator, kind):
    paper = agreement_of(municipality, coordinator, kind=kind, ends_on=date(2026, 12, 31)).document
    assert seen(watched(coordinator, paper)).due == date(2026, 12, 31)


def test_before_each_new_period_follows_the_term_when_it_is_prolonged(municipality, coordinator):
    agreement = agreement_of(municipality, coordinator, ends_on=date(2026, 12, 31))
    obligation = watched(coordinator, agreement.document, rhythm="before_period", number=None)
    assert seen(obligation).due == date(2026, 12, 31)
    done(obligation, date(2026, 11, 3), coordinator)
    assert seen(obligation).due is None
    factories.agreement(
        TermKind.FIXED, date(2027, 1, 1), date(2028, 12, 31), after=agreement, relation=Relation.EXTENSION,
        owner=municipality, final_on=date(2026, 11, 20),
    )  # fmt: skip
    assert seen(obligation).due == date(2028, 12, 31)


def test_a_mandate_period_without_its_end_gives_no_day(municipality, coordinator):
    agreement = agreement_of(municipality, coordinator, kind=TermKind.MANDATE_PERIOD)
    watch = seen(watched(coordinator, agreement.document, rhythm="before_period", number=None))
    assert watch.label == "Ingen dag än: när nästa period börjar är inte känt"


def test_another_partys_term_is_not_told_by_the_clock(municipality, coordinator, police, police_contact):
    """Whether the term is for the other party to know is another matter; what it watches goes on until it stops it."""
    paper = agreement_of(municipality, coordinator, ends_on=date(2026, 6, 30), open_for=[police]).document
    obligation = watched(police_contact, paper, owner=police)
    assert seen(obligation).state == "later"
    assert seen(obligation).why.endswith("Enligt en handling hos Lindhaga kommun ska det göras minst en gång per år.")


def test_a_paper_without_a_term_holds_from_its_day_until_it_is_ended(municipality, coordinator):
    paper = factories.document(owner=municipality, state="final", kind="plain", final_on=date(2026, 5, 1))
    obligation = by_hand(municipality, coordinator, document=paper)
    assert seen(obligation).due == date(2027, 4, 30)
    Document.objects.filter(pk=paper.pk).update(ended_on=date(2026, 9, 1), end_reason="Klart")
    assert seen(obligation).state == "stopped"


def test_what_is_done_once_is_done(municipality, coordinator):
    obligation = by_hand(municipality, coordinator, rhythm="once", number=None, due_on=date(2026, 12, 1))
    assert seen(obligation).state == "soon"
    done(obligation, date(2026, 11, 20), coordinator)
    assert (seen(obligation).state, seen(obligation).label) == ("done", "Gjort")


def test_many_cost_no_more_queries_than_one(municipality, coordinator):
    paper = agreement_of(municipality, coordinator).document
    done(watched(coordinator, paper), date(2026, 3, 4), coordinator)

    def queries() -> int:
        rows = Obligation.objects.with_source().select_related("document__owner")
        with CaptureQueriesContext(connection) as asked:
            for watch in watches(rows, DAY):
                assert watch.why
        return len(asked)

    few = queries()
    for number in range(1, 12):
        other = agreement_of(municipality, coordinator).document
        done(watched(coordinator, other, number=number), date(2026, 3, 4), coordinator)
    assert queries() == few
