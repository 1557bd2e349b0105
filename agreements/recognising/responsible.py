"""Who promises: one party or both, by the words of the pledge and of what stands above its list."""

import re
from collections.abc import Callable
from dataclasses import dataclass

POLICE, MUNICIPALITY = "police", "municipality"
BOTH = [POLICE, MUNICIPALITY]
_POLICE = re.compile(
    r"(?i)\b(?:(?:lokal|när|områdes|kommun|trafik)?polis(?:en|er|erna)?s?|polismyndigheten|lokalpolisområdet?|lpo)\b"
)
_MUNICIPALITY = re.compile(
    r"(?i)\b(?:kommun(?:en|ens)?|staden|(?:[A-ZÅÄÖ][\wåäö]+)\s(?:kommun|stad)|socialtjänsten|räddningstjänsten|trygghetsvärdar\w*|stadsdelsförvaltningen|förvaltningen)\b"
)
_NOT_THE_MUNICIPALITY = re.compile(r"(?i)\bkommunens\b|\bkommunpolisen\b|\bi\s\w+\skommun\b|\bi\skommunen\b")
_SIDES = ((POLICE, _POLICE), (MUNICIPALITY, _MUNICIPALITY))
_JOINED = re.compile(
    r"(?i)(?:\si\s[A-ZÅÄÖ]\w+|\s[A-ZÅÄÖ][\wåäö-]+)?,?\s(?:och|samt|tillsammans\smed|i\ssam\w+\smed|ihop\smed)\s"
)
_TOGETHER = re.compile(r"(?i)^(?:vi|parterna|båda|tillsammans)\b")
_VERB = re.compile(
    r"(?i)\b(?:lovar|ska|skall|kommer|åtar|genomför|utvecklar|informerar|samordnar|ökar|fortsätter|samverkar|stöttar|arbetar)\b"
)
_SUBJECT_AFTER_VERB = re.compile(r"(?i)^\W*(?:$|(?:under|detta|det|så|därefter|löpande|varje|vid|inom|för)\b)")
_WITH = re.compile(r"(?i)\b(?:tillsammans|ihop|i\ssamverkan|i\ssamarbete|gemensamt)\smed\s(?P<whom>(?:\S+\s?){1,4})")
_WE = re.compile(r"(?i)^(?:att\s)?vi\b(?!\stillsammans)")
PROMISES = re.compile(
    r"(?i)^(?:[^.:]{0,90}?)\b(?:polis(?:en)?|polismyndigheten|kommun(?:en)?|vi|lokalpolisområdet?|närpolisen|stad(?:en)?|parterna)\b[^.:]{0,60}?\b(?:lovar|ska|skall|kommer\satt)\s\w+"
    r"|^(?:[^.:]{0,40}?)\b(?:ska|skall|lovar)\s(?:\w+\s)?(?:polis(?:en)?|kommun(?:en)?|vi)\b"
)
_LONGEST_HEADING = 60
_LONGEST_SUBJECT = 140
_WORDS_AFTER_VERB = 7


@dataclass(frozen=True)
class _Said:
    """A pledge with whom it names itself and whom the words above its list name."""

    item: str
    above: str
    own: list[str]
    list_of: list[str]


def responsible(item: str, lead: str, heading: str) -> tuple[list[str], bool]:
    """Who promises the item, and whether that is certain. lead: the line before the list, heading: the one above."""
    list_of = _list_of(lead, heading if len(heading) < _LONGEST_HEADING else "")
    own = subjects(item) or first_named(item)
    if len(list_of) == 1 and _WE.match(item):
        own = list_of
    said = _Said(item, f"{heading} {lead}", own, list_of)
    return next(answer for rule in _RULES if (answer := rule(said)))


def _does_it_with_the_other(said: _Said) -> tuple[list[str], bool] | None:
    """ "Polisen besöker skolor tillsammans med kommunen": both, though only one is the subject."""
    doing = said.own or said.list_of
    together = _WITH.search(said.item) if len(doing) == 1 else None
    others = _named(together["whom"]) if together else []
    return (BOTH, False) if others and others != doing else None


def _promises_itself(said: _Said) -> tuple[list[str], bool] | None:
    """ "Polisen ska …": whatever stands above. "Vi" is unsure where only one party is named above."""
    if not (said.own and PROMISES.match(said.item)):
        return None
    one_above = bool(_WE.match(said.item)) and len(_named(said.above)) == 1
    return said.own, said.own == said.list_of or not one_above


def _stands_in_the_list_of_one(said: _Said) -> tuple[list[str], bool] | None:
    """An item under "Kommunen lovar" is the municipality's, unsure when it begins with the police."""
    return (said.list_of, said.own in ([], said.list_of)) if len(said.list_of) == 1 else None


def _begins_with_a_party(said: _Said) -> tuple[list[str], bool] | None:
    return (said.own, len(said.own) == len(_named(said.item))) if said.own else None


def _names_only_one(said: _Said) -> tuple[list[str], bool] | None:
    named = _named(said.item)
    return (named, False) if len(named) == 1 else None


def _of_both(said: _Said) -> tuple[list[str], bool]:
    """Sure only when both are named above the list."""
    return BOTH, bool(said.list_of)


# The first rule that has an answer decides.
_RULES: tuple[Callable[[_Said], tuple[list[str], bool] | None], ...] = (
    _does_it_with_the_other,
    _promises_itself,
    _stands_in_the_list_of_one,
    _begins_with_a_party,
    _names_only_one,
    _of_both,
)


def _list_of(lead: str, heading: str) -> list[str]:
    """Whose list it is: the first of these that names someone."""
    return (
        subjects(_promise_line(lead))  # "Polisen lovar att:" just before the list
        or subjects(heading)  # "Det här lovar polisen" above it
        or first_named(lead[:60])  # "Polisens insatser:"
        or first_named(heading)  # "Kommunens löften"
        or (BOTH if _TOGETHER.match(heading) else [])  # "Tillsammans"
    )


def _promise_line(lead: str) -> str:
    """The last sentence before the list that says who promises."""
    parts = reversed(re.split(r"(?<=[.!?])\s", lead.strip()))
    return next((part for part in parts if subjects(part)), "")


def subjects(text: str) -> list[str]:
    """Who stands before the first verb of the text, or after it in "Under året ska kommunen"."""
    verb = _VERB.search(text)
    if not verb or verb.start() > _LONGEST_SUBJECT:
        return []
    subject = text[: verb.start()]
    if _SUBJECT_AFTER_VERB.match(subject):
        subject = " ".join([subject, *text[verb.end() :].split()[:_WORDS_AFTER_VERB]])
    if _TOGETHER.match(subject.strip()):
        return BOTH
    words = {POLICE: subject, MUNICIPALITY: _NOT_THE_MUNICIPALITY.sub(" ", subject)}
    return [side for side, form in _SIDES if form.search(words[side])]


def first_named(text: str) -> list[str]:
    """Whom the text begins with, whatever the verb: "Polisen patrullerar", "Kommunens löften"."""
    text = re.sub(r"(?i)^(?:[\W\d]+|(?:att|vår|våra)\s)", "", text)
    for side, form in _SIDES:
        if first := form.match(text):
            joined = _JOINED.match(text, first.end())
            after = " ".join(text[joined.end() :].split()[:4]) if joined else ""
            return [one for one, other in _SIDES if one == side or other.search(after)]
    return []


def _named(text: str) -> list[str]:
    return [side for side, form in _SIDES if form.search(text)]
