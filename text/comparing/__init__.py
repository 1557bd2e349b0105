"""What changed between two texts: removed and added words within the blocks that they stand in.

Leaving out what was removed gives exactly the new text, leaving out what was added exactly the old one, for any input.
"""

from text.comparing.blocks import compare
from text.comparing.tree import as_html, is_changed, new_of, old_of, read

__all__ = ["changed_html", "compare", "is_changed", "new_of", "old_of", "read"]


def changed_html(old: str, new: str) -> str:
    """The HTML of two sections as one: `ins` and `del` round words, and `data-change` on whole blocks.

    Both are as `text.cleaning.clean` gives them. Equal texts give the text as it is.
    """
    return as_html(compare(read(old), read(new)))
