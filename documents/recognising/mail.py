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
_FEWEST_HEADS = 2
_SHORTEST_WHOLE_HEAD = 60
_PREFIXED = 3  # how many blocks at the top may begin with "VB:"
_MOST_SIGNING = 6
_LONGEST_SIGNING = 60
_LONGEST_TITLE = 200
_TITLE_AMONG = 40


def without_mail(blocks: list[Block]) -> list[Block]:
    """The blocks without heads, greetings at the end and quote marks; as they are when they are no mail."""
    blocks = _unquoted(blocks)
    heads = _heads(blocks)
    if not _has_mail_head(blocks, heads):
        return [_without_prefix(block) if place < _PREFIXED else block for place, block in enumerate(blocks)]
    signing = _regards(blocks, heads)
    subject = None if _has_title(blocks, heads) else _first_subject(blocks, heads)
    kept = [
        _as_title(block) if place == subject else block
        for place, block in enumerate(blocks)
        if place == subject or not (place in heads or place in signing or _FORWARDED.match(block.text))
    ]
    return kept or blocks


def _heads(blocks: list[Block]) -> set[int]:
    """The places of "Från: …", "Skickat: …" and the like."""
    return {place for place, block in enumerate(blocks) if _is_head(block.text)}


def _has_mail_head(blocks: list[Block], heads: set[int]) -> bool:
    """Two lines of a head, or a whole one in a line: a single label is a paper's own."""
    whole = any(_SENDER.match(blocks[place].text) and len(blocks[place].text) > _SHORTEST_WHOLE_HEAD for place in heads)
    return len(heads) >= _FEWEST_HEADS or whole


def _regards(blocks: list[Block], heads: set[int]) -> set[int]:
    """The places of "Med vänlig hälsning" and of the short lines on the writer just below it."""
    found: set[int] = set()
    for start in (place for place, block in enumerate(blocks) if place not in heads and _REGARDS.match(block.text)):
        found.add(start)
        for place in range(start + 1, min(start + 1 + _MOST_SIGNING, len(blocks))):
            if place in heads or not _may_be_signing(blocks[place]):
                break
            found.add(place)
    return found


def _may_be_signing(block: Block) -> bool:
    """A name, title or address of the writer, and not the title of the paper."""
    short = len(block.text) < _LONGEST_SIGNING
    return short and block.kind != HEADING and not title_type(block.text) and not _FORWARDED.match(block.text)


def _has_title(blocks: list[Block], heads: set[int]) -> bool:
    """Whether a line below the heads names a paper, so that the subject is not needed for it."""
    return any(
        place not in heads
        and len(block.text) < _LONGEST_TITLE
        and title_type(block.text)
        and block.text[-1:] not in ".:!"
        for place, block in enumerate(blocks[:_TITLE_AMONG])
    )


def _first_subject(blocks: list[Block], heads: set[int]) -> int | None:
    """The place of the first head that has a subject with words in it."""
    return next((place for place in sorted(heads) if _subject(blocks[place])), None)


def _subject(block: Block) -> str:
    found = _SUBJECT.search(block.text)
    return found["subject"].strip() if found else ""


def _as_title(head: Block) -> Block:
    return _without_prefix(replace(head, text=_subject(head), html=""))


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
