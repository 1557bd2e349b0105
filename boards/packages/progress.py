"""The lines of a letter's progress about its appendices and the papers put together."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from boards.approving.standing import standing_of
from boards.models import BoardLetter, Package
from boards.packages.standing import standing
from boards.progress import Line
from documents import permissions
from documents.models import State


def package_line(letter: BoardLetter, user) -> Line | None:
    """Whether the locked text and its appendices have been put together, and how far that has come."""
    document = letter.document
    if document.state not in (State.LOCKED, State.FINAL):
        return None
    page = reverse("boards:packages", args=[letter.pk])
    latest = letter.packages.order_by("-number").first()
    if latest is None or (document.state == State.LOCKED and latest.revision_id != document.locked_revision_id):
        return _to_do(letter, user, page)
    of_it = reverse("boards:package", args=[letter.pk, latest.number])
    if latest.state == Package.State.MADE:
        said = _("Handlingarna är hopsatta, nummer %(number)s.") % {"number": latest.number}
        return Line(said, of_it, _("Se handlingarna"), is_done=True)
    return Line(standing(latest, timezone.now()).sentence, of_it, _("Se hur långt det har kommit"))


def _to_do(letter: BoardLetter, user, page: str) -> Line | None:
    if letter.document.state == State.FINAL:
        return None
    if standing_of(letter).is_returned:
        return Line(_("Handlingarna sätts ihop när texten är rättad."))
    url = page if permissions.can_write(user, letter.document) else ""
    return Line(_("Sätt ihop skrivelsen och bilagorna."), url, _("Sätt ihop handlingarna"))
