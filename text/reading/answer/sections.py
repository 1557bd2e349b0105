"""What the file says of one section: the wording that it suggests, by whom, and what was said of it."""

from dataclasses import dataclass

from text import comparing, nodes
from text.nodes import Paragraph
from text.reading.answer.file import File, authors, comment_numbers, text_of
from text.reading.answer.matching import restored
from text.reading.answer.places import Known
from text.reading.answer.rendering import NEW, OLD
from text.reading.answer.said import comments
from text.reading.source import Unreadable
from text.runs import Run

_LONGEST_SECTION = 300_000
LONGEST_PIECE = 20_000


@dataclass(frozen=True)
class _Wording:
    heading: str
    html: str


def of_section(section: Known, came: File, made: File, uncertain: set[str]) -> dict:
    """One section: its suggested wording, who changed it, and what was said of it.

    is_missing: the file has no mark of it. is_open: where it ends cannot be told, so that no wording is suggested.
    is_untracked: something was changed without being tracked. rows: what stands where rows are printed, when changed.
    """
    part = came.by_key.get(section.key)
    found = _Wording(section.heading, section.html)
    is_untracked = False
    if part:
        found = _wording(section, came, made, NEW)
        is_untracked = _wording(section, came, made, OLD) != _Wording(section.heading, section.html)
    is_changed = found != _Wording(section.heading, section.html)
    if len(found.html) > _LONGEST_SECTION or len(found.heading) > 300:
        raise Unreadable(
            f"Texten under ”{section.heading[:80]}” är för lång för ett avsnitt. Dela den och försök igen."
        )
    is_open = section.key in uncertain and is_changed
    blocks = part.blocks + part.rows if part else []
    numbers = comment_numbers(blocks)
    return {
        "key": section.key,
        "heading": section.heading,
        "is_missing": part is None,
        "is_open": is_open,
        "is_changed": is_changed and not is_open,
        "is_untracked": is_untracked,
        "by_heading": bool(part and part.by_heading),
        "suggested_heading": section.heading if is_open else found.heading,
        "suggested_html": section.html if is_open else found.html,
        "changed_html": comparing.changed_html(section.html, found.html) if is_changed and not is_open else "",
        "changed_heading": _changed_words(section.heading, found.heading),
        "rows": _changed_rows(section, came, made),
        "authors": authors(blocks),
        "comments": comments(came, numbers),
        "numbers": numbers,
    }


def _changed_words(old: str, new: str) -> str:
    """The words of a heading, with what was removed and added marked, as HTML."""
    as_html = [nodes.as_html([Paragraph([Run(words)])]) if words else "" for words in (old, new)]
    return comparing.changed_html(*as_html) if old != new else ""


def _wording(section: Known, came: File, made: File, text: str) -> _Wording:
    made_heading, made_nodes = made.nodes_of(section, NEW)
    heading, read = came.nodes_of(section, text)
    return _Wording(section.heading if heading == made_heading else heading, restored(section.html, made_nodes, read))


def _changed_rows(section: Known, came: File, made: File) -> str:
    """What now stands where the rows of the paper's facts were printed; empty when it is what we printed."""
    if not section.has_rows or section.key not in came.by_key:
        return ""
    new = text_of(came.by_key[section.key].rows)
    return "" if new == text_of(made.by_key[section.key].rows) else new[:LONGEST_PIECE]
