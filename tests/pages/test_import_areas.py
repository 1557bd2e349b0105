"""The words of a paper become areas in the catalogue only when somebody says so."""

import pytest

from agreements.catalogue import load
from agreements.models import Area
from documents.models import Document
from pages.area_choices import NEW, OUT
from tests.pages.conftest import address, press

PHRASE = "förebyggande insatser gällande alkohol, narkotika och tobak bland unga"


@pytest.fixture(autouse=True)
def _in_the_municipality(client, coordinator):
    load()
    client.force_login(coordinator)


@pytest.fixture
def read(one):
    """The paper, with the areas that the test says."""

    def with_areas(*names):
        one.reading["focus_areas"] = list(names)
        one.save()
        return one

    return with_areas


def choices(client, paper) -> dict:
    rows = client.get(address(paper)).context["forms"].areas.initial_forms
    return {form["name"].value(): form["choice"].value() for form in rows}


def areas_of(paper) -> set[str]:
    document = Document.objects.get(imported_from=paper)
    return {row.area.name for row in document.agreement.focus_areas.all()}


def key(name: str) -> str:
    return str(Area.objects.get(owner=None, name=name).pk)


def test_a_name_is_proposed_as_what_it_seems_to_be(client, read):
    paper = read("trafik", "Nattvandring", PHRASE, f"{PHRASE} (ANDT-frågor)", "EST – Effektiv samordning för trygghet")
    assert choices(client, paper) == {
        "trafik": key("Trafik"),
        "Nattvandring": NEW,
        PHRASE: OUT,
        f"{PHRASE} (ANDT-frågor)": key("ANDT"),
        "EST – Effektiv samordning för trygghet": key("EST"),
    }


def test_a_long_phrase_is_no_area_unless_somebody_says_so(client, read, municipality):
    paper = read("Trafik", PHRASE)
    press(client, paper, "draft")
    assert areas_of(paper) == {"Trafik"}
    assert not Area.objects.filter(owner=municipality).exists()


def test_a_phrase_becomes_a_new_area_or_one_in_the_catalogue_when_it_is_chosen(client, read, municipality):
    paper = read("Nattvandring", PHRASE, "Trygga torg")
    chosen = {"areas-0-choice": OUT, "areas-1-choice": key("ANDT"), "areas-2-name": "Trygga torg och parker"}
    press(client, paper, "draft", **chosen)
    assert areas_of(paper) == {"ANDT", "Trygga torg och parker"}
    assert [area.name for area in Area.objects.filter(owner=municipality)] == ["Trygga torg och parker"]


def test_what_was_chosen_stands_there_the_next_time(client, read):
    paper = read("Nattvandring", PHRASE, "Trygga torg")
    press(client, paper, **{"areas-0-choice": OUT, "areas-1-choice": NEW})
    assert choices(client, paper) == {PHRASE: NEW, "Trygga torg": NEW, "Nattvandring": OUT}
    paper.refresh_from_db()
    assert paper.reading["focus_areas"] == [PHRASE, "Trygga torg"]


def test_an_area_can_be_added(client, read):
    paper = read("Trafik")
    press(client, paper, "draft", **{"areas-1-name": "Nattvandring"})
    assert areas_of(paper) == {"Trafik", "Nattvandring"}
