"""What changed between two texts: removed and added words within the blocks that they stand in.

Leaving out what was removed gives exactly the new text, leaving out what was added exactly the old one, for any input.
"""

from html import escape

from text.comparing.blocks import compare
from text.comparing.stretches import Stretch, stretches
from text.comparing.tree import as_html, is_changed, new_of, old_of, read

__all__ = ["Stretch", "changed_html", "changed_line", "compare", "is_changed", "new_of", "old_of", "read", "stretches"]


def changed_html(old: str, new: str) -> str:
    """The HTML of two sections as one: `ins` and `del` round words, and `data-change` on whole blocks.

    Both are as `text.cleaning.clean` gives them. Equal texts give the text as it is.
    """
    return as_html(compare(read(old), read(new)))


def changed_line(old: str, new: str) -> str:
    """Two lines of plain text, such as headings, as one with `ins` and `del`."""
    return changed_html(escape(old, quote=False), escape(new, quote=False))
