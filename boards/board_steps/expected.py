"""Which bodies are to treat a letter, in their order: who proposes, and who decides by law or by local rules.

The kommunstyrelse answers for the municipality's work by the Act (2023:196) unless the council has given it to another
board (13 §); where local rules say that the council decides, the board proposes to it.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from boards.handing_over.standing import standing_of
from boards.models import BoardLetter, BoardStep
from boards.settings_of import settings_of
from organisations.models import Body, SittingDate

Role = BoardStep.Role


@dataclass(frozen=True)
class Expected:
    """A body that is to propose or decide; body is None where it is known by its name alone."""

    role: str
    name: str
    body: Body | None = None


def chain(letter: BoardLetter) -> list[Expected]:
    """All of them, as the letter and the municipality's settings say."""
    usual = settings_of(letter.document.owner)
    found = []
    if letter.proposing_name:
        found.append(Expected(Role.PROPOSES, letter.proposing_name, letter.proposing))
    deciding = Expected(Role.DECIDES, letter.deciding_name, letter.deciding)
    if not deciding.name and usual.deciding:
        deciding = Expected(Role.DECIDES, str(usual.deciding), usual.deciding)
    if usual.council_decides and deciding.name and not is_council(deciding.name):
        return [*found, Expected(Role.PROPOSES, deciding.name, deciding.body), _council(letter)]
    if is_council(deciding.name) and usual.proposing and str(usual.proposing) != letter.proposing_name:
        found.insert(0, Expected(Role.PROPOSES, str(usual.proposing), usual.proposing))
    return [*found, deciding] if deciding.name else found


def is_council(name: str) -> bool:
    return "fullmäktige" in name.casefold()


def _council(letter: BoardLetter) -> Expected:
    bodies = Body.objects.filter(organisation=letter.document.owner_id, to_on=None)
    body = next((each for each in bodies if is_council(each.name)), None)
    return Expected(Role.DECIDES, str(body) if body else _("Kommunfullmäktige"), body)


def following(letter: BoardLetter, steps: list[BoardStep]) -> Expected | None:
    """The next one; steps: those that stand. None when it is decided. What was sent back or put off comes up anew."""
    if decided(steps):
        return None
    done = {step.body_name for step in steps if not step.is_unsettled}
    expected = chain(letter)
    return next((each for each in expected if each.name not in done), expected[-1] if expected else None)


def decided(steps: list[BoardStep]) -> BoardStep | None:
    """The decision, unless the board sent the matter back or put it off."""
    return next((step for step in steps if step.is_decision), None)


def text_from(letter: BoardLetter) -> date | None:
    """The day when the text that was handed over was locked, or the one that is locked: no body had it before."""
    package = standing_of(letter).package
    revision = package.revision if package else letter.document.locked_revision
    return localdate(revision.made_at) if revision else None


def sittings(body: Body | None, *, since: date | None, until: date, most: int = 3) -> list[date]:
    """The latest days on which the body has met and can have had the text, the latest first; none without a text."""
    if body is None or since is None:
        return []
    days = SittingDate.objects.filter(body=body, on__range=(since, until)).order_by("-on")
    return list(days.values_list("on", flat=True)[:most])
