"""HOW stays in the agreement, WHAT is pointed at: only plain activities of a period."""

import pytest

from agreements.advice.what_is_done import says_what


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisen ska genomföra minst tio trafikkontroller per termin.",
        "Kommunen lovar två trygghetsvandringar varje höst.",
        "Kommunen ska under 2027 byta belysningen på Stortorget.",
        "Polisen åtar sig att göra 12 riktade fotpatruller i centrum varje månad.",
        "Senast den 1 juni 2027 ska kommunen sätta upp kameror vid stationen.",
        "Parterna kommer att hålla fyra föräldrakvällar om året.",
    ],
)
def test_an_activity_that_is_counted_or_dated(sentence):
    assert says_what(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rådet ska träffas minst fyra gånger per år.",
        "Polisen ska lämna en rapport till kommunstyrelsen två gånger per år.",
        "Lägesbilden ska uppdateras minst vartannat år.",
        "Överenskommelsen ska följas upp senast den 1 juni 2027.",
        "Överenskommelsen ska gälla 2027–2030.",
        "Kommunen ska utse två representanter i rådet.",
        "Parterna ska till exempel genomföra tio trafikkontroller.",
        "Hur många trygghetsvandringar som görs ska stå i medborgarlöftena.",
        "Polisen har under 2025 gjort femtio trafikkontroller.",
        "Kommunen ska samverka vid situationsanpassade insatser.",
        "Trygghetsvandringar ska planeras i operativa gruppen.",
        "Rådet ska under 2027–2030 följa belysningen i centrum.",
    ],
)
def test_how_the_parties_cooperate(sentence):
    assert not says_what(sentence)
