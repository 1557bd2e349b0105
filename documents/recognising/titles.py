"""The title of a paper."""

import re

from documents.recognising.doubts import quoted
from documents.recognising.headings import is_known
from documents.recognising.kinds import title_type
from documents.recognising.names import find_titles
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
_PAGE_DAYS = re.compile(
    r"(?i)[\s,|•·–-]+(?:(?:senast\s|sidan\s)?(?:publicera|uppdatera|granska|ändra)[dt]\w*\b(?=\s*:?\s*(?:den\s)?\d|\s*:)"
    r"|lyssna$|skriv\sut$|dela$).*$"
)
_HEAD_BEFORE = re.compile(
    r"^[^.!?]{0,60}?\b(?:[Ää]rende(?:nummer|nr)?|ÄRENDENUMMER|[Dd]nr|DNR|[Dd]iarie(?:nummer|nr)|DIARIENUMMER|[Dd]atum|DATUM)\b\W{0,3}"
    r"[^.!?]{0,40}?\d\s(?=[A-ZÅÄÖ])"
)
_TITLE_LABEL = re.compile(
    r"(?i)^\W*(?:rubrik|titel|benämning|(?:avtalets|dokumentets|handlingens)\s(?:namn|titel|rubrik))\W*$"
)
_NO_TITLE = "Ingen egen rubrik hittades i skrivelsen; slaget av handling står i stället."
_NOT_A_TITLE = re.compile(
    r"(?i)^(?:dokumenttyp|styrdokument|innehåll|giltig|dnr|diarienummer|handläggare|sida|bilaga|kommunstyrelsen|nyhet|publicerad|uppdaterad|trygghet)\b|\bdnr\b|\bdiarien|\d{4}-\d\d-\d\d(?!\s?[-–—])|@|\bpdf\b"
)


def find_title(blocks: list[Block]) -> tuple[str, int | None, str | None]:
    """The title, the place of its block (None when it is part of a longer one) and a doubt."""
    top = next((place for place, block in enumerate(blocks[:12]) if _is_marked(block)), None)
    named = next((place for place, block in enumerate(blocks[:12]) if _is_title(block)), None)
    best = named if top is None or (named is not None and not title_type(blocks[top].text)) else top
    if best is not None and _LETTER_WORD.fullmatch(_clean(blocks[best].text)):
        return _of_letter(blocks, best)
    if best is not None:
        return _clean(blocks[best].text), best, None
    if (cell := _in_form(blocks)) is not None:
        return _clean(cell), None, f"Rubriken är tagen ur en tabell: {quoted(cell)}."
    for block in blocks[:6]:
        if len(block.text) > 60 and (found := _RUNNING_TITLE.match(block.text[:500])):
            return _clean(found["title"]), None, None
    return _fallback(blocks)


def _in_form(blocks: list[Block]) -> str | None:
    """What stands beside the word "Rubrik" in the first tables, otherwise the cell that names a paper."""
    rows = (row.split("\t") for block in blocks[:3] if block.kind == TABLE for row in block.text.split("\n"))
    beside = (row[1].strip() for row in rows if len(row) == 2 and _TITLE_LABEL.match(row[0]))
    return next((cell for cell in beside if cell and not find_titles(cell)), None) or kind_in_form(blocks)


def kind_in_form(blocks: list[Block]) -> str | None:
    """The first cell that says what kind of paper it is."""
    cells = (cell for block in blocks[:3] if block.kind == TABLE for cell in re.split(r"[\t\n]", block.text))
    return next((cell for cell in cells if len(cell) < 120 and title_type(cell) and cell[-1:] not in ".:"), None)


def _of_letter(blocks: list[Block], word: int) -> tuple[str, int | None, str | None]:
    """What a letter is about, below the word "Tjänsteskrivelse"; the word itself when no such line stands there."""
    for place, block in enumerate(blocks[word + 1 : word + 16], start=word + 1):
        if block.kind in (ITEM, TABLE) or is_known(block.text) or _NOT_A_TITLE.search(block.text):
            continue
        if len(block.text) < 160 and block.text[-1:] not in ".:" and title_type(block.text):
            return _clean(block.text), place, None
    return _clean(blocks[word].text).capitalize(), word, _NO_TITLE


def _is_marked(block: Block) -> bool:
    """A title by the mark of the file's own author, not by a guess."""
    return block.kind == HEADING and block.level == 1 and block.sure and not _NOT_A_TITLE.search(block.text)


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
                _NO_TITLE,
            )
    for place, block in enumerate(blocks[:8]):
        if block.kind == HEADING and not _NOT_A_TITLE.search(block.text) and not is_known(block.text):
            return _clean(block.text), place, "Rubriken är osäker: den säger inte vad det är för papper."
    for place, block in enumerate(blocks[:3]):
        if len(block.text) < 120 and block.kind not in (HEADING, ITEM) and not is_known(block.text):
            return _clean(block.text), place, "Rubriken är osäker: den säger inte vad det är för papper."
    return "", None, "Ingen rubrik hittades."


def _clean(text: str) -> str:
    """The words of a title without the days of a web page after it and the labels of a paper's head before it."""
    text = _PAGE_DAYS.sub("", " ".join(text.split()))
    label = _HEAD_BEFORE.match(text)
    if label and title_type(text[label.end() :]):
        text = text[label.end() :]
    return text.strip(" .:;*|–-")
