"""The six things that Brå, the agency, advises an agreement to say. Generous: what is hinted at counts as said."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from agreements.advice.wholeness import is_whole
from documents.advice.tips import Tip, in_words
from documents.advice.words import PaperWords
from documents.models import Document
from documents.recognising.sentences import sentences

_PROBLEMS = re.compile(r"(?i)\bproblem|problembild|lägesbild|utmaning|\botrygg|\boron?\b|\bkartlägg")
_CAUSES = re.compile(
    r"(?i)orsak|\bbakomliggande\b|\bberor?\s+på\b|\briskfaktor|\bskyddsfaktor|\bsamband\b|\bsamvari|\bförklaras\b"
)
_GOAL = re.compile(r"(?i)\b(?:del)?mål(?:et|en|sättning\w*|bild\w*)?\b")
_MEASURED = re.compile(
    r"(?i)\bprocent\w*|%|\b(?:halver|fördubbl)\w+|\b(?:hälften|en\s(?:tredjedel|fjärdedel|femtedel|tiondel))\b|"
    r"\bfrån\s+\d[\d\s,]*\s+till\s+\d|\b(?:minst|högst|färre\sän|fler\sän)\s+\d"
)
_DOCUMENTED = re.compile(
    r"(?i)\bdokumenter|\bdokumentation|\bminnesanteckning|\bmötesanteckning|protokoll|\bloggbok|"
    r"\banteckn(?:as|ar|ingar)\b"
)
_FOLLOWED_UP = re.compile(
    r"(?i)\bfölj(?:s|a|as|er|de|des)?\b[^.]{0,60}?\bupp\b|uppfölj|\butvärder|\bstäms?\s+av\b|\bavstäm"
)
_PERIOD = re.compile(
    r"(?i)\b(?:gäller|gälla|giltig\w*|löper|löptid\w*|avtalstid\w*|avtalsperiod\w*|mandatperiod\w*)\b|\btills\s+vidare\b"
)


def tips(document: Document, words: PaperWords) -> Iterator[Tip]:
    if not is_whole(words):
        return
    lacks = _lacks(words)
    if lacks:
        said = _("Av de sex saker som Brå menar att en överenskommelse bör säga verkar %(count)s saknas: %(lacks)s.")
        why = _(
            "Brå (myndigheten) råder till att överenskommelsen säger vilka problem som är i fokus, troliga orsaker, "
            "avgränsade och mätbara mål, hur arbetet dokumenteras, hur det följs upp och vilken tid den gäller. Det är "
            "ett råd och inget krav."
        )
        count = in_words(len(lacks)).lower() if len(lacks) > 1 else _("en")
        values = {"count": count, "lacks": get_text_list(lacks, _("och"))}
        yield Tip("bra:six_points", said % values, why)


def _lacks(words: PaperWords) -> list[str]:
    facts = words.content["facts"]
    points = [
        (_("vilka problem den gäller"), words.says(_PROBLEMS)),
        (_("vad problemen tros bero på"), words.says(_CAUSES)),
        (_("mål som går att mäta"), _has_measured_goal(words, facts)),
        (_("hur arbetet dokumenteras"), words.says(_DOCUMENTED)),
        (_("hur arbetet följs upp"), words.says(_FOLLOWED_UP)),
        (_("vilken tid den gäller"), bool(facts["term"]["kind"]) or words.says(_PERIOD)),
    ]
    return [name for name, is_said in points if not is_said]


def _has_measured_goal(words: PaperWords, facts: dict) -> bool:
    goals = [*facts["goals"], *(row["goal"] for row in facts["focus_areas"])]
    if any(_MEASURED.search(goal) or re.search(r"\d", goal) for goal in goals):
        return True
    return any(_sets_measured_goal(section.heading, section.text) for section in words.sections)


@lru_cache(maxsize=1000)
def _sets_measured_goal(heading: str, text: str) -> bool:
    lines = filter(_MEASURED.search, text.split("\n"))
    said = (sentence for line in lines for sentence in sentences(line) if _MEASURED.search(sentence))
    return any(_GOAL.search(f"{heading} {sentence}") for sentence in said)
