"""What Start says of a person's agreements: those that run out, and those where facts are missing."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement
from agreements.models.status import Code
from agreements.terms import SOON, status_on
from base.dates import today
from base.rows import Row, lower_first
from documents.models import Document, State
from organisations.permissions import WRITES, organisations_of

MOST = 8


def running_out(user) -> list[Row]:
    """Agreements that end within half a year and that nothing follows, the first to end first."""
    day = today()
    ending = _open_to(user).running_out(day, SOON).order_by("in_force_until", "pk").with_term()[:MOST]
    return [
        Row(
            _("%(title)s: %(notice)s.") % {"title": each, "notice": lower_first(status_on(each, day).notice)},
            _("Öppna"),
            reverse("documents:detail", args=[each.pk]),
        )
        for each in ending
    ]


def missing(user) -> list[Row]:
    """Signed agreements of the person's own whose term cannot be told, or whose new year nobody has documented."""
    own = organisations_of(user, roles=WRITES)
    if not own:
        return []
    day = today()
    final = Agreement.objects.filter(document__owner__in=own, document__state=State.FINAL)
    lacking = final.having_code_on(day, Code.INCOMPLETE, Code.UNDOCUMENTED).order_by("document__sort_title", "pk")
    return [
        Row(
            f"{each}: {lower_first(status_on(each, day).sentence)}",
            _("Fyll i"),
            reverse("agreements:facts", args=[each.pk]),
        )
        for each in lacking.with_term()[:MOST]
    ]


def _open_to(user):
    papers = Document.objects.visible_to(user).read_as_they_stand_by(user, fact="term")
    return Agreement.objects.filter(document__in=papers, document__state=State.FINAL)
