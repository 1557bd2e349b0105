"""Areas, goals and bodies."""

import pytest

TITLE = "Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Prioriterade områden\n\n- Narkotika bland unga\n- Trafik\n",
        "Fokusområden\n\n1. Narkotika bland unga\n2. Trafik\n",
        "Vad vi gör\n\nParterna samverkar inom följande områden:\n\n- Narkotika bland unga: tidiga samtal\n- Trafik\n",
        "VIKTIGA OMRÅDEN FÖR SAMVERKAN\n\nNarkotika bland unga - tidigare samtal med föräldrar\n\nTrafik\n",
        "Problembild\n\nKommun och polis ska därför samverka mot Narkotika bland unga. Mycket händer på vägarna. "
        "Kommun och polis ska därför samverka kring Trafik.",
        "Bakgrund\n\nUtifrån läget har fokusområdena Narkotika bland unga samt Trafik prioriterats.",
    ],
)
def test_it_finds_the_areas(reading_of, text):
    areas = reading_of(TITLE + text)["focus_areas"]
    assert [area.casefold() for area in areas] == ["narkotika bland unga", "trafik"]


def test_missing_areas_are_doubted(reading_of, doubted):
    reading = reading_of(TITLE + "Syfte\n\nVi vill mötas.")
    assert reading["focus_areas"] == []
    assert "focus_areas" in doubted(reading)


def test_it_finds_goals_in_a_list_and_in_a_sentence(reading_of):
    text = (
        TITLE
        + "Mål\n\nMålen är:\n\n- Färre inbrott\n- Tryggare torg\n\n"
        + "Ekonomi\n\nMålet är att pengarna ska räcka.\n\nÖvrigt\n\nMålet är att vi möts."
    )
    assert reading_of(text)["goals"] == ["Färre inbrott", "Tryggare torg", "Målet är att vi möts."]


def test_the_purpose_is_no_goal(reading_of, doubted):
    reading = reading_of(TITLE + "Syfte\n\nSyftet är att vi möts.")
    assert reading["goals"] == []
    assert "goals" in doubted(reading)


def test_it_finds_bodies_once_by_their_first_name(reading_of):
    text = TITLE + (
        "Organisation\n\nDet lokala brottsförebyggande rådet (Lobrå) leder arbetet. Brå ansvarar för uppföljningen. "
        "En styrgrupp träffas. Styrgruppen beslutar. Arbetet bygger på statistik från nationella Brå. "
        "Arbetsgrupper tillsätts för målgrupper."
    )
    assert reading_of(text)["forums"] == ["Lokala brottsförebyggande rådet (Lobrå)", "Styrgrupp"]


def test_a_list_of_forums_is_read_whole(reading_of):
    text = TITLE + "Möten\n\nFöljande forum finns:\n\n- Torgmötet\n- SSPF Lindhaga\n"
    assert reading_of(text)["forums"] == ["Torgmötet", "SSPF Lindhaga"]


def test_a_body_without_a_name_and_a_paper_without_bodies_are_doubted(reading_of, doubted):
    for sentence in ("En arbetsgrupp ska finnas.", "Parterna träffas i samverkansmötet.", "Parterna hjälper varandra."):
        reading = reading_of(f"Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\nForm\n\n{sentence}\n")
        assert reading["forums"] == []
        assert "forums" in doubted(reading)


def test_a_body_keeps_the_place_in_its_name_and_loses_the_label_before_it(reading_of):
    reading = reading_of(
        "Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\nForm\n\n"
        "Arbetet leds av Lindhaga Trygghetsråd. Organisation Styrgruppen möts varje månad."
    )
    assert reading["forums"] == ["Lindhaga Trygghetsråd", "Styrgruppen"]


@pytest.mark.parametrize("name", ["Lokala brå", "Lokalt brå", "Brå", "Lokala Brå"])
def test_a_council_that_is_called_bra_in_any_letters_is_a_body(reading_of, name):
    reading = reading_of(TITLE + f"Form\n\nStyrgruppen leder arbetet. {name} möts varje höst och vår.")
    assert reading["forums"] == ["Styrgruppen", name]


def test_a_council_that_is_only_mentioned_beside_other_bodies_is_doubted(reading_of, doubted):
    reading = reading_of(TITLE + "Form\n\nStyrgruppen leder arbetet. Frågor tas upp i kommunens brå.")
    assert reading["forums"] == ["Styrgruppen"]
    assert "forums" in doubted(reading)
