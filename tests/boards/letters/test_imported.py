"""A letter that was read in: its own text stays, and what it proposes is known besides."""

import pytest

from boards.letters.beginning import take_reading
from boards.recognising import deciding
from documents.models import Section
from documents.recognising import recognise
from tests.boards.letters.conftest import letter_of
from text.reading import read

TRANSCRIPT = """KS 2026/77

Transkript:

TJÄNSTESKRIVELSE 1(2) 2026-10-05 KS 2026/77 Handläggare Trygghetssamordnare Petra Solberg Kommunledningskontoret \
petra.solberg@lindhaga.example Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen följande beslut: 1. Godkänna \
uppföljningen av samverkansöverenskommelse 2023 2026. Anta förslag till ny samverkansöverenskommelse 2027 2030 \
Kommunen och polisen har en överenskommelse som går ut (se bilaga 1). Rådet har gått igenom den på sitt möte.

2 (2) Barnperspektivet Förslaget är bra för barn och unga i hela kommunen. Ekonomiska konsekvenser Förslaget kostar \
inget utöver den tid som medarbetarna lägger ned. 1. Samverkansöverenskommelse 2023 2026 2. Förslag till \
samverkansöverenskommelse 2027 2030 Brottsförebyggande rådet Karin Ahlbom, lokalpolischef, lokalpolisområde Lindhaga \
Kommunledningskontoret Petra Solberg Trygghetssamordnare
"""
FORM = """Tjänsteskrivelse
Datum: 2026-09-14
Dnr: KS 2026/231
Handläggare: Petra Solberg, trygghetssamordnare
Kommunstyrelsen

Ny samverkansöverenskommelse med polisen 2027–2030

Förslag till beslut
Kommunstyrelsen beslutar att
1. godkänna uppföljningen av samverkansöverenskommelsen 2023–2026
2. anta samverkansöverenskommelsen 2027–2030

Sammanfattning av ärendet
Nuvarande överenskommelse gäller t.o.m. 2026-12-31. Ett förslag till ny har tagits fram av lokala Brå.

Barnrättsperspektivet
Förslaget bedöms vara positivt för barn.
"""


def reading(text: str) -> dict:
    return recognise(read(text.encode(), "skrivelse.txt"))[0]


def test_a_transcript_without_lines_says_who_what_and_to_whom():
    said = reading(TRANSCRIPT)["letter"]
    assert said["officer"] == {
        "name": "Petra Solberg",
        "title": "Trygghetssamordnare",
        "department": "Kommunledningskontoret",
        "email": "petra.solberg@lindhaga.example",
    }
    assert (said["proposing"], said["deciding"]) == ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsen")
    assert said["points"] == [
        "Godkänna uppföljningen av samverkansöverenskommelse 2023 2026",
        "Anta förslag till ny samverkansöverenskommelse 2027 2030",
    ]
    assert [row["heading"] for row in said["consequences"]] == ["Barnperspektivet", "Ekonomiska konsekvenser"]
    assert said["consequences"][1]["text"].endswith("som medarbetarna lägger ned.")
    assert [row["text"] for row in said["bases"]] == [
        "Bilaga 1: Samverkansöverenskommelse 2023 2026",
        "Bilaga 2: Förslag till samverkansöverenskommelse 2027 2030",
    ]
    assert said["recipients"] == [
        "Brottsförebyggande rådet",
        "Karin Ahlbom, lokalpolischef, lokalpolisområde Lindhaga",
    ]


def test_what_was_cut_out_of_running_text_is_doubted_and_its_own_numbering_is_no_text():
    found = reading(TRANSCRIPT)
    assert any("lästa ur löpande text" in doubt["why"] for doubt in found["doubts"])
    text = " ".join(section["text"] for section in found["sections"])
    assert "1(2)" not in text
    assert "2 (2)" not in text


def test_a_letter_with_headings_has_its_points_from_its_list():
    said = reading(FORM)["letter"]
    assert said["points"] == [
        "Godkänna uppföljningen av samverkansöverenskommelsen 2023–2026",
        "Anta samverkansöverenskommelsen 2027–2030",
    ]
    assert (said["officer"]["name"], said["officer"]["title"]) == ("Petra Solberg", "Trygghetssamordnare")
    assert said["deciding"] == "Kommunstyrelsen"


def test_other_papers_say_nothing_of_letters():
    text = "Samverkansöverenskommelse\n\nLindhaga kommun och polisen är överens om att samverka mot brott."
    assert "letter" not in reading(text)


@pytest.mark.parametrize("text", ["", "föreslår", "Kommunstyrelsen beslutar att " + "anta " * 2000, "1. " * 3000])
def test_any_text_is_read_without_harm(text):
    assert len(deciding._in_running_text(text)) <= deciding.MOST


def test_a_reading_fills_the_letter_and_those_it_names_are_no_parties(municipality, coordinator, police, bodies):
    letter = letter_of(municipality, coordinator, slots=())
    Section.objects.filter(document=letter.document).delete()
    for organisation in (municipality, police):
        letter.document.parties.create(organisation=organisation, name_as_written=organisation.name)
    take_reading(letter.document, reading(TRANSCRIPT))
    letter.refresh_from_db()
    assert letter.officer_title == "Trygghetssamordnare"
    assert letter.proposing == bodies[0]
    assert [point.action for point in letter.points.all()] == ["approve_follow_up", "adopt"]
    assert [row.heading for row in letter.consequences.all()] == ["Barnperspektivet", "Ekonomiska konsekvenser"]
    assert letter.recipients.count() == 2
    assert [party.organisation for party in letter.document.parties.all()] == [municipality]
