"""The tokens of signatures dealt out on people: each name with its title, party and day."""

import re
from dataclasses import dataclass, replace

from documents.recognising.names import MUNICIPALITY, POLICE
from documents.recognising.parties import OTHER
from documents.recognising.signature_tokens import NAME, PARTY, TITLE, Token


@dataclass
class Signature:
    """One who signed. party_kind: `municipality`, `police`, `other` or ""; party: as it is named there, or ""."""

    name: str
    title: str = ""
    party: str = ""
    party_kind: str = ""
    signed_on: str | None = None
    certain: bool = True


def grouped(tokens: list[Token]) -> tuple[list[Signature], list[str]]:
    """The people in order, and Swedish sentences on what is unsure."""
    people = [token for token in tokens if token.kind == NAME]
    if not people:
        return [], []
    doubts = []
    unknown = [token.text for token in people if not token.known]
    columns = _has_columns(tokens)
    signatures = _by_columns(tokens) if columns else _in_order(tokens)
    if columns and not all(signature.title and (signature.party or signature.party_kind) for signature in signatures):
        doubts.append("Underskrifterna står i spalter; kontrollera att namn och titel hör ihop.")
    if unknown and not any(signature.title or signature.party for signature in signatures if signature.name in unknown):
        doubts.append(f"Det är osäkert om detta är personnamn: {', '.join(unknown)}.")
    return signatures, doubts


def pairs_split(tokens: list[Token]) -> list[Token]:
    """Four words that could be one long name are two people when two titles follow before the next name."""
    split: list[Token] = []
    for place, token in enumerate(tokens):
        words = token.text.split()
        below = _titles_until_next_name(tokens[place + 1 :])
        if token.kind == NAME and len(words) == 4 and len(below) == 2 and not _shares_line(tokens, token):
            first, second = " ".join(words[:2]), " ".join(words[2:])
            split.append(replace(token, text=first))
            split.append(replace(token, text=second, start=token.start + len(first) + 1))
        else:
            split.append(token)
    return split


def _titles_until_next_name(tokens: list[Token]) -> list[Token]:
    end = next((place for place, token in enumerate(tokens) if token.kind == NAME), len(tokens))
    return [token for token in tokens[:end] if token.kind == TITLE]


def _shares_line(tokens: list[Token], token: Token) -> bool:
    return any(other is not token and other.line == token.line and other.kind == NAME for other in tokens)


def _has_columns(tokens: list[Token]) -> bool:
    return any(
        one.kind == other.kind == NAME and one.line == other.line
        for one, other in zip(tokens, tokens[1:], strict=False)
    )


def _by_columns(tokens: list[Token]) -> list[Signature]:
    """Names on one line, titles on the next, in the same order; parties on a line above or below."""
    signatures: list[Signature] = []
    row: list[Signature] = []
    waiting: list[Token] = []
    for line in sorted({token.line for token in tokens}):
        on_line = [token for token in tokens if token.line == line]
        people = [token for token in on_line if token.kind == NAME]
        if people:
            row = [Signature(person.text) for person in people]
            signatures += row
            _deal(row, [token for token in waiting if token.kind == PARTY], PARTY)
            _deal(row, [token for token in on_line if token.kind == TITLE], TITLE)
            _deal(row, [token for token in on_line if token.kind == PARTY], PARTY)
            waiting = []
        elif row:
            _deal(row, [token for token in on_line if token.kind == TITLE], TITLE)
            if not _deal(row, [token for token in on_line if token.kind == PARTY], PARTY):
                waiting += on_line
        else:
            waiting += on_line
    return signatures


def _deal(row: list[Signature], tokens: list[Token], kind: str) -> bool:
    if len(tokens) != len(row):
        return False
    for signature, token in zip(row, tokens, strict=True):
        _give(signature, token)
    return True


def _in_order(tokens: list[Token]) -> list[Signature]:
    """Each name takes the titles and parties after it, or those before it when the first name has some before."""
    attributes_first = _title_before_first_name(tokens) and _ends_with_name(tokens)
    signatures: list[Signature] = []
    heading: Token | None = None
    waiting: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind == NAME:
            signature = Signature(token.text)
            for before in waiting if attributes_first else []:
                _give(signature, before)
            if heading and not signature.party:
                _give(signature, heading)
            waiting = []
            signatures.append(signature)
        elif token.kind == PARTY and _opens_group(tokens, place):
            heading = token
        elif attributes_first:
            waiting.append(token)
        elif signatures:
            _give(signatures[-1], token)
    return signatures


def _title_before_first_name(tokens: list[Token]) -> bool:
    first = next(place for place, token in enumerate(tokens) if token.kind == NAME)
    return any(token.kind == TITLE for token in tokens[:first])


def _ends_with_name(tokens: list[Token]) -> bool:
    last = max(place for place, token in enumerate(tokens) if token.kind == NAME)
    return not any(token.kind in (TITLE, PARTY) for token in tokens[last + 1 :])


def _opens_group(tokens: list[Token], place: int) -> bool:
    """A party that stands before a name and not after one: "För Lindhaga kommun: Karin Ahlbom"."""
    following = next((other for other in tokens[place + 1 :] if other.kind in (NAME, PARTY, TITLE)), None)
    if following is None or following.kind != NAME:
        return False
    first_name = next(number for number, other in enumerate(tokens) if other.kind == NAME)
    return any(other.kind == PARTY for other in tokens[:first_name]) or place < first_name


def _give(signature: Signature, token: Token) -> None:
    if token.kind == TITLE:
        signature.title = f"{signature.title}, {token.text}" if signature.title else token.text
        if token.side and not signature.party_kind:
            signature.party_kind = token.side
    elif token.kind == PARTY and not signature.party:
        signature.party = token.text
        signature.party_kind = token.side or signature.party_kind or side_of(token.text)


def side_of(party: str) -> str:
    """`police`, `municipality` or `other` by the words of a party's name."""
    if re.search(r"(?i)polis|\blpo\b", party):
        return POLICE
    if re.search(r"(?i)\b(?:kommun|stad|stadsdels\w+)s?\b", party):
        return MUNICIPALITY
    return OTHER
