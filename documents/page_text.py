"""The text of a paper as it stands on a page of ours, under the page's own heading."""

import re

from django.utils.safestring import mark_safe

from documents import slots
from text.cleaning import clean

_INNER_HEADING = re.compile(r"(</?h)([34])\b")


def sections_for_page(content: dict) -> list[dict]:
    """The sections with `tag` (h2 or h3) and `body`, safe HTML with the rows of their slots."""
    return [_section(section, content) for section in content["sections"]]


def _section(section: dict, content: dict) -> dict:
    # Cleaned when it was saved; cleaned again because a text may have come in another way.
    body = clean(section["html"])
    if section["level"] > 1:
        body = _INNER_HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", body)
    if section["slot"]:
        body += slots.render(section, content)
    shown = {"tag": f"h{section['level'] + 1}", "is_empty": not body.strip()}
    return {**section, **shown, "body": mark_safe(body)}  # noqa: S308 cleaned above
