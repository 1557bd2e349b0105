"""Which sitting the papers of a letter are for: the same on Start, where they are handed over and in the mail."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from base.dates import long_date, today
from boards.board_steps.expected import following
from boards.models import BoardLetter
from organisations.models import SittingDate

SOON = timedelta(days=60)


def due_on(sitting: SittingDate) -> date:
    """The last day to hand in papers for it; the day itself where no other is said."""
    return sitting.papers_due_on or sitting.on


def to_reach(sittings: Iterable[SittingDate]) -> SittingDate | None:
    """The first one whose last day for papers has not passed; else the next one, for which they are late.

    sittings: those to come of one body, the nearest first.
    """
    coming = list(sittings)
    return next((each for each in coming if due_on(each) >= today()), coming[0] if coming else None)


def by_body(bodies: Iterable[int]) -> dict[int, list[SittingDate]]:
    """The sittings that are soon, the nearest first, in one query."""
    found: dict[int, list[SittingDate]] = {}
    for sitting in SittingDate.objects.filter(body__in=bodies, on__range=(today(), today() + SOON)).order_by("on"):
        found.setdefault(sitting.body_id, []).append(sitting)
    return found


def sentence(letter: BoardLetter) -> str:
    """When the body that is next to treat the papers meets, and by when it has them; empty where that is not known."""
    next_one = following(letter, list(letter.steps.filter(withdrawn_at=None)))
    if next_one is None or next_one.body is None:
        return ""
    sitting = to_reach(SittingDate.objects.filter(body=next_one.body, on__gte=today()).order_by("on"))
    if sitting is None:
        return ""
    said = _("Nästa sammanträde: %(body)s %(on)s.") % {"body": next_one.name, "on": long_date(sitting.on)}
    return f"{said} {_due(sitting.papers_due_on)}".strip()


def _due(day: date | None) -> str:
    if day is None:
        return ""
    if day < today():
        return _("Handlingarna skulle ha varit inne senast %(day)s.") % {"day": long_date(day)}
    return _("Handlingarna ska vara inne senast %(day)s.") % {"day": long_date(day)}
