"""Long and hostile texts take time in proportion to their length."""

import time

import pytest

LENGTH = 300_000


@pytest.mark.parametrize(
    "unit",
    [
        "Polisen och kommunen ska möta alla elever två gånger per år under 2023-2026. ",
        "- Polisen ska göra något bra varje år\n",
        "Karin Ahlbom Kommunchef Jonas Frimodt Kommunpolis ",
        "Samverkansöverenskommelse mellan ",
        "2023-01-01 2026-12-31 ",
        "kommun ",
        "ska ",
        "A",
        "( ",
        "Syfte\n\nHär står en mening som är så lång som meningar brukar vara i sådana papper.\n\n",
    ],
)
def test_a_text_of_two_hundred_pages_is_read_in_seconds(readings_of, unit):
    text = unit * (LENGTH // len(unit))
    began = time.monotonic()
    assert readings_of(text)
    assert time.monotonic() - began < 20
