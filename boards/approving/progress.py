"""The manager's approval as a line of a letter's progress."""

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.approving.approval_steps import is_manager
from boards.approving.sentences import said_of, wished
from boards.approving.standing import Standing, standing_of
from boards.models import BoardLetter
from boards.progress import Line
from documents import permissions
from documents.models import State


def approval_line(letter: BoardLetter, user) -> Line | None:
    """Nothing of an approval in a house that goes on without one."""
    document = letter.document
    standing = standing_of(letter)
    if document.state not in (State.LOCKED, State.FINAL):
        return Line(wished(standing.came_back)) if standing.came_back else None
    if standing.is_approved:
        return Line(said_of(standing), is_done=True)
    if document.state == State.FINAL:
        return Line(said_of(standing)) if standing.is_used else None
    if standing.approval is None:
        return _unasked(letter, user, standing)
    return _asked(letter, user, standing)


def _unasked(letter: BoardLetter, user, standing: Standing) -> Line | None:
    is_made = letter.packages.filter(revision=letter.document.locked_revision_id).exists()
    if is_made and not standing.is_used:
        return None
    said = " ".join([*([wished(standing.came_back)] if standing.came_back else []), said_of(standing)])
    if permissions.can_write(user, letter.document):
        return Line(said, reverse("boards:ask_approval", args=[letter.pk]), _("Skicka till chef för godkännande"))
    return Line(said)


def _asked(letter: BoardLetter, user, standing: Standing) -> Line:
    said = said_of(standing)
    label = _("Lås upp och rätta") if standing.is_returned else _("Se, påminn eller registrera svaret")
    if is_manager(user, letter.document) and standing.is_waiting:
        return Line(said, reverse("boards:answer_approval", args=[letter.pk]), _("Läs och godkänn"))
    if permissions.can_write(user, letter.document):
        return Line(said, reverse("boards:ask_approval", args=[letter.pk]), label)
    return Line(said)
