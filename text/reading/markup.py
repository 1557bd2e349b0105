"""Blocks as safe HTML."""

from html import escape
from itertools import groupby

from text.blocks import HEADING, ITEM, TABLE, Block


def as_html(blocks: list[Block]) -> str:
    """The blocks in the HTML that a section may hold: the title and sections as h3, parts of sections as h4."""
    runs = groupby(blocks, key=lambda block: block.kind == ITEM)
    return "".join(_lists(list(run)) if is_list else "".join(map(_single, run)) for is_list, run in runs)


def _inner(block: Block) -> str:
    return block.html or escape(block.text, quote=False)


def _single(block: Block) -> str:
    if block.kind == TABLE:
        return block.html or f"<p>{escape(block.text, quote=False)}</p>"
    if block.kind == HEADING:
        tag = "h3" if block.level <= 2 else "h4"
        return f"<{tag}>{_inner(block)}</{tag}>"
    return f"<p>{_inner(block)}</p>"


def _lists(items: list[Block]) -> str:
    out: list[str] = []
    open_tags: list[str] = []
    for item in items:
        level = min(max(item.level, 1), len(open_tags) + 1)
        tag = "ol" if item.ordered else "ul"
        while len(open_tags) > level or (len(open_tags) == level and open_tags[-1] != tag):
            out.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) < level:
            open_tags.append(tag)
            out.append(f"<{tag}>")
        else:
            out.append("</li>")
        out.append(f"<li>{_inner(item)}")
    while open_tags:
        out.append(f"</li></{open_tags.pop()}>")
    return "".join(out)
