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
