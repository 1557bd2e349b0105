"""Two wordings of a section as one text with what was removed and added marked, safe to show."""

from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from text.cleaning import clean
from text.comparing import changed_html, compare, is_changed, read

# Characters of both. Whoever suggests more than this gets no comparison word by word, which would keep others waiting.
_MOST_COMPARED = 100_000


def changes(before: str, after: str) -> SafeString:
    """Both are sections' HTML; equal ones give the text as it is. Very long ones stand whole, the old first."""
    before, after = clean(before), clean(after)
    if before != after and _is_too_long(before, after):
        return format_html(
            '<h4>{}</h4><div data-change="removed">{}</div><h4>{}</h4><div data-change="added">{}</div>',
            _("Lydelsen som den var"),
            mark_safe(before),  # noqa: S308 cleaned here
            _("Lydelsen som föreslås"),
            mark_safe(after),  # noqa: S308 cleaned here
        )
    return mark_safe(changed_html(before, after))  # noqa: S308 cleaned here


def _is_too_long(before: str, after: str) -> bool:
    return len(before) + len(after) > _MOST_COMPARED


def heading_changes(before: str, after: str) -> SafeString:
    return changes(*(f"<p>{escape(heading, quote=False)}</p>" for heading in (before, after)))


def changes_if_any(before: str, after: str) -> SafeString:
    """Empty when the texts say the same."""
    old, new = clean(before), clean(after)
    is_other = old != new if _is_too_long(old, new) else is_changed(compare(read(old), read(new)))
    return changes(before, after) if is_other else SafeString("")
