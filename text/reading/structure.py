"""Paragraphs, lists and tables of HTML as blocks."""

from dataclasses import replace

from text import nodes as tree
from text import runs as inline
from text.blocks import HEADING, ITEM, PARAGRAPH, TABLE, Block
from text.nodes import Grid, Listing, Node, Paragraph
from text.reading import headings
from text.reading.lines import is_capitals, normalised
from text.runs import Run


def as_blocks(nodes: list[Node]) -> list[Block]:
    """The blocks; lines that are only bold or only capitals count as headings that are not sure."""
    blocks: list[Block] = []
    bold: set[int] = set()
    for node in nodes:
        if isinstance(node, Paragraph):
            if all(run.strong or run.br for run in node.runs):
                bold.add(len(blocks))
            kind = HEADING if node.level else PARAGRAPH
            blocks.append(_block(kind, node.runs, level=node.level))
        elif isinstance(node, Grid):
            blocks += _table(node)
        else:
            blocks += _items(node, 1)
    return _with_guesses(with_levels(blocks), bold)


def with_levels(blocks: list[Block]) -> list[Block]:
    """The headings ranked: 1 for a single topmost one that comes first, then 2, and 3 for all below."""
    levels = [block.level for block in blocks if block.kind == HEADING]
    ranks = sorted(set(levels))
    titled = bool(levels) and levels[0] == ranks[0] and levels.count(ranks[0]) == 1 and len(levels) > 1
    first = 1 if titled else 2
    level = {rank: min(first + place, 3) for place, rank in enumerate(ranks)}
    return [replace(block, level=level[block.level]) if block.kind == HEADING else block for block in blocks]


def _block(kind: str, runs: list[Run], **about) -> Block:
    return Block(kind, normalised(inline.as_text(runs)), inline.as_html(runs), **about)


def _items(listing: Listing, level: int) -> list[Block]:
    blocks = []
    for item in listing.items:
        if runs := tree.item_runs(item):
            blocks.append(_block(ITEM, runs, level=level, ordered=listing.ordered))
        for node in item:
            if isinstance(node, Listing):
                blocks += _items(node, level + 1)
    return blocks


def _table(grid: Grid) -> list[Block]:
    rows = [[normalised(tree.cell_text(cell)) for cell in row.cells] for row in grid.rows]
    text = "\n".join("\t".join(row) for row in rows)
    caption = [_block(PARAGRAPH, grid.caption)] if grid.caption else []
    return [*caption, Block(TABLE, text, tree.as_html([replace(grid, caption=[])]))] if rows else caption


def _with_guesses(blocks: list[Block], bold: set[int]) -> list[Block]:
    known = any(block.kind == HEADING for block in blocks)
    bold = {place for place in bold if blocks[place].kind == PARAGRAPH}
    lines = [headings.Candidate(block.text, body=block.kind in (ITEM, TABLE)) for block in blocks]
    out = list(blocks)
    for place, level in headings.guess(lines).items():
        block = blocks[place]
        if block.kind != PARAGRAPH or ((known or bold) and place not in bold and not is_capitals(block.text)):
            continue
        out[place] = replace(block, kind=HEADING, level=3 if known else level, sure=False)
    return out
