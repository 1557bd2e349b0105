"""The parties of a paper: municipalities, units of the police and others, as the paper names them."""

import re
from collections import Counter
from dataclasses import dataclass

from documents.recognising.names import LABEL, MUNICIPALITY, POLICE, is_given

OTHER = "other"
_PLACE = r"[A-ZÅÄÖ][A-Za-zåäöéüÅÄÖ]+(?:[-–‐][A-ZÅÄÖ][a-zåäöA-ZÅÄÖ]+)*"
_DIRECTION = (
    r"(?:[Nn]orra|[Ss]ödra|[Öö]stra|[Vv]ästra|[Nn]ordöstra|[Nn]ordvästra|[Ss]ydöstra|[Ss]ydvästra|"
    r"[Cc]entrala|[Mm]ellersta)"
)
_NO_SECOND = (
    r"(?:[Kk]ommun|[Ss]tad|Polis|Samverkan|Medborgar|Löfte|Överens|Avtal|Syfte|Mål|Bakgrund|Inledning|Parter|Datum|Beslut|"
    r"Budget|Innehåll|Uppfölj|Giltig|Fokus|Prioriter|Ekonomi|Utvärder|Revider|Styr|Handlägg|Avtals|"
    rf"{LABEL}|(?:Den|Det|Detta|Denna|I|Vi|För|Under|Genom|Målet|Diarienummer|Dnr)\b)"
)
_AREA = (
    rf"(?:{_DIRECTION}[ ])?{_PLACE}(?:[ ](?!{_NO_SECOND}){_PLACE}(?![ ](?:kommun|stad|AB|(?:Fastigheter|Bostäder)\b)))?"
    rf"(?:[ ]?/[ ]?{_PLACE}|[ ][-–][ ]{_PLACE})*"
)
_MUNICIPALITY = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_PLACE}[ ])?{_PLACE}[ ](?:[Kk]ommun|KOMMUN|[Ss]tad|STAD|stadsdelsförvaltning|"
    rf"stadsdelsnämnd))s?(?![\wåäö])"
)
_UNIT = r"(?:[Ll]okalpolisområdet?|LOKALPOLISOMRÅDET?|[Pp]olisområdet?|[Nn]ärpolisområdet?|L[Pp][Oo])"
_POLICE = re.compile(
    rf"""(?<![\w-])(?P<name>
      Polismyndigheten,?[ ](?:i[ ]|genom[ ])?[Ll]okalpolisområdet?,?[ ]{_AREA}
    | [Pp]olismyndigheten(?:,?[ ]i)?[ ]{_AREA}[ ]län(?:,[ ][Pp]olisområde[ ]{_AREA})?
    | [Pp]olismyndigheten,?[ ](?:i[ ])?(?:[Pp]olisr|[Rr])egion[ ](?:{_DIRECTION}|{_PLACE})
      (?:(?:,?[ ](?:och[ ])?|[ ]?/[ ]?)[Ll]okalpolisområdet?[ ]{_AREA})?
    | [Pp]olisregion[ ]{_PLACE}
    | {_UNIT},?[ ](?:i[ ])?{_AREA}
    | [Nn]ärpolisen[ ]i[ ]{_PLACE}
    | {_PLACE}[ ](?:[Ll]okalpolisområde|[Nn]ärpolisområde|[Pp]olisområde)(?!,?[ ](?:i[ ])?[A-ZÅÄÖ])
    | [Pp]olismyndigheten | POLISMYNDIGHETEN | [Pp]olisen | POLISEN | [Ll]okalpolisen | [Nn]ärpolisen
    )(?P<genitive>s)?(?![\wåäö])""",
    re.VERBOSE,
)
_BARE_POLICE = re.compile(r"(?i)^(?:polisen|polismyndigheten|lokalpolisen|närpolisen)$")
_OTHER = re.compile(
    r"(?<![\w-])(Region[ ][A-ZÅÄÖ][a-zåäö]+(?:[ ][A-ZÅÄÖ][a-zåäö]+)?|[A-ZÅÄÖ][\wåäö]+[ ](?:brandförsvarsförbund|"
    r"räddningstjänst(?:förbund)?)|Räddningstjänsten[ ][A-ZÅÄÖ][\wåäö]+|Trafikverket|Tullverket|"
    r"Länsstyrelsen(?:[ ]i[ ][A-ZÅÄÖ]\w+(?:[ ]län)?)?|"
    r"[A-ZÅÄÖ][\wåäö]+[ ](?:Bostäder|Fastigheter|bostads[ ]?AB)(?:[ ]AB)?|Åklagarmyndigheten|Kriminalvården)(?![\wåäö])"
)
_NOT_A_PLACE = re.compile(
    r"(?i)^(?:en|ett|vår|varje|svensk|i|och|samt|respektive|båda?|denna|hela|hos|mellan|aktuell|trygg|tryggare|både|"
    r"den|det|att|av|för|med|till|från|på|inom|under|som|polisen?|gemensam|kommun|inledning|bakgrund|syfte|parter|datum)$"
)
_MUNICIPAL_WORD = re.compile(r"(?i)\s(?:kommun|stad|stadsdelsförvaltning|stadsdelsnämnd)$")


