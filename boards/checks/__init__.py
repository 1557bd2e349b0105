"""The checks before a letter is handed over: in words, each with its place. They advise, and hinder very little."""

from boards.checks import approval, decision, papers, words
from boards.checks.remarks import Checked, Remark
from boards.models import BoardLetter

__all__ = ["Remark", "remarks"]

CHECKS = (approval.remarks, decision.remarks, words.remarks, papers.remarks)


def remarks(letter: BoardLetter) -> list[Remark]:
    """Everything that could be looked at, what hinders first. A fixed number of queries, whatever the letter holds."""
    checked = Checked(letter)
    found = dict.fromkeys(remark for check in CHECKS for remark in check(checked))
    return sorted(found, key=lambda remark: not remark.hinders)
