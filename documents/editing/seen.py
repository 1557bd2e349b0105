"""What somebody saw when they began to change the facts of a paper, so that nobody's are overwritten unawares.

The page carries a mark of each fact. What the person left alone is not written, so two people may change different
facts at the same time; where both have changed the same one, nothing is written and the page comes back with both.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from base.dates import long_moment
from base.refusals import Refused
from documents.content import canonical, digest
from documents.models import Document, Event
from documents.writing import freeze_if_changed, note_event

FIELD = "seen"
_MARK_LENGTH = 16
_EVENTS = 20  # how far back one looks for who did it


@dataclass(frozen=True)
class Fact:
    """A fact as it stands or as it was typed: its value in plain JSON types, and in words, a line for each row.

    row: which one it is of several under the label, each a fact of its own that need not be there; None is the value of
    one that is taken away.
    """

    name: str
    label: str
    value: object
    words: str
    row: str = ""

    @property
    def mark(self) -> str:
        return digest(canonical(self.value))[:_MARK_LENGTH]


_ABSENT = Fact("", "", None, "")


@dataclass(frozen=True)
class Difference:
    label: str
    now: str
    typed: str


class Moved(Refused):
    """Somebody has changed the same facts since the page was opened.

    differences: what stands now beside what was typed. marks: what the page then carries, so that the next save counts.
    """

    def __init__(self, sentence: str, differences: list[Difference], marks: str):
        super().__init__(sentence)
        self.differences, self.marks = differences, marks


def marks_of(facts: Iterable[Fact]) -> str:
    """What a page carries in its field `seen`."""
    return " ".join(f"{fact.name}:{fact.mark}" for fact in facts)


def marks_for_page(moved: Moved | None, sent: str, standing: Callable[[], list[Fact]]) -> str:
    """What the page carries: what the person saw at first, also while something else on it is put right."""
    return moved.marks if moved else sent or marks_of(standing())


def status_of(request, moved: Moved | None) -> int:
    """409 when somebody was before, 422 when something typed is wrong, 200 for the page as it is asked for."""
    if moved:
        return 409
    return 422 if request.method == "POST" else 200


def names_to_write(document: Document, step: str, sent: str, now: list[Fact], typed: list[Fact], *, by) -> set[str]:
    """The facts that the person has changed and that say something else than what stands there.

    Raises Moved when somebody has changed one of them since `sent`, the marks of the page. A form that is sent twice
    says what stands there already, and so is no conflict. Only within the opened paper.
    """
    seen = {fact.name: _ABSENT.mark for fact in typed if fact.row} | _read(sent)
    standing = {fact.name: _ABSENT for fact in typed if fact.row} | {fact.name: fact for fact in now}
    differing = [fact for fact in typed if fact.mark != standing[fact.name].mark]
    changed = [fact for fact in differing if fact.mark != seen.get(fact.name)]
    moved = [fact for fact in changed if standing[fact.name].mark != seen.get(fact.name)]
    if moved:
        rows = [_difference(standing[fact.name], fact) for fact in moved]
        acknowledged = seen | {fact.name: standing[fact.name].mark for fact in moved}
        raise Moved(_who_moved(document, step, moved, by), rows, _written(acknowledged))
    return {fact.name for fact in changed}


def note_change(document: Document, step: str, facts: Iterable[Fact], names: set[str], *, by) -> None:
    """The event of a change about to be made; what somebody else has left there is frozen first."""
    latest = document.events.filter(step=step).select_related("by").first()
    if latest and latest.by != by:
        freeze_if_changed(document, _("Innan uppgifterna ändrades"), latest.by)
    labels = dict.fromkeys(fact.label for fact in facts if fact.name in names)
    note_event(document, step, by, note=", ".join(labels))


def names_in(sent: str) -> set[str]:
    """The facts whose marks the page carried."""
    return set(_read(sent))


def _difference(now: Fact, typed: Fact) -> Difference:
    label = ": ".join(filter(None, [typed.label, typed.row]))
    return Difference(label, now.words, typed.words)


def _read(sent: str) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in sent.split() if ":" in pair)


def _written(seen: dict[str, str]) -> str:
    return " ".join(f"{name}:{mark}" for name, mark in seen.items())


def _who_moved(document: Document, step: str, moved: list[Fact], by) -> str:
    event = _latest_change(document, step, {fact.label for fact in moved})
    what_now = _("Inget är sparat än. Det du skrev står kvar i fälten: jämför, och spara igen om ditt ska gälla.")
    if event is None:
        return _("Samma uppgifter har ändrats sedan du öppnade sidan. %(now)s") % {"now": what_now}
    words = {"who": event.by, "when": long_moment(event.at), "now": what_now}
    if event.by == by:
        return _("Du har själv ändrat samma uppgifter på en annan sida, %(when)s. %(now)s") % words
    return _("%(who)s ändrade samma uppgifter %(when)s, medan du fyllde i. %(now)s") % words


def _latest_change(document: Document, step: str, labels: set[str]) -> Event | None:
    events = document.events.filter(step=step).select_related("by")[:_EVENTS]
    return next((event for event in events if labels & set(event.note.split(", "))), None)
