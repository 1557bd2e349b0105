"""What a new agreement drops: areas, bodies, seats, aims and duties; tried on an invented pair and on the real one."""

import os
from pathlib import Path

import pytest

from agreements.dropping import dropped
from documents.changes.comparison import compare
from documents.changes.turnover import turnover
from documents.content import content_of
from documents.from_reading import draft_from_reading
from pages.reading_in import keep, read_file
from tests.documents.changes.contents import content, section

SEEDS = Path(os.environ.get("SAMVERKA_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
OLD_TEXT = (
    "<p>Alla lägesbilder ska gås igenom minst en gång per år. Var och en bekostar sina egna insatser.</p>"
    "<p>Parterna arbetar för ökad trygghet och säkerhet i Lindhaga.</p>"
)
NEW_TEXT = (
    "<p>Var och en bekostar sina egna insatser om gruppen inte har kommit överens om annat.</p>"
    "<p>Parterna arbetar för ökad säkerhet och trygghet i Lindhaga. En uppföljning ska göras varje år.</p>"
)


def body(name, *seats):
    return {"name": name, "promises": [{"party": party, "what": what} for party, what in seats]}


def agreement(html, **facts):
    return content(section("a", "Arbetssätt", html), kind="agreement", facts=facts)


OLD = agreement(
    OLD_TEXT,
    focus_areas=[{"name": "Trygga skolvägar", "goal": ""}, {"name": "Våld i nära relationer", "goal": ""}],
    purposes=["Att fördjupa samarbetet mellan parterna"],
    goals=["Färre inbrott i källare"],
    bodies=[
        body("Styrgruppen", ("Polisen", "lokalpolisområdeschef"), ("Kommunen", "socialchef")),
        body("Nattvandrarna"),
    ],
)
NEW = agreement(
    NEW_TEXT,
    focus_areas=[{"name": "trygga skolvägar", "goal": ""}],
    purposes=["Att fördjupa och bredda samarbetet mellan parterna"],
    goals=[],
    bodies=[body("Styrgruppen", ("Polisen", "kommunpolis")), body("Fältgruppen")],
)


def lines(found, group):
    return [(line.text, bool(line.now)) for line in found if line.group == group]


def test_everything_that_the_new_one_drops_is_listed_by_what_it_is():
    found = dropped(OLD, NEW)
    assert lines(found, "Samverkansområden") == [("Våld i nära relationer", False)]
    assert lines(found, "Råd och grupper") == [("Nattvandrarna", False)]
    assert lines(found, "Utlovad representation") == [
        ("Styrgruppen: Polisen – lokalpolisområdeschef", True),
        ("Styrgruppen: Kommunen – socialchef", False),
    ]
    assert lines(found, "Syften") == [("Att fördjupa samarbetet mellan parterna", True)]
    assert lines(found, "Mål") == [("Färre inbrott i källare", False)]
    assert lines(found, "Återkommande") == [("Alla lägesbilder ska gås igenom minst en gång per år.", False)]
    assert lines(found, "Ansvar och åtaganden") == [("Var och en bekostar sina egna insatser.", True)]


def test_an_area_whose_words_still_stand_in_the_text_is_said_to():
    new = agreement("<p>Vi arbetar mot våld i nära relationer.</p>", focus_areas=[])
    old = agreement("", focus_areas=[{"name": "Våld i nära relationer", "goal": ""}])
    assert [line.note for line in dropped(old, new)] == ["Orden står kvar i texten."]


def test_pledges_that_are_called_yearly_are_no_duty_that_comes_back():
    old = agreement("<p>Målen konkretiseras i årliga medborgarlöften. Lägesbilden delas i årliga medborgarlöften.</p>")
    assert dropped(old, agreement("<p>Vi samverkar.</p>")) == []


def test_what_the_reader_is_not_shown_is_not_missed():
    assert dropped(agreement(OLD_TEXT), agreement(OLD_TEXT)) == []


@pytest.fixture
def generations(municipality, coordinator):
    """The older and the newer of the two agreements in one of the real files; nothing where that is not there."""
    found = []
    for path in sorted(SEEDS.glob("001*.txt")):
        data = path.read_bytes()
        kept = keep(read_file(data, path.name), data, owner=municipality, name=path.name)
        papers = [draft_from_reading(paper, by=coordinator) for paper in kept.papers.order_by("number")]
        found.append((content_of(papers[2]), content_of(papers[1])))
    return found


def said(groups, name):
    return [line.text for group in groups if group.group == name for line in group.lines]


def test_the_real_generations_say_what_was_dropped_and_what_came(generations):
    for old, new in generations:
        found = turnover(old, new)
        recurring = said(found.gone, "Återkommande")
        assert len(recurring) == 1
        assert recurring[0].endswith("minst en gång per år.")
        assert len(said(found.gone, "Samverkansområden")) == 3
        assert len(said(found.come, "Råd och grupper")) == 3  # the fourth, the council, both have
        assert any("årlig" in line for line in said(found.come, "Återkommande"))
        exception = [line.now for group in found.reworded for line in group.lines if "bekostar" in line.text]
        assert len(exception) == 1
        assert exception[0].count("<ins>") == 1
        assert "<del>" not in exception[0]


def test_the_real_generations_show_the_changed_order_of_words_and_the_moved_section(generations):
    for old, new in generations:
        comparison = compare(old, new, of_two_papers=True)
        order = [phrase for phrase in comparison.phrases if phrase.is_order]
        assert {frozenset(phrase.old.split()) == frozenset(phrase.new.split()) for phrase in order} == {True}
        assert comparison.counts["moved"] == 1
        assert comparison.counts["removed"] == 2
