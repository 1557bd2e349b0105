"""What a paper is by law: a table of who got it, why, and how far it has come."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from documents.legal_status import MEANS, makes_public, means, purpose_words, received_sentence, sentence
from documents.models import Decision, Document, Purpose, Relation, Release, State
from organisations.models import Body, Organisation

OWNER = Organisation(pk=1, name="Lindhaga kommun", kind="municipality")
POLICE = Organisation(pk=2, name="Polisen", kind="police")
OWN, AUTHORITY, OUTSIDE = Relation.OWN, Relation.AUTHORITY, Relation.OUTSIDE
COMMENTS, INFORMATION, DECISION = Purpose.COMMENTS, Purpose.INFORMATION, Purpose.DECISION


@pytest.fixture(autouse=True)
def _this_year(monkeypatch):
    monkeypatch.setattr("base.dates.today", lambda: date(2026, 11, 22))


def document(state=State.DRAFT, **more):
    return Document(owner=OWNER, state=state, **more)


def sent(relation, purpose, *, month=3, day=3, name="Lena Berg", withdrawn=False):
    organisation = POLICE if relation == AUTHORITY else None
    at = datetime(2026, month, day, 12, tzinfo=UTC)
    return Release(
        document=document(), relation=relation, purpose=purpose, organisation=organisation, name=name, sent_at=at,
        withdrawn_at=at if withdrawn else None,
    )  # fmt: skip


NOBODY = "Arbetsmaterial: ingen utanför Lindhaga kommun har fått handlingen."
AFTER = " Det ni skriver därefter är arbetsmaterial."
TABLE = [
    (State.DRAFT, [], NOBODY),
    (State.LOCKED, [], NOBODY),
    (State.DISCARDED, [], "Arbetsmaterial: kasserat utkast, som ingen utanför Lindhaga kommun har fått."),
    (State.DRAFT, [sent(OWN, COMMENTS)], NOBODY),
    (State.LOCKED, [sent(OWN, DECISION)], NOBODY),
    (State.DRAFT, [sent(AUTHORITY, COMMENTS)], "Arbetsmaterial: skickat till Polisen för synpunkter 3 mars."),
    (State.LOCKED, [sent(AUTHORITY, COMMENTS)], "Arbetsmaterial: skickat till Polisen för synpunkter 3 mars."),
    (State.DISCARDED, [sent(AUTHORITY, COMMENTS)], "Arbetsmaterial: skickat till Polisen för synpunkter 3 mars."),
    (
        State.DRAFT,
        [sent(AUTHORITY, COMMENTS), sent(AUTHORITY, COMMENTS, month=4)],
        "Arbetsmaterial: skickat till Polisen för synpunkter 3 april.",
    ),
    (
        State.LOCKED,
        [sent(AUTHORITY, COMMENTS), sent(AUTHORITY, DECISION, day=12)],
        "Allmän handling sedan 12 mars: skickad för beslut till Polisen.",
    ),
    (
        State.LOCKED,
        [sent(AUTHORITY, DECISION, day=12, withdrawn=True)],
        "Allmän handling sedan 12 mars: skickad för beslut till Polisen.",
    ),
    (
        State.DRAFT,
        [sent(AUTHORITY, INFORMATION), sent(OUTSIDE, INFORMATION)],
        f"Allmän handling sedan 3 mars: skickad för kännedom till Polisen och Lena Berg.{AFTER}",
    ),
    (
        State.DRAFT,
        [sent(OUTSIDE, COMMENTS)],
        f"Räkna med att den är allmän handling sedan 3 mars: skickad för synpunkter till Lena Berg.{AFTER}",
    ),
    (
        State.DISCARDED,
        [sent(OUTSIDE, DECISION)],
        "Allmän handling sedan 3 mars: skickad för beslut till Lena Berg.",
    ),
]


@pytest.mark.parametrize(("state", "releases", "expected"), TABLE)
def test_what_it_is_follows_from_who_got_it_and_why(state, releases, expected):
    assert sentence(document(state), releases) == expected


def test_a_final_paper_is_public_since_it_was_final():
    final = document(State.FINAL, final_by="signature", final_on=date(2026, 1, 15))
    assert sentence(final, [sent(AUTHORITY, COMMENTS)]) == "Allmän handling sedan 15 januari: undertecknad."
    unknown = document(State.FINAL, final_by="decision", final_on_unknown=True)
    assert sentence(unknown, []) == "Allmän handling: antagen, datum okänt."


def decided(outcome="approved", **more):
    board = Body(organisation=OWNER, name="Kommunstyrelsen")
    return Decision(way="board", body=board, outcome=outcome, decided_on=date(2026, 3, 10), **more)


BY_BOARD = "Räkna med att den är allmän handling sedan 10 mars: kommunstyrelsen"


@pytest.mark.parametrize(
    ("state", "releases", "decision", "expected"),
    [
        (State.LOCKED, [], decided(), f"{BY_BOARD} godkände texten."),
        (State.LOCKED, [sent(AUTHORITY, COMMENTS)], decided("rejected"), f"{BY_BOARD} avslog texten."),
        (State.DRAFT, [], decided(), f"{BY_BOARD} godkände texten.{AFTER}"),
        (State.LOCKED, [], decided("returned"), NOBODY),
        (
            State.LOCKED,
            [sent(AUTHORITY, DECISION)],
            decided(),
            "Allmän handling sedan 3 mars: skickad för beslut till Polisen.",
        ),
        (State.LOCKED, [sent(AUTHORITY, DECISION, day=12)], decided(), f"{BY_BOARD} godkände texten."),
    ],
)
def test_what_the_owner_itself_has_decided_about_is_working_material_no_more(state, releases, decision, expected):
    assert sentence(document(state), releases, [decision]) == expected


def test_a_final_paper_says_what_made_its_text_public_before():
    final = document(State.FINAL, final_by="signature", final_on=date(2026, 3, 20))
    assert sentence(final, [sent(AUTHORITY, DECISION, day=12)]) == (
        "Allmän handling sedan 12 mars: skickad för beslut till Polisen. Undertecknad 20 mars."
    )
    assert sentence(final, [], [decided()]) == f"{BY_BOARD} godkände texten. Undertecknad 20 mars."
    of_another_text = decided(revision_id=7)
    assert sentence(final, [], [of_another_text]) == "Allmän handling sedan 20 mars: undertecknad."


def test_another_year_is_said():
    early = sent(AUTHORITY, COMMENTS)
    early.sent_at = datetime(2025, 3, 3, 12, tzinfo=UTC)
    assert "3 mars 2025" in sentence(document(), [early])


RECEIVED = [
    (
        AUTHORITY,
        COMMENTS,
        "Arbetsmaterial: skickat till er av Lindhaga kommun för synpunkter 3 mars. Svaret blir allmän handling hos "
        "dem.",
    ),
    (AUTHORITY, INFORMATION, "Allmän handling sedan 3 mars: skickad till er av Lindhaga kommun för kännedom."),
    (AUTHORITY, DECISION, "Allmän handling sedan 3 mars: skickad till er av Lindhaga kommun för beslut."),
    (OUTSIDE, COMMENTS, "Allmän handling sedan 3 mars: skickad till er av Lindhaga kommun för synpunkter."),
    (OWN, COMMENTS, "Arbetsmaterial hos Lindhaga kommun: skickat till dig för synpunkter 3 mars."),
    (OWN, DECISION, "Arbetsmaterial hos Lindhaga kommun: skickat till dig för beslut 3 mars."),
]


@pytest.mark.parametrize(("relation", "purpose", "expected"), RECEIVED)
def test_the_recipient_is_told_in_their_words(relation, purpose, expected):
    assert received_sentence(sent(relation, purpose)) == expected


SIGNED = document(State.FINAL, final_by="signature", final_on=date(2026, 3, 20))


@pytest.mark.parametrize(
    ("releases", "final", "expected"),
    [
        ([], None, ""),
        ([], SIGNED, "Allmän handling sedan 20 mars: undertecknad."),
        ([sent(AUTHORITY, COMMENTS)], SIGNED, "Allmän handling sedan 20 mars: undertecknad."),
        (
            [sent(AUTHORITY, COMMENTS), sent(AUTHORITY, DECISION, day=12)],
            SIGNED,
            "Allmän handling sedan 12 mars: skickad till er av Lindhaga kommun för beslut. Undertecknad 20 mars.",
        ),
        (
            [sent(AUTHORITY, INFORMATION, month=4), sent(AUTHORITY, COMMENTS)],
            None,
            "Allmän handling sedan 3 april: skickad till er av Lindhaga kommun för kännedom.",
        ),
        ([sent(AUTHORITY, INFORMATION, month=4)], SIGNED, "Allmän handling sedan 20 mars: undertecknad."),
    ],
)
def test_who_got_it_in_several_ways_is_told_the_strongest_in_one_sentence(releases, final, expected):
    assert received_sentence(*releases, final=final) == expected
    assert received_sentence(*reversed(releases), final=final) == expected


def test_sending_a_signed_paper_makes_nothing_public_that_is_so_already():
    for relation in Relation:
        assert means(SIGNED, relation, INFORMATION).startswith("Allmän handling sedan 20 mars: undertecknad.")
    assert means(document(), AUTHORITY, INFORMATION) == MEANS[AUTHORITY, INFORMATION]


def test_every_way_to_send_says_what_it_means_and_what_it_says_is_what_it_becomes():
    for relation in Relation:
        for purpose in Purpose:
            says_public = "blir allmän handling när du skickar" in str(MEANS[relation, purpose])
            assert says_public is makes_public(SimpleNamespace(relation=relation, purpose=purpose))


def test_the_purpose_goes_on_in_a_sentence():
    assert [purpose_words(purpose) for purpose in Purpose] == ["för synpunkter", "för kännedom", "för beslut"]
