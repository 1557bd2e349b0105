"""The list of agreements and pledges: found, sorted, narrowed and paged."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Area, TermKind
from agreements.paging import PER_PAGE
from base.dates import today
from documents.models import Reader, State
from tests.agreements import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/overenskommelser/"


def titles(page) -> list[str]:
    return [row.title for row in page.context["rows"]]


@pytest.fixture
def running(municipality, coordinator):
    """One that holds, one that is over, one of tomorrow's and one whose term nobody knows."""
    day = today()
    factories.agreement(
        TermKind.FIXED, day - timedelta(400), day + timedelta(40), owner=municipality, title="Samverkan som gäller"
    )
    factories.agreement(
        TermKind.FIXED, day - timedelta(900), day - timedelta(401), owner=municipality, title="Ärende från förr"
    )
    factories.agreement(
        TermKind.FIXED, day + timedelta(30), day + timedelta(900), owner=municipality, title="Överenskommelse sedan"
    )
    factories.agreement("", owner=municipality, title="Avtal utan tid")


def test_an_empty_list_says_what_to_do_next(client, coordinator, reader):
    client.force_login(coordinator)
    assert "Läs in en överenskommelse" in client.get(ADDRESS).content.decode()
    client.force_login(reader)
    assert "Läs in en överenskommelse" not in client.get(ADDRESS).content.decode()


def test_it_is_sorted_as_the_swedish_alphabet_goes(client, coordinator, running):
    client.force_login(coordinator)
    found = titles(client.get(ADDRESS, {"sortera": "titel"}))
    assert found == ["Avtal utan tid", "Samverkan som gäller", "Ärende från förr", "Överenskommelse sedan"]
    assert titles(client.get(ADDRESS, {"sortera": "-titel"})) == found[::-1]


@pytest.mark.parametrize("column", ["borjar", "slutar"])
def test_what_has_no_date_comes_last_both_ways(client, coordinator, running, column):
    client.force_login(coordinator)
    there = titles(client.get(ADDRESS, {"sortera": column}))
    back = titles(client.get(ADDRESS, {"sortera": f"-{column}"}))
    assert there[-1] == back[-1] == "Avtal utan tid"
    assert there[:-1] == back[:-1][::-1] == ["Ärende från förr", "Samverkan som gäller", "Överenskommelse sedan"]


def test_the_choice_that_leaves_discarded_papers_out_says_so(client, coordinator, running):
    client.force_login(coordinator)
    assert "Alla utom kasserade" in client.get(ADDRESS).content.decode()


NARROWED = [
    ({"status": "galler"}, ["Samverkan som gäller"]),
    ({"status": "gar-ut"}, ["Samverkan som gäller"]),
    ({"status": "upphort"}, ["Ärende från förr"]),
    ({"status": "upcoming"}, ["Överenskommelse sedan"]),
    ({"status": "incomplete"}, ["Avtal utan tid"]),
    ({"status": "draft"}, []),
    ({"slag": "pledge_set"}, []),
    ({"part": "LINDHAGA"}, ["Avtal utan tid", "Samverkan som gäller", "Ärende från förr", "Överenskommelse sedan"]),
    ({"part": "Okända"}, []),
]


def test_it_is_narrowed(client, coordinator, running):
    client.force_login(coordinator)
    for chosen, found in NARROWED:
        assert titles(client.get(ADDRESS, chosen | {"sortera": "titel"})) == found, chosen


def test_it_is_seen_from_another_day(client, coordinator, running):
    client.force_login(coordinator)
    day = today() - timedelta(500)
    assert titles(client.get(ADDRESS, {"status": "galler", "dag": day.isoformat()})) == ["Ärende från förr"]


def test_it_is_narrowed_by_area_and_year(client, coordinator, municipality):
    area = Area.objects.create(name="Trafik")
    paper = factories.agreement(TermKind.FIXED, date(2015, 1, 1), date(2016, 12, 31), owner=municipality)
    paper.focus_areas.create(area=area)
    factories.agreement(TermKind.FIXED, date(2017, 1, 1), date(2018, 12, 31), owner=municipality)
    client.force_login(coordinator)
    assert len(titles(client.get(ADDRESS, {"omrade": area.pk}))) == 1
    assert titles(client.get(ADDRESS, {"ar": 2016})) == [str(paper)]
    assert len(titles(client.get(ADDRESS, {"ar": 2020}))) == 0


