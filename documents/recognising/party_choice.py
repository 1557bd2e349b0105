"""Which of the many bodies that a paper names are its parties."""

import re

from documents.recognising.doubts import Doubts, quoted
from documents.recognising.names import MUNICIPALITY, POLICE
from documents.recognising.paper import Paper
from documents.recognising.parties import OTHER, Mention, find_mentions, settled
from documents.recognising.sentences import sentences
from text.blocks import HEADING, ITEM, TABLE, Block

_PARTY_HEADING = re.compile(r"(?i)^(?:\d[\d.]*\s)?(?:avtals)?parter(?:na)?\b")
_BETWEEN = re.compile(r"(?i)\bmellan\b")
_JOINT = re.compile(
    r"(?i)\b(?:gemensamma?\s(?:\w+\s)?(?:överenskommelse|medborgarlöfte|avtal|löfte)|kommit\söverens|tecknat|undertecknat|ingått|ingår|tecknar|träffat|lovar|"
    r"förbinder\ssig|åtar\ssig|har\sen\s(?:samverkans)?överenskommelse|sluter|slutit|avger|förnyat)\b"
)
_PLACE_IN_TITLE = re.compile(
    r"^([A-ZÅÄÖ][a-zåäö]+(?:\s[A-ZÅÄÖ][a-zåäö]+)?)\s[–—-]\s(?:medborgarlöften?|samverkansöverenskommelse)$"
)
NO_MUNICIPALITY = "Ingen kommun med namn hittades. Skriv in vilken kommun som är part."
_ORGANISATION_NUMBER = re.compile(r"(?<![\d-])(?:16)?\d{2}[2-9]\d{3}-\d{4}(?!\d)")
_AFTER_NAME = re.compile(r"(?i),\s|\s?\(|\s[–-]\s|\borg(?:anisations)?\.?\s?-?(?:nr|nummer)|\bnedan\b|\s\d{6,8}-\d{4}")
_NO_PARTY = re.compile(r"(?i)styrelse|nämnd|förvaltning|polis|kommun|region\s\w+$|område|^\W*\d|\b(?:parterna|lag)\b")
_LOCAL = re.compile(r"(?i)lokalpolisområde|\blpo\b")
_BESIDE_PARTIES = re.compile(r"[\W\d_]|\boch\b|\bsamt\b|\bmed\b")
_OLDER = re.compile(r"(?i)\b(?:tidigare|förra|dåvarande|länspolismästare)\b")


def chosen(title: str, blocks: list[Block], text: str, doubts: Doubts) -> tuple[list[dict[str, str]], list[Mention]]:
    """The parties by name and kind, and the mentions that gave them; doubts about a missing side are added."""
    mentions = _best(title, blocks, text)
    mentions += _numbered(blocks, mentions, doubts)
    if not any(mention.kind == MUNICIPALITY for mention in mentions):
        mentions = _most_common(text, MUNICIPALITY) + mentions
        if any(mention.kind == MUNICIPALITY for mention in mentions):
            doubts.add("parties", "Kommunen är den som nämns oftast i texten; ingen mening säger vilka som är parter.")
    if not any(mention.kind == MUNICIPALITY for mention in mentions) and (place := _PLACE_IN_TITLE.match(title)):
        mentions = [Mention(0, 0, _municipality_of(place[1]), MUNICIPALITY), *mentions]
        doubts.add("parties", f"Kommunens namn står inte i texten; det är hämtat ur rubriken {quoted(title)}.")
    if not any(mention.kind == POLICE for mention in mentions):
        mentions = mentions + _most_common(text, POLICE)
        if any(mention.kind == POLICE for mention in mentions):
            doubts.add(
                "parties",
                f"Polisens part är det som nämns i texten ({mentions[-1].name}); "
                "ingen mening säger vilka som är parter.",
            )
    mentions = _named_police(mentions, text, doubts)
    parties = settled(_one_police(mentions), text)
    _doubt_missing(parties, doubts)
    _doubt_enumerated(title, text, mentions, doubts)
    return parties, mentions


