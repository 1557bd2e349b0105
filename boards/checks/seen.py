"""Remarks that somebody has looked at and left as they are; said of other words, a remark stands there again."""

from dataclasses import dataclass
from datetime import datetime

from boards.checks.remarks import Remark
from boards.models import BoardLetter
from documents import advice
from documents.models import DismissedTip


@dataclass(frozen=True)
class Seen:
    """A remark that was left as it is, by whom and when."""

    remark: Remark
    by: object
    at: datetime


def without_seen(letter: BoardLetter, found: list[Remark]) -> tuple[list[Remark], list[Seen]]:
    """Those that are still to be looked at, and those that were left as they are. What hinders is never left."""
    kept = {row.code: row for row in letter.document.dismissed_tips.select_related("by")}
    is_seen = {remark: not remark.hinders and remark.code in kept for remark in found}
    seen = [Seen(remark, kept[remark.code].by, kept[remark.code].at) for remark in found if is_seen[remark]]
    return [remark for remark in found if not is_seen[remark]], seen


def leave(letter: BoardLetter, found: list[Remark], code: str, *, by) -> None:
    """Leave one of the remarks as it is. Twice is once; what is not said, or hinders, cannot be left."""
    if any(remark.code == code and not remark.hinders for remark in found):
        advice.dismiss(letter.document, code, by)


def take_up(letter: BoardLetter, code: str) -> None:
    """Let a remark stand again."""
    if code.startswith(Remark.SUBJECT):
        DismissedTip.objects.filter(document=letter.document, code=code).delete()
