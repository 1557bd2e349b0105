"""Two wordings of a section as one text with what was removed and added marked, safe to show."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from text.cleaning import clean
from text.comparing import changed_html, compare, is_changed, read


def changes(before: str, after: str) -> SafeString:
    """Both are sections' HTML; equal ones give the text as it is."""
    return mark_safe(changed_html(clean(before), clean(after)))  # noqa: S308 cleaned here


def heading_changes(before: str, after: str) -> SafeString:
    return changes(*(f"<p>{escape(heading, quote=False)}</p>" for heading in (before, after)))


def changes_if_any(before: str, after: str) -> SafeString:
    """Empty when the texts say the same."""
    is_other = is_changed(compare(read(clean(before)), read(clean(after))))
    return changes(before, after) if is_other else SafeString("")
