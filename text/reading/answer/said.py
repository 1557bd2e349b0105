"""The comments of a place in order, each followed by those that answer it."""

from text.reading.answer.comments import Remark, quote_of
from text.reading.answer.file import File


def comments(came: File, numbers: list[str], *, with_answers: bool = True) -> list[dict]:
    """The comments, each followed by those that answer it."""
    found = [came.remarks[number] for number in numbers if number in came.remarks]
    first = [remark for remark in found if remark.answers not in numbers]
    rows = []
    for remark in first:
        rows += [remark, *[other for other in found if other is not remark and _thread(came, other) == remark.number]]
    rows += [remark for remark in found if remark not in rows]
    return [_as_row(came, remark) for remark in rows]


def _thread(came: File, remark: Remark) -> str:
    """The number of the comment that the row of answers began with."""
    seen = {remark.number}
    while remark.answers in came.remarks and remark.answers not in seen:
        seen.add(remark.answers)
        remark = came.remarks[remark.answers]
    return remark.number


def _as_row(came: File, remark: Remark) -> dict:
    answered = came.remarks.get(remark.answers)
    return {
        "author": remark.author,
        "at": remark.at,
        "text": remark.text,
        "quote": quote_of(came.walk, remark.number),
        "answers": answered.author if answered else "",
    }
