"""What changed between two contents of a paper: sections paired, moved, renamed, gone and come; rows and frame."""

import pytest

from documents.changes.comparison import ADDED, CHANGED, LEFT, REMOVED, SAME, compare
from tests.documents.changes.contents import content, section

A = section("a", "Bakgrund", "<p>Kommunen har vuxit snabbt under tio år.</p>")
B = section("b", "Arbetssätt", "<p>Gruppen träffas varje månad på stadshuset.</p>")
C = section("c", "Kostnader", "<p>Var och en betalar sitt.</p>")


def whats(old, new):
    return [(row.key, row.what) for row in compare(old, new).sections]


def html_of(row):
    return "".join(stretch.html for stretch in row.stretches)


def test_equal_contents_have_no_changes():
    comparison = compare(content(A, B), content(A, B))
    assert not comparison.is_changed
    assert [row.what for row in comparison.sections] == [SAME, SAME]


def test_a_changed_word_is_shown_within_its_section():
    new = B | {"html": "<p>Gruppen träffas varje vecka på stadshuset.</p>"}
    row = compare(content(A, B), content(A, new)).sections[1]
    assert row.what == CHANGED
    assert "varje <del>månad</del><ins>vecka</ins> på" in html_of(row)


def test_a_section_that_came_and_one_that_went():
    assert whats(content(A, B), content(A, C)) == [("a", SAME), ("b", REMOVED), ("c", ADDED)]


def test_a_renamed_section_shows_both_names():
    row = compare(content(A), content(A | {"heading": "Bakgrund och läge"})).sections[0]
    assert (row.what, row.heading) == (CHANGED, "Bakgrund<ins> och läge</ins>")


def test_a_moved_section_stands_where_it_is_with_its_text_and_leaves_a_line_where_it_was():
    comparison = compare(content(A, C, B), content(A, B, C))
    assert [(row.key, row.what, row.is_moved) for row in comparison.sections] == [
        ("a", SAME, False),
        ("c", LEFT, False),
        ("b", SAME, False),
        ("c", CHANGED, True),
    ]
    here, there = comparison.sections[3], comparison.sections[1]
    assert here.notes == ("Flyttat hit. Stod efter ”Bakgrund”.",)
    assert there.notes == ("Flyttat härifrån, till efter ”Arbetssätt”.",)
    assert there.stretches == ()
    assert "<del>" not in html_of(here)


def test_what_stands_below_a_moved_heading_moves_along_without_a_word():
    below = section("d", "Undantag", "<p>Utom resor.</p>", level=2)
    comparison = compare(content(C, below, A, B), content(A, B, C, below))
    assert [(row.key, row.what) for row in comparison.sections if row.is_moved or row.what == LEFT] == [
        ("c", LEFT),
        ("c", CHANGED),
    ]
    assert comparison.sections[-1].what == SAME


def test_sections_of_two_papers_are_paired_by_heading_and_then_by_words():
    other = [
        A | {"key": "x"},
        section("y", "Så arbetar vi", "<p>Gruppen träffas varje månad på biblioteket.</p>"),
        section("z", "Något annat", "<p>Helt nya ord här.</p>"),
    ]
    comparison = compare(content(A, B, C), content(*other), of_two_papers=True)
    assert [row.what for row in comparison.sections] == [SAME, CHANGED, REMOVED, ADDED]


def test_two_sections_with_the_same_heading_are_not_mixed_up():
    first, second = (
        section("1", "Möten", "<p>Styrgruppen leds av direktören.</p>"),
        section("2", "Möten", "<p>Arbetsgruppen samlar fältare och poliser.</p>"),
    )
    old, new = content(first, second), content(first | {"key": "3"}, second | {"key": "4"})
    assert [row.what for row in compare(old, new).sections] == [SAME, SAME]


def test_a_heading_that_became_another_level_or_is_for_others_is_noted():
    old = content(A, B)
    new = content(A, B | {"level": 2, "audience": "public"})
    assert compare(old, new).sections[1].notes == ("Har blivit en underrubrik.", "Får nu visas för allmänheten.")


def test_the_rows_that_a_section_prints_are_compared():
    parties = section("p", "Parter", slot="parties")
    new = content(parties)
    new["frame"]["parties"].append({"name": "Norrvika kommun", "kind": "municipality", "logo": None})
    comparison = compare(content(parties), new)
    assert "<ins>Norrvika kommun" in html_of(comparison.sections[0])
    assert not [fact for fact in comparison.facts if fact.label == "Parter"]  # said once


def test_rows_that_no_section_prints_stand_among_the_facts():
    old = content(
        A, signatories=[{"party": 0, "name": "Eva Lind", "title": "Ordförande", "signed_on": None, "place": ""}]
    )
    comparison = compare(old, content(A, title="Riktlinjer för torget", dated_on="2027-03-02"))
    facts = {fact.label: fact.html for fact in comparison.facts}
    assert facts["Titel"] == "Riktlinjer<ins> för torget</ins>"
    assert facts["Daterad"] == "<ins>2 mars 2027</ins>"
    assert facts["Undertecknare"] == "<del>Eva Lind, Ordförande, Lindhaga kommun</del>"


