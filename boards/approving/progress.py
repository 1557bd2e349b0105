"""The manager's approval as a line of a letter's progress."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import long_date
from boards.approving.approval_steps import is_manager
from boards.approving.standing import Standing, standing_of
from boards.models import BoardLetter
from boards.progress import Line
from documents import permissions
from documents.models import State


def approval_line(letter: BoardLetter, user) -> Line | None:
    """Nothing of an approval in a house that goes on without one."""
    document = letter.document
    if document.state not in (State.LOCKED, State.FINAL):
        return None
    standing = standing_of(letter)
    if standing.is_approved:
        words = {"who": standing.approval.to_name, "day": long_date(localdate(standing.approval.answered_at))}
        return Line(_("%(who)s godkände skrivelsen %(day)s.") % words, is_done=True)
    if document.state == State.FINAL:
        return None
    if standing.approval is None:
        return _unasked(letter, user)
    return _asked(letter, user, standing)


def _unasked(letter: BoardLetter, user) -> Line | None:
    if letter.packages.filter(revision=letter.document.locked_revision_id).exists():
        return None
    said = _("Skrivelsen är inte godkänd av någon chef.")
    if permissions.can_write(user, letter.document):
        return Line(said, reverse("boards:ask_approval", args=[letter.pk]), _("Skicka till chef för godkännande"))
    return Line(said)


def _asked(letter: BoardLetter, user, standing: Standing) -> Line:
    row = standing.approval
    words = {"who": row.to_name, "day": long_date(localdate(row.asked_at)), "comment": row.comment}
    if standing.is_returned:
        said = _("%(who)s skickade tillbaka skrivelsen: %(comment)s") % words
        label = _("Lås upp och rätta")
    else:
        said = _("Skrivelsen ligger hos %(who)s för godkännande sedan %(day)s.") % words
        label = _("Se, påminn eller registrera svaret")
    if is_manager(user, letter.document) and standing.is_waiting:
        return Line(said, reverse("boards:answer_approval", args=[letter.pk]), _("Läs och godkänn"))
    if permissions.can_write(user, letter.document):
        return Line(said, reverse("boards:ask_approval", args=[letter.pk]), label)
    return Line(said)
