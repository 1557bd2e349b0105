"""What a new text no longer obliges to."""

from documents.changes.dropping import dropped_sentences
from documents.changes.turnover import turnover
from tests.documents.changes.contents import content, section


def text(*sentences, heading="Arbetssätt"):
    return content(section("a", heading, "".join(f"<p>{sentence}</p>" for sentence in sentences)))


def dropped(old, new):
    return [(line.group, line.text, bool(line.now)) for line in dropped_sentences(old, new)]


OFTEN = "Alla lägesbilder ska gås igenom minst två gånger per år."
DATED = "Planen lämnas till nämnden senast den 31 mars och ska då vara klar."
DUTY = "Kommunen ansvarar för belysningen på torget."
PLAIN = "Torget byggdes om för tio år sedan."


def test_duties_that_are_gone_are_listed_with_what_comes_back_first():
    assert dropped(text(DUTY, PLAIN, DATED, OFTEN), text("Något helt annat.")) == [
        ("Återkommande", OFTEN, False),
        ("Med en bestämd dag", DATED, False),
        ("Ansvar och åtaganden", DUTY, False),
    ]


def test_a_sentence_that_has_moved_is_not_gone():
    new = content(section("x", "Annat", f"<ul><li>{DUTY}</li></ul>"), section("y", "Mer", f"<p>Här. {OFTEN}</p>"))
    assert dropped(text(OFTEN, DUTY), new) == []


def test_other_case_and_signs_are_no_other_words():
    assert dropped(text(DUTY), text("kommunen ansvarar för belysningen, på torget")) == []


def test_a_sentence_put_another_way_is_reworded_and_shows_how():
    new = "Kommunen ansvarar för belysningen på torget om parterna inte har kommit överens om annat."
    lines = dropped_sentences(text(DUTY), text(new))
    assert len(lines) == 1
    assert "<ins> om parterna inte har kommit överens om annat</ins>" in lines[0].now


def test_a_rhythm_that_changed_is_reworded():
    lines = dropped_sentences(text(OFTEN), text(OFTEN.replace("två gånger per år", "en gång per år")))
    assert "<del>två gånger</del><ins>en gång</ins>" in lines[0].now


def test_what_stands_in_a_list_below_a_promise_is_promised():
    old = content(section("a", "Löften", "<p>Polisen åtar sig att:</p><ul><li>vara på torget om kvällarna</li></ul>"))
    assert ("Ansvar och åtaganden", "vara på torget om kvällarna", False) in dropped(old, text(PLAIN))


def test_it_says_where_the_sentence_stood():
    assert dropped_sentences(text(DUTY, heading="Belysning"), text(PLAIN))[0].where == "Belysning"


def test_what_is_new_is_what_the_old_one_would_have_dropped():
    found = turnover(text(DUTY, OFTEN), text(DUTY, DATED))
    assert [line.text for group in found.gone for line in group.lines] == [OFTEN]
    assert [line.text for group in found.come for line in group.lines] == [DATED]
    assert found.count == 1


def test_an_agreement_that_is_compared_with_itself_drops_nothing():
    found = turnover(text(DUTY, OFTEN, DATED), text(DUTY, OFTEN, DATED))
    assert (found.gone, found.reworded, found.come) == ([], [], [])
