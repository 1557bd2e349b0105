"""The names, titles, parties and days in the lines of signatures."""

import re
from dataclasses import dataclass

from documents.recognising.dates import DAY, find_dates
from documents.recognising.names import MUNICIPALITY, find_names, find_titles, is_given
from documents.recognising.parties import find_mentions
from text.reading.lines import is_capitals

NAME, TITLE, PARTY, DATE = "name", "title", "party", "date"
_FILLER = re.compile(
    r"(?i)\b(?:för|namn|namnförtydligande|underskrift(?:er)?|namnteckning|ort(?:\soch\sdatum)?|datum(?:\soch\sort)?|den|undertecknat?|undertecknas|"
    r"i\stjänsten|genom|och|av|vid|titel|signatur|ort,\sdatum|parternas|befattning|ort/datum|på\suppdrag\sav|enligt\suppdrag|tf|t\.f\.)\b|[_.…,:;()/\-–—*|]+|\([A-ZÅÄÖa-zåäö]{1,4}\)"
)
_BARE_MUNICIPALITY = re.compile(r"(?i)(?:(?<=\bför )|(?<=\bför: )|^)(?:kommunen|staden)(?![\wåäö])")
_SMALL = re.compile(r"(?<=[a-zåäö] )(?:Ordförande|Vice|Direktör|Chef|(?:Lokal)?[Pp]olisområdet?|För|I|Och|Den)\b")


@dataclass(frozen=True)
class Token:
    """Some words of a signature: what they are, on which line, and the side that they belong to, or ""."""

    kind: str
    text: str
    line: int
    start: int
    side: str = ""
    known: bool = True


def tokens_in(text: str, line: int, names: list[str]) -> tuple[list[Token], str]:
    """The tokens in a line in order, and the words that are none of them."""
    if is_capitals(text):
        text = _SMALL.sub(lambda match: match.group().lower(), text.title())
    left = text
    found: list[Token] = []

    def take(kind: str, start: int, end: int, words: str, side: str = "", known: bool = True) -> None:
        nonlocal left
        found.append(Token(kind, words, line, start, side, known))
        left = left[:start] + " " * (end - start) + left[end:]

    for day in find_dates(text):
        if day.precision == DAY and day.on:
            take(DATE, day.start, day.end, day.on.isoformat())
    for title in find_titles(left):
        take(TITLE, title.start, title.end, title.text, title.kind)
    for name in sorted(set(names), key=len, reverse=True):
        for match in re.finditer(rf"(?i)(?<![\w-]){re.escape(name)}s?(?![\wåäö-])", left):
            take(PARTY, match.start(), match.end(), match.group())
    for mention in find_mentions(left):
        take(PARTY, mention.start, mention.end, mention.name, mention.kind)
    for bare in _BARE_MUNICIPALITY.finditer(left):
        take(PARTY, bare.start(), bare.end(), bare.group(), MUNICIPALITY)
    left = _without_places(left, names)
    for person in find_names(left):
        take(NAME, person.start, person.end, person.text, known=person.kind == "known")
    rest = _FILLER.sub(" ", left)
    if any(token.kind == DATE for token in found):
        rest = re.sub(r"\b[A-ZÅÄÖ][a-zåäö]+\b", " ", rest, count=2)
    return sorted(found, key=lambda token: token.start), " ".join(rest.split())


def _without_places(text: str, names: list[str]) -> str:
    """Blanks out "Lindhaga" of "Lindhaga Karin Ahlbom" where a party is called so."""
    places = {word for name in names for word in re.findall(r"[A-ZÅÄÖ][\wåäö-]+", name)}
    return re.sub(
        r"(?<![\wåäö-])([A-ZÅÄÖ][\wåäö-]+)(?=\s+([A-ZÅÄÖ][\wåäö-]+))",
        lambda match: " " * len(match[1]) if match[1] in places and is_given(match[2]) else match[1],
        text,
    )


def is_bare(party: str) -> bool:
    """Whether it says only "kommunen", not which."""
    return bool(_BARE_MUNICIPALITY.fullmatch(party))
