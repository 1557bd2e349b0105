"""The checks before a letter is handed over: in words, each with its place. They advise, and hinder very little."""

from boards.checks import approval, decision, papers, words
from boards.checks.remarks import Checked, Remark
from boards.checks.seen import without_seen
from boards.models import BoardLetter

__all__ = ["Remark", "every_remark", "remarks"]

CHECKS = (approval.remarks, decision.remarks, words.remarks, papers.remarks)


def remarks(letter: BoardLetter) -> list[Remark]:
    """What is to be looked at, what hinders first, without what somebody has looked at and left as it is."""
    return without_seen(letter, every_remark(letter))[0]


def every_remark(letter: BoardLetter) -> list[Remark]:
    """What hinders first. A fixed number of queries, whatever the letter holds."""
    checked = Checked(letter)
    found = dict.fromkeys(remark for check in CHECKS for remark in check(checked))
    return sorted(found, key=lambda remark: not remark.hinders)