def test_words_are_found_in_swedish_and_inside_others(client, coordinator, municipality):
    factories.agreement(
        TermKind.FIXED, owner=municipality, title="Trygghet", words="trygghet vid övergångsställen i lindhaga"
    )
    client.force_login(coordinator)
    for words in ("ÖVERGÅNGS", "övergångsställe", "gångsställen trygg", "Trygg"):
        assert titles(client.get(ADDRESS, {"q": words})) == ["Trygghet"], words
        assert titles(client.get(ADDRESS, {"q": words + " ubåt"})) == []


def test_pledges_stand_beside_the_agreements_and_other_papers_do_not(client, coordinator, municipality):
    factories.document(owner=municipality, kind="pledge_set", title="Löften 2027")
    factories.document(owner=municipality, kind="notes", title="Minnesanteckningar")
    client.force_login(coordinator)
    assert titles(client.get(ADDRESS)) == ["Löften 2027"]


def test_laid_aside_drafts_are_shown_only_when_asked_for(client, coordinator, municipality):
    factories.agreement("", owner=municipality, state=State.DISCARDED, title="Kasserad")
    client.force_login(coordinator)
    assert titles(client.get(ADDRESS)) == []
    assert titles(client.get(ADDRESS, {"status": "discarded"})) == ["Kasserad"]


def test_strangers_and_other_parties_see_only_what_was_opened(client, stranger, police_contact, municipality, police):
    paper = factories.agreement(TermKind.FIXED, owner=municipality, state=State.DRAFT, title="Hemligt nytt namn")
    content = (
        '{"frame": {"title": "Det som skickades", "type_label": "Samverkansavtal", "parties": [{"name": "Lindhaga"}],'
        ' "final": null}}'
    )
    opened = factories.frozen(paper.document, content)
    Reader.objects.create(document=paper.document, organisation=police, revision=opened)
    client.force_login(stranger)
    assert titles(client.get(ADDRESS)) == []
    client.force_login(police_contact)
    page = client.get(ADDRESS)
    assert titles(page) == ["Det som skickades"]
    assert "Hemligt" not in page.content.decode()


def test_fifty_rows_ask_no_more_than_one(client, coordinator, municipality):
    client.force_login(coordinator)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS, {"status": "galler"})
        return len(asked)

    day = today()
    first = factories.agreement(TermKind.FIXED, day, day + timedelta(900), owner=municipality)
    few = queries()
    for number in range(49):
        later = factories.agreement(
            TermKind.ROLLING_YEARLY, day, owner=municipality, after=first if number % 5 == 0 else None
        )
        factories.renewal(later, later.ends_on + timedelta(1), later.ends_on + timedelta(360))
    assert queries() <= few


def test_a_long_list_is_paged(client, coordinator, municipality):
    for _number in range(PER_PAGE + 1):
        factories.agreement(TermKind.FIXED, owner=municipality)
    client.force_login(coordinator)
    assert len(titles(client.get(ADDRESS))) == PER_PAGE
    assert len(titles(client.get(ADDRESS, {"sida": 2}))) == 1


def test_what_is_typed_wrong_is_said(client, coordinator, running):
    client.force_login(coordinator)
    page = client.get(ADDRESS, {"dag": "i förrgår"}).content.decode()
    assert "Skriv ett datum" in page
    assert "i förrgår" in page


def test_somebody_without_login_is_sent_to_log_in(client):
    assert client.get(ADDRESS).status_code == 302


def test_start_names_what_runs_out_and_what_is_missing(client, coordinator, running):
    client.force_login(coordinator)
    page = client.get(reverse("pages:start")).content.decode()
    assert "Samverkan som gäller: går ut" in page
    assert "Avtal utan tid: uppgifter saknas" in page
