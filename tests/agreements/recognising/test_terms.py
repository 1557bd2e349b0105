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


@pytest.mark.parametrize(
    ("sentence", "kind", "starts_on", "ends_on"),
    [
        ("Avtalet gäller i två år, räknat från den 1 mars 2027.", "fixed", "2027-03-01", "2029-02-28"),
        ("Avtalet gäller två år räknat från undertecknandet.", "fixed", "2023-05-30", "2025-05-29"),
        ("Avtalet är tvåårigt och gäller från 1 mars 2027.", "fixed", "2027-03-01", "2029-02-28"),
        ("Avtalet träder i kraft den 1 mars 2027. Det gäller i två år.", "fixed", "2027-03-01", "2029-02-28"),
        ("Avtalet träder i kraft den 1 mars 2027.", "fixed", "2027-03-01", None),
        (
            "Avtalet gäller i två år från den 1 mars 2027 och förlängs automatiskt med ett år i sänder.",
            "rolling_yearly",
            "2027-03-01",
            "2029-02-28",
        ),
        (
            "Avtalet gäller till den 31 mars 2027 och förlängs därefter med tolv månader i taget.",
            "rolling_yearly",
            "2023-05-30",
            "2027-03-31",
        ),
        (
            "Avtalet gäller från 1 mars 2027 till 1 mars 2028 och kan förlängas med ett år.",
            "fixed",
            "2027-03-01",
            "2028-03-01",
        ),
        (
            "Avtalet gäller tills vidare från 1 mars 2027, dock längst till 1 mars 2028.",
            "fixed",
            "2027-03-01",
            "2028-03-01",
        ),
        ("Avtalet gäller tills det sägs upp av någon part.", "until_further_notice", None, None),
        ("Avtalet gäller under mandatperioden 2027–2030.", "mandate_period", "2027-01-01", "2030-12-31"),
    ],
)
def test_what_is_counted_or_may_change_is_doubted(reading_of, doubted, sentence, kind, starts_on, ends_on):
    reading = reading_of(PAPER.format(sentence=sentence))
    term = reading["term"]
    assert (term["kind"], term["starts_on"], term["ends_on"]) == (kind, starts_on, ends_on)
    assert "term" in doubted(reading)


@pytest.mark.parametrize(
    ("sentence", "kind", "starts_on", "ends_on"),
    [
        ("Avtalet gäller från 1 mars 2027 tills det ersätts av ett nytt.", "until_further_notice", "2027-03-01", None),
        ("Avtalet börjar gälla den 1 mars 2027 och upphör den 1 mars 2028.", "fixed", "2027-03-01", "2028-03-01"),
    ],
)
def test_what_is_said_outright_is_not_doubted(reading_of, doubted, sentence, kind, starts_on, ends_on):
    reading = reading_of(PAPER.format(sentence=sentence))
    term = reading["term"]
    assert (term["kind"], term["starts_on"], term["ends_on"]) == (kind, starts_on, ends_on)
    assert "term" not in doubted(reading)


@pytest.mark.parametrize("sentence", ["Avtalet gäller 1/1–31/12 2027.", "Avtalsperiod: 2027-01-01–2027-12-31"])
def test_a_short_sentence_on_the_term_just_above_the_names_is_no_signature(reading_of, sentence):
    paper = PAPER.format(sentence=sentence).replace("Uppföljning\n\nDen följs upp varje år.\n\n", "")
    reading = reading_of(paper)
    assert (reading["term"]["starts_on"], reading["term"]["ends_on"]) == ("2027-01-01", "2027-12-31")
    assert len(reading["signatories"]) == 2


@pytest.mark.parametrize(
    "said",
    [
        "Parterna har den 4 april 2023 ingått ett samverkansavtal som gäller till och med den 30 juni 2025. "
        "De har nu enats om att avtalet förlängs till och med den 30 juni 2027.",
        "Kommunen och polisen har tecknat avtal för perioden 2023-07-01 – 2025-06-30. "
        "Avtalet förlängs med två år till och med 2027-06-30.",
        "Avtalet, som gällde 2023-07-01 – 2025-06-30, förlängs att gälla till och med den 30 juni 2027.",
    ],
)
def test_an_older_paper_that_is_prolonged_holds_to_the_new_day(reading_of, doubted, said):
    reading = reading_of(f"Förlängning av samverkansavtal\n\nLindhaga kommun\nPolismyndigheten\n\n{said}\n")
    term = reading["term"]
    assert (term["kind"], term["starts_on"], term["ends_on"]) == ("fixed", None, "2027-06-30")
    assert "2027" in term["sentence"]
    assert "term" in doubted(reading)


def test_what_happens_if_nobody_gives_notice_is_no_new_last_day(reading_of):
    reading = reading_of(
        "Samverkansavtal mellan Lindhaga kommun och polisen\n\n"
        "Avtalet gäller 2023-07-01 – 2025-06-30 och förlängs till 2027-06-30 om ingen part säger upp det.\n"
    )
    assert reading["term"]["ends_on"] == "2025-06-30"
