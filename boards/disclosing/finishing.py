"""*Gör klart utlämnandet*: the file is asked for, and how far it has come is told."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from base.refusals import Refused
from boards.disclosing.choosing import open_disclosure
from boards.disclosing.tasks import make_disclosure
from boards.models import Disclosure

SILENT_AFTER = timedelta(minutes=5)


def finish(disclosure: Disclosure, *, by) -> None:
    """Have the file made of the papers as they now are masked. Done already, or under way, it does nothing.

    Raises Refused when there is nothing to hand out.
    """
    wait_no_longer(disclosure)
    disclosure.refresh_from_db()
    if disclosure.state != Disclosure.State.BEGUN:
        return
    with open_disclosure(disclosure.pk) as taken:
        count = taken.papers.count()
        if not count:
            raise Refused(_("Välj minst en handling att lämna ut."))
        taken.state, taken.asked_by, taken.heard_at = Disclosure.State.MAKING, by, timezone.now()
        taken.parts, taken.done_parts = count, 0
        taken.save()
        make_disclosure.enqueue(taken.pk)


def wait_no_longer(disclosure: Disclosure) -> None:
    """Open a disclosure again whose worker has not been heard of for so long that it will not come back."""
    silent = Disclosure.objects.filter(
        pk=disclosure.pk, state=Disclosure.State.MAKING, heard_at__lt=timezone.now() - SILENT_AFTER
    )
    said = _("Filen blev inte gjord: arbetsprocessen har inte hörts av på fem minuter. Försök igen.")
    silent.update(state=Disclosure.State.BEGUN, failure=said)


def sentence(disclosure: Disclosure) -> str:
    """How far the file has come."""
    if disclosure.done_parts:
        said = _("Filen görs: %(done)s av %(parts)s handlingar är klara.")
        return said % {"done": disclosure.done_parts, "parts": disclosure.parts}
    return _("Filen väntar på att göras.")