@dataclass(frozen=True)
class Mention:
    """A party as it is named at a place in the text."""

    start: int
    end: int
    name: str
    kind: str

    @property
    def is_bare(self) -> bool:
        """Whether it says only "polisen", not which."""
        return bool(_BARE_POLICE.match(self.name))


def find_mentions(text: str) -> list[Mention]:
    """Every municipality, police unit and other body that could be a party, in order."""
    found = [_police(match) for match in _POLICE.finditer(text)]
    for match in _MUNICIPALITY.finditer(text):
        name, start = _municipality(match)
        if name:
            found.append(Mention(start, match.end(), name, MUNICIPALITY))
    found += [Mention(match.start(), match.end(), match.group(1), OTHER) for match in _OTHER.finditer(text)]
    return _apart(sorted(found, key=lambda one: (one.start, -one.end)))


def _police(match: re.Match) -> Mention:
    words = match["name"].split()
    end = match.end()
    if len(words) > 2 and is_given(words[-1]):
        end = match.start("name") + match["name"].rindex(words[-1])
        words = words[:-1]
    return Mention(match.start(), end, " ".join(words), POLICE)


def _municipality(match: re.Match) -> tuple[str, int]:
    words, start = match["name"].split(), match.start()
    while len(words) > 2 and (_NOT_A_PLACE.match(words[0]) or words[0][-1:] == "." or _looks_like_start(words)):
        start += len(words[0]) + 1
        words = words[1:]
    if len(words) < 2 or _NOT_A_PLACE.match(words[0]):
        return "", start
    return " ".join(words), start


def _looks_like_start(words: list[str]) -> bool:
    """Two capitalised words before "kommun" where the first is no part of a name of a municipality."""
    first = words[0]
    return first.lower() not in _DOUBLE_FIRST


_DOUBLE_FIRST = frozenset(
    (
        "östra",
        "västra",
        "norra",
        "södra",
        "stora",
        "lilla",
        "upplands",
        "nya",
        "gamla",
        "övre",
        "nedre",
        "yttre",
        "inre",
    )
)


def _apart(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def settled(mentions: list[Mention], text: str) -> list[dict[str, str]]:
    """The mentions as parties: once each, with the spelling of the running text and without a genitive s."""
    counted = Counter(mention.name for mention in find_mentions(text[:200_000]))
    parties: dict[str, dict[str, str]] = {}
    for mention in mentions:
        name = _usual(mention, counted, text)
        parties.setdefault(name.casefold(), {"name": name, "kind": mention.kind})
    return list(parties.values())


def _usual(mention: Mention, counted: Counter, text: str) -> str:
    name = mention.name
    if name.isupper() and not name.startswith("LPO"):
        same = [other for other in counted if other.casefold() == name.casefold() and not other.isupper()]
        name = max(same, key=lambda other: counted[other]) if same else _lowered(name)
    if mention.kind == POLICE:
        name = _nominative(name, text)
    return name[:1].upper() + name[1:]


def _lowered(name: str) -> str:
    words = name.lower().split()
    small = {"kommun", "stad", "i", "län"}
    return " ".join(word if word in small else word.title() for word in words)


def _nominative(name: str, text: str) -> str:
    """ "lokalpolisområde Lindhagas" is "lokalpolisområde Lindhaga" when the place is written so elsewhere."""
    last = name.split()[-1]
    if not last.endswith("s") or _BARE_POLICE.match(name) or len(last) < 4:
        return name
    stem = last[:-1]
    if re.search(rf"(?<![\w-]){re.escape(stem)}(?![\wåäö])", text):
        return name[: len(name) - 1]
    return name
