"""The title of a paper."""

import re

from documents.recognising.headings import is_known
from documents.recognising.kinds import title_type
from documents.recognising.periods import YEAR
from text.blocks import HEADING, ITEM, TABLE, Block

_RUNNING_TITLE = re.compile(
    rf"""^(?P<before>.{{0,220}}?)(?P<title>(?:(?:strategisk|lokal|förnyad|förlängning\sav|reviderad)\s)?
    (?:samverkansöverenskommelse|överenskommelse|samverkansavtal|samarbetsavtal|avtal|medborgarlöften?)(?![\wåäö])
    (?:\s(?:{YEAR}\s?[-–—]?\s?(?:{YEAR})?|[a-zåäö/&-]+|[A-ZÅÄÖ][\wåäö/-]*(?=\s(?:kommun|stad|och|{YEAR})|s\skommun)|(?<=polisområde\s)[A-ZÅÄÖ][\wåäö/-]*|(?<=kommun\s)[A-ZÅÄÖ]{{3,}}))*?)
    (?=\s(?:Den|Det|Denna|Detta|I|Vi|För|Genom|Under|Mellan|Parter|Bakgrund|Inledning|Syfte|Innehåll|Överenskommelsen|Samverkansöverenskommelsen|Medborgarlöftet|Polisen|Polismyndigheten|Kommunen|[A-ZÅÄÖ][a-zåäö]+s?\skommun)\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_LETTER_WORD = re.compile(r"\b(TJÄNSTESKRIVELSE|Tjänsteskrivelse|TJÄNSTEUTLÅTANDE|Tjänsteutlåtande|MISSIV|Missiv)\b")
_NOT_A_TITLE = re.compile(
    r"(?i)^(?:datum|dnr|diarienummer|handläggare|sida|bilaga|kommunstyrelsen|nyhet|publicerad|uppdaterad|trygghet)\b|@|\bpdf\b"
)


def find_title(blocks: list[Block]) -> tuple[str, int | None, str | None]:
    """The title, the place of its block (None when it is part of a longer one) and a doubt."""
    for place, block in enumerate(blocks[:12]):
        if (
            block.kind == HEADING
            and block.level == 1
            and (block.sure or title_type(block.text))
            and not _NOT_A_TITLE.search(block.text)
        ):
            return _clean(block.text), place, None
    for place, block in enumerate(blocks[:12]):
        if _is_title(block):
            return _clean(block.text), place, None
    for place, block in enumerate(blocks[:6]):
        if len(block.text) > 200 and (found := _RUNNING_TITLE.match(block.text[:500])):
            return _clean(found["title"]), None, None
    return _fallback(blocks)


def _is_title(block: Block) -> bool:
    if block.kind in (ITEM, TABLE) or len(block.text) > 200 or _NOT_A_TITLE.search(block.text):
        return False
    if block.text[-1:] in ".:" and block.kind != HEADING and len(block.text) > 60:
        return False
    return (
        bool(title_type(block.text))
        and not is_known(block.text)
        or bool(re.match(r"(?i)medborgarlöfte", block.text) and len(block.text) < 60)
    )


def _fallback(blocks: list[Block]) -> tuple[str, int | None, str | None]:
    for block in blocks[:4]:
        if found := _LETTER_WORD.search(block.text[:200]):
            return (
                found[1].capitalize(),
                None,
                "Ingen egen rubrik hittades i skrivelsen; slaget av handling står i stället.",
            )
    for place, block in enumerate(blocks[:8]):
        if block.kind == HEADING and not _NOT_A_TITLE.search(block.text) and not is_known(block.text):
            return _clean(block.text), place, "Rubriken är osäker: den säger inte vad det är för papper."
    for place, block in enumerate(blocks[:3]):
        if len(block.text) < 120 and block.kind != ITEM:
            return _clean(block.text), place, "Rubriken är osäker: den säger inte vad det är för papper."
    return "", None, "Ingen rubrik hittades."


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" .:;*")
