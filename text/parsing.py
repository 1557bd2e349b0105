"""HTML from anywhere (an editor, a paste from Word, a web page) as paragraphs, lists and tables."""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

import nh3

from text import chrome, word_lists
from text import runs as inline
from text.nodes import Cell, Grid, Listing, Node, Paragraph, Row, item_runs
from text.runs import BREAK, Run

# fmt: off
BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "form", "fieldset",
    "blockquote", "pre", "center", "address", "figure", "figcaption", "details", "summary", "dl", "dt", "dd",
    "hr", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "h1", "h2", "h3",
    "h4", "h5", "h6",
))
_INLINE = frozenset((
    "a", "b", "strong", "i", "em", "span", "font", "u", "s", "strike", "small", "big", "sub", "sup", "cite",
    "label", "mark", "del", "ins", "br",
))
_WITHOUT_CONTENT = frozenset((
    "script", "style", "title", "template", "noscript", "svg", "math", "iframe", "object", "embed", "select",
    "textarea", "button", "audio", "video", "canvas", "xml", "noframes",
))
# fmt: on
_LOOKS = {"style", "class", "id", "hidden", "aria-hidden", "role"}
_ATTRIBUTES = {
    "*": _LOOKS,
    "a": {"href"},
    "ol": {"start"},
    "li": {"data-aria-level"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_PARSER = nh3.Cleaner(
    tags=set(BLOCKS | _INLINE),
    clean_content_tags=set(_WITHOUT_CONTENT),
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=None,
)
_HEADING = re.compile(r"h[1-6]$")
_BOLD, _NOT_BOLD = re.compile(r"bold|[6-9]00"), re.compile(r"normal|lighter|[1-5]00")
_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*\.?(?::\d+)?(?:[/?#]\S*)?|mailto:[^\s@?]+@\S+", re.IGNORECASE)
_SPAN_LIMIT = 100
_MOST_REGIONS = 20
_SCOPES = ("col", "row", "colgroup", "rowgroup")


def parse(html: str) -> list[Node]:
    """What a person would read of the HTML, in order."""
    return _parsed(html, page=False).nodes


def parse_page(html: str) -> tuple[list[Node], bool]:
    """What a web page is about: without menus, heads and feet; and whether something of that kind was left out."""
    parser = _parsed(html, page=True)
    kept = chrome.main_part(parser.nodes, parser.regions)
    return kept, parser.left_out or len(kept) < len(parser.nodes)


def _parsed(html: str, *, page: bool) -> "_Parser":
    parser = _Parser(page=page)
    parser.feed(_PARSER.clean(html))
    parser.close()
    parser.finish()
    return parser


@dataclass
class _Open:
    """An element that has begun, and what held before it."""

    tag: str
    strong: bool
    em: bool
    href: str
    level: int
    listed: tuple[int, bool | None]
    from_word: bool
    context: bool = False
    region: bool = False


class _Parser(HTMLParser):
    """Reads what nh3 wrote, so that every element is closed and in place."""

    def __init__(self, *, page: bool):
        super().__init__(convert_charrefs=True)
        self.page = page
        self.nodes: list[Node] = []
        self.regions: list[str] = []
        self.left_out = False
        self._region: list[int] = []
        self._contexts: list = [self.nodes]
        self._open: list[_Open] = []
        self._runs: list[Run] = []
        self._strong = self._em = False
        self._href = ""
        self._level = self._skipping = 0
        self._sign: str | None = None
        self._listed: tuple[int, bool | None] = (0, None)
        self._in_sign = 0
        self._from_word = False

    def finish(self) -> None:
        self._flush()
        self.nodes[:] = word_lists.gathered(self.nodes)

    # Events

    def handle_starttag(self, tag: str, pairs: list) -> None:
        attributes = {name: value or "" for name, value in pairs}
        style = _declarations(attributes.get("style", ""))
        if tag == "br":
            if not self._skipping:
                self._runs.append(BREAK)
            return
        if self._skipping or self._is_left_out(tag, attributes, style):
            self._skipping += tag != "hr"
            return
        if tag == "hr":
            self._flush()
            return
        if style.get("mso-list") == "ignore" or self._in_sign:
            self._in_sign += 1
        opened = _Open(tag, self._strong, self._em, self._href, self._level, self._listed, self._from_word)
        self._open.append(opened)
        self._mark(tag, attributes, style)
        if tag in BLOCKS:
            self._flush()
            self._begin_block(opened, attributes, style)

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        if not self._open or tag in ("br", "hr"):
            return
        opened = self._open.pop()
        self._in_sign = max(self._in_sign - 1, 0)
        if tag in BLOCKS:
            self._flush()
        if opened.context:
            self._close(tag)
        if opened.region:
            self._region.pop()
        self._strong, self._em, self._href = opened.strong, opened.em, opened.href
        self._level, self._listed, self._from_word = opened.level, opened.listed, opened.from_word

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if self._in_sign:
            self._sign = (self._sign or "") + data
        else:
            self._runs.append(Run(data, self._strong, self._em, self._href))

    # What is left out

    def _is_left_out(self, tag: str, attributes: dict[str, str], style: dict[str, str]) -> bool:
        if style.get("display") == "none" or style.get("mso-hide") == "all" or "hidden" in attributes:
            return True
        if style.get("mso-element", "").startswith("comment") or tag == "del":
            return True
        within = {self.regions[region] for region in self._region}
        if not self.page or not chrome.is_chrome(tag, attributes, within):
            return False
        self.left_out = True
        return True

    # Marks

    def _mark(self, tag: str, attributes: dict[str, str], style: dict[str, str]) -> None:
        weight, slant = style.get("font-weight", ""), style.get("font-style", "")
        if tag in ("b", "strong") or _BOLD.match(weight):
            self._strong = True
        if _NOT_BOLD.match(weight):
            self._strong = False
        if tag in ("i", "em", "cite") or slant in ("italic", "oblique"):
            self._em = True
        if slant == "normal":
            self._em = False
        if tag == "a":
            self._href = _address(attributes.get("href", ""))

    # Blocks

    def _begin_block(self, opened: _Open, attributes: dict[str, str], style: dict[str, str]) -> None:
        tag = opened.tag
        if _HEADING.match(tag):
            self._level = int(tag[1])
        elif tag == "p" and "MsoTitle" in attributes.get("class", ""):
            self._level = 1
        if tag in ("p", "li"):
            depth = word_lists.depth(style, attributes)
            self._from_word = self._from_word or attributes.get("class", "").startswith("MsoList")
            if depth:
                kind = next((outer.tag == "ol" for outer in reversed(self._open) if outer.tag in ("ul", "ol")), None)
                self._listed = (depth, kind)
        if tag in ("main", "article", "form") and len(self._region) < _MOST_REGIONS:
            self._region.append(len(self.regions))
            self.regions.append(tag)
            opened.region = True
        if tag in ("ul", "ol", "li", "table", "tr", "td", "th", "caption"):
            opened.context = self._begin_context(tag, attributes)

    def _begin_context(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether the element became a list, a table or a part of one, rather than a mere paragraph."""
        top = self._contexts[-1]
        if tag in ("ul", "ol"):
            if sum(isinstance(context, Listing) for context in self._contexts) >= word_lists.DEEPEST:
                return False
            listing = Listing(tag == "ol", region=tuple(self._region), start=_start(attributes))
            self._content().append(listing)
            self._contexts.append(listing)
        elif tag == "li" and isinstance(top, Listing) and not self._listed[0]:
            top.items.append([])
            self._contexts.append(top.items[-1])
        elif tag == "table" and len(self._contexts) == 1:
            grid = Grid(region=tuple(self._region))
            self._content().append(grid)
            self._contexts.append(grid)
        elif tag == "tr" and isinstance(top, Grid):
            top.rows.append(Row(head=any(outer.tag == "thead" for outer in self._open)))
            self._contexts.append(top.rows[-1])
        elif tag in ("td", "th") and isinstance(top, Row):
            top.cells.append(Cell([], head=tag == "th", attributes=_cell_attributes(attributes)))
            self._contexts.append(top.cells[-1].content)
        elif tag == "caption" and isinstance(top, Grid):
            self._contexts.append([])
        else:
            return False
        return True

    def _content(self) -> list[Node]:
        """Where the next paragraph goes."""
        top = self._contexts[-1]
        if isinstance(top, Listing) and self._listed[0]:
            top = self._contexts[-2]
        if isinstance(top, Listing):
            if not top.items:
                top.items.append([])
            return top.items[-1]
        return top if isinstance(top, list) else self.nodes

    def _close(self, tag: str) -> None:
        closed = self._contexts.pop()
        outer = self._contexts[-1]
        if isinstance(closed, list):
            closed[:] = word_lists.gathered(closed)
        if tag == "caption":
            outer.caption = inline.tidy(item_runs(closed))
        elif tag == "li" and not closed:
            outer.items.pop()
        elif isinstance(closed, Listing):
            closed.items = [item for item in closed.items if item]
            if not closed.items:
                content = self._content()
                content[:] = [node for node in content if node is not closed]
        elif isinstance(closed, Row) and not any(cell.content for cell in closed.cells):
            outer.rows.pop()
        elif isinstance(closed, Grid):
            self._close_grid(closed)

    def _close_grid(self, grid: Grid) -> None:
        cells = [cell for row in grid.rows for cell in row.cells]
        if len(cells) > 1:
            return
        self.nodes.pop()
        if grid.caption:
            self.nodes.append(Paragraph(grid.caption, region=grid.region))
        for cell in cells:
            for node in cell.content:
                node.region = grid.region
            self.nodes += cell.content

    def _flush(self) -> None:
        """Ends the paragraph that was being read."""
        runs, self._runs = self._runs, []
        inner = len(self._contexts) > 1
        level = self._level
        if level:
            runs = [Run(" ") if run.br else replace(run, strong=inner) for run in runs]
        for part in inline.paragraphs(runs):
            node = Paragraph(part, 0 if inner else level, tuple(self._region))
            self._content().append(self._as_listed(node))
        self._sign = None

    def _as_listed(self, node: Paragraph) -> Paragraph:
        depth, ordered = self._listed
        if node.level:
            return node
        if depth:
            ordered = word_lists.is_numbered(self._sign or "") if ordered is None else ordered
            return word_lists.Listed(node.runs, region=node.region, depth=depth, ordered=ordered)
        return word_lists.from_sign(node) if self._from_word else node


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in style.lower().split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def _address(href: str) -> str:
    """The address of a link; empty for what only begins like one."""
    address = href.strip().replace(" ", "%20")
    return address if _ADDRESS.fullmatch(address) else ""


def _start(attributes: dict[str, str]) -> int:
    """The number that a list begins at; 1 for what is none, or none that a list in a paper would have."""
    value = attributes.get("start", "")
    return int(value) if re.fullmatch(r"[0-9]{1,4}", value) else 1


def _cell_attributes(attributes: dict[str, str]) -> dict[str, str]:
    kept = {"scope": attributes["scope"]} if attributes.get("scope") in _SCOPES else {}
    for name in ("colspan", "rowspan"):
        value = attributes.get(name, "")
        if value.isascii() and value.isdigit() and 1 < int(value[:4]) <= _SPAN_LIMIT:
            kept[name] = str(int(value[:4]))
    return kept
