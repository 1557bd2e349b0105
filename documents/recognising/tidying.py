"""Lines that belong together made one block again, and transcripts given their headings back."""

import re
from dataclasses import replace

from documents.recognising import pages
from documents.recognising.headings import WEAK_END, is_known, split_running
from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block

_NUMBERED = re.compile(r"^(?:§\s?\d{1,2}\.?|\d{1,2}(?:\.\d{1,2})*\.?\s§?)\s?[A-ZÅÄÖ][^.:;,!?]{2,60}$")


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
    for block in blocks:
        if whole and _continues(whole[-1], block):
            last = whole[-1]
            text = f"{last.text} {block.text}"
            whole[-1] = replace(
                last, text=text, html="", kind=PARAGRAPH if last.kind == HEADING else last.kind, line=last.line
            )
        else:
            whole.append(block)
    return whole


def _continues(last: Block, block: Block) -> bool:
    if block.kind not in (PARAGRAPH, HEADING) or last.kind == TABLE or (block.kind == HEADING and block.sure):
        return False
    if last.kind == HEADING and last.sure:
        return False
    if last.text[-1:] in ".!?:;" or not block.text:
        return False
    if block.text[0].islower():
        return last.kind != HEADING or _adjacent(last, block)
    word = last.text.rsplit(" ", 1)[-1].lower()
    if word == "mellan":
        return True
    return word in WEAK_END and len(last.text) > 25 and _adjacent(last, block)


def _adjacent(last: Block, block: Block) -> bool:
    if last.line is None or block.line is None:
        return last.page is None or last.page == block.page
    return block.line - last.line <= max(2, len(last.text) // 40 + 1)


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
