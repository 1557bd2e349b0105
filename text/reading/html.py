"""A web page or another HTML file."""

import codecs
import re

from text.nesting import depth
from text.parsing import parse_page
from text.reading.encoding import decode
from text.reading.source import Reading, Unreadable
from text.reading.structure import as_blocks

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{3,20})""", re.I)
# Browsers read what calls itself Latin 1 as Windows text, and pages rely on it.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "cp1252": "cp1252", "iso8859-15": "iso8859-15"}
# Word and mail programs put whole pictures into the page.
_PICTURE = re.compile(r"data:image/[^\"'()<>\s]*")
_LONGEST = 3_000_000
# Far more than a page has, since drawings within it close their tags in ways that are not counted.
_DEEPEST = 5000


def read_html(data: bytes) -> Reading:
    """What the page is about, without menus and the like; says so when something was left out."""
    html, notes = _decoded(data)
    html = _PICTURE.sub("", html)
    if len(html) > _LONGEST:
        raise Unreadable("Webbsidan är för stor. Spara den del som är själva papperet och försök igen.")
    if depth(html) > _DEEPEST:
        raise Unreadable("Webbsidan har för många led i varandra. Markera texten i webbläsaren och klistra in den.")
    nodes, left_out = parse_page(html)
    blocks = as_blocks(nodes)
    if not blocks:
        raise Unreadable("Webbsidan innehåller ingen text. Öppna den i webbläsaren, markera texten och klistra in den.")
    if left_out:
        notes.append("Webbplatsens menyer, sidhuvud och sidfot är inte med.")
    return Reading(blocks=blocks, notes=notes)


def _decoded(data: bytes) -> tuple[str, list[str]]:
    found = _CHARSET.search(data[:4096])
    if found and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = _READ_AS.get(codecs.lookup(found[1].decode("ascii")).name)
        except LookupError:
            name = None
        if name and not _is_utf8(data):
            return data.decode(name, "replace"), []
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    """Whether there are letters beyond ASCII and all of them are UTF-8, whatever the page says of itself."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
