"""Text as it is typed in a plain field."""

import re
from html import escape

_TAG = re.compile(r"<(?:p|h\d|ul|ol|li|table|tr|td|th|div|br|strong|em|b|i|a)\b[^<>]*>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


def as_html(typed: str) -> str:
    """Plain text as paragraphs, one for each part between blank lines; what has tags is left as it is."""
    if _TAG.search(typed):
        return typed
    parts = [part.strip() for part in _BLANK_LINES.split(typed.replace("\r\n", "\n"))]
    return "".join(f"<p>{escape(part, quote=False)}</p>".replace("\n", "<br>") for part in parts if part)
