"""The last hand laid on the HTML of a paper before it is printed."""

import re
from html import escape
from html.parser import HTMLParser

from text.printing import fonts, typography

_HEADING = re.compile(r"h[1-6]")
_NOT_TEXT = {"style", "script", "title"}


def tidied(html: str, *, is_printed: bool = True) -> str:
    """The same document as the printer wants it; on a screen, where signs come from any font, none is replaced.

    Words that belong together are kept on one line, signs that the typeface lacks are written another way, and no level
    is skipped among the headings (PDF/UA-1, 7.4.2). Raises `fonts.Unprintable`, which names the nearest heading.
    """
    tidier = _Tidier(is_printed)
    tidier.feed(html)
    tidier.close()
    return "".join(tidier.parts)


class _Tidier(HTMLParser):
    def __init__(self, is_printed: bool):
        super().__init__(convert_charrefs=True)
        self._is_printed = is_printed
        self.parts: list[str] = []
        self._level = 0
        self._open: list[str] = []
        self._heading = ""
        self._within = ""

    def handle_decl(self, decl):
        self.parts.append(f"<!{decl}>")

    def handle_starttag(self, tag, attrs):
        if tag in _NOT_TEXT:
            self._within = tag
        if _HEADING.fullmatch(tag):
            self._heading = ""
            self._level = min(int(tag[1]), self._level + 1)
            tag = f"h{self._level}"
            self._open.append(tag)
        written = "".join(self._attribute(name, value) for name, value in attrs)
        self.parts.append(f"<{tag}{written}>")

    def handle_endtag(self, tag):
        if tag == self._within:
            self._within = ""
        if _HEADING.fullmatch(tag) and self._open:
            tag = self._open.pop()
        self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        if self._within in {"style", "script"}:
            self.parts.append(data)
            return
        if self._open:
            self._heading += data
        self.parts.append(escape(typography.kept_together(self._printable(data)), quote=False))

    def _attribute(self, name, value):
        if value is None:
            return f" {name}"
        # Pictures and addresses are not read by people, and a picture may be large.
        text = value if name in {"src", "href"} else self._printable(value)
        return f' {name}="{escape(text)}"'

    def _printable(self, text):
        if not self._is_printed:
            return text
        try:
            return fonts.printable(text)
        except fonts.Unprintable as error:
            raise fonts.Unprintable(error.signs, self._heading.strip()) from error
