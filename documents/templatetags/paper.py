"""Filters for the paper: what a frozen content holds, in the words that stand on the page."""

from datetime import date

from django import template
from django.utils.translation import gettext as _

from base import dates

register = template.Library()


@register.filter
def day(iso: str | None) -> str:
    """`21 november 2026` of `2026-11-21`; empty for None."""
    return dates.long_date(date.fromisoformat(iso)) if iso else ""


@register.filter
def done(final: dict) -> str:
    """`Undertecknad 15 januari 2027`, or that the day is not known, and the condition where there is one."""
    said = f"{final['label']} {day(final['on'])}" if final["on"] else _("%(label)s, datum okänt") % final
    if not final.get("condition"):
        return said
    return _("%(said)s under förutsättning av %(condition)s") % {"said": said, "condition": final["condition"]}


@register.filter
def place_and_day(signatory: dict) -> str:
    """`Lindhaga den 15 januari 2027`, as one writes at a signature."""
    words = {"place": signatory.get("place") or "", "day": day(signatory.get("signed_on"))}
    if words["place"] and words["day"]:
        return _("%(place)s den %(day)s") % words
    return words["place"] or words["day"]


@register.filter
def wording(row) -> str:
    """The words of a row that is either plain text or has a text or a name."""
    return row if isinstance(row, str) else row.get("text") or row.get("name") or ""