def _municipality_of(place: str) -> str:
    """ "Dorotea" gives "Dorotea kommun", "Klippan" gives "Klippans kommun"."""
    return f"{place} kommun" if place[-1] in "aeiouyåäösxz" else f"{place}s kommun"


def _best(title: str, blocks: list[Block], text: str) -> list[Mention]:
    return (
        _under_party_heading(blocks)
        or _in_clause(title)
        or next((found for sentence in _early(text) if (found := _in_clause(sentence))), [])
        or next((found for block in blocks[:8] if (found := _alone(block.text))), [])
        or next((found for sentence in _early(text) if (found := _joint(sentence))), [])
    )


def _early(text: str) -> list[str]:
    return sentences(text[:8000])[:60]


def _under_party_heading(blocks: list[Block]) -> list[Mention]:
    found: list[Mention] = []
    under = False
    for block in blocks:
        if block.kind == TABLE:
            found += _beside_label(block)
        if block.kind == HEADING:
            if under and found:
                break
            under = bool(_PARTY_HEADING.match(block.text))
        elif under and len(found) < 12 and len(block.text) < 400:
            for line in block.text.split("\n"):
                found += find_mentions(line) or _other_party(line, listed=block.kind == ITEM)
    return found if _both_sides(found) else []


def _beside_label(table: Block) -> list[Mention]:
    """What stands beside the word "Parter" in a form."""
    rows = (row.split("\t") for row in table.text.split("\n"))
    cells = [cell for row in rows if len(row) > 1 and _PARTY_HEADING.match(row[0]) for cell in row[1:]]
    return [mention for cell in cells for mention in find_mentions(cell)]


def _other_party(line: str, *, listed: bool) -> list[Mention]:
    """A line with an organisation's number, or in a list of parties, names a party whatever it is called."""
    number = _ORGANISATION_NUMBER.search(line)
    name = _AFTER_NAME.split(line.replace("\t", ", "), maxsplit=1)[0].strip(" -–•.")
    if not (number or listed) or not name[:1].isupper() or len(name) > 80 or name[-1:] == ":":
        return []
    return [Mention(0, len(name), name, OTHER)]


def _numbered(blocks: list[Block], mentions: list[Mention], doubts: Doubts) -> list[Mention]:
    """Organisations that give their number near the top but stand in no clause on the parties."""
    known = {mention.name.casefold() for mention in mentions}
    found: list[Mention] = []
    for line in (line for block in blocks[:40] for line in block.text.split("\n") if len(line) < 200):
        if not mentions or not _ORGANISATION_NUMBER.search(line):
            continue
        here = find_mentions(line) or _other_party(line, listed=False)
        if any(mention.kind != OTHER or mention.name.casefold() in known for mention in here):
            continue
        found += here
        known |= {mention.name.casefold() for mention in here}
    for mention in found:
        doubts.add("parties", f"{mention.name} står med organisationsnummer; läst som part. Kontrollera att det är så.")
    return found


def _named_police(mentions: list[Mention], text: str, doubts: Doubts) -> list[Mention]:
    """ "Polisen" by its full name, when the paper names one unit of it elsewhere."""
    own = [mention for mention in mentions if mention.kind == POLICE]
    if not own or not all(mention.is_bare for mention in own):
        return mentions
    units: dict[str, Mention] = {}
    for mention in find_mentions(text[:60_000]):
        if mention.kind == POLICE and not mention.is_bare:
            units.setdefault(mention.name.casefold().removesuffix("s"), mention)
    names = ", ".join(dict.fromkeys(unit.name for unit in units.values()))
    if len(units) == 1 and _LOCAL.search(names):
        doubts.add("parties", f"Papperet kallar parten {own[0].name}; {names} är den enhet som texten nämner.")
        return [next(iter(units.values())) if mention.kind == POLICE else mention for mention in mentions]
    if units:
        doubts.add("parties", f"Parten kallas {own[0].name}, och texten nämner {names}. Kontrollera vilken det är.")
    return mentions


