"""The rows of Start about approvals: what waits for a manager, and what a manager has sent back."""

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from base.rows import Row
from base.searching import fold
from boards.models import Approval
from documents.models import State
from organisations.models import Role
from organisations.permissions import WRITES, organisations_of

MOST = 8


def told(user) -> list[Approval]:
    """What is to be answered or put right, in one query; none for somebody who neither approves nor writes."""
    manages, writes = organisations_of(user, roles={Role.MANAGER}), organisations_of(user, roles=WRITES)
    if not manages | writes:
        return []
    waiting = Q(outcome="", letter__document__owner__in=manages)
    returned = Q(outcome=Approval.Outcome.RETURNED, letter__document__owner__in=writes)
    found = Approval.objects.filter(waiting | returned, withdrawn_at=None, letter__document__state=State.LOCKED)
    found = found.filter(revision__sha256=F("letter__document__locked_revision__sha256"))
    later = Approval.objects.filter(letter=OuterRef("letter"), withdrawn_at=None, pk__gt=OuterRef("pk"))
    found = found.exclude(Exists(later.filter(revision__sha256=OuterRef("revision__sha256"))))
    return list(found.select_related("letter__document", "asked_by").order_by("pk")[:MOST])


def row_of(row: Approval, user) -> Row:
    words = {"title": row.letter.document.title, "who": row.to_name, "by": row.asked_by}
    if row.outcome:
        said = _("%(who)s har skickat tillbaka ”%(title)s” med en kommentar.") % words
        return Row(said, _("Läs varför"), reverse("boards:ask_approval", args=[row.letter_id]))
    if fold(user.email) == fold(row.to_email) or fold(str(user)) == fold(row.to_name):
        said = _("%(by)s ber dig godkänna ”%(title)s”.") % words
    else:
        said = _("%(by)s ber om godkännande av ”%(title)s” från %(who)s.") % words
    return Row(said, _("Läs och svara"), reverse("boards:answer_approval", args=[row.letter_id]))
