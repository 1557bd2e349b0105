"""Work in a process of its own."""

import pytest

from base.refusals import Refused
from tests.text import work
from text.apart import run_apart
from text.reading import Unreadable


def apart(piece, *words, **about):
    return run_apart(piece, b"hej", *words, heavy="För tungt.", broken="Trasigt.", **about)


def test_it_hands_back_the_answer_and_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "hemlig")
    assert apart(work.answers, "å", "a\x00b") == {"data": "hej", "words": ["å", "a\x00b"], "secret": None}


@pytest.mark.parametrize(
    ("piece", "sentence"),
    [
        (work.runs_for_ever, "För tungt."),
        (work.takes_all_memory, "För tungt."),
        (work.breaks, "Trasigt."),
        (work.refuses, "Det går inte."),
    ],
)
def test_what_goes_wrong_there_is_a_sentence_here(piece, sentence):
    with pytest.raises(Unreadable) as refusal:
        apart(piece, raises=Unreadable, seconds=2)
    assert str(refusal.value) == sentence


def test_what_is_refused_there_is_refused_here():
    with pytest.raises(Refused, match="Det går inte"):
        apart(work.refuses)
