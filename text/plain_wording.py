"""A section's text in a plain field, and back: what was left as it stood keeps its form."""

import re
from html import escape

from text import nodes
from text.cleaning import clean
from text.nodes import Listing, Node, Paragraph
from text.parsing import parse

_BULLET = "–"
_PARTS = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"(?:(?P<bullet>[–•*-])|\d{1,3}[.)])\s+(?P<words>.*)", re.DOTALL)


def as_typed(html: str) -> str | None:
    """The words with a blank line between blocks and one item of a list on each line.

    None for what loses more than its marks so: tables, and lists within lists.
    """
    parts = [_typed(node) for node in parse(html)]
    return None if None in parts else "\n\n".join(parts)


def from_typed(typed: str, before: str) -> str:
    """HTML of what stands in the plain field; blocks of `before` that stand there as they were keep their form."""
    known: dict[str, list[str]] = {}
    for node in parse(before):
        known.setdefault(_squeezed(_typed(node) or ""), []).append(nodes.as_html([node]))
    parts = [part.strip() for part in _PARTS.split(typed.replace("\r\n", "\n"))]
    return clean("".join(_html(part, known) for part in parts if part))


def _typed(node: Node) -> str | None:
    if isinstance(node, Paragraph):
        return nodes.as_text([node]).strip()
    if not isinstance(node, Listing):
        return None
    if any(len(item) != 1 or not isinstance(item[0], Paragraph) for item in node.items):
        return None
    numbers = range(node.start, node.start + len(node.items))
    items = zip(numbers, node.items, strict=True)
    return "\n".join(
        f"{f'{number}.' if node.ordered else _BULLET} {' '.join(nodes.as_text(item).split())}" for number, item in items
    )


def _html(part: str, known: dict[str, list[str]]) -> str:
    if same := known.get(_squeezed(part)):
        return same.pop(0) if len(same) > 1 else same[0]
    lines = [line.strip() for line in part.split("\n")]
    items = [_ITEM.fullmatch(line) for line in lines]
    if not all(items):
        return f"<p>{'<br>'.join(escape(line, quote=False) for line in lines)}</p>"
    tag = "ul" if items[0]["bullet"] else "ol"
    start = f' start="{int(re.match(r"[0-9]+", lines[0])[0])}"' if tag == "ol" and not lines[0].startswith("1.") else ""
    return f"<{tag}{start}>" + "".join(f"<li>{escape(item['words'], quote=False)}</li>" for item in items) + f"</{tag}>"


def _squeezed(part: str) -> str:
    return "\n".join(" ".join(line.split()) for line in part.split("\n") if line.strip())
