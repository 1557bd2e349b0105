"""A section's HTML as a tree of blocks with words in them, and a comparison as such a tree with marks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from text import runs as inline
from text.comparing.words import ADDED, REMOVED, SAME, Word, changed, words_of
from text.runs import BREAK, Run

_INLINE = frozenset(("a", "strong", "em"))


@dataclass(frozen=True)
class Text:
    """Words that stand beside each other in a block."""

    words: tuple[Word, ...]


@dataclass(frozen=True)
class Block:
    """An element that holds words or other blocks. change: SAME also when only something within has changed."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Block | Text", ...] = ()
    change: str = SAME

    @property
    def kind(self) -> tuple:
        return self.tag, self.attributes


Tree = tuple[Block | Text, ...]


def read(html: str) -> Tree:
    """The tree of a cleaned section."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


def as_html(tree: Tree) -> str:
    """The tree as HTML. Blocks that were added or removed carry `data-change`, their words `ins` or `del`."""
    return "".join(map(_html, tree))


def old_of(tree: Tree) -> Tree:
    """The comparison without what was added."""
    return _without(tree, ADDED)


def new_of(tree: Tree) -> Tree:
    """The comparison without what was removed."""
    return _without(tree, REMOVED)


def marked(node: Block | Text, change: str) -> Block | Text:
    """The whole node, and all in it, as added or removed."""
    if isinstance(node, Text):
        return Text(tuple(changed(node.words, change)))
    return replace(node, change=change, children=tuple(marked(child, change) for child in node.children))


def is_changed(tree: Tree) -> bool:
    return any(
        any(word.change != SAME for word in node.words)
        if isinstance(node, Text)
        else node.change != SAME or is_changed(node.children)
        for node in tree
    )


def _without(tree: Tree, change: str) -> Tree:
    kept = []
    for node in tree:
        if isinstance(node, Text):
            words = changed((word for word in node.words if word.change != change), SAME)
            kept += [Text(tuple(words))] if words else []
        elif node.change != change:
            kept.append(replace(node, change=SAME, children=_without(node.children, change)))
    return tuple(kept)


def _html(node: Block | Text) -> str:
    if isinstance(node, Text):
        return "".join(map(_words_html, _spans(node.words)))
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
    change = f' data-change="{node.change}"' if node.change != SAME else ""
    return f"<{node.tag}{attributes}{change}>{as_html(node.children)}</{node.tag}>"


def _spans(words: Iterable[Word]) -> list[tuple[str, list[Run]]]:
    """The words gathered while they have the same change; neighbours with the same marks are one run."""
    spans: list[tuple[str, list[Run]]] = []
    for word in words:
        if not spans or spans[-1][0] != word.change:
            spans.append((word.change, []))
        spans[-1][1].append(word.run)
    return spans


def _words_html(span: tuple[str, list[Run]]) -> str:
    change, runs = span
    # Written as `clean` writes it.
    html = inline.as_html(_joined(runs)).replace("\u00a0", "&nbsp;")
    tag = {ADDED: "ins", REMOVED: "del"}.get(change)
    return f"<{tag}>{html}</{tag}>" if tag else html


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbours with the same marks as one run; each line break is itself."""
    out = []
    for marks, same in groupby(runs, lambda run: (run.br, run.strong, run.em, run.href)):
        together = list(same)
        out += together if marks[0] else [Run("".join(run.text for run in together), *marks[1:])]
    return out


class _Reader(HTMLParser):
    """Reads what `clean` wrote: every element is closed, and only known ones occur."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, tuple[tuple[str, str], ...], list[Block | Text]]] = [("", (), [])]
        self._marks: list[tuple[str, str]] = []
        self._runs: list[Run] = []

    def finished(self) -> Tree:
        self._flush()
        return tuple(self._open[0][2])

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "br":
            self._runs.append(BREAK)
        elif tag in _INLINE:
            self._marks.append((tag, dict(attrs).get("href") or ""))
        else:
            self._flush()
            self._open.append((tag, tuple((name, value or "") for name, value in attrs), []))

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            self._marks.pop()
        elif tag != "br":
            self._flush()
            name, attributes, children = self._open.pop()
            self._open[-1][2].append(Block(name, attributes, tuple(children)))

    def handle_data(self, data: str) -> None:
        marks = dict(self._marks)
        self._runs.append(Run(data, strong="strong" in marks, em="em" in marks, href=marks.get("a", "")))

    def _flush(self) -> None:
        if words := words_of(self._runs):
            self._open[-1][2].append(Text(words))
        self._runs = []
