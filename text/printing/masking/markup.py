"""Masks words in the HTML of a paper before it is printed: in its text, its properties and every attribute."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, unquote_to_bytes

from text.printing.masking.words import Words, bar_for, find

_INLINE = frozenset(
    "a abbr b cite code del em i ins mark q s small span strong sub sup u wbr".split()  # noqa: SIM905
)
_VOID = frozenset("br col hr img input link meta wbr".split())  # noqa: SIM905
_NOT_READ = frozenset({"style", "script"})
_PLAIN = frozenset({"title", "option", "textarea"})
# The page's own, which no reader of the file meets.
_OURS = frozenset("charset class colspan http-equiv lang rel rowspan scope start style type".split())  # noqa: SIM905
_ADDRESSES = frozenset({"href", "src"})
_FOR_SPACE = re.compile(r"[-+._/]+")
_READ_ALOUD = frozenset({"alt", "aria-label"})
# Shorter ones are found by chance among the bytes of a picture.
_FEWEST_IN_BYTES = 5


def masked_text(text: str, masks: Iterable[Words]) -> str:
    """The text with a bar for the words."""
    masks = tuple(masks)
    bar, parts, at = bar_for(masks), [], 0
    for start, end in find(text, masks):
        parts += [text[at:start], bar]
        at = end
    return "".join(parts) + text[at:]


def masked_html(html: str, masks: Iterable[Words]) -> tuple[str, int]:
    """The document without the words, and at how many places they stood. Comments go too.

    Words are found across marks within a line and across lines, cells and paragraphs. An address or a picture that has
    them goes altogether.
    """
    masks = tuple(masks)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _Masker(masks).write(reader.tokens)


@dataclass
class _Token:
    """A piece of the document; bars: which stretches of a text are masked, and whether each begins a bar."""

    kind: str
    text: str = ""
    attrs: list = field(default_factory=list)
    bars: list[tuple[int, int, bool]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tokens: list[_Token] = []

    def handle_decl(self, decl):
        self.tokens.append(_Token("decl", decl))

    def handle_starttag(self, tag, attrs):
        self.tokens.append(_Token("start", tag, list(attrs)))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self.tokens.append(_Token("end", tag))

    def handle_data(self, data):
        self.tokens.append(_Token("text", data))


class _Masker:
    def __init__(self, masks: tuple[Words, ...]):
        self._masks = masks
        self._bar = bar_for(masks)
        self._count = 0

    def write(self, tokens: list[_Token]) -> tuple[str, int]:
        _note_bars(tokens, self._masks)
        parts, inside = [], ""
        for token in tokens:
            if token.kind == "start":
                inside = token.text if token.text in _NOT_READ | _PLAIN else inside
                parts.append(self._start(token))
            elif token.kind == "end":
                inside = "" if token.text == inside else inside
                parts.append(f"</{token.text}>")
            elif token.kind == "text":
                parts.append(token.text if inside in _NOT_READ else self._text(token, is_plain=bool(inside)))
            else:
                parts.append(f"<!{token.text}>")
        return "".join(parts), self._count

    def _text(self, token: _Token, *, is_plain: bool) -> str:
        parts, at = [], 0
        for start, end, is_first in token.bars:
            parts.append(escape(token.text[at:start], quote=False))
            if is_first:
                parts.append(self._bar if is_plain else f'<span class="masked">{self._bar}</span>')
                self._count += 1
            at = end
        return "".join(parts) + escape(token.text[at:], quote=False)

    def _start(self, token: _Token) -> str:
        if token.text == "img" and self._is_of_words(dict(token.attrs).get("src") or ""):
            self._count += 1
            return f'<span class="masked">{self._bar}</span>'
        if token.text == "meta" and _is_date(token.attrs) and self._has(dict(token.attrs).get("content") or ""):
            self._count += 1
            return ""
        return f"<{token.text}{''.join(self._attribute(name, value) for name, value in token.attrs)}>"

    def _attribute(self, name: str, value: str | None) -> str:
        if value is None:
            return f" {name}"
        if name in _OURS or value.startswith("data:"):
            return f' {name}="{escape(value)}"'
        if name in _ADDRESSES and self._leads_to(value):
            self._count += 1
            return ""
        left = value if name in _ADDRESSES else masked_text(value, self._masks)
        self._count += name in _READ_ALOUD and left != value
        return f' {name}="{escape(left)}"'

    def _leads_to(self, address: str) -> bool:
        """Whether the words are in it, also parted by the signs that addresses have for a space."""
        read = unquote(address)
        return self._has(address) or self._has(read) or self._has(_FOR_SPACE.sub(" ", read))

    def _has(self, text: str) -> bool:
        return bool(find(text, self._masks))

    def _is_of_words(self, address: str) -> bool:
        """Whether a picture has the words in it: drawn as text, or written in its own properties."""
        if not address.startswith("data:"):
            return self._has(unquote(address))
        head, _comma, body = address.partition(",")
        try:
            data = base64.b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)
        except binascii.Error:
            return True
        if "svg" in head:
            return self._has(data.decode("utf-8", "replace"))
        long = [mask for mask in self._masks if len(mask.text) >= _FEWEST_IN_BYTES]
        return any(find(data.decode(code, "ignore"), long) for code in ("latin-1", "utf-8", "utf-16-le", "utf-16-be"))


def _is_date(attrs: list) -> bool:
    return (dict(attrs).get("name") or "").startswith("dcterms.")


def _note_bars(tokens: list[_Token], masks: tuple[Words, ...]) -> None:
    """Find the words in all that is read, as one text, and note on each piece what of it they are."""
    pieces, at, skipping = [], 0, ""
    whole: list[str] = []
    for token in tokens:
        if token.kind == "text" and not skipping:
            pieces.append((at, token))
            whole.append(token.text)
            at += len(token.text)
        elif token.kind in {"start", "end"}:
            skipping = _skipping(token, skipping)
            if token.text not in _INLINE:
                whole.append("\n")
                at += 1
    text = "".join(whole)
    spans, place = find(text, masks), 0
    for begin, token in pieces:
        end = begin + len(token.text)
        while place < len(spans) and spans[place][1] <= begin:
            place += 1
        for start, stop in spans[place:]:
            if start >= end:
                break
            first = max(start, begin)
            token.bars.append((first - begin, min(stop, end) - begin, _begins_bar(text, start, first, token, begin)))


def _begins_bar(text: str, start: int, first: int, token: _Token, begin: int) -> bool:
    """One bar for words that run on in the same line, and one for each further line or cell that they go on in."""
    if first == start:
        return True
    return text[first - 1] == "\n" and bool(token.text.strip()) and first == begin


def _skipping(token: _Token, now: str) -> str:
    if token.kind == "start" and token.text in _NOT_READ:
        return token.text
    return "" if token.text == now else now
