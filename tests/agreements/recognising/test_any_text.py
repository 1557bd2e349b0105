"""Whatever the text is, the reading is sound."""

import json
import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.recognising import recognise_agreement
from documents.recognising import papers
from documents.recognising.reading import as_dict
from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block
from text.reading.source import Source

WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "Samverkansöverenskommelse Medborgarlöfte mellan Lindhaga kommun kommunen och Polisen polisen lovar ska att "
        "gäller 2023 2026 2023-2026 20232026 1januari 31 december tills vidare mandatperiod ett år i taget Mål: Syfte "
        "Parter Bilaga 1 1(2) 2(2) § 3 Karin Ahlbom Jonas Frimodt Kommunchef Kommunpolis Dnr KS 2026/77 2026-02-30 "
        "fyra gånger per år vartannat TJÄNSTESKRIVELSE Handläggare Brå styrgruppen fokusområden: - • . : ; ( ) ” – "
        "_____ .... Transkript Kontakt, samt för",
    )
)
PROSE = st.lists(WORDS, max_size=40).map(" ".join)
ANY = st.text(max_size=200)
BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from([HEADING, PARAGRAPH, ITEM, TABLE]),
        text=st.one_of(PROSE, ANY),
        level=st.integers(0, 3),
        page=st.one_of(st.none(), st.integers(1, 5)),
        line=st.one_of(st.none(), st.integers(1, 50)),
        sure=st.booleans(),
    ),
    max_size=25,
)
KINDS = {"fixed", "rolling_yearly", "mandate_period", "until_further_notice", "fixed_then_until_replaced"}


def readings(blocks):
    return [
        as_dict(paper) | recognise_agreement(paper) | {"doubts": list(paper.doubts)}
        for paper in papers(Source(blocks=blocks))
    ]


def words(text):
    return set(re.findall(r"\w+", text))


@settings(max_examples=150, deadline=None)
@given(BLOCKS)
def test_it_never_raises_and_is_plain_json(blocks):
    found = readings(blocks)
    assert json.loads(json.dumps(found)) == found


@settings(max_examples=150, deadline=None)
@given(BLOCKS)
def test_dates_are_iso_and_a_term_does_not_end_before_it_starts(blocks):
    for reading in readings(blocks):
        term = reading.get("term") or {"kind": "fixed", "starts_on": None, "ends_on": None}
        days = [
            reading["dated_on"],
            term["starts_on"],
            term["ends_on"],
            *(one["signed_on"] for one in reading["signatories"]),
        ]
        assert all(day is None or date.fromisoformat(day) for day in days)
        assert term["kind"] in KINDS
        assert not (term["starts_on"] and term["ends_on"]) or term["starts_on"] <= term["ends_on"]


@settings(max_examples=150, deadline=None)
@given(BLOCKS)
def test_every_word_of_the_sections_stands_in_the_source(blocks):
    source = set().union(*(words(block.text) for block in blocks))
    for reading in readings(blocks):
        for section in reading["sections"]:
            assert words(section["heading"]) | words(section["text"]) <= source


@settings(max_examples=100, deadline=None)
@given(BLOCKS)
def test_what_is_not_found_is_doubted(blocks):
    for reading in readings(blocks):
        fields = {doubt["field"] for doubt in reading["doubts"]}
        if reading["type"] in {"agreement", "pledge_set"}:
            for field in ("term", "signatories", "parties"):
                assert reading[field] or field in fields
        else:
            assert reading["type"] == "board_letter" or "type" in fields


def test_a_file_without_words_gives_no_paper():
    assert papers(Source(blocks=[])) == []
