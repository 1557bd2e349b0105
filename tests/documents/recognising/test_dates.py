from datetime import date

import pytest

from documents.recognising.dates import find_dates, first_date


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-09",
        "2021.03.09",
        "2021–03–09",
        "20210309",
        "9 mars 2021",
        "9mars 2021",
        "den 9 mars 2021",
        "den 9:e mars 2021",
        "9 mar. 2021",
        "9/3 2021",
        "9/3-2021",
        "9/3-21",
        "9/3 -21",
        "9.3.2021",
        "21-03-09",
        "den 9 mars -21",
        "Lindhaga den 9 mars 2021",
        "2021-03-09(se bilaga 1)",
    ],
)
def test_it_reads_a_day(text):
    assert first_date(text) == date(2021, 3, 9)


@pytest.mark.parametrize("text", ["2021-02-30", "den 31 april 2022", "32 mars 2020"])
def test_a_day_that_does_not_exist_is_no_date(text):
    assert first_date(text) is None


@pytest.mark.parametrize(
    "text",
    ["lag (2023:196)", "KS 2021/309", "tel 0451-26 70 00", "organisationsnummer 212000-0985", "A9/3-21", "24/7", ""],
)
def test_other_numbers_are_no_dates(text):
    assert first_date(text) is None


def test_a_month_alone_covers_the_whole_month():
    (found,) = find_dates("i februari 2024")
    assert (found.on, found.last) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("HT 2024", date(2024, 7, 1), date(2024, 12, 31)),
        ("vt25", date(2025, 1, 1), date(2025, 6, 30)),
        ("höstterminen 2024", date(2024, 7, 1), date(2024, 12, 31)),
    ],
)
def test_a_school_term_is_half_a_year(text, first, last):
    (found,) = find_dates(text)
    assert (found.on, found.last) == (first, last)
