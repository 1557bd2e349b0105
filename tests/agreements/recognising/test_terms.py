import pytest

PAPER = """Samverkansöverenskommelse

mellan Lindhaga kommun och Polismyndigheten, lokalpolisområde Lindhaga

Syfte

Överenskommelsen ska minska brotten i kommunen.

Giltighet

{sentence}

Uppföljning

Den följs upp varje år.

Lindhaga den 30 maj 2023

Karin Ahlbom
Kommunchef

Jonas Frimodt
Kommunpolis
"""


@pytest.fixture
def term_of(reading_of):
    return lambda sentence: reading_of(PAPER.format(sentence=sentence))["term"]


@pytest.mark.parametrize(
    ("sentence", "kind", "starts_on", "ends_on"),
    [
        ("Överenskommelsen gäller 2023-06-01–2025-05-31.", "fixed", "2023-06-01", "2025-05-31"),
        ("Avtalet löper från den 1 juni 2023 till och med den 31 maj 2025.", "fixed", "2023-06-01", "2025-05-31"),
        ("Giltig 2024–2025.", "fixed", "2024-01-01", "2025-12-31"),
        ("Denna överenskommelse avser åren 2024 och 2025.", "fixed", "2024-01-01", "2025-12-31"),
        ("Avtalet löper ett år i taget.", "rolling_yearly", "2023-05-30", None),
        (
            "Avtalet gäller 2023-06-01–2023-12-31 och förlängs därefter med ett år om ingen part säger upp det.",
            "rolling_yearly",
            "2023-06-01",
            "2023-12-31",
        ),
        ("Överenskommelsen gäller under innevarande mandatperiod.", "mandate_period", None, None),
        ("Överenskommelsen följer mandatperioden 2023–2026.", "mandate_period", "2023-01-01", "2026-12-31"),
        (
            "Överenskommelsen gäller tills vidare från och med den 1 juni 2023.",
            "until_further_notice",
            "2023-06-01",
            None,
        ),
        ("Avtalet gäller på obestämd tid med sex månaders uppsägningstid.", "until_further_notice", None, None),
        (
            "Överenskommelsen gäller 2023-06-01–2025-05-31. Om ingen ny har tecknats då förlängs den tills vidare.",
            "fixed_then_until_replaced",
            "2023-06-01",
            "2025-05-31",
        ),
        (
            "Överenskommelsen gäller till och med 2025 eller till dess att en ny undertecknats.",
            "fixed_then_until_replaced",
            None,
            "2025-12-31",
        ),
        ("Överenskommelsen gäller i två år från undertecknandet.", "fixed", "2023-05-30", "2025-05-29"),
        (
            "Överenskommelsen gäller från och med dagen för undertecknandet till och med den 31 december 2026.",
            "fixed",
            "2023-05-30",
            "2026-12-31",
        ),
    ],
)
def test_it_reads_the_term(term_of, sentence, kind, starts_on, ends_on):
    assert term_of(sentence) == {"kind": kind, "starts_on": starts_on, "ends_on": ends_on, "sentence": sentence}


@pytest.mark.parametrize(
    "sentence",
    [
        "Överenskommelsen gäller under tiden 1januari 2024 31 december 2025.",
        "Överenskommelsen gäller under innevarande mandatperiod.",
        "Avtalet löper ett år i taget.",
        "Överenskommelsen gäller i två år från undertecknandet.",
        "Avtalet gäller tills vidare.",
        "Överenskommelsen gäller fram till 2025.",
        "Överenskommelsen gäller 2023–2026.",
        "Vi får se hur länge det blir.",
    ],
)
def test_what_is_worked_out_or_missing_is_doubted(reading_of, doubted, sentence):
    assert "term" in doubted(reading_of(PAPER.format(sentence=sentence)))


def test_a_plain_period_is_not_doubted(reading_of, doubted):
    reading = reading_of(PAPER.format(sentence="Överenskommelsen gäller från 2023-06-01 till 2025-05-31."))
    assert "term" not in doubted(reading)


def test_the_term_of_another_paper_is_not_taken(term_of):
    term = term_of("Nuvarande överenskommelse gäller t.o.m. 2022-12-31. Den nya överenskommelsen gäller 2024–2025.")
    assert (term["starts_on"], term["ends_on"]) == ("2024-01-01", "2025-12-31")


def test_pledges_do_not_take_the_term_of_the_agreement_behind_them(reading_of):
    reading = reading_of(
        "Medborgarlöfte 2025\n\nLindhaga kommun och polisen lovar detta.\n\n- Polisen ska cykla.\n"
        "- Kommunen ska gå.\n\n"
        "Löftet bygger på samverkansöverenskommelsen som gäller tills vidare."
    )
    assert reading["term"]["kind"] == "fixed"
    assert reading["term"]["ends_on"] == "2025-12-31"


def test_the_period_of_the_title_counts_when_no_sentence_has_one(reading_of, doubted):
    reading = reading_of("Medborgarlöfte 2025-2026\n\nI Lindhaga kommun:\n\n- Polisen ska cykla.\n- Kommunen ska gå.\n")
    assert reading["term"] == {
        "kind": "fixed",
        "starts_on": "2025-01-01",
        "ends_on": "2026-12-31",
        "sentence": "Medborgarlöfte 2025-2026",
    }
    assert "term" in doubted(reading)


def test_a_letter_has_no_term(readings_in):
    (reading,) = readings_in("tjansteskrivelse")
    assert "term" not in reading
