"""From the day on which a new agreement is to hold, back to the first draft: what must be done at the latest when.

Pure: given the days on which the bodies meet, it asks nobody. Days are those of the bodies' own calendars, so holidays
play no part.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

SIGNING = timedelta(days=14)  # for both to sign, after the last decision
PAPERS_BEFORE = timedelta(days=14)  # where a body has given no last day for papers
COMMENTS = timedelta(days=28)  # for the parties to read and answer
REPLIES = timedelta(days=14)  # to take in what they answered
ORDER = ("draft", "discussed", "text", "papers", "prepared", "decision", "signed", "holds")
LONGEST_WAIT = timedelta(
    days=200
)  # a sitting longer ago than this is no plan, but a calendar that has not been filled in


@dataclass(frozen=True)
class Sitting:
    """A day on which a body meets. papers_due_on: None where the body has not said."""

    on: date
    papers_due_on: date | None = None

    @property
    def due_on(self) -> date:
        """The last day for papers, as given or as is usual."""
        return self.papers_due_on or self.on - PAPERS_BEFORE


@dataclass(frozen=True)
class Track:
    """How a party decides. body: who decides, in words. before: bodies that prepare, the nearest to the decision first.

    A track without sittings is somebody who can decide on any day.
    """

    party: str
    body: str
    meets: bool
    sittings: Sequence[Sitting] = ()
    before: Sequence["Track"] = ()


@dataclass(frozen=True)
class Milestone:
    """What must be done at the latest on a day. code: one of ORDER. is_reckoned: the day is only what is usual."""

    code: str
    on: date
    who: str = ""
    is_reckoned: bool = False


@dataclass(frozen=True)
class BackwardPlan:
    """milestones: from the first to the last. missing: bodies whose days are not known."""

    holds_on: date
    text_on: date
    milestones: list[Milestone]
    missing: list[str] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)

    def is_late(self, day: date) -> bool:
        """Whether the day for the text has passed."""
        return self.text_on < day

    def earliest(self, day: date) -> date | None:
        """The first day on which it can hold with a text that is ready on the day; None where no sitting is known."""
        decided = [_first_decision(track, day) for track in self.tracks]
        return None if None in decided else max([day, *decided]) + SIGNING


def plan(holds_on: date, tracks: Iterable[Track], council: Track | None = None) -> BackwardPlan:
    """The latest days for the agreement to hold on the day. council: where the text is discussed first, if anywhere."""
    decide_by = holds_on - SIGNING
    found = [Milestone("holds", holds_on), Milestone("signed", holds_on - timedelta(days=1))]
    missing: list[str] = []
    text_on, tracks = decide_by, list(tracks)
    for track in tracks:
        text_on = min(text_on, _walk(track, decide_by, found, missing))
    found.append(Milestone("text", text_on))
    draft_on = text_on - REPLIES - COMMENTS
    if council:
        draft_on = min(draft_on, _discuss(council, text_on, found, missing))
    found.append(Milestone("draft", draft_on, is_reckoned=True))
    found.sort(key=lambda each: (each.on, ORDER.index(each.code), each.who))
    return BackwardPlan(holds_on, text_on, found, list(dict.fromkeys(missing)), tracks)


def _walk(track: Track, decide_by: date, found: list[Milestone], missing: list[str]) -> date:
    """The milestones of one party; returns the day on which it needs the text."""
    if not track.meets:
        found.append(Milestone("decision", decide_by, track.body, is_reckoned=True))
        return decide_by - PAPERS_BEFORE
    known = _latest(track.sittings, decide_by)
    if known is None:
        missing.append(track.body)
    sitting = known or Sitting(decide_by)
    found.append(Milestone("decision", sitting.on, track.body, is_reckoned=known is None))
    needed = sitting.due_on
    papers = Milestone("papers", needed, track.body, is_reckoned=sitting.papers_due_on is None)
    for body in track.before:
        prepares = _latest(body.sittings, sitting.on - timedelta(days=1))
        if prepares is None:
            missing.append(body.body)
            continue
        found.append(Milestone("prepared", prepares.on, body.body))
        if prepares.due_on < needed:
            needed = prepares.due_on
            papers = Milestone("papers", needed, body.body, is_reckoned=prepares.papers_due_on is None)
    found.append(papers)
    return needed


def _discuss(council: Track, text_on: date, found: list[Milestone], missing: list[str]) -> date:
    """Where the council talks about the draft; returns the day on which it needs it."""
    sitting = _latest(council.sittings, text_on - REPLIES)
    if sitting is None:
        missing.append(council.body)
        return text_on
    found.append(Milestone("discussed", sitting.on, council.body))
    return sitting.due_on


def _first_decision(track: Track, day: date) -> date | None:
    """When the party can decide at the earliest about a text that is ready on the day."""
    if not track.meets:
        return day + PAPERS_BEFORE
    prepared = [min((each.on for each in body.sittings if each.due_on >= day), default=None) for body in track.before]
    after = max(filter(None, prepared), default=None)
    possible = [each for each in track.sittings if (each.on > after if after else each.due_on >= day)]
    return min((each.on for each in possible), default=None)


def _latest(sittings: Iterable[Sitting], day: date) -> Sitting | None:
    near = [sitting for sitting in sittings if day - LONGEST_WAIT <= sitting.on <= day]
    return max(near, key=lambda sitting: sitting.on, default=None)
