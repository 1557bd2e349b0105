"""The rows of Start about approvals: what waits for a manager, and what a manager has sent back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from base.rows import Row
from boards.approving.standing import standings_of
from boards.models import Approval, BoardLetter
from documents.models import State
from organisations.models import Role
from organisations.permissions import WRITES, organisations_of

MOST, LOOKED_THROUGH = 8, 50
RETURNED = Approval.Outcome.RETURNED


def told(user) -> list[Approval]:
    """What is to be answered or put right, the first asked first; none for who neither approves nor writes."""
    manages, writes = organisations_of(user, roles={Role.MANAGER}), organisations_of(user, roles=WRITES)
    letters = {letter.pk: letter for letter in _asked_about(manages | writes)}
    found = []
    for pk, standing in standings_of(list(letters.values())).items() if letters else ():
        owner = letters[pk].document.owner_id
        row = standing.came_back if letters[pk].document.state == State.DRAFT else standing.approval
        if row and ((standing.is_waiting and owner in manages) or (row.outcome == RETURNED and owner in writes)):
            row.letter = letters[pk]
            found.append(row)
    return sorted(found, key=lambda row: row.pk)[:MOST]


def _asked_about(owners) -> list[BoardLetter]:
    """Letters on their way of which a manager has been asked, those that were changed last."""
    asked = Approval.objects.filter(withdrawn_at=None, letter__document__owner__in=owners)
    letters = BoardLetter.objects.filter(pk__in=asked.values("letter"), document__state__in=[State.DRAFT, State.LOCKED])
    letters = letters.select_related("document__locked_revision").order_by("-document__changed_at")
    return list(letters[:LOOKED_THROUGH]) if owners else []


def row_of(row: Approval, user) -> Row:
    words = {"title": row.letter.document.title, "who": row.to_name, "by": row.asked_by}
    if row.outcome:
        said = _("%(who)s har skickat tillbaka ”%(title)s” med en kommentar.") % words
        return Row(said, _("Läs varför"), reverse("boards:ask_approval", args=[row.letter_id]))
    if row.to_user_id == user.pk:
        said = _("%(by)s ber dig godkänna ”%(title)s”.") % words
    else:
        said = _("%(by)s ber om godkännande av ”%(title)s” från %(who)s.") % words
    return Row(said, _("Läs och svara"), reverse("boards:answer_approval", args=[row.letter_id]))
