"""A file may hold several papers: a letter with appendices, or a page with pledges and the agreement below."""

import re

from documents.recognising import pages
from documents.recognising.headings import is_known
from documents.recognising.kinds import AGREEMENT, PLEDGE_SET, title_type
from documents.recognising.periods import find_periods
from text.blocks import HEADING, ITEM, TABLE, Block

_APPENDIX = re.compile(r"(?i)^bilaga\s?(?:nr\s?)?\d*\s*[.:]?$")
_INDEFINITE = re.compile(
    r"(?i)^(?:(?:strategisk|lokal|gemensam|förnyad|ny|operativ)\s)?(?:samverkansöverenskommelse|överenskommelse|samverkansavtal|samarbetsavtal|avtal|medborgarlöften?|tjänsteskrivelse|tjänsteutlåtande)(?![\wåäö])"
)
_BEGINS = re.compile(r"(?i)^(?:\d[\d.]*\s)?(?:inledning|bakgrund|syfte|parter|förord)\b")
_LEAST = 200


def papers_in(blocks: list[Block], first_pages: frozenset[int] = frozenset()) -> list[list[Block]]:
    """The blocks of each paper. first_pages: pages that carry number 1 in a head or foot that the reader took away."""
    groups = [part for group in _by_page_numbers(blocks, first_pages) for part in _by_titles(group)]
    return [group for group in groups if group] or [blocks]


def _by_page_numbers(blocks: list[Block], first_pages: frozenset[int]) -> list[list[Block]]:
    groups: list[list[Block]] = [[]]
    seen: set[int] = set()
    for block in blocks:
        mark = pages.mark_of(block)
        begins = mark is not None and mark.number == 1 and mark.total < 200
        if block.page in first_pages and block.page not in seen:
            begins = True
        if block.page is not None:
            seen.add(block.page)
        if begins and _amount(groups[-1]) >= _LEAST:
            groups.append([])
        groups[-1].append(block)
    return groups


def _by_titles(blocks: list[Block]) -> list[list[Block]]:
    starts = [0]
    kind = _kind_of_start(blocks)
    period = None
    for place, block in enumerate(blocks):
        if place == 0 or not _is_title(block):
            continue
        own = title_type(block.text)
        content = blocks[starts[-1] : place]
        if not _another(blocks, place, own, kind, content, period):
            continue
        starts.append(place)
        kind, period = own, _period(block)
    return [
        _without_appendix_word(blocks[start:end]) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]


def _kind_of_start(blocks: list[Block]) -> str:
    return next((kind for block in blocks[:5] if len(block.text) < 200 and (kind := title_type(block.text))), "")


def _another(blocks: list[Block], place: int, own: str, kind: str, content: list[Block], period) -> bool:
    after_appendix = place > 0 and bool(_APPENDIX.match(blocks[place - 1].text))
    following = blocks[place + 1 :]
    if _amount(content) < _LEAST or _amount(following) < _LEAST:
        return False
    if after_appendix:
        return True
    has_subject = bool(_period(blocks[place])) or " mellan " in blocks[place].text.lower()
    begins = bool(following) and following[0].kind == HEADING and bool(_BEGINS.match(following[0].text))
    if own != kind and kind in (AGREEMENT, PLEDGE_SET, ""):
        return (has_subject and _has_body(following)) or begins
    return own == kind and begins and has_subject and period is not None and _period(blocks[place]) != period


def _has_body(following: list[Block]) -> bool:
    """More than a link: sections or a list stand below before the next title."""
    body = []
    for block in following:
        if _is_title(block) and _amount(body) > 40:
            break
        body.append(block)
    sections = sum(block.kind == HEADING and is_known(block.text) for block in body)
    items = sum(block.kind == ITEM for block in body)
    return _amount(body) >= _LEAST and (sections >= 2 or items >= 2)


def _is_title(block: Block) -> bool:
    return (
        block.kind not in (ITEM, TABLE)
        and len(block.text) < 200
        and bool(_INDEFINITE.match(block.text))
        and block.text[-1:] not in ".:;,"
    )


def _period(block: Block) -> str | None:
    return next((f"{period.starts_on}{period.ends_on}" for period in find_periods(block.text)), None)


def _amount(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _without_appendix_word(blocks: list[Block]) -> list[Block]:
    """The word "Bilaga 2" before a title belongs to the paper that follows it."""
    return blocks[:-1] if len(blocks) > 1 and _APPENDIX.match(blocks[-1].text) else blocks
