"""The real papers that started the project, where they lie beside the repository; they are never copied into it.

What they say is asserted by day, kind and number only. Without the papers there is nothing to try and the tests pass.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from agreements.recognising import recognise_agreement
from documents.recognising import papers
from documents.recognising.reading import as_dict
from text.reading import read

ROOT = Path(__file__).resolve().parents[3]
SEEDS = Path(os.environ.get("SAMVERKA_SEEDS", ROOT.parent / "shared" / "seeds"))


def readings(number):
    found = []
    for path in sorted(SEEDS.glob(f"{number}*.txt")):
        for paper in papers(read(path.read_bytes(), path.name)):
            found.append(as_dict(paper) | recognise_agreement(paper) | {"doubts": list(paper.doubts)})
    return found


def doubted(reading):
    return {doubt["field"] for doubt in reading["doubts"]}


def sides(reading):
    """How many have signed for each kind of party."""
    kinds = {party["name"]: party["kind"] for party in reading["parties"]}
    return Counter(kinds.get(signatory["party"]) for signatory in reading["signatories"])


def often(reading):
    return Counter((one["interval_months"], one["times_per_year"]) for one in reading["obligations"])


@pytest.mark.parametrize(
    ("number", "types"),
    [
        ("000", ["agreement"]),
        ("001", ["board_letter", "agreement", "agreement"]),
        ("002", ["agreement"]),
        ("003", ["agreement"]),
        ("004", ["pledge_set", "agreement"]),
    ],
)
def test_each_file_holds_these_papers(number, types):
    assert [reading["type"] for reading in readings(number)] in ([], types)


@pytest.mark.parametrize(
    ("number", "place", "kind", "starts_on", "ends_on"),
    [
        ("000", 0, "fixed", "2016-01-01", "2016-12-31"),
        ("001", 1, "fixed", "2019-01-01", "2022-12-31"),
        ("001", 2, "fixed", "2017-01-01", "2018-12-31"),
        ("002", 0, "rolling_yearly", "2009-10-15", None),
        ("003", 0, "mandate_period", None, None),
        ("004", 0, "fixed", "2021-01-01", "2022-12-31"),
        ("004", 1, "fixed_then_until_replaced", "2019-01-01", "2022-12-31"),
    ],
)
def test_the_terms(number, place, kind, starts_on, ends_on):
    for reading in readings(number)[place : place + 1]:
        term = reading["term"]
        assert (term["kind"], term["starts_on"], term["ends_on"]) == (kind, starts_on, ends_on)


@pytest.mark.parametrize(
    ("number", "place", "signed"),
    [
        ("000", 0, {"police": 2, "municipality": 2}),
        ("001", 1, {"police": 2, "municipality": 2}),
        ("001", 2, {"police": 2, "municipality": 2}),
        ("002", 0, {"police": 1, "municipality": 1}),
        ("003", 0, {}),
        ("004", 0, {}),
        ("004", 1, {}),
    ],
)
def test_who_signed(number, place, signed):
    for reading in readings(number)[place : place + 1]:
        assert sides(reading) == signed
        assert signed or "signatories" in doubted(reading)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_each_paper_has_one_municipality_and_one_police_party(number):
    for reading in readings(number):
        assert Counter(party["kind"] for party in reading["parties"]) == {"municipality": 1, "police": 1}


@pytest.mark.parametrize(
    ("number", "place", "recurring"),
    [
        ("000", 0, {(None, 1)}),
        ("001", 1, {(12, None)}),
        ("001", 2, {(None, 1)}),
        ("002", 0, {(None, 1), (None, 3), (12, None)}),
        ("003", 0, {(24, None)}),
        ("004", 1, {(24, None)}),
    ],
)
def test_what_comes_back(number, place, recurring):
    for reading in readings(number)[place : place + 1]:
        assert recurring <= set(often(reading))


@pytest.mark.parametrize(("number", "place", "areas"), [("000", 0, 2), ("001", 2, 3), ("002", 0, 6), ("003", 0, 9)])
def test_how_many_areas(number, place, areas):
    for reading in readings(number)[place : place + 1]:
        assert len(reading["focus_areas"]) == areas
        assert "focus_areas" not in doubted(reading)


def test_title_and_content_that_disagree_are_doubted():
    for reading in readings("000") + readings("003"):
        assert "type" in doubted(reading)


def test_periods_without_their_dash_are_doubted():
    for reading in readings("001")[1:]:
        assert "term" in doubted(reading)


def test_the_start_on_the_day_of_signing_and_the_unknown_days_are_doubted():
    for reading in readings("002") + readings("003"):
        assert "term" in doubted(reading)


def test_the_letter_has_number_and_day():
    for letter in readings("001")[:1]:
        assert letter["registry_number"].endswith("2018/918")
        assert letter["dated_on"] == "2018-11-07"


def test_the_older_agreement_of_the_letter_has_its_own_day_and_number_of_sections():
    for reading in readings("001")[2:]:
        assert reading["dated_on"] == "2016-11-23"
        assert len([section for section in reading["sections"] if section["heading"]]) == 9


def test_the_forums_of_the_newer_agreement():
    for reading in readings("001")[1:2]:
        assert len(reading["forums"]) == 4


def test_four_pledges_two_of_them_joint():
    for reading in readings("004")[:1]:
        assert [len(pledge["responsible"]) for pledge in reading["pledges"]] == [2, 2, 1, 1]


def test_three_goals_and_two_broken_sentences():
    for reading in readings("004")[1:]:
        assert len(reading["goals"]) == 3
        assert sum(doubt["field"] == "sections" for doubt in reading["doubts"]) == 2


def test_what_the_site_added_is_not_in_the_text():
    for number in ("000", "001", "002", "003", "004"):
        for reading in readings(number):
            text = "\n".join(section["text"] for section in reading["sections"])
            assert not any(word in text for word in ("avascript", "Till toppen", "Google", "Bankgiro", "(se bilaga 3)"))
