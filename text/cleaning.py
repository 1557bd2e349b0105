"""The only HTML that a section may hold, made of whatever an editor, a paste or a file brought."""

import re

import nh3

from base.refusals import Refused
from text import nodes
from text.apart import run_apart
from text.nesting import depth
from text.parsing import parse

# fmt: off
_TAGS = {
    "p", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "br",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}
# fmt: on
_CELL = {"colspan", "rowspan"}
_ALLOWED = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}, "th": _CELL | {"scope"}, "td": _CELL},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=None,
)
# Characters; Word writes about a hundred for each one that is read.
_LARGEST = 5_000_000
_LONGEST = 1_000_000
_MOST_SIGNS = 60_000
_DEEPEST = 200
_LARGE = 100_000
_SECONDS = 10
# No script has more marks on a letter than so; a heap of them is drawn over the lines around it.
_MARK = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"({_MARK}{{6}}){_MARK}+")
_TOO_MUCH = "Texten är för stor för ett avsnitt. Ta en del i taget, eller dela upp den i flera avsnitt."
_TOO_DEEP = "Texten har för många led i varandra för att läsas. Klistra in den utan formatering."


def clean(html: str) -> str:
    """The text with headings (h3, h4), paragraphs, lists, tables, links, strong and em, and nothing else.

    The same text always gives the same HTML, and cleaning it again changes nothing. Word's own lists become lists.
    """
    return _ALLOWED.clean(nodes.as_html(parse(html)))


def received(html: str) -> str:
    """What somebody has sent, cleaned. Raises Refused with a sentence when it is more than a section may hold."""
    _check_size(html, _LARGEST)
    if depth(html) > _DEEPEST:
        raise Refused(_TOO_DEEP)
    html = _PILED.sub(r"\1", html)
    cleaned = clean(html) if len(html) < _LARGE else _cleaned_apart(html)
    _check_size(cleaned, _LONGEST)
    return cleaned


def plain(html: str) -> str:
    """The words, a line for each paragraph, item and row; the cells of a row are parted by tab."""
    return nodes.as_text(parse(html))


def _check_size(html: str, longest: int) -> None:
    if len(html) > longest or html.count("<") + html.count("&") > _MOST_SIGNS:
        raise Refused(_TOO_MUCH)


def _cleaned_apart(html: str) -> str:
    return run_apart(clean_bytes, html.encode(), heavy=_TOO_MUCH, broken=_TOO_MUCH, seconds=_SECONDS)


def clean_bytes(html: bytes) -> str:
    """`clean` for the other process."""
    return clean(html.decode())
