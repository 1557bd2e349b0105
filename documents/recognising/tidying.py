"""Lines that belong together made one block again, and transcripts given their headings back."""

import re
from dataclasses import replace

from documents.recognising import pages
from documents.recognising.headings import WEAK_END, is_known, split_running
from documents.recognising.kinds import title_type
from documents.recognising.parties import find_mentions
from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block
from text.reading.lines import may_be_heading

_NUMBERED = re.compile(r"^(?:§\s?\d{1,2}\.?|\d{1,2}(?:\.\d{1,2})*\.?\s§?)\s?[A-ZÅÄÖ][^.:;,!?]{2,60}$")
# "2. Områden som vi arbetar med": the preposition belongs to "som", and no word is missing after it.
_STRANDED = re.compile(
    r"(?i)\b(?:som|vad|vilka|det\shär|detta|så)\s(?:[\wåäö]+\s){1,5}(?:med|på|för|om|i|av|till|mot|från|kring)$"
)
_PRESENTS = re.compile(r"(?i)\b(?:nedan|kalla[ds]|benämn\w+|org(?:anisations)?\.?\s?-?(?:nr|nummer)|\d{6}-\d{4})\b")
_LONGEST_TITLE = 120
_LABEL = re.compile(r"(?i)^(?:organisation|part|namn|myndighet|för)\s?:?$")
_LEAD_IN_ITEM = re.compile(
    r"^(.{3,}?[a-zåäö.)])\s((?:Tillsammans|Kommunen|Polisen|Vi|Parterna|[A-ZÅÄÖ][a-zåäö]+\s(?:kommun|stad))\b[^.]{0,50}?"
    r"\b(?:lovar|ska|åtar\s(?:sig|oss))(?:\s(?:vi|att|tillsammans))*:?)$"
)


def tidied(blocks: list[Block]) -> list[Block]:
    """The blocks of one paper with broken lines joined and lost headings found."""
    if pages.is_transcript(blocks):
        return _unfolded(blocks)
    whole = _joined(_without_marks(blocks))
    if sum(pages.headings_inside(block) for block in whole) >= 2:
        whole = [part for block in whole for part in (_unfolded([block]) if pages.headings_inside(block) else [block])]
    return _labels_apart(_without_shouting(_with_known_headings(whole)))


def _without_marks(blocks: list[Block]) -> list[Block]:
    kept, heads = [], set()
    for block in blocks:
        mark = pages.mark_of(block)
        if mark and len(block.text) < 400:
            before = "" if mark.before in heads else mark.before
            heads.add(mark.before)
            text = f"{before} {block.text[mark.end :]}".strip()
            if text:
                kept.append(replace(block, text=text, html=""))
        else:
            kept.append(block)
    return kept


def _joined(blocks: list[Block]) -> list[Block]:
    whole: list[Block] = []
    last_line = None
    for block in blocks:
        if whole and _continues(whole[-1], block, last_line):
            last = whole[-1]
            kind = PARAGRAPH if last.kind == HEADING else last.kind
            whole[-1] = replace(last, text=f"{last.text} {block.text}", html="", kind=kind)
        else:
            whole += _lead_apart(block)
        last_line = block.line
    return whole


def _lead_apart(block: Block) -> list[Block]:
    """The line "Kommunen lovar att" that was drawn into the item above it is a paragraph again."""
    lead = _LEAD_IN_ITEM.match(block.text) if block.kind == ITEM else None
    if not lead:
        return [block]
    return [replace(block, text=lead[1], html=""), replace(block, kind=PARAGRAPH, text=lead[2], html="", level=0)]


def _continues(last: Block, block: Block, last_line: int | None) -> bool:
    if block.kind not in (PARAGRAPH, HEADING) or last.kind == TABLE or (block.kind == HEADING and block.sure):
        return False
    if last.kind == HEADING and last.sure:
        return False
    if last.text[-1:] in ".!?:;" or not block.text:
        return False
    if _may_be_title(last) and _is_clause(block.text, whole_title=" " in last.text):
        return False
    if block.text[0].islower():
        return last.kind != HEADING or _adjacent(last, block, last_line)
    word = last.text.rsplit(" ", 1)[-1].lower()
    if word == "mellan":
        return True
    return (
        word in WEAK_END
        and not _STRANDED.search(last.text)
        and len(last.text) > 25
        and _adjacent(last, block, last_line)
    )


def _may_be_title(block: Block) -> bool:
    return bool(title_type(block.text)) and (block.kind == HEADING or may_be_heading(block.text))


def _is_clause(text: str, *, whole_title: bool) -> bool:
    """ "mellan Lindhaga kommun, nedan kallad kommunen, och …" below a title: a clause on the parties, no title."""
    if not text.startswith("mellan"):
        return False
    return bool(_PRESENTS.search(text)) or (text[-1:] == "." and (whole_title or len(text) > _LONGEST_TITLE))


def _adjacent(last: Block, block: Block, last_line: int | None) -> bool:
    if last_line is None or block.line is None:
        return last.page is None or last.page == block.page
    return block.line - last_line <= max(2, len(last.text) // 40 + 1)


def _with_known_headings(blocks: list[Block]) -> list[Block]:
    return [
        replace(block, kind=HEADING, level=2, sure=False)
        if block.kind == PARAGRAPH and len(block.text) < 90 and (is_known(block.text) or _NUMBERED.match(block.text))
        else block
        for block in blocks
    ]


def _without_shouting(blocks: list[Block]) -> list[Block]:
    """In a paper all in capitals they do not tell a heading: only the words do."""
    capitals = sum(len(block.text) for block in blocks if block.text.isupper())
    if capitals < 0.7 * sum(len(block.text) for block in blocks):
        return blocks
    return [
        replace(block, kind=PARAGRAPH, level=0)
        if place > 0 and block.kind == HEADING and not block.sure and not _is_heading(block.text)
        else block
        for place, block in enumerate(blocks)
    ]


def _is_heading(text: str) -> bool:
    names_paper = bool(title_type(text)) and text[-1:] != "." and len(text) < 70
    return names_paper or is_known(text) or bool(_NUMBERED.match(text))


def _labels_apart(blocks: list[Block]) -> list[Block]:
    """The word "Organisation" above nothing but the name of a party is the label of a form, no heading."""
    return [
        replace(block, kind=PARAGRAPH, level=0)
        if block.kind == HEADING and not block.sure and _LABEL.match(block.text) and _is_party(blocks, place + 1)
        else block
        for place, block in enumerate(blocks)
    ]


def _is_party(blocks: list[Block], place: int) -> bool:
    text = blocks[place].text if place < len(blocks) else ""
    named = sum(mention.end - mention.start for mention in find_mentions(text))
    return bool(named) and len(text) < 100 and named > 0.7 * len(text)


def _unfolded(blocks: list[Block]) -> list[Block]:
    """Every part keeps the page and line where the transcript begins, for it has no others."""
    parts: list[Block] = []
    for heading, words in split_running(pages.pages_joined(blocks)):
        if heading:
            parts.append(replace(blocks[0], kind=HEADING, text=_one_line(words), html="", level=2, sure=False))
            continue
        for kind, text in pages.with_lists(words):
            level = 1 if kind == ITEM else 0
            parts.append(replace(blocks[0], kind=kind, text=_one_line(text), html="", level=level, sure=False))
    return parts


def _one_line(text: str) -> str:
    return " ".join(text.split())
