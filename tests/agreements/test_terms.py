"""The five kinds of term, day by day, in words."""

from datetime import date

import pytest

from agreements.models import Relation, TermKind
from agreements.models.status import Code
from agreements.periods import Period, last_day_of_year_from, next_year
from agreements.terms import status_on
from documents.models import State
from tests.agreements.factories import agreement, renewal

pytestmark = pytest.mark.django_db


def fixed(first=2019, last=2022, **fields):
    return agreement(TermKind.FIXED, date(first, 1, 1), date(last, 12, 31), **fields)


def sentence(paper, *day) -> str:
    return status_on(paper, date(*day)).sentence


def test_a_draft_has_no_term_yet():
    found = status_on(fixed(state=State.DRAFT), date(2020, 1, 1))
    assert (found.code, found.label, found.is_in_force) == (Code.DRAFT, "Utkast", False)


def test_a_fixed_term_begins_holds_and_ends():
    paper = fixed()
    assert status_on(paper, date(2018, 12, 31)).label == "Börjar gälla 1 januari 2019"
    assert sentence(paper, 2018, 12, 31) == "Börjar gälla 1 januari 2019 och gäller till och med 31 december 2022."
    assert status_on(paper, date(2019, 1, 1)).label == "Gäller till och med 31 december 2022"
    assert sentence(paper, 2022, 12, 31) == "Gäller till och med 31 december 2022."
    assert status_on(paper, date(2023, 1, 1)).label == "Har upphört 31 december 2022"


def test_beside_the_sentence_stands_how_many_days_are_left():
    found = status_on(fixed(), date(2022, 11, 21))
    assert found.notice == "Går ut 31 december (om 40 dagar)"
    assert (found.days_left, found.tone) == (40, "soon")
    assert status_on(fixed(), date(2020, 1, 1)).notice == ""


def test_it_goes_on_until_replaced_and_says_why():
    paper = agreement(TermKind.FIXED_THEN_UNTIL_REPLACED, date(2019, 1, 1), date(2022, 12, 31))
    assert sentence(paper, 2021, 5, 1) == (
        "Gäller till och med 31 december 2022, och därefter tills en ny överenskommelse har tecknats."
    )
    for day in (date(2023, 1, 1), date(2026, 11, 21)):
        found = status_on(paper, day)
        assert found.is_in_force
        assert found.ends_on is None
        assert found.sentence == (
            "Gäller tills vidare sedan 1 januari 2023, eftersom ingen ny överenskommelse har tecknats."
        )


def test_a_signed_successor_ends_it_only_when_it_has_begun():
    old = agreement(TermKind.FIXED_THEN_UNTIL_REPLACED, date(2019, 1, 1), date(2022, 12, 31))
    agreement(TermKind.FIXED, date(2027, 1, 1), date(2030, 12, 31), after=old, final_on=date(2026, 12, 18))
    assert sentence(old, 2026, 12, 20) == "Gäller till och med 31 december 2026, då en ny överenskommelse tar vid."
    assert sentence(old, 2027, 1, 1) == "Ersatt av en ny överenskommelse från och med 1 januari 2027."


def test_a_successor_signed_after_its_start_takes_over_when_signed():
    old = agreement(TermKind.UNTIL_FURTHER_NOTICE, date(2015, 3, 1))
    new = fixed(2019, 2022, after=old, final_on=date(2019, 2, 14))
    assert status_on(old, date(2019, 2, 13)).is_in_force
    assert status_on(old, date(2019, 2, 14)).code == Code.REPLACED
    assert "signed_after_start" in status_on(new, date(2019, 3, 1)).flags


def test_a_successor_that_is_only_a_draft_changes_nothing():
    old = agreement(TermKind.FIXED_THEN_UNTIL_REPLACED, date(2019, 1, 1), date(2022, 12, 31))
    fixed(2023, 2026, after=old, state=State.LOCKED)
    assert status_on(old, date(2024, 1, 1)).code == Code.PROLONGED


