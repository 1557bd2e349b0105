"""What a Word file says, as it is shown before anything is registered."""

from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.word.word_answers import Answer


def preview_of(answer: Answer) -> dict:
    """`rows`: sections that the file says something of; `pieces`: what has no place; `summary`: how much there is."""
    rows = [_row(section) for section in answer.sections]
    pieces = [{**piece, "comments": _comments(piece)} for piece in answer.unplaced]
    return {"rows": rows, "pieces": pieces, "summary": _summary(rows, pieces)}


def _row(section: dict) -> dict:
    return {
        "heading": section["heading"],
        "changes": _safe(section["changed_html"]),
        "heading_changes": _safe(section["changed_heading"]) if section["is_changed"] else "",
        "is_changed": section["is_changed"],
        "is_emptied": section["is_changed"] and not section["suggested_html"] and not section["suggested_heading"],
        "is_untracked": section["is_changed"] and section["is_untracked"],
        "is_missing": section["is_missing"],
        "rows": section["rows"],
        "authors": ", ".join(section["authors"]),
        "comments": _comments(section),
    }


def _safe(changed: str) -> SafeString:
    return mark_safe(changed)  # noqa: S308 - `text.comparing` made it of two cleaned texts, and escaped the words


def _comments(place: dict) -> list[dict]:
    return [{**comment, "at": _moment(comment["at"])} for comment in place["comments"]]


def _moment(written: str) -> datetime | None:
    """When a comment was written, by the clock that Word had: it says UTC and means the writer's own time."""
    try:
        found = datetime.fromisoformat(written.removesuffix("Z"))
    except ValueError:
        return None
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def _summary(rows: list[dict], pieces: list[dict]) -> str:
    suggested = sum(row["is_changed"] for row in rows)
    said = sum(len(place["comments"]) for place in [*rows, *pieces])
    words = {
        "suggested": ngettext("ett avsnitt med ny lydelse", "%(n)d avsnitt med ny lydelse", suggested)
        % {"n": suggested},
        "said": ngettext("en kommentar", "%(n)d kommentarer", said) % {"n": said},
    }
    return _("I filen finns %(suggested)s och %(said)s.") % words
