"""One paper read: from its blocks to the general part of the reading."""

import re
from dataclasses import replace

from documents.recognising import broken, certified, numbers, party_choice, sections, signatures
from documents.recognising.dates import DAY, find_dates
from documents.recognising.doubts import quoted
from documents.recognising.kinds import AGREEMENT, BOARD_LETTER, OTHER, PLEDGE_SET, judged, title_type
from documents.recognising.mail import was_mail
from documents.recognising.names import MUNICIPALITY, POLICE
from documents.recognising.paper import Paper
from documents.recognising.periods import find_periods, years_joined
from documents.recognising.signature_tokens import is_bare
from documents.recognising.signing_people import Signature
from documents.recognising.titles import find_title, kind_in_form
from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block

_HEAD_LENGTH = 600
_DATE_LABEL = re.compile(
    r"(?i)^\W*(?:datum|daterad|upprättad|antagen|antaget|beslutad|beslutat|fastställd|godkänd|version)\b[^.]{0,60}$"
)
_DECIDED = re.compile(r"(?i)antage|beslutad|beslutat|fastställd|godkänd")
# A day with one of these before it is not the day of the paper.
_OTHER_DAY = re.compile(
    r"(?i)\b(?:gäll\w*|giltig\w*|löper|t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m|senast|reviderad|revideras|revidering|utskriv\w*|"
    r"publicera\w*|uppdatera\w*|granska\w*|skickat|sammanträde\w*|gallras|ersätter|tidigare|nästa|upphör|utgår|"
    r"träder|kraft|förnyas|period\w*)\b[^.]{0,30}$"
)
_SMALL_WORD = re.compile(r"(?<![\w@.])[a-zåäö]{2,}(?![\w@.])")
_ONLY_HEAD = re.compile(
    r"(?i)^(?:\W|\d|\b(?:datum|dnr|diarienummer|diarienr|sida?|version|bilaga|utgåva|handling|nr|jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec|"
    r"januari|februari|april|augusti|september|oktober|november|december|av|den|[A-ZÅÄÖ]{2,4})\b)*$"
)
_LEADS_IN = re.compile(r"(?:[-–—]|till|med|\bfrån|t\.?o\.?m\.?|den|perioden|tiden|\bav)$")
_LEADS_ON = re.compile(r"[-–—]|till\b|t\.?\s?o\.?\s?m|och\b|skrevs|undertecknade")
_HEAD_END = re.compile(r"(?i)\b(?:föreslår|syfte|bakgrund|inledning|denna|den här|medborgarlöftet|överenskommelsen)\b")


def read_paper(blocks: list[Block], dropped: list[str], *, offers_signed_copy: bool = False) -> Paper:
    """The paper with everything that all kinds of paper have. blocks: tidied, at least one."""
    paper = Paper(blocks=blocks, page_offers_signed_copy=offers_signed_copy)
    title, place, why = find_title(blocks)
    paper.title = _whole_title(title, place, blocks, dropped)
    if why:
        paper.doubts.add("title", why)
    if (mended := years_joined(paper.title)) != paper.title:
        paper.doubts.add("title", f"Rubriken står som {quoted(paper.title)}; årtalen är lästa som en period.")
        paper.title = mended
    paper.head = _head(blocks)
    verdict = judged(title if title_type(title) else kind_in_form(blocks) or title, blocks, dropped)
    paper.type = verdict.type
    if verdict.why:
        paper.doubts.add("type", verdict.why)
    paper.parties, paper.mentions = (
        party_choice.chosen(title, blocks, paper.text, paper.doubts) if _concerns_police(paper) else ([], [])
    )
    body = _without_title(blocks, place, title)
    signed, below = signatures.Signed(), []
    if _concerns_police(paper):
        body, below = certified.parted(body, paper.doubts)
        signed = signatures.find_signatures(body, [party["name"] for party in paper.parties])
    paper.sections = sections.sectioned([*_without_tail(body, signed), *map(_as_text, below)])
    _read_signatures(paper, signed)
    _read_number(paper, dropped)
    _read_date(paper, signed)
    _doubt_text(paper)
    if was_mail(dropped):
        paper.doubts.add("sections", "Texten kommer ur ett mejl. Kontrollera att den är hel och det som gäller.")
    return paper


def as_dict(paper: Paper) -> dict:
    """The general part of the reading, without doubts."""
    return {
        "type": paper.type,
        "title": paper.title,
        "registry_number": paper.registry_number,
        "dated_on": paper.dated_on,
        "parties": paper.parties,
        "sections": [{"heading": section.heading, "text": section.text} for section in paper.sections],
        "signatories": [
            {"name": one.name, "title": one.title or None, "party": one.party or None, "signed_on": one.signed_on}
            for one in paper.signatures
        ],
    }


