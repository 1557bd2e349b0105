from datetime import date

import pytest

from documents.recognising.periods import find_periods, first_period, single_year


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("2023-2026", "2023-01-01", "2026-12-31"),
        ("2023–2026", "2023-01-01", "2026-12-31"),
        ("2023 − 2026", "2023-01-01", "2026-12-31"),
        ("åren 2023 till 2026", "2023-01-01", "2026-12-31"),
        ("från 2023 och fram till 2026", "2023-01-01", "2026-12-31"),
        ("från och med år 2023 fram till och med 2026", "2023-01-01", "2026-12-31"),
        ("2024 och 2025", "2024-01-01", "2025-12-31"),
        ("2023-05-01—2025-04-30", "2023-05-01", "2025-04-30"),
        ("2023-05-01--2025-04-30", "2023-05-01", "2025-04-30"),
        ("20230501-20250430", "2023-05-01", "2025-04-30"),
        ("2023-05-01 till 2025-04-30", "2023-05-01", "2025-04-30"),
        ("1 maj 2023 - 30 april 2025", "2023-05-01", "2025-04-30"),
        ("1 januari - 31 december 2024", "2024-01-01", "2024-12-31"),
        ("1 jan 2024 t.o.m. 31 dec 2024", "2024-01-01", "2024-12-31"),
        ("den 1:a maj 2023 t o m den 30:e april 2025", "2023-05-01", "2025-04-30"),
        ("från den 1 maj 2023 till och med den 30 april 2025", "2023-05-01", "2025-04-30"),
        ("mellan den 1 maj 2023 och den 30 april 2025", "2023-05-01", "2025-04-30"),
        ("januari-juni 2024", "2024-01-01", "2024-06-30"),
        ("maj 2023 – april 2025", "2023-05-01", "2025-04-30"),
    ],
)
def test_it_reads_a_period_without_a_doubt(text, starts_on, ends_on):
    (period,) = find_periods(text)
    assert (str(period.starts_on), str(period.ends_on), period.why) == (starts_on, ends_on, None)


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("2023 2026", "2023-01-01", "2026-12-31"),
        ("20232026", "2023-01-01", "2026-12-31"),
        ("1januari 2023 31 december 2026", "2023-01-01", "2026-12-31"),
        ("2023/24", "2023-01-01", "2024-12-31"),
        ("HT 2024 - VT 2026", "2024-07-01", "2026-06-30"),
    ],
)
def test_a_period_that_lost_its_dash_is_read_with_a_doubt(text, starts_on, ends_on):
    (period,) = find_periods(text)
    assert (str(period.starts_on), str(period.ends_on)) == (starts_on, ends_on)
    assert f"”{text}”" in period.why


def test_only_an_end_is_known():
    (period,) = find_periods("gäller t.o.m. 2026-12-31")
    assert (period.starts_on, period.ends_on) == (None, date(2026, 12, 31))


def test_only_a_start_is_known():
    (period,) = find_periods("gäller från och med den 17 februari 2023")
    assert (period.starts_on, period.ends_on) == (date(2023, 2, 17), None)


def test_a_period_that_ends_before_it_starts_has_no_days_but_a_doubt():
    (period,) = find_periods("1 maj 2025 till 30 april 2023")
    assert (period.starts_on, period.ends_on) == (None, None)
    assert "går inte ihop" in period.why or "inte går ihop" in period.why


@pytest.mark.parametrize(
    "text",
    [
        "lag (2023:196)",
        "prop. 2022/23:43 och SOU 2021:49",
        "den 3 maj 2023",
        "KS 2023/2026-1",
        "2026-2023",
        "1985-2026",
    ],
)
def test_other_numbers_are_no_periods(text):
    assert find_periods(text) == []


def test_the_first_whole_period_is_chosen_before_a_single_end():
    assert first_period("t.o.m. 2022. Den nya gäller 2023-2026.").starts_on == date(2023, 1, 1)


def test_a_single_year_is_the_whole_year():
    assert single_year("Medborgarlöfte 2024").ends_on == date(2024, 12, 31)


def test_the_year_of_a_day_is_no_single_year():
    assert single_year("Den 3 maj 2024 skrev parterna under.") is None


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("1/1–31/12 2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("1/1-31/12 2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("den 1/1 till den 31/12 2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("mellan 1/4 och 30/9 2027", date(2027, 4, 1), date(2027, 9, 30)),
        ("1/1-27 - 31/12-30", date(2027, 1, 1), date(2030, 12, 31)),
        ("fr o m 1 jan -27 t o m 31 dec -30", date(2027, 1, 1), date(2030, 12, 31)),
        ("1 april -31 maj 2027", date(2027, 4, 1), date(2027, 5, 31)),
        ("träder i kraft den 1 januari 2027", date(2027, 1, 1), None),
        ("upphör den 31 december 2029", None, date(2029, 12, 31)),
    ],
)
def test_it_reads_days_and_years_in_short(text, starts_on, ends_on):
    (period,) = find_periods(text)
    assert (period.starts_on, period.ends_on, period.why) == (starts_on, ends_on, None)


def test_a_period_over_new_year_with_one_year_is_doubted():
    (period,) = find_periods("1/7 till 30/6 2028")
    assert (period.starts_on, period.ends_on) == (date(2027, 7, 1), date(2028, 6, 30))
    assert period.why
