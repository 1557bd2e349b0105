"""Lines that belong together made one block again, and transcripts given their headings back."""

import re
from dataclasses import replace

from documents.recognising import pages
from documents.recognising.headings import WEAK_END, is_known, split_running
from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block

_NUMBERED = re.compile(r"^(?:§\s?\d{1,2}\.?|\d{1,2}(?:\.\d{1,2})*\.?\s§?)\s?[A-ZÅÄÖ][^.:;,!?]{2,60}$")


_LEAD_IN_ITEM = re.compile(
    r"^(.{3,}?[a-zåäö.)])\s((?:Tillsammans|Kommunen|Polisen|Vi|Parterna|[A-ZÅÄÖ][a-zåäö]+\s(?:kommun|stad))\b[^.]{0,50}?"
    r"\b(?:lovar|ska|åtar\s(?:sig|oss))(?:\s(?:vi|att|tillsammans))*:?)$"
)


def tidied(blocks: list[Block]) -> list[Block]:
    """The blocks of one paper with broken lines joined and lost headings found."""
    if pages.is_transcript(blocks):
        return _unfolded(blocks)
    return _with_known_headings(_joined(_without_marks(blocks)))


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
    if block.text[0].islower():
        return last.kind != HEADING or _adjacent(last, block, last_line)
    word = last.text.rsplit(" ", 1)[-1].lower()
    if word == "mellan":
        return True
    return word in WEAK_END and len(last.text) > 25 and _adjacent(last, block, last_line)


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
