import pytest

from agreements.recognising.frequency import how_often


@pytest.mark.parametrize(
    ("sentence", "months", "times"),
    [
        ("ska ske minst en gång per år", None, 1),
        ("ska ske en gång om året", None, 1),
        ("träffas ca tre gånger per år", None, 3),
        ("träffas två gånger per termin", None, 4),
        ("sammanträder en gång i kvartalet", None, 4),
        ("ska ske en gång i månaden", None, 12),
        ("ska ske 6 gånger per år", None, 6),
        ("ska ske vartannat år", 24, None),
        ("ska ske var tredje år", 36, None),
        ("ska ske varje år", 12, None),
        ("ska följas upp årligen", 12, None),
        ("ska ske med två års mellanrum", 24, None),
        ("ska ske med 18 månaders intervall", 18, None),
        ("ska ske var 18:e månad", 18, None),
        ("ska ske varannan månad", 2, None),
        ("ska ske varje kvartal", 3, None),
        ("ska ske kvartalsvis", 3, None),
        ("ska ske varje halvår", 6, None),
        ("träffas varje vecka", None, 52),
        ("träffas varannan onsdag", None, 26),
        ("mäts varje höst", 12, None),
        ("ska ske varje vår och höst", None, 2),
        ("möts i mars och oktober varje år", None, 2),
        ("redovisas varje vår- och hösttermin", None, 2),
        ("ska ske årligen i mars, juni och oktober", None, 3),
        ("ska ske mellan mars och maj varje år", 12, None),
        ("ska ske vartannat år, i mars och oktober", 24, None),
        ("ska ske en gång per mandatperiod", 48, None),
        ("träffas 4 ggr/år", None, 4),
        ("träffas 2 ggr per termin", None, 4),
        ("träffas två ggr om året", None, 2),
        ("ska ske var fjortonde dag", None, 26),
        ("ska ske var 14:e dag", None, 26),
        ("möts varje fredag", None, 52),
        ("möts varje fredagskväll", None, 52),
        ("möts varje månad", 1, None),
        ("stäms av dagligen", None, 365),
        ("stäms av veckovis", None, 52),
        ("redovisas kvartalsvis", 3, None),
        ("redovisas halvårsvis", 6, None),
        ("görs varje september", 12, None),
        ("fem gånger i veckan", None, 260),
        ("en gång per dygn", None, 365),
        ("ska ske vid behov", None, None),
        ("under åren 2023-2026 ska det ske", None, None),
    ],
)
def test_it_reads_how_often(sentence, months, times):
    assert how_often(sentence) == (months, times)


def obligations(reading_of, *sentences):
    text = "Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\nUppföljning\n\n" + " ".join(sentences)
    reading = reading_of(text)
    return reading["obligations"], [doubt for doubt in reading["doubts"] if doubt["field"] == "obligations"]


def test_each_duty_has_its_sentence(reading_of):
    found, doubts = obligations(
        reading_of, "Rådet ska mötas fyra gånger per år.", "Parterna bekostar sitt.", "Läget ska ses över varje år."
    )
    assert found == [
        {"sentence": "Rådet ska mötas fyra gånger per år.", "interval_months": None, "times_per_year": 4},
        {"sentence": "Läget ska ses över varje år.", "interval_months": 12, "times_per_year": None},
    ]
    assert doubts == []


def test_a_sentence_that_only_tells_how_often_belongs_to_the_one_before(reading_of):
    found, _ = obligations(reading_of, "Målen ska följas upp av cheferna.", "Detta med två års mellanrum.")
    assert found == [
        {
            "sentence": "Målen ska följas upp av cheferna. Detta med två års mellanrum.",
            "interval_months": 24,
            "times_per_year": None,
        }
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Överenskommelsen ska följas upp vid rådets sammanträden.",
        "Parterna ska träffas regelbundet.",
        "En diskussion ska hållas inför varje ny avtalsperiod.",
    ],
)
def test_a_duty_without_a_number_is_kept_with_a_doubt(reading_of, sentence):
    found, doubts = obligations(reading_of, sentence)
    assert found == [{"sentence": sentence, "interval_months": None, "times_per_year": None}]
    assert doubts


def test_before_each_period_is_yearly_when_the_term_is(reading_of):
    found, doubts = obligations(
        reading_of, "Avtalet löper ett år i taget.", "En diskussion ska hållas inför varje ny avtalsperiod."
    )
    assert found[0]["interval_months"] == 12
    assert doubts


@pytest.mark.parametrize(
    "sentence",
    [
        "Förra året hölls två möten per år.",
        "Åtgärder beskrivs i årliga medborgarlöften.",
        "Parterna ska hjälpa varandra.",
    ],
)
def test_other_sentences_are_no_duties(reading_of, sentence):
    assert obligations(reading_of, sentence)[0] == []


def test_an_item_below_what_a_party_takes_on_is_a_duty_in_whatever_words(reading_of):
    reading = reading_of(
        "Samverkansöverenskommelse mellan Lindhaga kommun och polisen\n\nÅtaganden\n\nPolisen åtar sig att:\n\n"
        "- lämna siffror varje månad\n- vara snäll\n"
    )
    assert [(one["sentence"], one["interval_months"]) for one in reading["obligations"]] == [
        ("lämna siffror varje månad", 1)
    ]


def test_duties_in_the_cells_of_a_table_are_found(readings_of_file):
    (reading,) = readings_of_file(
        "<h1>Samverkansöverenskommelse mellan Lindhaga kommun och polisen</h1><p>Parterna samverkar.</p>"
        "<h2>Aktiviteter</h2><table><tr><th>Vad</th><th>Hur ofta</th></tr>"
        "<tr><td>Lägesbild</td><td>Varje månad</td></tr><tr><td>Vandring</td><td>2 ggr/år</td></tr></table>",
        "papper.html",
    )
    assert [(one["sentence"], one["interval_months"], one["times_per_year"]) for one in reading["obligations"]] == [
        ("Lägesbild: Varje månad", 1, None),
        ("Vandring: 2 ggr/år", None, 2),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunikationen bygger på löpande kontakter.",
        "Nattvandrarna syns på torget varje fredag.",
        "Ett gott samarbete vilar på tillit.",
    ],
)
def test_what_sounds_recurring_and_a_paper_without_duties_are_doubted(reading_of, sentence):
    found, doubts = obligations(reading_of, sentence)
    assert found == []
    assert doubts


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisen ska vara på torget varje fredag och lördag.",
        "Rådet ska mötas varje månad och rapportera två gånger per år.",
    ],
)
def test_two_answers_to_how_often_are_doubted(reading_of, sentence):
    found, doubts = obligations(reading_of, sentence)
    assert len(found) == 1
    assert doubts
