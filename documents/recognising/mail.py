"""A paper that came in a mail: its head, its quote marks and the prefixes of its subject are not the paper's."""

import re
from dataclasses import replace

from documents.recognising.kinds import title_type
from text.blocks import HEADING, Block
from text.reading.plain import read_text

_HEAD_WORD = (
    r"(?:Från|From|Till|To|Kopia|Cc|Hemlig kopia|Bcc|Skickat|Sent|Datum|Date|Ämne|Subject|Bifogade filer|Bilagor|"
    r"Attachments|Prioritet|Importance|Svara till|Reply-To)"
)
_HEAD = re.compile(rf"^{_HEAD_WORD}\s?:(?:\s|$)", re.IGNORECASE)
_SENDER = re.compile(r"(?i)^(?:från|from)\s?:")
_SUBJECT = re.compile(r"(?i)(?:^|\s)(?:ämne|subject)\s?:\s*(?P<subject>.*)$")
_PREFIX = re.compile(r"(?i)^\s*(?:(?:vb|sv|vs|re|fw|fwd|ang|åter|meddelande)\s*(?:\[\d+\])?\s*:\s*)+")
_FORWARDED = re.compile(
    r"(?i)^[-_ ]*(?:ursprungligt meddelande|vidarebefordrat (?:meddelande|brev)|original message|forwarded message)"
    r"[-_: ]*$"
    r"|^(?:den|on)\b.{8,80}\b(?:skrev|wrote)\b.{0,60}:$"
)
_REGARDS = re.compile(r"(?i)^(?:mvh|(?:med )?(?:vänliga?|bästa|varma) hälsning(?:ar)?|hälsningar)\b.{0,40}$")
_QUOTED = re.compile(r"(?:^|\s)(?:>[ ]?)+")
_FEWEST_QUOTED = 3


def without_mail(blocks: list[Block]) -> list[Block]:
    """The blocks without heads, greetings at the end and quote marks; as they are when they are no mail."""
    blocks = _unquoted(blocks)
    heads = {place for place, block in enumerate(blocks) if _is_head(block.text)}
    whole_head = any(_SENDER.match(blocks[place].text) and len(blocks[place].text) > 60 for place in heads)
    if len(heads) < 2 and not whole_head:
        return [_without_prefix(block) if place < 3 else block for place, block in enumerate(blocks)]
    kept, signing = [], 0
    has_title = any(
        place not in heads and len(block.text) < 200 and title_type(block.text) and block.text[-1:] not in ".:!"
        for place, block in enumerate(blocks[:40])
    )
    for place, block in enumerate(blocks):
        if place in heads:
            subject = _SUBJECT.search(block.text)
            if subject and not has_title and subject["subject"].strip():
                kept.append(_without_prefix(replace(block, text=subject["subject"].strip(), html="")))
                has_title = True
            signing = 0
        elif _FORWARDED.match(block.text):
            signing = 0
        elif _REGARDS.match(block.text):
            signing = 6
        elif signing and len(block.text) < 60 and block.kind != HEADING and not title_type(block.text):
            signing -= 1
        else:
            signing = 0
            kept.append(block)
    return kept or blocks


def was_mail(dropped: list[str]) -> bool:
    """Whether the texts that were left out hold the head of a mail."""
    return any(_SENDER.match(text) for text in dropped)


def _is_head(text: str) -> bool:
    return bool(_HEAD.match(text)) and len(text) < 600


def _without_prefix(block: Block) -> Block:
    """The line without "VB: SV:" before it."""
    text = _SUBJECT.sub(lambda match: match["subject"], block.text) if _is_head(block.text) else block.text
    bare = _PREFIX.sub("", text)
    return block if bare == block.text or not title_type(bare) else replace(block, text=bare, html="")


def _unquoted(blocks: list[Block]) -> list[Block]:
    """The blocks read again without the marks, for the reader took a quoted heading for a line like others."""
    quoted = [place for place, block in enumerate(blocks) if block.text.startswith(">")]
    if len(quoted) < _FEWEST_QUOTED:
        return blocks
    first, last = quoted[0], quoted[-1]
    lines = [_QUOTED.sub("\n", block.text).removeprefix("\n") for block in blocks[first : last + 1]]
    text = "\n".join(lines)
    return [*blocks[:first], *read_text(text).blocks, *blocks[last + 1 :]] if text.strip() else blocks
