"""Who signed: the names at the end of a paper with title, party and day."""

import re
from dataclasses import dataclass, field

from documents.recognising.dates import first_date
from documents.recognising.headings import is_known
from documents.recognising.names import Span, find_names, find_titles
from documents.recognising.periods import find_periods
from documents.recognising.signature_tokens import DATE, NAME, PARTY, TITLE, Token, tokens_in
from documents.recognising.signing_people import Signature, grouped, pairs_split
from text.blocks import HEADING, ITEM, TABLE, Block

_CONTACT = re.compile(
    r"(?i)^(?:kontakt(?:person(?:er)?|uppgifter|a)?|frågor besvaras|för mer information|presskontakt|mvh|"
    r"(?:med )?(?:vänliga?|bästa) hälsning(?:ar)?)\b.{0,40}$"
)
_SIGNING = re.compile(
    r"(?i)\b(?:undertecknade|undertecknas\sav|undertecknats\sav|undertecknat\sav|skrev(?:s)?\s(?:\w+\s){0,8}?under|skriver\s(?:på|under)|skrev\spå|signera[rt]?|signerade)\b"
)
_SENTENCE = re.compile(r"^[A-ZÅÄÖ].*\b(?:gäller|ska|skall|är|löper|träffas|möts|tillsvidare|tills|sker|har)\b.*\.$")
_SIGN_HEADING = re.compile(
    r"(?i)^(?:\d[\d.]*\s)?(?:underskrift(?:er)?|undertecknande(?:n)?|parternas underskrift(?:er)?|"
    r"undertecknas|ort och datum|underskrivs)\b"
)


@dataclass
class Signed:
    """The signatures, how many blocks at the end of the paper they take, and sentences on what is unsure."""

    signatures: list[Signature] = field(default_factory=list)
    blocks: int = 0
    tail_from: str = ""
    place_date: str | None = None
    doubts: list[str] = field(default_factory=list)


def find_signatures(blocks: list[Block], names: list[str]) -> Signed:
    """The signatures at the end. names: the paper's parties, to tell a place from a surname."""
    taken = _tail(blocks, names)
    if taken is None:
        return Signed()
    if taken:
        return _from_lines(_lines(blocks[-taken:]), names, taken, "")
    return _end_of_running_text(blocks, names)


def _tail(blocks: list[Block], names: list[str]) -> int | None:
    """How many blocks at the end hold only signatures; None when the names there are a list of contacts."""
    taken = 0
    best = 0
    for block in reversed(blocks):
        if _CONTACT.match(block.text):
            return None
        if block.kind == ITEM or len(block.text) > (600 if block.kind == TABLE else 160):
            break
        if _SIGNING.search(block.text) and block.text.endswith("."):
            break
        if _is_text(block):
            break
        tokens, filled = _judged(block, names)
        if block.kind == HEADING and block.sure and not _SIGN_HEADING.match(block.text):
            break
        if not filled:
            if taken - best > 6 or len(block.text) > 70 or block.kind == HEADING:
                break
            taken += 1
            continue
        taken += 1
        if any(token.kind in (NAME, DATE, PARTY, TITLE) for token in tokens) or _SIGN_HEADING.match(block.text):
            best = taken
    if not any(
        token.kind == NAME for block in blocks[len(blocks) - best :] for token in tokens_in(block.text, 0, names)[0]
    ):
        return 0
    return best


def _is_text(block: Block) -> bool:
    """What no signature holds: another heading of the paper, a period, or a sentence without a name."""
    if block.kind == TABLE:
        return False
    if block.kind == HEADING and is_known(block.text) and not _SIGN_HEADING.match(block.text):
        return True
    if any(period.whole for period in find_periods(block.text)):
        return True
    return bool(_SENTENCE.search(block.text)) and not find_names(block.text)


def _lines(blocks: list[Block]) -> list[str]:
    """The lines of some blocks; every row of a table is one, for names stand beside each other there."""
    return [line for block in blocks for line in (_rows(block.text) if block.kind == TABLE else [block.text])]


