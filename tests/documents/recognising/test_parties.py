import pytest

from documents.recognising.parties import find_mentions, settled


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "mellan polismyndigheten och Lindhaga kommun",
            [("Polismyndigheten", "police"), ("Lindhaga kommun", "municipality")],
        ),
        (
            "AVTAL MELLAN POLISEN OCH NORRVIKA KOMMUN. I Norrvika kommun",
            [("Polisen", "police"), ("Norrvika kommun", "municipality")],
        ),
        (
            "Lindhaga kommun och Närpolisen i Lindhagas löfte, i Lindhaga",
            [("Lindhaga kommun", "municipality"), ("Närpolisen i Lindhaga", "police")],
        ),
        ("Polismyndigheten, Lokalpolisområde Norrvika", [("Polismyndigheten, Lokalpolisområde Norrvika", "police")]),
        (
            "Polismyndigheten i Mellanbergs län, polisområde Väst",
            [("Polismyndigheten i Mellanbergs län, polisområde Väst", "police")],
        ),
        (
            "Norrvika lokalpolisområde och Exempels Stad",
            [("Norrvika lokalpolisområde", "police"), ("Exempels Stad", "municipality")],
        ),
        ("lokalpolisområde Norrvika/Lindhaga", [("Lokalpolisområde Norrvika/Lindhaga", "police")]),
        ("Lokalpolisområde södra Älvdalen", [("Lokalpolisområde södra Älvdalen", "police")]),
        (
            "Lindhaga kommun, polisen och Region Mellanberg",
            [("Lindhaga kommun", "municipality"), ("Polisen", "police"), ("Region Mellanberg", "other")],
        ),
        ("I Norrvika kommun ska vi", [("Norrvika kommun", "municipality")]),
        ("Östra Lindhaga kommun", [("Östra Lindhaga kommun", "municipality")]),
    ],
)
def test_it_names_the_parties_as_the_paper_does(text, parties):
    found = settled(find_mentions(text), text)
    assert [(party["name"], party["kind"]) for party in found] == parties


@pytest.mark.parametrize(
    "text", ["en trygg kommun", "vår kommun och polis", "kommunpolisen", "polisanmälan", "Polisens hus"]
)
def test_general_words_name_no_municipality(text):
    assert not [mention for mention in find_mentions(text) if mention.kind == "municipality"]


def test_a_name_does_not_run_over_a_line_break():
    found = find_mentions("lokalpolisområde Lindhaga\nLöftet gäller")
    assert found[0].name == "lokalpolisområde Lindhaga"


def test_the_parties_stand_in_a_section_of_their_own(paper_of):
    paper = paper_of(
        "Samverkansöverenskommelse\n\nPolisen i landet har sett att Annanstans kommun lyckats.\n\nParter\n\n"
        "- Lindhaga kommun\n"
        "- Polismyndigheten, Lokalpolisområde Lindhaga\n\nSyfte\n\nÖverenskommelsen ska minska brotten."
    )
    assert [party["name"] for party in paper.parties] == [
        "Lindhaga kommun",
        "Polismyndigheten, Lokalpolisområde Lindhaga",
    ]
    assert not paper.doubts.about("parties")


def test_parties_that_are_only_mentioned_often_are_doubted(paper_of):
    paper = paper_of(
        "Medborgarlöfte 2025\n\nVi i Lindhaga kommun bryr oss.\n\n- Polisen ska cykla.\n- Polisen ska gå.\n"
    )
    assert {"municipality", "police"} == {party["kind"] for party in paper.parties}
    assert paper.doubts.about("parties")


def test_the_municipality_may_be_known_from_the_title_of_a_police_page(paper_of):
    paper = paper_of("Norrvika – medborgarlöften\n\nLöften för 2025:\n\n- Polisen ska cykla.\n- Kommunen ska gå.\n")
    assert paper.parties[0] == {"name": "Norrvika kommun", "kind": "municipality"}
    assert paper.doubts.about("parties")


def names(paper):
    return [(party["name"], party["kind"]) for party in paper.parties]


def test_a_party_with_an_organisation_number_is_one_whatever_it_is_called(paper_of):
    lines = (
        "Lindhaga kommun, org.nr 212000-9999\nPolismyndigheten, lokalpolisområde Lindhaga-Norrvika, 202100-9999\n"
        "Lindhaga Bostäder AB, org.nr 556000-9999\nFöreningen Trygga Torget, organisationsnummer 802400-9999\n"
    )
    expected = [
        ("Lindhaga kommun", "municipality"),
        ("Polismyndigheten, lokalpolisområde Lindhaga-Norrvika", "police"),
        ("Lindhaga Bostäder AB", "other"),
        ("Föreningen Trygga Torget", "other"),
    ]
    assert names(paper_of(f"Samverkansöverenskommelse\n\nParter\n{lines}\nBakgrund\nAlla vill väl.\n")) == expected
    paper = paper_of(
        "Samverkansöverenskommelse mellan Lindhaga kommun och Polismyndigheten, lokalpolisområde Lindhaga-Norrvika\n\n"
        f"{lines}\nBakgrund\nAlla vill väl.\n"
    )
    assert sorted(names(paper)) == sorted(expected)
    assert paper.doubts.about("parties")


def test_a_name_between_the_parties_that_is_not_known_is_doubted(paper_of):
    paper = paper_of(
        "Samverkansöverenskommelse mellan Lindhaga kommun, polisen, Svenska kyrkan i Lindhaga och Företagarna Lindhaga"
        "\n\nBakgrund\nAlla vill väl.\n"
    )
    assert sum("också en part" in doubt["why"] for doubt in paper.doubts) == 2


def test_the_police_have_the_full_name_that_the_paper_gives_elsewhere(paper_of):
    paper = paper_of(
        "Samverkansöverenskommelse mellan Lindhaga kommun och Polisen\n\nForm\n"
        "Lokalpolisområde Lindhaga-Norrvika kallar till möten med Lindhaga kommun.\n"
    )
    assert names(paper)[1] == ("Lokalpolisområde Lindhaga-Norrvika", "police")
    assert paper.doubts.about("parties")


def test_two_units_of_the_police_are_doubted(paper_of):
    paper = paper_of(
        "Samverkansöverenskommelse mellan Lindhaga kommun och Polisen\n\nForm\n"
        "Lokalpolisområde Lindhaga kallar till möten. Lokalpolisområde Norrvika deltar.\n"
    )
    assert names(paper)[1] == ("Polisen", "police")
    assert paper.doubts.about("parties")


def test_a_label_before_a_name_is_no_part_of_it():
    text = "Organisation Lindhaga kommun Ärendenummer Norrvika kommun, Lokalpolisområde Lindhaga Organisation Titel"
    assert [mention.name for mention in find_mentions(text)] == [
        "Lindhaga kommun",
        "Norrvika kommun",
        "Lokalpolisområde Lindhaga",
    ]
