"""Whether a manager has approved the very text, in a letter for which it was asked."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.approving.sentences import said_of
from boards.approving.standing import standing_of
from boards.checks.remarks import Checked, Remark
from documents.models import State


def remarks(checked: Checked) -> Iterator[Remark]:
    """Of a locked text; whoever goes on without a manager is not asked for one."""
    if checked.document.state != State.LOCKED:
        return
    standing = standing_of(checked.letter)
    if standing.lacks_approval:
        url = reverse("boards:ask_approval", args=[checked.document.pk])
        yield Remark(said_of(standing), _("Chefens godkännande"), url)
