"""Who waits for whom about papers that are handed over: at the top of the letter, and on its way to a decision."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import short_date
from boards.approving.sentences import wished
from boards.approving.standing import standing_of as approval_of
from boards.handing_over.standing import Standing, set_to_hand_over, standing_of
from boards.models import BoardLetter
from boards.progress import Line
from documents import steps
from documents.models import Document, State
from organisations.models import Organisation

KIND = "board_letter"


def waiting(document: Document, organisation: Organisation) -> list[str]:
    """To the owner: that the papers lie with the secretary, or have come back and with which words until they go again.

    What a manager wants changed is told while it is being changed.
    """
    if document.kind != KIND or organisation.pk != document.owner_id or document.state == State.DISCARDED:
        return []
    letter = BoardLetter.objects.filter(pk=document.pk).first()
    if letter is None:
        return []
    letter.document = document
    standing = standing_of(letter)
    said = [_said(standing)]
    if document.state == State.DRAFT and (row := approval_of(letter).came_back):
        said.append(wished(row))
    return list(filter(None, said))


def _said(standing: Standing) -> str:
    if standing.taken:
        return ""
    if row := standing.returned:
        words = {"who": row.to_name, "comment": row.comment}
        return _("%(who)s har skickat tillbaka handlingarna: %(comment)s") % words
    if standing.is_waiting:
        words = {"who": standing.latest.to_name, "day": short_date(localdate(standing.latest.sent_at))}
        return _("Handlingarna ligger hos nämndsekreteraren %(who)s sedan %(day)s.") % words
    return ""


def handover_line(letter: BoardLetter, user) -> Line | None:
    """On the way to a decision: whether the papers are handed over, and what the secretary answered."""
    url, standing = reverse("boards:hand_over", args=[letter.pk]), standing_of(letter)
    if row := standing.taken:
        words = {"who": row.to_name, "day": short_date(localdate(row.taken_at))}
        return Line(_("%(who)s tog emot handlingarna %(day)s.") % words, url, _("Visa"), is_done=True)
    if standing.returned and standing.is_current and steps.UNLOCK.may(user, letter.document):
        return Line(_said(standing), url, _("Lås upp och rätta"), is_first=True)
    said = _said(standing)
    if said and not standing.returned:
        return Line(said, url, _("Öppna"))
    what, *where = _next(letter, url)
    return Line(f"{said} {what}".strip(), *where)


def _next(letter: BoardLetter, url: str) -> tuple[str, ...]:
    """What is to be done before the papers go: the sentence, and where."""
    if approval_of(letter).is_returned:
        return (_("Handlingarna lämnas när texten är rättad."),)
    if set_to_hand_over(letter, letter.document):
        return _("Handlingarna är hopsatta och kan lämnas."), url, _("Lämna till sekreteraren")
    return (_("Handlingarna lämnas till nämndsekreteraren."),)
