"""The line of a letter's progress about its checks."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.checks import remarks
from boards.models import BoardLetter
from boards.progress import Line
from documents.models import State


def check_line(letter: BoardLetter, user) -> Line | None:
    """What the checks say, until the letter has been handed over; it is done when nothing hinders."""
    if letter.document.state not in (State.DRAFT, State.LOCKED):
        return None
    found, url = remarks(letter), reverse("boards:check", args=[letter.pk])
    if not found:
        return Line(_("Kontrollen har inget att anmärka."), is_done=True)
    hinders = any(remark.hinders for remark in found)
    said = ngettext("Kontrollen visar en sak att titta på.", "Kontrollen visar %(n)s saker att titta på.", len(found))
    hinders = any(remark.hinders for remark in found)
    if not hinders:
        said = ngettext("Inget hindrar. En sak att titta på.", "Inget hindrar. %(n)s saker att titta på.", len(found))
    return Line(said % {"n": len(found)}, url, _("Se kontrollen"), not hinders)