def _doubt_enumerated(title: str, text: str, mentions: list[Mention], doubts: Doubts) -> None:
    """Names between "mellan" and the end of the clause that were not read as parties."""
    spoken = next((one for one in (title, *_early(text)) if _in_clause(one)), "")
    names = " ".join(mention.name for mention in mentions).casefold()
    for part in re.split(r",\s|\soch\s|\ssamt\s", _clause(spoken)):
        name = part.strip(" .")
        unread = not find_mentions(name) and not _NO_PARTY.search(name) and name.casefold() not in names
        if name[:1].isupper() and 3 < len(name) < 80 and unread:
            doubts.add("parties", f"Är {name} också en part? Det är inte läst så.")


def _in_clause(text: str) -> list[Mention]:
    """What stands after "mellan" in a title or sentence, when both a municipality and the police do."""
    found = find_mentions(_clause(text))
    return found if _both_sides(found) else []


def _clause(text: str) -> str:
    turn = _BETWEEN.search(text)
    after = text[turn.end() : turn.end() + 260] if turn else ""
    return re.split(r"\.\s|[;:]|\b(?:för|om|gällande|avseende|angående|under)\b\s", after)[0]


def _alone(line: str) -> list[Mention]:
    """A line near the title that holds nothing but the parties."""
    found = find_mentions(line) if len(line) < 160 and line[-1:] not in ".:" else []
    covered = sum(mention.end - mention.start for mention in found)
    bare = _BESIDE_PARTIES.sub("", line)
    return found if _both_sides(found) and covered > 0.8 * len(bare) else []


def _joint(sentence: str) -> list[Mention]:
    if not _JOINT.search(sentence) or _OLDER.search(sentence):
        return []
    found = find_mentions(sentence)
    first: list[Mention] = []
    for mention in found:
        if mention.kind != OTHER and not any(one.kind == mention.kind for one in first):
            first.append(mention)
    return first if _both_sides(first) else []


def _both_sides(mentions: list[Mention]) -> bool:
    return {MUNICIPALITY, POLICE} <= {mention.kind for mention in mentions}


def _most_common(text: str, kind: str) -> list[Mention]:
    counts: dict[str, list[Mention]] = {}
    for mention in find_mentions(text[:60_000]):
        if mention.kind == kind:
            counts.setdefault(mention.name.casefold(), []).append(mention)
    if not counts:
        return []
    named = {name: same for name, same in counts.items() if not same[0].is_bare} or counts
    return [max(named.values(), key=len)[0]]


def _one_police(mentions: list[Mention]) -> list[Mention]:
    """ "Polisen" is left out when a named unit is there, and an authority followed by its own unit is one party."""
    named = [mention for mention in mentions if mention.kind == POLICE and not mention.is_bare]
    if named:
        mentions = [mention for mention in mentions if not (mention.kind == POLICE and mention.is_bare)]
    return mentions


def _doubt_missing(parties: list[dict[str, str]], doubts: Doubts) -> None:
    kinds = {party["kind"] for party in parties}
    if MUNICIPALITY not in kinds:
        doubts.add("parties", NO_MUNICIPALITY)
    if POLICE not in kinds:
        doubts.add("parties", "Ingen polisenhet hittades. Skriv in vilken del av polisen som är part.")
    if sum(party["kind"] == MUNICIPALITY for party in parties) > 1:
        doubts.add("parties", "Flera kommuner nämns som parter. Kontrollera att alla är det.")


def borrow_municipality(papers: list[Paper]) -> None:
    """A paper that only says "kommunen" gets the municipality of the other papers in its file, with a doubt."""
    named = {party["name"]: party for paper in papers for party in paper.parties if party["kind"] == MUNICIPALITY}
    if len(named) != 1:
        return
    party = next(iter(named.values()))
    for paper in papers:
        if not paper.parties or any(own["kind"] == MUNICIPALITY for own in paper.parties):
            continue
        paper.parties.insert(0, dict(party))
        paper.doubts.drop("parties", NO_MUNICIPALITY)
        why = f"Papperet säger bara ”kommunen”; {party['name']} är kommunen i ett annat papper i samma fil."
        paper.doubts.add("parties", why)
