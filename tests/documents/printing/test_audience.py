import copy

import pytest

from documents.audience import content_for, shown_facts
from tests.support import papers


def content():
    paper = papers.agreement()
    paper["sections"] = [
        papers.section("Öppet", "<p>a</p>", audience="public"),
        papers.section("Parternas", "<p>b</p>"),
        papers.section("Under parternas", "<p>c</p>", level=2, audience="public"),
        papers.section("Vårt", "<p>d</p>", slot="bodies", audience="internal"),
        papers.section("Under vårt", "<p>e</p>", level=2, audience="public"),
        papers.section("Öppet igen", "<p>f</p>", audience="public"),
        papers.section("", slot="goals"),
    ]
    paper["facts"] = {
        "bodies": [{"name": "Styrgrupp"}],
        "goals": [{"text": "g"}, {"text": "h", "audience": "internal"}],
        "purposes": ["i"],
        "term": {"sentence": "b", "section": paper["sections"][1]["key"]},
    }
    return paper


@pytest.mark.parametrize(
    ("audience", "headings"),
    [
        ("public", ["Öppet", "Öppet igen"]),
        ("parties", ["Öppet", "Parternas", "Under parternas", "Öppet igen", ""]),
        ("internal", ["Öppet", "Parternas", "Under parternas", "Vårt", "Under vårt", "Öppet igen", ""]),
    ],
)
def test_each_audience_sees_its_sections_and_nothing_below_a_hidden_heading(audience, headings):
    assert [section["heading"] for section in content_for(content(), audience)["sections"]] == headings


def test_facts_that_only_a_hidden_section_prints_are_hidden_with_it():
    assert "bodies" not in content_for(content(), "parties")["facts"]
    assert "bodies" in content_for(content(), "internal")["facts"]


def test_facts_that_no_section_prints_are_for_the_owner():
    assert "purposes" not in content_for(content(), "parties")["facts"]
    assert "purposes" in content_for(content(), "internal")["facts"]


def test_a_fact_that_the_text_says_is_for_those_who_are_shown_that_text():
    assert shown_facts(content(), "parties") == {"goals", "term"}
    assert shown_facts(content(), "public") == set()


def test_a_fact_that_could_stand_in_the_text_and_does_not_belongs_to_the_paper():
    paper = content()
    paper["facts"]["term"]["section"] = None
    assert "term" in shown_facts(paper, "parties")
    paper["sections"].append(papers.section("", slot="term", audience="internal"))
    assert "term" not in shown_facts(paper, "parties")


def test_the_signatories_stand_where_their_slot_does():
    assert content_for(content(), "parties")["signatories"] == []
    paper = content()
    paper["sections"].append(papers.section("", slot="signatures"))
    assert content_for(paper, "parties")["signatories"] == paper["signatories"] != []


def test_a_row_that_is_not_for_the_audience_is_left_out():
    assert content_for(content(), "parties")["facts"]["goals"] == [{"text": "g"}]
    assert len(content_for(content(), "internal")["facts"]["goals"]) == 2


def test_a_section_marked_with_what_nobody_knows_is_internal():
    paper = content()
    paper["sections"][0]["audience"] = "everybody"
    assert "Öppet" not in [section["heading"] for section in content_for(paper, "parties")["sections"]]
    assert "Öppet" in [section["heading"] for section in content_for(paper, "internal")["sections"]]


def test_an_unknown_audience_is_an_error():
    with pytest.raises(ValueError, match="everybody"):
        content_for(content(), "everybody")


def test_the_content_itself_is_left_as_it_was():
    paper = content()
    before = copy.deepcopy(paper)
    content_for(paper, "public")
    assert paper == before