def _whole_title(title: str, place: int | None, blocks: list[Block], dropped: list[str]) -> str:
    """A title found inside a long line may lack its end; document exchanges repeat the whole above the text."""
    if place is not None or not title:
        return title
    text = " ".join(block.text for block in blocks[:3]).casefold()
    longer = (line for line in dropped[:3] if line.casefold().startswith(title.casefold()) and line.casefold() in text)
    return next(longer, title)


def _concerns_police(paper: Paper) -> bool:
    return paper.type != OTHER or "polis" in paper.text[:20_000].lower()


def _head(blocks: list[Block]) -> str:
    """What stands above the text: the first lines, as far as they are short, or the beginning of a transcript."""
    lines: list[str] = []
    for block in blocks[:25]:
        if len(block.text) > 200:
            lines.append(block.text[:200])
            break
        lines.append(block.text)
    return "\n".join(lines)[:_HEAD_LENGTH]


def _without_title(blocks: list[Block], place: int | None, title: str) -> list[Block]:
    if place is not None:
        return [block for block in blocks[:place] if not _ONLY_HEAD.match(block.text)] + blocks[place + 1 :]
    first = blocks[0]
    turn = first.text.find(title, 0, 300) if title and len(first.text) > len(title) + 100 else -1
    if turn < 0 or not _ONLY_HEAD.match(first.text[:turn] or "-"):
        return blocks
    return [replace(first, text=first.text[turn + len(title) :].lstrip(" .:"), html=""), *blocks[1:]]


def _without_tail(body: list[Block], signed: signatures.Signed) -> list[Block]:
    if signed.blocks:
        return body[: len(body) - signed.blocks]
    if signed.tail_from and body and body[-1].text.endswith(signed.tail_from):
        rest = body[-1].text[: -len(signed.tail_from)].rstrip()
        return [*body[:-1], replace(body[-1], text=rest, html="")] if rest else body[:-1]
    return body


def _as_text(block: Block) -> Block:
    return replace(block, kind=PARAGRAPH, level=0) if block.kind == HEADING else block


def _read_signatures(paper: Paper, signed: signatures.Signed) -> None:
    found = signed.signatures
    if not found and paper.type != BOARD_LETTER:
        found = signatures.signatures_in_sentences([sentence for _, sentence in paper.sentences()])
        if found:
            paper.doubts.add(
                "signatories",
                "Vilka som skrev under står i löptexten, inte som underskrifter. Kontrollera mot originalet.",
            )
    paper.signatures = found
    for why in signed.doubts:
        paper.doubts.add("signatories", why)
    for signature in found:
        signature.party = _party_of(signature, paper)
    _doubt_signatures(paper)


def _party_of(signature: Signature, paper: Paper) -> str:
    """The party's name as the paper's parties have it."""
    if paper.type == BOARD_LETTER:
        return next((party["name"] for party in paper.parties if party["kind"] == MUNICIPALITY), "")
    if signature.party:
        same = [party["name"] for party in paper.parties if party["name"].casefold() == signature.party.casefold()]
        if same:
            return same[0]
    of_kind = [party["name"] for party in paper.parties if party["kind"] == signature.party_kind]
    if len(of_kind) == 1 and signature.party_kind:
        return of_kind[0]
    return "" if is_bare(signature.party) else signature.party


def _doubt_signatures(paper: Paper) -> None:
    add = paper.doubts.add
    if not paper.signatures:
        if paper.type == BOARD_LETTER:
            add("signatories", "Ingen underskrift kunde skiljas ut i skrivelsen.")
        elif paper.type in (AGREEMENT, PLEDGE_SET):
            where = (
                " Enligt sidan finns det undertecknade papperet i en annan fil."
                if paper.page_offers_signed_copy
                else ""
            )
            add("signatories", f"Inga underskrifter hittades.{where}")
        return
    if paper.type == BOARD_LETTER:
        add(
            "signatories",
            "Namnen står sist i skrivelsen; kontrollera vem som har skrivit under och vem den skickas till.",
        )
        return
    kinds = {signature.party_kind for signature in paper.signatures}
    for signature in paper.signatures:
        if not signature.party:
            add("signatories", f"Det framgår inte vilken part {signature.name} skrev under för.")
    for kind, side in ((MUNICIPALITY, "kommunen"), (POLICE, "polisen")):
        if kind not in kinds and paper.type in (AGREEMENT, PLEDGE_SET):
            add("signatories", f"Ingen underskrift för {side} hittades.")
    if not any(signature.signed_on for signature in paper.signatures):
        add("signatories", "Ingen dag för underskrifterna hittades.")


