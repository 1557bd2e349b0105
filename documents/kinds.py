"""The kinds of paper. Each app registers its own in `ready()`; `documents` asks here and never knows which they are."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from base.steps import Lack, Step

# What a section of any paper may print instead of text, and is filled in on the paper's page of facts.
COMMON_SLOTS = {
    "signatures": gettext_lazy("Underskrifter"),
    "parties": gettext_lazy("Parterna"),
    "numbers": gettext_lazy("Diarienummer"),
}


def _no_facts(document) -> dict:
    return {}


def _no_rows(*args) -> list:
    return []


def _nothing(*args, **kwargs) -> None:
    return None


def _none_missing(document) -> list[Lack]:
    return []


def _no_advice(document, words) -> list:
    return []


@dataclass(frozen=True)
class Kind:
    """What an app says about a kind of paper.

    code: stored in `Document.kind`. label, plural: on screen. type_labels: the usual words on the paper itself.
    final_by: the way in which such a paper becomes final, a value of `Document.FinalBy`.
    may_end: whether such a paper holds over time, so that it can be ended before its time is out.
    is_of_owner: whether the paper is its owner's own, also where it names several parties: so its head says, nobody
    signs it, nothing is agreed or watched in it, and its own steps make it final.
    reads: the types of an imported reading (`type` in its JSON) that are read as this kind.
    create: called with a new document, adds the app's own row. copy: called with (source, new document, facts) by
    "Gör ny utifrån den här", facts being the names of those that the person was shown. take_reading: called with
    (document, reading) when an imported paper is registered. write_on: called with (document, reading) after that when
    its text is to be written on, and so need not stay as it came.
    facts: the app's part of the content that a revision freezes, plain JSON types. Each is named as the slot that
    prints it, and shown to others where that slot stands; see `documents.audience`.
    missing: what must be there before the text is locked, each with the page where it is put right.
    advice: what the writers of a draft could look at, called with (document, its `documents.advice.words.PaperWords`).
    status: called with (document, day, with_reason), gives a sentence on what the calendar says, or None; why it ended
    early is said with_reason only. status_of: the fact that it rests on.
    panels: templates that the paper's page shows beside the text, each rendered with `context(document)` and
    `document`; each has its own way to edit.
    pages: URL name and label of the kind's own pages beside the text, for those who write the paper.
    steps: what people do with such a paper and with no other, as rows of `documents.steps`; each names its `space`.
    slots: code → label of the rows that a section of this kind may print instead of text.
    fact_words: called with a content, gives its facts as `fact_words.FactWords`, to be compared with another's.
    dropped: called with an old and a new content, gives as `dropping.Line` what the new one no longer has; the duties
    of the text unless given. earlier, later: called with a document, give the papers that it follows and those that
    follow it, the nearest first.
    """

    code: str
    label: str | Promise
    plural: str | Promise
    final_by: str
    type_labels: tuple[str, ...] = ()
    may_end: bool = False
    is_of_owner: bool = False
    reads: tuple[str, ...] = ()
    create: Callable = _nothing
    copy: Callable = _nothing
    take_reading: Callable = _nothing
    write_on: Callable = _nothing
    facts: Callable = _no_facts
    missing: Callable = _none_missing
    advice: Callable = _no_advice
    status: Callable = _nothing
    status_of: str = ""
    context: Callable = _no_facts
    panels: tuple[str, ...] = ()
    pages: tuple[tuple[str, str | Promise], ...] = ()
    steps: tuple[Step, ...] = ()
    slots: dict[str, str | Promise] = field(default_factory=dict)
    fact_words: Callable = _no_rows
    dropped: Callable | None = None
    earlier: Callable = _no_rows
    later: Callable = _no_rows


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known. Raises ValueError if the code is taken by another one."""
    if _kinds.get(kind.code, kind) != kind:
        raise ValueError(f"The kind {kind.code} is registered already.")
    _kinds[kind.code] = kind


def get(code: str) -> Kind:
    """The kind with the code; KeyError if no app has registered it."""
    return _kinds[code]


def is_agreed(document) -> bool:
    """Whether the paper is agreed with others, and is not its owner's own."""
    return not get(document.kind).is_of_owner


def every() -> list[Kind]:
    """All kinds in the order in which they were registered."""
    return list(_kinds.values())


def slot_label(code: str) -> str:
    """What a section prints that has this slot; empty when no app has registered it."""
    labels = (kind.slots[code] for kind in _kinds.values() if code in kind.slots)
    return str(COMMON_SLOTS.get(code) or next(labels, ""))


def for_reading(reading_type: str) -> Kind:
    """The kind that a reading of the type is registered as; a plain paper when no app has taken the type."""
    return next((kind for kind in _kinds.values() if reading_type in kind.reads), _kinds["plain"])
