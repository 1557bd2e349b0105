"""The backward plan: from the day a new agreement is to hold, back through the sittings to the first draft."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from agreements import plan_line
from agreements.backward import Sitting, Track, plan
from agreements.backward_facts import plans_of, words
from agreements.kind import status
from agreements.models import Agreement, TermKind
from agreements.overviews import running_out
from documents.models import DecisionPlan, State
from organisations.models import Body, SittingDate
from tests.agreements.factories import agreement, renewal

NEW_YEAR = date(2027, 1, 1)


def board(*days, name="Kommunstyrelsen", before=()):
    return Track(
        "Lindhaga kommun",
        name,
        True,
        [Sitting(*each) if isinstance(each, tuple) else Sitting(each) for each in days],
        before,
    )


def on(found, code, who=""):
    return next(each.on for each in found.milestones if each.code == code and who in each.who)


def test_the_text_is_ready_when_the_board_wants_its_papers():
    found = plan(NEW_YEAR, [board((date(2026, 11, 17), date(2026, 11, 3)), (date(2026, 12, 30), date(2026, 12, 16)))])
    assert (on(found, "decision"), found.text_on) == (date(2026, 11, 17), date(2026, 11, 3))
    assert on(found, "signed") == date(2026, 12, 31)
    assert on(found, "holds") == NEW_YEAR
    assert found.missing == []


def test_a_committee_that_prepares_wants_them_earlier():
    committee = board((date(2026, 11, 3), date(2026, 10, 20)), name="Arbetsutskottet")
    found = plan(NEW_YEAR, [board((date(2026, 11, 17), date(2026, 11, 3)), before=[committee])])
    assert (on(found, "prepared"), found.text_on) == (date(2026, 11, 3), date(2026, 10, 20))
    assert on(found, "papers", "Arbetsutskottet") == date(2026, 10, 20)


def test_the_council_talks_about_the_draft_before_the_text_is_ready():
    council = board((date(2026, 9, 3), date(2026, 8, 20)), (date(2026, 11, 20), None), name="Brå")
    found = plan(NEW_YEAR, [board((date(2026, 11, 17), date(2026, 11, 3)))], council)
    assert on(found, "discussed") == date(2026, 9, 3)
    assert on(found, "draft") == date(2026, 8, 20)


def test_of_two_parties_the_earlier_one_decides_the_day_of_the_text():
    other = board((date(2026, 10, 6), None), name="Styrelsen")
    found = plan(NEW_YEAR, [board((date(2026, 11, 17), date(2026, 11, 3))), other])
    assert found.text_on == date(2026, 10, 6) - timedelta(days=14)
    assert len([each for each in found.milestones if each.code == "decision"]) == 2


def test_where_no_last_day_for_papers_is_given_it_is_reckoned():
    found = plan(NEW_YEAR, [board(date(2026, 11, 17))])
    assert found.text_on == date(2026, 11, 3)
    assert next(each for each in found.milestones if each.code == "papers").is_reckoned


@pytest.mark.parametrize("days", [[], [date(2027, 2, 1)], [date(2025, 12, 1)]])
def test_missing_sittings_are_said_and_reckoned_with_what_is_usual(days):
    found = plan(NEW_YEAR, [board(*days)])
    assert found.missing == ["Kommunstyrelsen"]
    assert on(found, "decision") == date(2026, 12, 18)
    assert found.text_on == date(2026, 12, 4)


def test_a_delegate_decides_on_any_day_and_signing_takes_its_time():
    found = plan(NEW_YEAR, [Track("Polisen", "områdeschefen", meets=False)])
    assert on(found, "decision") == date(2026, 12, 18)
    assert plan(NEW_YEAR, []).text_on == date(2026, 12, 18)


def test_a_sitting_on_new_years_eve_or_a_sunday_is_a_sitting_like_others():
    found = plan(date(2027, 1, 14), [board((date(2026, 12, 31), date(2026, 12, 25)))])
    assert (on(found, "decision"), found.text_on) == (date(2026, 12, 31), date(2026, 12, 25))


def test_it_knows_when_the_day_has_passed_and_what_is_the_earliest_now():
    track = board((date(2026, 11, 17), date(2026, 11, 3)), (date(2027, 1, 20), date(2027, 1, 7)))
    found = plan(NEW_YEAR, [track])
    assert not found.is_late(date(2026, 11, 3))
    assert found.is_late(date(2026, 11, 4))
    assert found.earliest(date(2026, 11, 4)) == date(2027, 2, 3)
    assert found.earliest(date(2027, 1, 8)) is None


def test_the_milestones_come_in_order_and_end_with_the_day_itself():
    found = plan(NEW_YEAR, [board((date(2026, 11, 17), date(2026, 11, 3)))])
    days = [each.on for each in found.milestones]
    assert days == sorted(days)
    assert [each.code for each in found.milestones][0] == "draft"
    assert words(found.milestones[-1]) == "Den nya gäller"


def test_the_line_is_drawn_in_whole_numbers_within_its_edges_and_apart():
    found = plan(NEW_YEAR, [board((date(2026, 12, 18), date(2026, 12, 17)))])
    line = plan_line.drawn(found, date(2026, 11, 22))
    places = [point.x for point in line.points]
    assert all(isinstance(x, int) and 0 <= x <= 1000 for x in places)
    assert all(right - left >= plan_line.APART for left, right in zip(places, places[1:], strict=False))
    assert plan_line.drawn(found, date(2030, 1, 1)).today is None


# With agreements and calendars


@pytest.fixture
def this_autumn(monkeypatch):
    for module in ("agreements.overviews", "agreements.views.plan"):
        monkeypatch.setattr(f"{module}.today", lambda: date(2026, 10, 1))


@pytest.fixture
def ending(municipality, coordinator):
    ks = Body.objects.create(organisation=municipality, kind="board", name="Kommunstyrelsen")
    SittingDate.objects.create(body=ks, on=date(2026, 11, 17), papers_due_on=date(2026, 11, 3))
    return agreement(TermKind.FIXED, date(2023, 1, 1), date(2026, 12, 31), owner=municipality, title="Avtalet")


def page(client, which):
    return client.get(reverse("agreements:plan", args=[which.pk]))


def test_start_says_when_the_text_must_be_ready(coordinator, ending, this_autumn):
    row = running_out(coordinator)[0]
    assert row.sentence.endswith("För att en ny ska gälla 1 januari 2027 behöver texten vara klar 3 november.")
    assert row.url == reverse("agreements:plan", args=[ending.pk])


def test_the_page_shows_each_day(client, coordinator, ending, this_autumn):
    client.force_login(coordinator)
    said = page(client, ending).content.decode().replace("\xa0", " ")
    for words_ in ("3 november 2026", "17 november 2026", "Kommunstyrelsen beslutar", "Den nya gäller", "<svg"):
        assert words_ in said


@pytest.mark.parametrize(
    ("who", "status"), [("coordinator", 200), ("registrar", 200), ("reader", 403), ("stranger", 404)]
)
def test_it_is_for_those_who_work_with_the_agreement(client, request, ending, this_autumn, who, status):
    client.force_login(request.getfixturevalue(who))
    assert page(client, ending).status_code == status


def test_the_way_of_the_successor_counts(ending, municipality, coordinator):
    following = agreement(TermKind.FIXED, NEW_YEAR, None, after=ending, owner=municipality, state=State.DRAFT)
    party = following.document.parties.get(organisation=municipality)
    DecisionPlan.objects.create(party=party, way="none", why="Förlängs i befintligt beslut")
    found = plans_of([Agreement.objects.with_term().get(pk=ending.pk)], date(2026, 10, 1))[ending.pk]
    assert found.text_on == date(2026, 12, 18)


def test_one_that_holds_until_further_notice_has_no_day_to_reckon_from(client, coordinator, municipality, this_autumn):
    endless = agreement(TermKind.UNTIL_FURTHER_NOTICE, date(2023, 1, 1), owner=municipality)
    client.force_login(coordinator)
    assert "Det finns ingen dag att räkna från" in page(client, endless).content.decode()


def test_a_yearly_one_is_reckoned_from_the_end_of_the_year_that_runs(municipality, coordinator):
    yearly = agreement(TermKind.ROLLING_YEARLY, date(2025, 1, 1), date(2025, 12, 31), owner=municipality)
    renewal(yearly, date(2026, 1, 1), date(2026, 12, 31))
    found = plans_of([Agreement.objects.with_term().get(pk=yearly.pk)], date(2026, 10, 1))
    assert found[yearly.pk].holds_on == NEW_YEAR


def test_many_plans_cost_as_few_queries_as_one(municipality, coordinator, ending, django_assert_max_num_queries):
    more = [agreement(TermKind.FIXED, date(2023, 1, 1), date(2026, 12, 31), owner=municipality) for _each in range(4)]
    papers = list(Agreement.objects.with_term().filter(pk__in=[ending.pk, *(each.pk for each in more)]))
    with django_assert_max_num_queries(8):
        assert len(plans_of(papers, date(2026, 10, 1))) == 5


@pytest.fixture
def signed(ending, municipality):
    return agreement(
        TermKind.FIXED, NEW_YEAR, date(2030, 12, 31), after=ending, owner=municipality, title="Den nya",
        final_on=date(2026, 9, 20),
    )  # fmt: skip


def test_where_the_next_is_signed_the_page_says_which_and_from_when_instead_of_a_plan(
    client, coordinator, ending, signed, this_autumn
):
    client.force_login(coordinator)
    said = page(client, ending).content.decode().replace("\xa0", " ")
    assert "Nästa är undertecknad: ”Den nya” gäller från 1 januari 2027." in said
    assert reverse("documents:detail", args=[signed.pk]) in said
    assert '<svg class="plan-line' not in said
    assert running_out(coordinator) == []


def test_start_tells_of_a_signed_next_that_begins_after_a_gap_or_on_no_day(coordinator, ending, signed, this_autumn):
    for starts_on, words_ in [(date(2027, 2, 1), "gäller från 1 februari 2027."), (None, "saknar uppgift om")]:
        Agreement.objects.filter(pk=signed.pk).update(starts_on=starts_on)
        row = running_out(coordinator)[0]
        assert words_ in row.sentence
        assert "texten" not in row.sentence
        assert row.url == reverse("documents:detail", args=[signed.pk])


def test_the_old_paper_says_before_the_day_what_it_is_replaced_by(ending, signed):
    before = status(ending.document, date(2026, 12, 31), with_reason=True)
    assert before == "Gäller till och med 31 december 2026. Ersätts 1 januari 2027 av ”Den nya”."
    assert "Den nya" not in status(ending.document, date(2026, 12, 31), with_reason=False)
    assert status(ending.document, NEW_YEAR, with_reason=True) == "Ersatt 1 januari 2027 av ”Den nya”."
    assert "Den nya" not in status(ending.document, NEW_YEAR, with_reason=False)


def test_a_draft_after_one_that_has_ended_asks_for_its_start_day_and_plans_nothing_in_the_past(
    client, coordinator, municipality, this_autumn
):
    over = agreement(TermKind.FIXED, date(2020, 1, 1), date(2022, 12, 31), owner=municipality)
    draft = agreement("", after=over, owner=municipality, state=State.DRAFT)
    client.force_login(coordinator)
    for which, title in [(draft, "När ska den börja gälla?"), (over, "Det finns ingen dag att räkna från")]:
        said = page(client, which).content.decode()
        assert title in said
        assert reverse("agreements:facts", args=[which.pk]) in said
        assert "2022" not in said.split("<main")[1].split("plan-line")[0].replace(str(which), "")
