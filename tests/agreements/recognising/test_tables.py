from agreements.recognising import recognise_agreement
from documents.recognising import papers
from text.blocks import HEADING, PARAGRAPH, TABLE, Block
from text.reading.source import Source


def read(*blocks):
    (paper,) = papers(Source(blocks=list(blocks)))
    return recognise_agreement(paper)


def test_areas_and_goals_stand_in_the_columns_of_a_table():
    facts = read(
        Block(HEADING, "Samverkansöverenskommelse mellan Lindhaga kommun och polisen", level=1),
        Block(HEADING, "Syfte", level=2),
        Block(PARAGRAPH, "Överenskommelsen gäller vårt arbete."),
        Block(HEADING, "Plan", level=2),
        Block(
            TABLE,
            "Fokusområde\tMål\tAnsvarig\nNarkotika\tFärre provar\tPolisen\nTorget\tFler känner sig trygga\tKommunen",
        ),
    )
    assert facts["focus_areas"] == ["Narkotika", "Torget"]
    assert facts["goals"] == ["Färre provar", "Fler känner sig trygga"]


def test_pledges_stand_in_a_table_with_who_is_responsible():
    facts = read(
        Block(HEADING, "Medborgarlöfte 2025", level=1),
        Block(PARAGRAPH, "Lindhaga kommun och polisen lovar detta."),
        Block(
            TABLE,
            "Löfte\tAnsvarig\nFotpatrullera på torget\tPolisen\nLaga lampor\tKommunen\nMöta unga\tPolisen och kommunen",
        ),
    )
    assert facts["pledges"] == [
        {"text": "Fotpatrullera på torget", "responsible": ["police"]},
        {"text": "Laga lampor", "responsible": ["municipality"]},
        {"text": "Möta unga", "responsible": ["police", "municipality"]},
    ]