def test_a_rolling_year_needs_a_discussion_before_the_next():
    paper = agreement(TermKind.ROLLING_YEARLY, date(2009, 10, 15))
    assert paper.ends_on == date(2010, 10, 14)
    assert status_on(paper, date(2010, 10, 14)).is_in_force
    found = status_on(paper, date(2010, 10, 15))
    assert found.code == Code.UNDOCUMENTED
    assert found.label == "Förlängning ej dokumenterad"
    assert "diskussion" in found.sentence


def test_a_documented_discussion_carries_it_one_year_and_no_further():
    paper = agreement(TermKind.ROLLING_YEARLY, date(2009, 10, 15))
    renewal(paper, date(2010, 10, 15), date(2011, 10, 14), discussed_on=date(2010, 9, 1))
    assert sentence(paper, 2010, 10, 15) == (
        "Gäller – förlängd till och med 14 oktober 2011, efter diskussion 1 september 2010."
    )
    assert status_on(paper, date(2011, 10, 15)).code == Code.UNDOCUMENTED


def test_after_renewals_the_end_is_counted_from_the_last_and_not_from_the_first():
    paper = agreement(TermKind.ROLLING_YEARLY, date(2020, 1, 1))
    for year in (2021, 2022):
        renewal(paper, date(year, 1, 1), date(year, 12, 31))
    found = status_on(paper, date(2020, 12, 1))
    assert found.ends_on == date(2022, 12, 31)
    assert found.notice == ""


def test_a_year_without_discussion_stays_undocumented_when_a_later_one_is_registered():
    paper = agreement(TermKind.ROLLING_YEARLY, date(2020, 1, 1))
    renewal(paper, date(2022, 1, 1), date(2022, 12, 31))
    assert status_on(paper, date(2020, 6, 1)).ends_on == date(2020, 12, 31)
    assert status_on(paper, date(2021, 6, 1)).code == Code.UNDOCUMENTED
    assert status_on(paper, date(2022, 6, 1)).code == Code.PROLONGED


def test_a_mandate_period_without_a_confirmed_end_says_what_is_missing_and_proposes_it():
    paper = agreement(TermKind.MANDATE_PERIOD, date(2023, 5, 2))
    found = status_on(paper, date(2024, 1, 1))
    assert found.code == Code.INCOMPLETE
    assert "31 december 2026" in found.sentence
    paper.ends_on = date(2026, 12, 31)
    paper.save()
    assert sentence(paper, 2024, 1, 1) == "Gäller under mandatperioden, till och med 31 december 2026."


def test_until_further_notice_names_its_first_day():
    paper = agreement(TermKind.UNTIL_FURTHER_NOTICE, date(2021, 3, 1))
    assert sentence(paper, 2030, 1, 1) == "Gäller tills vidare sedan 1 mars 2021."


def test_without_a_known_term_facts_are_missing():
    assert sentence(agreement(""), 2024, 1, 1) == "Uppgifter saknas: vilken avtalstid som gäller."
    assert status_on(agreement(TermKind.FIXED, None, None), date(2024, 1, 1)).label == "Uppgifter saknas"


def test_an_extension_moves_the_end_and_stands_beside():
    paper = fixed()
    extension = agreement(TermKind.FIXED, date(2023, 1, 1), date(2024, 6, 30), after=paper, relation=Relation.EXTENSION)
    assert sentence(paper, 2023, 2, 1) == "Gäller – förlängd till och med 30 juni 2024."
    assert status_on(extension, date(2023, 2, 1)).is_in_force
    assert status_on(extension, date(2022, 2, 1)).label == "Börjar gälla 1 januari 2023"
    assert status_on(paper, date(2024, 7, 1)).label == "Har upphört 30 juni 2024"


def test_an_extension_of_an_extension_moves_the_end_of_the_first_agreement():
    paper = fixed()
    first = agreement(TermKind.FIXED, date(2023, 1, 1), date(2023, 12, 31), after=paper, relation=Relation.EXTENSION)
    agreement(TermKind.FIXED, date(2024, 1, 1), date(2024, 12, 31), after=first, relation=Relation.EXTENSION)
    assert status_on(paper, date(2024, 6, 1)).ends_on == date(2024, 12, 31)


