"""Gör ny utifrån den här proposes the title without the years of the old paper."""

import pytest

from documents.next_title import next_title


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Samverkansöverenskommelse 2017–2018", "Samverkansöverenskommelse"),
        (
            "Samverkansöverenskommelse 2023-2026 mellan Polisen och kommunen",
            "Samverkansöverenskommelse mellan Polisen och kommunen",
        ),
        ("Medborgarlöften för år 2026", "Medborgarlöften"),
        ("Medborgarlöften (2026)", "Medborgarlöften"),
        ("Överenskommelse för åren 2019 till 2022", "Överenskommelse"),
        ("Lokal överenskommelse, 2023/24", "Lokal överenskommelse"),
    ],
)
def test_the_years_of_the_old_paper_are_left_out(old, new):
    assert next_title(old) == new


@pytest.mark.parametrize(
    "title",
    [
        "Samverkansöverenskommelse",
        "2026",
        "Revidering av överenskommelse från 2019",
        "Beslut 12 mars 2026",
        "Rum 20245",
    ],
)
def test_what_else_stands_in_a_title_stays(title):
    assert next_title(title) == title