def test_the_dates_and_numbers_of_another_paper_are_no_changes():
    final = {"label": "Undertecknad", "on": "2022-12-16", "place": ""}
    old = content(A, dated_on="2022-11-01", final=final, numbers=[{"organisation": "Lindhaga", "number": "KS 2022/1"}])
    assert not compare(old, content(A), of_two_papers=True).is_changed
    assert compare(old, content(A)).is_changed


def test_the_facts_of_an_agreement_are_compared_line_by_line():
    term = {"kind": "fixed", "starts_on": "2023-01-01", "ends_on": "2026-12-31", "sentence": "", "section": None}
    areas = [{"name": "Trygga skolvägar", "goal": ""}, {"name": "Ungas fritid", "goal": ""}]
    old = content(A, kind="agreement", facts={"term": term, "focus_areas": areas})
    new = content(A, kind="agreement", facts={"term": term | {"ends_on": "2027-12-31"}, "focus_areas": areas[:1]})
    facts = {fact.label: fact.html for fact in compare(old, new).facts}
    assert "<del>2026</del><ins>2027</ins>" in facts["Avtalstid"]
    assert '<li data-change="removed"><del>Ungas fritid</del></li>' in facts["Samverkansområden"]


def test_unchanged_sections_beside_each_other_are_one_group():
    comparison = compare(content(A, B, C), content(A, B, C | {"html": "<p>Kommunen betalar allt.</p>"}))
    assert [(group.is_folded, len(group.sections)) for group in comparison.groups] == [(True, 2), (False, 1)]


def test_long_stretches_without_changes_are_folded_within_a_section():
    rows = [f"<p>Stycke {number} om något som står kvar.</p>" for number in range(12)]
    changed = [*rows[:6], "<p>Stycke 6 om något som är nytt.</p>", *rows[7:]]
    row = compare(content(A | {"html": "".join(rows)}), content(A | {"html": "".join(changed)})).sections[0]
    assert [(stretch.is_folded, stretch.count) for stretch in row.stretches] == [(True, 5), (False, 3), (True, 4)]


def test_a_changed_order_of_words_and_a_phrase_replaced_everywhere_are_listed():
    old = content(A | {"html": "<p>För ökad trygghet och säkerhet.</p>"}, B | {"html": "<p>Brå leder. Brå kallar.</p>"})
    new = content(
        A | {"html": "<p>För ökad säkerhet och trygghet.</p>"}, B | {"html": "<p>Rådet leder. Rådet kallar.</p>"}
    )
    phrases = [(row.old, row.new, row.count, row.is_order) for row in compare(old, new).phrases]
    assert ("trygghet och säkerhet", "säkerhet och trygghet", 1, True) in phrases
    assert ("Brå", "Rådet", 2, False) in phrases


@pytest.mark.parametrize("html", ['<p>&lt;ins&gt; "x" &amp; y</p>', "<p>a&nbsp;b</p>"])
def test_signs_of_the_text_are_never_taken_for_marks(html):
    row = compare(content(A | {"html": html}), content(A | {"html": html})).sections[0]
    assert html_of(row) == html


SIGNING = section("s", "Underskrifter", slot="signatures")
PARTIES = [{"name": name, "kind": "other", "logo": None} for name in ("Lindhaga kommun", "Polisen")]


def signs(party, name, title="", signed_on=None, place=""):
    return {"party": party, "name": name, "title": title, "signed_on": signed_on, "place": place}


def signed_by(*signatories, **frame):
    return content(A, SIGNING, signatories=signatories, parties=PARTIES, **frame)


def test_who_signs_instead_of_whom_is_a_sentence_for_each_party():
    old = signed_by(signs(0, "Eva Lind", "Ordförande"), signs(1, "Johan Rask"))
    new = signed_by(signs(0, "Bo Ek", "Ordförande"), signs(1, "Johan Rask"), signs(1, "Pia Ny"))
    row = compare(old, new).sections[1]
    assert row.what == CHANGED
    assert row.notes == (
        "Undertecknare för Lindhaga kommun: Eva Lind (Ordförande) har blivit Bo Ek (Ordförande).",
        "Undertecknare för Polisen: Pia Ny har kommit till.",
    )
    assert not html_of(row)


def test_that_somebody_has_signed_is_said_with_the_place_and_the_day():
    old, new = (signed_by(signs(1, "Johan Rask", signed_on=on, place="Lindhaga")) for on in (None, "2027-01-15"))
    assert compare(old, new).sections[1].notes == (
        "Undertecknare för Polisen: Johan Rask, undertecknad Lindhaga den 15 januari 2027.",
    )


def test_who_is_gone_is_said_and_the_same_people_are_no_change():
    old = signed_by(signs(0, "Eva Lind"), signs(0, "Bo Ek"))
    assert compare(old, signed_by(signs(0, "Bo Ek"))).sections[1].notes == (
        "Undertecknare för Lindhaga kommun: Eva Lind är borttagen.",
    )
    assert compare(old, old).sections[1].what == SAME


def test_a_new_place_to_sign_says_who_signs_and_no_empty_lines():
    new = signed_by(signs(0, "Eva Lind", "Ordförande"))
    row = compare(content(A), new).sections[1]
    assert "Undertecknare för Lindhaga kommun: Eva Lind (Ordförande)." in html_of(row)
    assert "Ort och datum" not in html_of(row)
