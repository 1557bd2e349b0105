"""A comparison on a page and on paper: what was removed and added is told in words too, not by look alone."""

import re
from collections import Counter

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()
_HEADING = re.compile(r"(</?h)([34])\b")


def _told(html: str, marks: dict[str, str]) -> SafeString:
    """The marks about what `text.comparing` wrote, where every other `<` that is no tag is written `&lt;`."""
    for tag, mark in marks.items():
        html = html.replace(tag, mark)
    # Two levels down: the section's own heading stands below one of the page.
    return mark_safe(_HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", html))  # noqa: S308 cleaned before


@register.filter
def announced(html: str) -> SafeString:
    """For the page: words that only a screen reader says."""
    said = '<span class="ds-sr-only">%s</span>'
    return _told(
        html,
        {
            "<ins>": "<ins>" + said % _("[tillagt: "),
            "</ins>": said % "] " + "</ins>",
            "<del>": "<del>" + said % _("[borttaget: "),
            "</del>": said % "] " + "</del>",
        },
    )


@register.filter
def bracketed(html: str) -> SafeString:
    """For paper: words within brackets, which are read in black and white and by a screen reader."""
    said = '<span class="said">%s</span>'
    return _told(
        html,
        {
            "<ins>": said % _("[nytt: ") + "<ins>",
            "</ins>": "</ins>" + said % "]",
            "<del>": said % _("[bort: ") + "<del>",
            "</del>": "</del>" + said % "]",
        },
    )


@register.filter
def of_key(rows: dict, key: str) -> str:
    return rows.get(key, "")


@register.filter
def names_of(sections) -> str:
    """Each name once, with how many sections have it."""
    counted = Counter(section.name for section in sections)
    return ", ".join(f"”{name}”" if count == 1 else f"”{name}” ({count})" for name, count in counted.items())
