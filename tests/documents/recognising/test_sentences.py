from documents.recognising.sentences import sentences


def test_it_splits_at_full_stops():
    assert sentences("Vi möts i maj. Sedan vilar vi! Hur gick det?") == [
        "Vi möts i maj.",
        "Sedan vilar vi!",
        "Hur gick det?",
    ]


def test_abbreviations_do_not_end_a_sentence():
    text = "Vi gör t.ex. Polisens karta, m.m. och ca. 20 besök fr.o.m. 1 maj."
    assert sentences(text) == [text]


def test_a_short_last_word_does_not_hide_a_full_stop():
    assert sentences("Här vill vi bo, verka och vistas i. Detta kräver arbete.") == [
        "Här vill vi bo, verka och vistas i.",
        "Detta kräver arbete.",
    ]


def test_a_number_before_a_point_of_decision_does_not_end_a_sentence():
    assert sentences("Vi föreslår 1. Anta planen.") == ["Vi föreslår 1. Anta planen."]


def test_a_line_break_ends_a_sentence():
    assert sentences("Rubrik\nText.") == ["Rubrik", "Text."]