def _rows(table: str) -> list[str]:
    """The rows of a table; its cells when each holds all that one person's signature is made of."""
    cells = [cell for row in table.split("\n") for cell in row.split("\t") if cell.strip()]
    whole = [cell for cell in cells if find_names(cell) and find_titles(cell)]
    return cells if len(whole) > 1 else table.split("\n")


def _judged(block: Block, names: list[str]) -> tuple[list[Token], bool]:
    """What a block holds, and whether that is nothing but what belongs to signatures."""
    tokens: list[Token] = []
    filled = bool(_SIGN_HEADING.match(block.text))
    rests = []
    for line in _lines([block]):
        found, rest = tokens_in(line, 0, names)
        tokens += found
        rests.append(rest)
    return tokens, filled or all(len(rest) <= 3 for rest in rests) or (bool(tokens) and sum(map(len, rests)) < 14)


def _end_of_running_text(blocks: list[Block], names: list[str]) -> Signed:
    """In a transcript the names stand after the last full stop of a long line."""
    if not blocks or blocks[-1].kind == TABLE:
        return Signed()
    text = blocks[-1].text
    stop = max(text.rfind(mark) for mark in (". ", ".) ", "! ", "? "))
    tail = text[stop + 1 :].strip() if stop >= 0 else text
    if not 5 < len(tail) < 900 or (tail.endswith(".") and _SIGNING.search(tail)):
        return Signed()
    tokens, rest = tokens_in(tail, 0, names)
    people = [token for token in tokens if token.kind == NAME]
    if not people or len(rest) > max(20, len(tail) // 4):
        return Signed()
    return _from_lines([tail], names, 0, tail)


def _from_lines(lines: list[str], names: list[str], taken: int, tail: str) -> Signed:
    tokens = pairs_split([token for number, line in enumerate(lines) for token in tokens_in(line, number, names)[0]])
    signatures, doubts = grouped(tokens)
    dates = list(dict.fromkeys(token.text for token in tokens if token.kind == DATE))
    in_order = [token.text for token in tokens if token.kind == DATE]
    if len(dates) == 1:
        for signature in signatures:
            signature.signed_on = dates[0]
    elif len(in_order) == len(signatures) > 1:
        for signature, day in zip(signatures, in_order, strict=False):
            signature.signed_on = day
        doubts.append("Flera datum står vid underskrifterna. Kontrollera vem som skrev under vilken dag.")
    elif dates:
        doubts.append(
            f"Flera datum står vid underskrifterna ({', '.join(dates)}) "
            "och det är oklart vem som skrev under vilken dag."
        )
    return Signed(signatures, taken, tail, dates[0] if len(dates) == 1 else None, doubts)


def signatures_in_sentences(sentences: list[str]) -> list[Signature]:
    """People whom a sentence says have signed, with the title that stands next to each name."""
    found: dict[str, Signature] = {}
    for sentence in sentences:
        if not _SIGNING.search(sentence) or "säger" in sentence:
            continue
        titles = find_titles(sentence)
        day = first_date(sentence)
        for person in find_names(sentence):
            nearest = _nearest_title(sentence, person, titles)
            if nearest and person.text not in found:
                found[person.text] = Signature(
                    person.text, nearest.text, "", nearest.kind, day.isoformat() if day else None, certain=False
                )
    return list(found.values())


def _nearest_title(sentence: str, person: Span, titles: list[Span]) -> Span | None:
    for title in titles:
        if 0 <= person.start - title.end <= 2 and title.kind:
            return title
    for title in titles:
        between = sentence[person.end : title.start]
        if (
            0 <= title.start - person.end <= 12
            and title.kind
            and re.fullmatch(r"\s*(?:\([A-Za-zåäö]{1,3}\))?\s*[,(]?\s*", between)
        ):
            return title
    return None
