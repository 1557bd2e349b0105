import pytest

from documents.recognising.names import MUNICIPALITY, POLICE, find_names, find_titles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karin Ahlbom", ["Karin Ahlbom"]),
        ("Bengt-Åke von Malm", ["Bengt-Åke von Malm"]),
        ("Karin Ahlbom (C)", ["Karin Ahlbom"]),
        ("Karin Ahlbom Jonas Frimodt", ["Karin Ahlbom", "Jonas Frimodt"]),
        ("Anna Karin Ahlbom Jonas Frimodt", ["Anna Karin Ahlbom", "Jonas Frimodt"]),
        ("Dennis Tillman", ["Dennis Tillman"]),
    ],
)
def test_it_finds_people(text, names):
    assert [person.text for person in find_names(text)] == names


@pytest.mark.parametrize(
    "text", ["Lindhaga kommun", "Kommunstyrelsens Ordförande", "Polisområde Västra Älvdalen", "Sidan två"]
)
def test_organisations_and_titles_are_no_people(text):
    assert find_names(text) == []


@pytest.mark.parametrize(
    ("text", "title", "side"),
    [
        ("kommunstyrelsens ordförande", "kommunstyrelsens ordförande", MUNICIPALITY),
        ("Kommundirektör", "Kommundirektör", MUNICIPALITY),
        ("Lokalpolisområdeschef", "Lokalpolisområdeschef", POLICE),
        ("tf lokalpolisområdeschef", "tf lokalpolisområdeschef", POLICE),
        ("Chef för lokalpolisområde Lindhaga", "Chef för lokalpolisområde Lindhaga", POLICE),
        ("kommunpolis, lokalpolisområde Lindhaga", "kommunpolis, lokalpolisområde Lindhaga", POLICE),
    ],
)
def test_a_title_tells_the_side(text, title, side):
    (found,) = find_titles(text)
    assert (found.text, found.kind) == (title, side)


def test_a_name_after_a_title_is_not_its_area():
    (found,) = find_titles("lokalpolisområdeschef Lars-Gustaf Ek")
    assert found.text == "lokalpolisområdeschef"
