"""What the law said on the day of a paper."""

from datetime import date

from agreements.models import LawRule
from base.dates import from_iso, today


def day_of(content: dict) -> date:
    """The day whose law a draft is read by: when it begins to hold, otherwise its own date; never a day gone by.

    What is still being written can be agreed on today at the earliest, whatever days it brings along.
    """
    term = content["facts"].get("term") or {}
    begins_on = from_iso(term.get("starts_on")) or from_iso(content["frame"]["dated_on"]) or today()
    return max(begins_on, today())


def rule_on(code: str, day: date) -> LawRule | None:
    """The rule as it stood on the day."""
    return LawRule.objects.in_force_on(day).filter(code=code).order_by("-from_on").first()
