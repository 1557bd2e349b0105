"""A file from outside as a document of our own: a picture of each page, with the words on it to be read aloud."""

from collections.abc import Iterable
from html import escape

from text.printing import fonts

_PAGE = """<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="{author}"><meta name="generator" content="Samverka">
<style>{sizes}
.pictured {{ display: block; margin: 0; break-after: page }}
.pictured:last-child {{ break-after: auto }}
.pictured img {{ display: block }}</style></head><body>
{pages}
</body></html>"""
_SIZE = """@page seen{number} {{ size: {width}pt {height}pt; margin: 0;
@top-left {{ content: none }} @top-center {{ content: none }} @top-right {{ content: none }}
@bottom-center {{ content: none }} }}
.seen{number} {{ page: seen{number} }} .seen{number} img {{ width: {width}pt; height: {height}pt }}"""


def pictured_html(title: str, author: str, pages: Iterable[dict], *, without_words: str) -> str:
    """The pages that `pages.pictures` gave as HTML for the printer.

    without_words: what is said of a page that nothing can be read of. Signs that the typeface lacks are left out of
    what is read aloud; they stand in the picture.
    """
    sizes: dict[tuple[float, float], int] = {}
    parts = []
    for page in pages:
        number = sizes.setdefault((page["width"], page["height"]), len(sizes) + 1)
        words = _sayable(page["text"]) or without_words
        source = f"data:{page['media_type']};base64,{page['picture']}"
        parts.append(f'<p class="pictured seen{number}"><img alt="{escape(words)}" src="{source}"></p>')
    written = "\n".join(_SIZE.format(number=number, width=size[0], height=size[1]) for size, number in sizes.items())
    heads = {"title": escape(_sayable(title)), "author": escape(_sayable(author))}
    return _PAGE.format(sizes=written, pages="\n".join(parts), **heads)


def _sayable(text: str) -> str:
    lacking = set(fonts.missing_signs(text))
    left = "".join(sign for sign in text if sign not in lacking)
    return " ".join(fonts.printable(left).split())