def _read_number(paper: Paper, dropped: list[str]) -> None:
    number, _, why = numbers.find_numbers(paper.head, paper.text)
    paper.registry_number = number
    if why:
        paper.doubts.add("registry_number", why)
    elif number is None and paper.type in (AGREEMENT, BOARD_LETTER):
        elsewhere, _, _ = numbers.find_numbers("\n".join(text for text in dropped[:3] if len(text) < 60), "")
        if elsewhere:
            paper.doubts.add(
                "registry_number", f"Inget diarienummer står i papperet; {elsewhere} står på sidan där det låg."
            )
        else:
            paper.doubts.add("registry_number", "Inget diarienummer hittades.")


def _read_date(paper: Paper, signed: signatures.Signed) -> None:
    in_head = _date_in_head(paper)
    if in_head:
        paper.dated_on = in_head
        return
    days = paper.signed_on
    if days:
        paper.dated_on = days[-1]
        if not all(signature.certain for signature in paper.signatures):
            paper.doubts.add("dated_on", "Dagen är den då papperet enligt texten skrevs under.")
        if len(days) > 1:
            paper.doubts.add("dated_on", f"Flera datum står vid underskrifterna; läst som det sista, {days[-1]}.")
        return
    if paper.type in (AGREEMENT, PLEDGE_SET, BOARD_LETTER):
        paper.doubts.add("dated_on", "Inget datum för papperet hittades.")


def _date_in_head(paper: Paper) -> str | None:
    """The day in the head of the paper, not one that a sentence there speaks of."""
    end = _HEAD_END.search(paper.head)
    top = paper.head[: end.start()] if end and end.start() > 10 else paper.head[:350]
    found: dict[str, re.Match | None] = {}
    for line in top.split("\n"):
        periods = find_periods(line)
        for day in find_dates(line):
            if day.precision != DAY or not day.on or not _stands_alone(line, day.start, day.end):
                continue
            if any(period.start <= day.start < period.end for period in periods):
                continue
            before = line[: day.start]
            label = _DATE_LABEL.match(before)
            if label or (len(_SMALL_WORD.findall(before)) <= 2 and not _OTHER_DAY.search(before)):
                found.setdefault(day.on.isoformat(), label)
    return _chosen_day(paper, found)


def _chosen_day(paper: Paper, found: dict[str, re.Match | None]) -> str | None:
    """The day with a label, otherwise the first; a doubt when others could be it as well."""
    if not found:
        return None
    day = next((day for day, label in found.items() if label), next(iter(found)))
    others = [other for other in found if other != day and other not in paper.signed_on]
    if others:
        paper.doubts.add("dated_on", f"Fler dagar står överst i papperet ({', '.join(others)}); läst som {day}.")
    _doubt_decided(paper, found[day], day)
    return day


def _doubt_decided(paper: Paper, label: re.Match | None, day: str) -> None:
    if label and _DECIDED.search(label.group()) and paper.signed_on and paper.signed_on != [day]:
        other = paper.signed_on[-1]
        paper.doubts.add("dated_on", f"Papperet beslutades {day} och skrevs under {other}; läst som daterat {day}.")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not one end of a period, and not inside a sentence."""
    before, after = text[:start].rstrip()[-14:].lower(), text[end:].lstrip()[:14].lower()
    return not (_LEADS_IN.search(before) or _LEADS_ON.match(after))


def _doubt_text(paper: Paper) -> None:
    guessed = [
        block
        for block in paper.blocks
        if block.kind == HEADING and not block.sure and block.line == paper.blocks[0].line
    ]
    if len(guessed) >= 2:
        paper.doubts.add("sections", "Rubrikerna stod inne i löpande text och är gissade. Jämför med originalet.")
    body = [block for section in paper.sections for block in section.blocks]
    side_by_side = [block for block in body if block.kind == TABLE and not block.sure and block.page is not None]
    if side_by_side:
        first = quoted(side_by_side[0].text.replace("\t", " | ").split("\n")[0])
        why = f"Text står sida vid sida och är läst rad för rad, som en tabell: {first}. Jämför med originalet."
        paper.doubts.add("sections", why)
    for place, block in enumerate(body):
        if block.kind == TABLE:
            continue
        if place + 1 < len(body) and body[place + 1].kind == ITEM and block.kind != ITEM:
            continue
        last = place == len(body) - 1 and block.kind != ITEM and not paper.signatures
        for sentence, why in broken.broken_sentences(block.text, last=last):
            paper.doubts.add("sections", f"Meningen {quoted(sentence)} {why}.")
