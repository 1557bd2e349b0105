from datetime import date

import pytest

from documents.file_names import ending_of, number_part, paper_name, registered_name

DAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("number", "subject", "name"),
    [
        ("KS 2026/123", "Svar från Polisen", "KS-2026-123_2026-03-12_Svar-fran-Polisen.pdf"),
        ("", "Svar från Polisen", "2026-03-12_Svar-fran-Polisen.pdf"),
        ("A123.456/2026", "åäö – ÅÄÖ/é", "A123-456-2026_2026-03-12_Aao-AAO-e.pdf"),
        ("KS 2026/123", "…", "KS-2026-123_2026-03-12_Handling.pdf"),
        (
            "KS 2026/123",
            "Synpunkter från Lokalpolisområde Lindhaga-Norrvika och hela den långa raden",
            "KS-2026-123_2026-03-12_Synpunkter-fran-Lokalpolisomrade-Lindhaga-Norrvika.pdf",
        ),
        ("x" * 90, "y" * 90, f"{'x' * 40}_2026-03-12_Y{'y' * 49}.pdf"),
    ],
)
def test_a_registered_file_is_named_so_that_every_system_takes_it(number, subject, name):
    assert registered_name(number, DAY, subject, "pdf") == name
    assert name.isascii()


def test_a_paper_is_named_by_its_number_and_title():
    frame = {"title": "Överenskommelse 2027–2030", "numbers": [{"organisation": "Lindhaga", "number": "KS 2026/1"}]}
    assert paper_name(frame, "docx") == "KS-2026-1_Overenskommelse-2027-2030.docx"


def test_a_number_that_is_not_there_takes_no_room():
    assert number_part(" ") == ""


@pytest.mark.parametrize(
    ("name", "media_type", "ending"),
    [("a.PDF", "", "pdf"), ("fil", "application/pdf", "pdf"), ("brev.odt", "x/y", "odt"), ("fil", "x/y", "bin")],
)
def test_the_ending_says_what_the_file_is(name, media_type, ending):
    assert ending_of(name, media_type) == ending
