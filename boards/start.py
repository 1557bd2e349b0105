"""The rows of Start about letters: what came back, what is to be in by a day, what waits, and decisions to be laid."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import short_date, today
from base.rows import Row
from boards.approving import start
from boards.board_steps.expected import decided
from boards.handing_over import sittings
from boards.handing_over.standing import Standing, standings_of
from boards.models import BoardLetter, BoardStep, ProposalPoint
from documents.models import Decision, State
from documents.permissions import REGISTERS
from organisations.models import SittingDate
from organisations.permissions import organisations_of

RECENT = timedelta(days=400)
MOST, LOOKED_THROUGH = 8, 50
BACK, HAND_IN, LAY, WAITS = range(4)


def rows(user) -> list[Row]:
    """At most one for each letter of the person's own, the most urgent first; in a fixed number of queries."""
    told = start.told(user)
    return [*(start.row_of(each, user) for each in told), *_of_letters(user, {each.letter_id for each in told})][:MOST]


def _of_letters(user, told: set[int]) -> list[Row]:
    """told: the letters of which the manager's answer is what comes first."""
    own = organisations_of(user, roles=REGISTERS)
    letters = [letter for letter in _letters(own) if letter.pk not in told] if own else []
    if not letters:
        return []
    standings, days, adopted = standings_of(letters), _days(letters), _adopted(letters)
    found = [
        row for letter in letters for row in _of(letter, standings[letter.pk], days, adopted.get(letter.pk, set()))
    ]
    return [row for _urgency, row in sorted(found, key=lambda each: each[0])]


def _letters(own) -> list[BoardLetter]:
    letters = BoardLetter.objects.filter(
        document__owner__in=own,
        document__changed_at__gte=timezone.now() - RECENT,
        document__state__in=[State.DRAFT, State.LOCKED, State.FINAL],
    )
    landed = Decision.objects.filter(withdrawn_at=None).only("pk", "document_id")
    live = BoardStep.objects.filter(withdrawn_at=None).prefetch_related(Prefetch("decisions", landed, to_attr="landed"))
    letters = letters.select_related("document", "proposing", "deciding").order_by("-document__changed_at")
    return list(letters.prefetch_related(Prefetch("steps", live, to_attr="live"))[:LOOKED_THROUGH])


def _adopted(letters: list[BoardLetter]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    points = ProposalPoint.objects.filter(letter__in=letters, action=ProposalPoint.Action.ADOPT).exclude(about=None)
    for letter, about in points.values_list("letter", "about"):
        found.setdefault(letter, set()).add(about)
    return found


def _of(letter: BoardLetter, standing: Standing, days, adopted: set[int]) -> Iterator[tuple[int, Row]]:
    title, url = letter.document.title, reverse("boards:hand_over", args=[letter.pk])
    step = decided(letter.live)
    if step:
        if adopted - {row.document_id for row in step.landed}:
            said = _("Nämndens beslut om ”%(title)s” ligger inte på varje handling som antas.") % {"title": title}
            yield LAY, Row(said, _("Lägg det där"), reverse("boards:board_steps", args=[letter.pk]))
    elif standing.returned:
        words = {"who": standing.returned.to_name, "title": title}
        yield BACK, Row(_("%(who)s har skickat tillbaka handlingarna till ”%(title)s”.") % words, _("Läs varför"), url)
    elif standing.is_waiting:
        words = {"title": title, "day": short_date(localdate(standing.latest.sent_at))}
        said = _("Handlingarna till ”%(title)s” ligger hos nämndsekreteraren sedan %(day)s.") % words
        yield WAITS, Row(said, _("Öppna"), url)
    elif letter.document.state != State.FINAL and (row := _to_hand_in(letter, days) or _stands_still(letter)):
        yield HAND_IN, row


def _to_hand_in(letter: BoardLetter, days: dict[int, list[SittingDate]]) -> Row | None:
    """The sitting that the papers are for, of whoever is first."""
    body = letter.proposing or letter.deciding
    sitting = sittings.to_reach(days.get(body.pk, ())) if body else None
    if sitting is None:
        return None
    by = sittings.due_on(sitting)
    words = {"body": body, "on": short_date(sitting.on), "by": short_date(by), "title": letter.document.title}
    if by < today():
        said = _("%(body)s sammanträder %(on)s: handlingarna till ”%(title)s” skulle ha varit inne senast %(by)s.")
    else:
        said = _("%(body)s sammanträder %(on)s: handlingarna till ”%(title)s” ska vara inne senast %(by)s.")
    return Row(said % words, _("Öppna"), reverse("documents:detail", args=[letter.pk]))


def _stands_still(letter: BoardLetter) -> Row | None:
    """A letter that is locked and has not left, where nobody knows when the body meets."""
    if letter.document.state != State.LOCKED:
        return None
    said = _("”%(title)s” är låst och har inte lämnats till nämnden.") % {"title": letter.document.title}
    url = reverse("documents:detail", args=[letter.pk]) + "#vagen-till-beslut"
    return Row(said, _("Se nästa steg"), url)


def _days(letters: list[BoardLetter]) -> dict[int, list[SittingDate]]:
    return sittings.by_body({letter.proposing_id or letter.deciding_id for letter in letters} - {None})
