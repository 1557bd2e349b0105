"""Filters for the pages of a paper: `{% load documents_tags %}`."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from documents import slots
from text.cleaning import clean, plain

register = template.Library()
_BLOCKS_THAT_END = ("</p>", "</ul>", "</ol>", "</table>", "</h3>", "</h4>", "</li>", "</tr>")


@register.filter
def cleaned(html: str) -> SafeString:
    """A section's text, safe to show."""
    return mark_safe(clean(html))  # noqa: S308 cleaned here


@register.filter
def words(html: str) -> str:
    """The words of a text on one line."""
    return " ".join(plain(html).split())


@register.filter
def source(html: str) -> str:
    """The text for a plain text field: a line for each block, so that it can be read without a script."""
    for end in _BLOCKS_THAT_END:
        html = html.replace(end, f"{end}\n")
    return html.rstrip()


@register.filter
def rows_for(html: str) -> str:
    """How many lines a text field should show."""
    return str(max(4, min(24, len(html) // 80 + html.count("</") + 2)))


@register.filter
def slot_label(code: str, labels: dict) -> str:
    return str(labels.get(code, code))


@register.simple_tag
def filled_in_at(document, slot: str) -> dict[str, str]:
    """`{% filled_in_at document section.slot as page %}`: url and label of the page where its rows are filled in."""
    url, label = slots.filled_in_at(document, slot)
    return {"url": url, "label": label}


@register.filter
def unlocalized(number: int) -> str:
    """A number as scripts and addresses write it, without spaces between thousands."""
    return str(number)
