"""What Start says of a person's agreements: those that run out, and those where facts are missing."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.backward import BackwardPlan
from agreements.backward_facts import next_paper, plans_of, said_of_successor, signed_successor
from agreements.models import Agreement
from agreements.models.status import Code
from agreements.terms import SOON, status_on
from base.dates import short_date, today
from base.rows import Row, lower_first
from documents.models import Document, State
from organisations.permissions import WRITES, organisations_of

MOST = 8


def running_out(user) -> list[Row]:
    """Agreements that end within half a year and that nothing follows, the first to end first."""
    day = today()
    ending = list(_open_to(user).running_out(day, SOON).order_by("in_force_until", "pk").with_term()[:MOST])
    own = organisations_of(user, roles=WRITES)
    # An amendment or extension is not renewed by itself: the next agreement follows on the original.
    renewed = [each for each in ending if each.document.owner_id in own and not each.is_within_term]
    plans = plans_of(renewed, day)
    return [_running_out(each, plans.get(each.pk), day, is_own=each.document.owner_id in own) for each in ending]


def _running_out(agreement: Agreement, plan: BackwardPlan | None, day: date, *, is_own: bool) -> Row:
    """To those who write the next one, when its text must be ready; not when it is locked already."""
    words = {"title": agreement, "notice": lower_first(status_on(agreement, day).notice)}
    said = _("%(title)s: %(notice)s.") % words
    successor = signed_successor(agreement)
    if successor and is_own:  # there is a gap between the two, or nobody has said when the next one begins
        said = f"{said} {said_of_successor(successor)}"
        return Row(said, _("Öppna"), reverse("documents:detail", args=[successor.pk]))
    if plan is None or next_paper(agreement).state == State.LOCKED:
        return Row(said, _("Öppna"), reverse("documents:detail", args=[agreement.pk]))
    days = {
        "holds": short_date(plan.holds_on, seen_from=day),
        "text": short_date(plan.text_on, seen_from=day),
    }
    needed = _("För att en ny ska gälla %(holds)s behöver texten vara klar %(text)s.")
    if plan.is_late(day):
        needed = _("För att en ny ska gälla %(holds)s skulle texten ha varit klar %(text)s.")
    return Row(f"{said} {needed % days}", _("Visa tidsplanen"), reverse("agreements:plan", args=[agreement.pk]))


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
