"""What a text brings along from the time of an older paper, and what only looks like it."""

from datetime import date

import pytest
import time_machine

from documents.advice import of_its_time
from documents.advice.words import PaperWords


@pytest.fixture(autouse=True)
def _an_autumn():
    with time_machine.travel(date(2026, 11, 22), tick=False):
        yield


def told(html: str, *, number: str = "KS 2026/12", starts_on: str | None = "2027-01-01") -> list[str]:
    section = {"key": "1", "level": 1, "heading": "Arbetet", "html": html, "slot": "", "audience": "parties"}
    content = {
        "sections": [section],
        "frame": {"numbers": [{"organisation": "Lindhaga kommun", "number": number}]},
        "facts": {"term": {"starts_on": starts_on}},
    }
    return [tip.sentence for tip in of_its_time.tips(None, PaperWords(content))]


@pytest.mark.parametrize("line", ["Dnr KS 2016/412", "Diarienummer: KS2016/412", "Lindhaga kommun, dnr: KS 2016/412."])
def test_the_number_of_an_older_case_is_told_of(line):
    [said] = told(f"<p>{line}</p><p>Parterna samverkar.</p>")
    assert "2016/412, som inte är ett av handlingens egna" in said


@pytest.mark.parametrize(
    "line",
    [
        "Dnr KS 2026/12",
        "Dnr ks 2026/12",
        "Lägesbilden, dnr KS 2024/77",
        "Arbetet utgår från den plan som nämnden antog våren 2024 och som har dnr KS 2024/77 hos kommunen.",
        "Dnr",
        "Ärendet har ett diarienummer.",
    ],
)
def test_its_own_number_and_that_of_another_paper_are_left_in_peace(line):
    assert told(f"<p>{line}</p>") == []


def test_a_day_long_past_in_what_is_to_be_done_is_told_of():
    assert told("<p>Handlingsplanen ska vara klar senast den 30 juni 2017.</p>") == [
        "”senast den 30 juni 2017” ligger före den tid som handlingen ska gälla."
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Handlingsplanen ska vara klar senast den 30 juni 2027.",
        "Handlingsplanen ska vara klar senast den 10 december 2026.",
        "Handlingsplanen ska vara klar senast den 31 juni 2017.",
        "Planen blev klar senast den 30 juni 2017.",
        "Den 30 juni 2017 undertecknades den första.",
    ],
)
def test_a_day_to_come_or_of_what_has_been_is_left_in_peace(sentence):
    assert told(f"<p>{sentence}</p>") == []


def test_a_paper_that_replaced_another_long_ago_is_asked_about():
    assert told("<p>Den ersätter överenskommelsen för 2015–2016.</p>") == [
        "Texten säger att den ersätter överenskommelsen för 2015–2016. Stämmer det fortfarande?"
    ]
    assert told("<p>Den ersätter överenskommelsen för 2023–2026.</p>") == []
    assert told("<p>Erfarenheterna av överenskommelsen för 2015–2016 tas till vara.</p>") == []
