import pytest

from documents.recognising.numbers import find_numbers


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("KLK 2026/918", "KLK 2026/918"),
        ("Dnr KS/2026:359", "KS/2026:359"),
        ("KSN-2026-1450", "KSN-2026-1450"),
        ("Dnr 13/33", "13/33"),
        ("Dnr 2026/12", "2026/12"),
        ("DIARIENR KS-2026/451.181", "KS-2026/451.181"),
        ("2026/KS 0362", "2026/KS 0362"),
        ("Diarienummer 2026/KS 0280 013", "2026/KS 0280 013"),
        ("KS2026/123", "KS2026/123"),
        ("Dnr: KS 2026-00123", "KS 2026-00123"),
        ("AA 191-7574/08", "AA 191-7574/08"),
        ("Ärendenr: LK2026-12", "LK2026-12"),
    ],
)
def test_it_reads_a_number(head, number):
    assert find_numbers(head, head) == (number, [], None)


@pytest.mark.parametrize(
    "head",
    [
        "lag (2023:196)",
        "SOU 2021:49",
        "Datum 2026-11-23",
        "Lindhaga 2023-2026",
        "Plan 2023-2026",
        "2019-2022",
        "Kvitto 2024-03-12",
        "tel 0123-45 67 89",
    ],
)
def test_other_numbers_are_not_taken(head):
    assert find_numbers(head, head)[0] is None


def test_two_numbers_are_doubted():
    number, others, why = find_numbers("Kommunens dnr: KS 2026/12 Polisens dnr: A123.456/2026", "")
    assert (number, others) == ("KS 2026/12", ["A123.456/2026"])
    assert "A123.456/2026" in why


def test_a_number_that_was_cut_off_is_not_taken():
    number, _, why = find_numbers("Diarienummer: Ks2026/ Gäller från", "")
    assert number is None
    assert "avbrutet" in why


def test_a_number_in_brackets_in_the_text_is_another_papers():
    assert find_numbers("Tjänsteskrivelse (KS-2019-1258), bilaga 2", "")[0] is None


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("KS 2026 / 118", "KS 2026 / 118"),
        ("Dnr KS 2026 / 118-001", "KS 2026 / 118-001"),
        ("KS 2026 / 118\n118-001", "KS 2026 / 118"),
        ("Sid 118-001 KS 2026/118", "KS 2026/118"),
        ("KS 2026–118", "KS 2026–118"),
        ("Ärendenummer: LK-KS 27/088", "LK-KS 27/088"),
        ("LK-KS 27/088", "LK-KS 27/088"),
        ("LK-KS 2027/088", "LK-KS 2027/088"),
        ("26KS417", "26KS417"),
        ("Dnr: 26KS417", "26KS417"),
    ],
)
def test_it_reads_numbers_of_other_registers_whole(head, number):
    assert find_numbers(head, head) == (number, [], None)


def test_a_number_that_may_go_on_is_doubted():
    number, _, why = find_numbers("Dnr: KS 2026 / 118 - 001", "")
    assert number == "KS 2026 / 118"
    assert why


@pytest.mark.parametrize(
    "head",
    [
        "Diarienr: Norrvikaby 2026/551, Polisen A321.654/2026",
        "Dnr: Polisen A321.654/2026, Norrvikaby kommun 2026/551",
        "Polisens dnr A321.654/2026\nKommunens dnr 2026/551",
    ],
)
def test_the_municipalitys_number_goes_before_that_of_the_police_with_a_doubt(head):
    number, others, why = find_numbers(head, head)
    assert (number, others) == ("2026/551", ["A321.654/2026"])
    assert "A321.654/2026" in why


def test_the_number_of_the_police_alone_is_doubted():
    number, _, why = find_numbers("Polisens dnr A123.456/2026", "")
    assert number == "A123.456/2026"
    assert "polisens" in why


def test_a_number_that_a_sentence_makes_of_another_one_is_the_papers():
    text = "Tillägg till avtal (dnr 2025/34). Det här tillägget har diarienummer med suffixet :3, dvs. 2025/34:3."
    assert find_numbers(text, text)[0] == "2025/34:3"


def test_a_number_at_one_of_many_paragraphs_of_minutes_is_doubted():
    text = "Protokoll\n§ 71 Samverkan med polisen KS 2026/88\nBeslut\n§ 72 Ny lekplats\nBeslut"
    number, _, why = find_numbers(text, text)
    assert number == "KS 2026/88"
    assert "§ 71" in why
    assert find_numbers(text.replace("§ 72 ", ""), "")[2] is None
