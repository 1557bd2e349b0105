"""Who signed: the names at the end of a paper with title, party and day."""

import re
from dataclasses import dataclass, field, replace

from documents.recognising.dates import DAY, find_dates, first_date
from documents.recognising.headings import is_known
from documents.recognising.names import MUNICIPALITY, POLICE, Span, find_names, find_titles, is_given
from documents.recognising.parties import OTHER, find_mentions
from documents.recognising.periods import find_periods
from text.blocks import HEADING, ITEM, TABLE, Block
from text.reading.lines import is_capitals

NAME, TITLE, PARTY, DATE = "name", "title", "party", "date"
_FILLER = re.compile(
    r"(?i)\b(?:för|namn|namnförtydligande|underskrift(?:er)?|namnteckning|ort(?:\soch\sdatum)?|datum(?:\soch\sort)?|den|undertecknat?|undertecknas|"
    r"i\stjänsten|genom|och|av|vid|titel|signatur|ort,\sdatum|parternas|befattning|ort/datum|på\suppdrag\sav|enligt\suppdrag|tf|t\.f\.)\b|[_.…,:;()/\-–—*|]+|\([A-ZÅÄÖa-zåäö]{1,4}\)"
)
_CONTACT = re.compile(
    r"(?i)^(?:kontakt(?:person(?:er)?|uppgifter|a)?|frågor besvaras|för mer information|presskontakt|mvh|"
    r"(?:med )?(?:vänliga?|bästa) hälsning(?:ar)?)\b.{0,40}$"
)
_BARE_MUNICIPALITY = re.compile(r"(?i)(?<![\wåäö])(?:(?<=för )|(?<=för: )|(?<=^))(?:kommunen|staden)(?![\wåäö])")
_SIGNING = re.compile(
    r"(?i)\b(?:undertecknade|undertecknas\sav|undertecknats\sav|undertecknat\sav|skrev(?:s)?\s(?:\w+\s){0,8}?under|skriver\s(?:på|under)|skrev\spå|signera[rt]?|signerade)\b"
)
_SENTENCE = re.compile(r"^[A-ZÅÄÖ].*\b(?:gäller|ska|skall|är|löper|träffas|möts|tillsvidare|tills|sker|har)\b.*\.$")
_SMALL = re.compile(r"(?<=[a-zåäö] )(?:Ordförande|Vice|Direktör|Chef|(?:Lokal)?[Pp]olisområdet?|För|I|Och|Den)\b")
_SIGN_HEADING = re.compile(
    r"(?i)^(?:\d[\d.]*\s)?(?:underskrift(?:er)?|undertecknande(?:n)?|parternas underskrift(?:er)?|"
    r"undertecknas|ort och datum|underskrivs)\b"
)


@dataclass
class Signature:
    """One who signed. party_kind: `municipality`, `police`, `other` or ""; party: as it is named there, or ""."""

    name: str
    title: str = ""
    party: str = ""
    party_kind: str = ""
    signed_on: str | None = None
    certain: bool = True


@dataclass
class Signed:
    """The signatures, how many blocks at the end of the paper they take, and sentences on what is unsure."""

    signatures: list[Signature] = field(default_factory=list)
    blocks: int = 0
    tail_from: str = ""
    place_date: str | None = None
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int
    start: int
    side: str = ""
    known: bool = True


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
        token.kind == NAME for block in blocks[len(blocks) - best :] for token in _tokens(block.text, 0, names)[0]
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