def test_an_amendment_keeps_the_term_and_gives_way_to_the_next_one():
    paper = fixed()
    first = agreement("", date(2020, 1, 1), after=paper, relation=Relation.AMENDMENT)
    agreement("", date(2021, 1, 1), after=first, relation=Relation.AMENDMENT)
    assert status_on(first, date(2020, 6, 1)).ends_on == date(2020, 12, 31)
    assert sentence(first, 2021, 1, 1) == "Ersatt av en senare revidering från och med 1 januari 2021."
    assert "amended" in status_on(paper, date(2020, 6, 1)).flags


def test_a_successor_of_an_amendment_replaces_the_agreement_too():
    paper = fixed()
    amendment = agreement("", date(2020, 1, 1), after=paper, relation=Relation.AMENDMENT)
    agreement(TermKind.FIXED, date(2022, 1, 1), date(2025, 12, 31), after=amendment)
    assert status_on(paper, date(2022, 1, 1)).code == Code.REPLACED


def test_a_paper_keeps_leading_to_the_first_when_the_one_between_changes_place():
    paper, other = fixed(), fixed()
    amendment = agreement("", date(2020, 1, 1), after=paper, relation=Relation.AMENDMENT)
    extension = agreement("", None, date(2023, 6, 30), after=amendment, relation=Relation.EXTENSION)
    amendment.follows = other
    amendment.save()
    extension.refresh_from_db()
    assert extension.original == other


def test_what_is_ended_early_says_until_when_and_why():
    paper = fixed(ended_on=date(2021, 7, 1), end_reason="Kommunen och Polisen är överens")
    assert sentence(paper, 2021, 6, 30) == (
        "Gäller till och med 30 juni 2021, då den avslutas i förtid. Skäl: Kommunen och Polisen är överens."
    )
    assert status_on(paper, date(2021, 7, 1)).label == "Avslutad i förtid 30 juni 2021"


def test_what_the_next_one_takes_over_from_on_the_day_after_is_replaced_by_it():
    paper = fixed(2017, 2018)
    fixed(2019, 2022, after=paper)
    assert sentence(paper, 2018, 12, 31) == "Gäller till och med 31 december 2018."
    assert status_on(paper, date(2019, 1, 1)).label == "Ersatt 1 januari 2019"
    assert sentence(paper, 2019, 1, 1) == "Ersatt av en ny överenskommelse från och med 1 januari 2019."


def test_what_ran_out_some_time_before_the_next_one_is_not_called_replaced():
    paper = fixed(2017, 2018)
    fixed(2020, 2022, after=paper)
    assert sentence(paper, 2020, 1, 1) == (
        "Har upphört 31 december 2018, då tiden gick ut. En ny överenskommelse gäller sedan 1 januari 2020."
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2009, 10, 15), date(2010, 10, 14)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_year_ends_the_day_before_its_like(first, last):
    assert last_day_of_year_from(first) == last


def test_the_year_after_one_that_began_on_leap_day_begins_on_the_first_of_march():
    year = Period(date(2024, 2, 29), date(2025, 2, 28))
    assert next_year(year) == Period(date(2025, 3, 1), date(2026, 2, 28))


def test_one_that_is_extended_until_further_notice_says_so_even_when_nobody_knows_its_first_end():
    paper = agreement(TermKind.ROLLING_YEARLY)
    renewal(paper, date(2024, 1, 1), date(2024, 12, 31))
    agreement(TermKind.UNTIL_FURTHER_NOTICE, date(2024, 3, 1), after=paper, relation=Relation.EXTENSION)
    found = status_on(paper, date(2024, 6, 1))
    assert (found.label, found.sentence) == ("Gäller tills vidare", "Gäller – förlängd tills vidare.")
