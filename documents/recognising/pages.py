"""Page numbers that stand in the text itself ("2(4)"), and the pages that a transcript gives as one line each."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from documents.recognising.headings import is_known, split_running
from text.blocks import HEADING, ITEM, PARAGRAPH, Block

_MARK = re.compile(
    r"^(?P<before>[^.!?]{0,70}?)(?:\b[Ss]ida?\s|\bSIDA?\s)?(?<![\w(/.])(?P<number>\d{1,3})\s?\((?P<total>\d{1,3})\)(?=\s|$)"
    r"|^(?P<before2>[^.!?]{0,60}?)\b[Ss]ida?\s(?P<number2>\d{1,3})\sav\s(?P<total2>\d{1,3})(?=\s|$)"
)
_LONG, _MANY_INSIDE = 250, 3
_LEADING = re.compile(r"^(\d{1,3})\s(?=\S)")
_FOOT_TOKEN = re.compile(r"\s([A-ZÅÄÖ]{2,4})$")
_LIST_START = re.compile(r":\s[-–•]\s(?=\w)")
_NEW_SENTENCE = re.compile(
    r"\n(?=[A-ZÅÄÖ])|(?<=[a-zåäö)])\s(?=(?:Utöver|Till|Den|Det|De|Detta|Dessa|I|På|Vid|Under|Genom|För|Polisen|Kommunen)\s[a-zåäö])"
)
_LIST_MARK = re.compile(r"\s[-–•]\s(?=[A-ZÅÄÖ0-9])")


@dataclass(frozen=True)
class Mark:
    """ "2(4)" and the words before it on the page."""

    number: int
    total: int
    before: str
    end: int


def mark_of(block: Block) -> Mark | None:
    """The page number with which a block begins."""
    if block.kind == ITEM:
        return None
    match = _MARK.match(block.text[:120])
    if not match:
        return None
    number, total = int(match["number"] or match["number2"]), int(match["total"] or match["total2"])
    if not 1 <= number <= total:
        return None
    return Mark(number, total, (match["before"] or match["before2"] or "").strip(), match.end())


def without_page_counts(blocks: list[Block]) -> list[Block]:
    """Takes away the numbers 1, 2, 3 … that a document exchange puts before each page."""
    counts = [(place, int(match[1])) for place, block in enumerate(blocks) if (match := _LEADING.match(block.text))]
    run = []
    for place, number in counts:
        if number == len(run) + 1 and blocks[place].kind == PARAGRAPH:
            run.append(place)
    long = [place for place in run if len(blocks[place].text) > 200]
    if len(run) < 2 or len(long) < len(run) / 2:
        return blocks
    bare = set(run)
    return [
        replace(block, text=_LEADING.sub("", block.text), html="") if place in bare else block
        for place, block in enumerate(blocks)
    ]


def is_transcript(blocks: list[Block]) -> bool:
    """Whether whole pages stand as single paragraphs, without headings of their own."""
    if sum(block.kind == HEADING for block in blocks) > 2 or any(
        block.kind == HEADING and block.sure for block in blocks
    ):
        return False
    inside = sum(headings_inside(block) for block in blocks) >= _MANY_INSIDE
    long = [block for block in blocks if block.kind == PARAGRAPH and (_is_page(block) or (inside and _is_long(block)))]
    return bool(long) and sum(len(block.text) for block in long) > 0.6 * sum(len(block.text) for block in blocks)


def headings_inside(block: Block) -> int:
    """How many of the headings that such papers have stand inside the words of a paragraph."""
    if block.kind != PARAGRAPH or not _is_long(block):
        return 0
    return sum(is_heading and is_known(words) for is_heading, words in split_running(block.text))


def _is_long(block: Block) -> bool:
    return len(block.text) > _LONG


def _is_page(block: Block) -> bool:
    return len(block.text) > 900 or (len(block.text) > 300 and mark_of(block) is not None)


def pages_joined(blocks: list[Block]) -> str:
    """The text of a transcript without page numbers and without what stands at the foot of every page.

    A newline stands where a page ends, be it between sentences or within one.
    """
    foot = _foot_token(blocks)
    texts = []
    for place, block in enumerate(blocks):
        text = block.text
        mark = mark_of(block)
        if mark:
            before = mark.before if place == 0 or mark.number == 1 else ""
            text = f"{before} {text[mark.end :]}".strip()
        if foot:
            text = re.sub(rf"\s{foot}$", "", text)
        texts.append(text)
    return "\n".join(text for text in texts if text)


def _foot_token(blocks: list[Block]) -> str | None:
    tokens = Counter(match[1] for block in blocks if (match := _FOOT_TOKEN.search(block.text)))
    if not tokens:
        return None
    token, times = tokens.most_common(1)[0]
    return token if times >= 2 else None


def with_lists(text: str) -> list[tuple[str, str]]:
    """A running text as (kind, words): " - A - B" after a colon are items."""
    start = _LIST_START.search(text)
    if not start or len(_LIST_MARK.findall(text[start.start() + 1 :])) < 2:
        return [(PARAGRAPH, text)]
    lead = text[: start.start() + 1]
    items = [item.strip() for item in _LIST_MARK.split(text[start.start() + 1 :]) if item.strip()]
    last, rest = _after_last_item(items[-1])
    parts = [(PARAGRAPH, lead), *((ITEM, item) for item in [*items[:-1], last])]
    return parts + ([(PARAGRAPH, rest)] if rest else [])


def _after_last_item(item: str) -> tuple[str, str]:
    """The last item ends where the page does or a new sentence begins."""
    turn = _NEW_SENTENCE.search(item)
    if not turn:
        return item, ""
    return item[: turn.start()].rstrip(), item[turn.end() :]