def _judged(block: Block, names: list[str]) -> tuple[list[_Token], bool]:
    """What a block holds, and whether that is nothing but what belongs to signatures."""
    tokens: list[_Token] = []
    filled = bool(_SIGN_HEADING.match(block.text))
    rests = []
    for line in _lines([block]):
        found, rest = _tokens(line, 0, names)
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
    tokens, rest = _tokens(tail, 0, names)
    people = [token for token in tokens if token.kind == NAME]
    if not people or len(rest) > max(20, len(tail) // 4):
        return Signed()
    return _from_lines([tail], names, 0, tail)


def _from_lines(lines: list[str], names: list[str], taken: int, tail: str) -> Signed:
    tokens = _pairs_split([token for number, line in enumerate(lines) for token in _tokens(line, number, names)[0]])
    signatures, doubts = _grouped(tokens)
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


def _tokens(text: str, line: int, names: list[str]) -> tuple[list[_Token], str]:
    """The tokens in a line in order, and the words that are none of them."""
    if is_capitals(text):
        text = _SMALL.sub(lambda match: match.group().lower(), text.title())
    left = text
    found: list[_Token] = []

    def take(kind: str, start: int, end: int, words: str, side: str = "", known: bool = True) -> None:
        nonlocal left
        found.append(_Token(kind, words, line, start, side, known))
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


def _grouped(tokens: list[_Token]) -> tuple[list[Signature], list[str]]:
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


def _pairs_split(tokens: list[_Token]) -> list[_Token]:
    """Four words that could be one long name are two people when two titles follow before the next name."""
    split: list[_Token] = []
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


def _titles_until_next_name(tokens: list[_Token]) -> list[_Token]:
    end = next((place for place, token in enumerate(tokens) if token.kind == NAME), len(tokens))
    return [token for token in tokens[:end] if token.kind == TITLE]


def _shares_line(tokens: list[_Token], token: _Token) -> bool:
    return any(other is not token and other.line == token.line and other.kind == NAME for other in tokens)


def _has_columns(tokens: list[_Token]) -> bool:
    return any(
        one.kind == other.kind == NAME and one.line == other.line
        for one, other in zip(tokens, tokens[1:], strict=False)
    )


def _by_columns(tokens: list[_Token]) -> list[Signature]:
    """Names on one line, titles on the next, in the same order; parties on a line above or below."""
    signatures: list[Signature] = []
    row: list[Signature] = []
    waiting: list[_Token] = []
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


def _deal(row: list[Signature], tokens: list[_Token], kind: str) -> bool:
    if len(tokens) != len(row):
        return False
    for signature, token in zip(row, tokens, strict=True):
        _give(signature, token)
    return True


def _in_order(tokens: list[_Token]) -> list[Signature]:
    """Each name takes the titles and parties after it, or those before it when the first name has some before."""
    attributes_first = tokens_before_first_name(tokens) and _ends_with_name(tokens)
    signatures: list[Signature] = []
    heading: _Token | None = None
    waiting: list[_Token] = []
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


def tokens_before_first_name(tokens: list[_Token]) -> bool:
    first = next(place for place, token in enumerate(tokens) if token.kind == NAME)
    return any(token.kind == TITLE for token in tokens[:first])


def _ends_with_name(tokens: list[_Token]) -> bool:
    last = max(place for place, token in enumerate(tokens) if token.kind == NAME)
    return not any(token.kind in (TITLE, PARTY) for token in tokens[last + 1 :])


def _opens_group(tokens: list[_Token], place: int) -> bool:
    """A party that stands before a name and not after one: "För Lindhaga kommun: Karin Ahlbom"."""
    following = next((other for other in tokens[place + 1 :] if other.kind in (NAME, PARTY, TITLE)), None)
    if following is None or following.kind != NAME:
        return False
    first_name = next(number for number, other in enumerate(tokens) if other.kind == NAME)
    return any(other.kind == PARTY for other in tokens[:first_name]) or place < first_name


def _give(signature: Signature, token: _Token) -> None:
    if token.kind == TITLE:
        signature.title = f"{signature.title}, {token.text}" if signature.title else token.text
        if token.side and not signature.party_kind:
            signature.party_kind = token.side
    elif token.kind == PARTY and not signature.party:
        signature.party = token.text
        signature.party_kind = token.side or signature.party_kind or side_of(token.text)


def is_bare(party: str) -> bool:
    """Whether it says only "kommunen", not which."""
    return bool(_BARE_MUNICIPALITY.fullmatch(party))


def side_of(party: str) -> str:
    """`police`, `municipality` or `other` by the words of a party's name."""
    if re.search(r"(?i)polis|\blpo\b", party):
        return POLICE
    if re.search(r"(?i)\b(?:kommun|stad|stadsdels\w+)s?\b", party):
        return MUNICIPALITY
    return OTHER


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
