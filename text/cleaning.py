"""The only HTML that a section may hold, made of whatever an editor, a paste or a file brought."""

import nh3

from text import nodes
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
    attributes={"a": {"href"}, "th": _CELL | {"scope"}, "td": _CELL},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=None,
)


def clean(html: str) -> str:
    """The text with headings (h3, h4), paragraphs, lists, tables, links, strong and em, and nothing else.

    The same text always gives the same HTML, and cleaning it again changes nothing. Word's own lists become lists.
    """
    return _ALLOWED.clean(nodes.as_html(parse(html)))


def plain(html: str) -> str:
    """The words, a line for each paragraph, item and row; the cells of a row are parted by tab."""
    return nodes.as_text(parse(html))
