"""Each point can be understood by somebody who has the minutes and nothing else."""

import pytest

from boards.checks.decision import _of_point


@pytest.mark.parametrize(
    "text",
    [
        "Godkänna uppföljningen av samverkansöverenskommelsen 2023–2026.",
        "Anta samverkansöverenskommelse mellan Lindhaga kommun och Polisen för 2027–2030.",
        "Anta överenskommelsen om samverkan och trygghet för åren 2027–2030.",
        "Ge kommundirektören i uppdrag att redovisa åtgärder mot klotter och skadegörelse.",
        "Uppdra åt säkerhetschefen att följa upp samverkansöverenskommelsen 2027–2030 varje år.",
    ],
)
def test_a_point_that_names_what_it_decides_is_left_alone(text):
    assert list(_of_point(text)) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anta samverkansöverenskommelsen enligt föreliggande förslag.", "enligt föreliggande förslag"),
        ("Besluta i enlighet med det upprättade förslaget.", "i enlighet med det upprättade förslaget"),
        ("Godkänna uppföljningen enligt bilaga 1", "enligt bilaga 1"),
        ("Anta överenskommelsen enligt tjänsteskrivelsen", "enligt tjänsteskrivelsen"),
        ("Anta avtalet enligt nedan bilagt förslag", None),
    ],
)
def test_a_point_that_points_at_another_paper_is_told(text, named):
    (said, *_rest) = list(_of_point(text)) or [""]
    assert (named or "") in said


@pytest.mark.parametrize("text", ["Anta förslaget.", "att godkänna uppföljningen", "Godkänna ärendet.", "Anta den"])
def test_a_point_that_names_nothing_is_told(text):
    assert ["går inte att förstå för sig" in said for said in _of_point(text)] == [True]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Godkänna uppföljningen av överenskommelsen 2023–2026 och anta en ny för 2027–2030.", "anta"),
        ("Anta planen för 2027 samt uppdra åt kommundirektören att genomföra den.", "uppdra"),
        ("Avslå motionen, ge nämnden i uppdrag att återkomma.", "ge"),
    ],
)
def test_two_decisions_in_one_point_are_told(text, verb):
    assert any(f"mer än ett beslut (”{verb}”)" in said for said in _of_point(text))
