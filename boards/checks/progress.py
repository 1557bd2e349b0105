"""The line of a letter's progress about its checks."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.checks import remarks
from boards.models import BoardLetter
from boards.progress import Line
from documents.models import State


def check_line(letter: BoardLetter, user) -> Line | None:
    """What the checks say, until the letter has been handed over; it is done when nothing is left to look at."""
    if letter.document.state not in (State.DRAFT, State.LOCKED):
        return None
    found, url = remarks(letter), reverse("boards:check", args=[letter.pk])
    if not found:
        return Line(_("Kontrollen har inget att anmärka."), is_done=True)
    said = ngettext("Kontrollen visar en sak att titta på.", "Kontrollen visar %(n)s saker att titta på.", len(found))
    hinders = any(remark.hinders for remark in found)
    how = _("Det måste rättas innan handlingarna lämnas.") if hinders else _("Inget av det hindrar.")
    return Line(f"{said % {'n': len(found)}} {how}", url, _("Se kontrollen"), may_wait=not hinders)
