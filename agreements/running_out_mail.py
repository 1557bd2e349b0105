"""The mail about agreements that run out: one half a year before the end and one two months before it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.backward_facts import said_of_successor, signed_successor
from agreements.models import Agreement
from agreements.terms import SOON, status_on
from base.daily import address
from base.dates import long_date
from base.mail import write_mail
from base.rows import lower_first
from documents.models import State
from organisations.models import Membership, Role, User
from organisations.permissions import WRITES

LAST_CALL = 60
WRITE_THEM = frozenset({Role.COORDINATOR, Role.POLICE_CONTACT})


def tell(day: date) -> None:
    """To those who write for the owner, about each of its agreements that nothing follows; each stage once."""
    found = Agreement.objects.filter(document__state=State.FINAL).running_out(day, SOON).order_by("pk")
    for agreement in found.with_term().select_related("document__owner"):
        status = status_on(agreement, day)
        if status.ends_on is None or status.days_left is None:
            continue
        stage = LAST_CALL if status.days_left <= LAST_CALL else SOON
        for to in _writers(agreement.document.owner_id):
            _write(agreement, to, status, stage)


def _write(agreement: Agreement, to: User, status, stage: int) -> None:
    successor = signed_successor(agreement)
    words = {
        "next": said_of_successor(successor)
        if successor
        else _("Ingen ny är registrerad. Här kan du börja på nästa, eller registrera en förlängning:"),
        "name": to.get_short_name(),
        "title": agreement,
        "notice": lower_first(status.notice),
        "sentence": status.sentence,
        "day": long_date(status.ends_on),
        "address": address(reverse("documents:detail", args=[agreement.pk])),
    }
    write_mail(
        key=f"running-out-{agreement.pk}-{status.ends_on.isoformat()}-{stage}-{to.pk}",
        to=to.email,
        subject=_("%(title)s: %(notice)s") % words,
        body=_(
            "Hej %(name)s!\n\n%(title)s: %(notice)s. %(sentence)s\n\n%(next)s\n%(address)s\n\nDu får "
            "mejlet därför att du skriver organisationens överenskommelser. Det kommer ett halvår och två månader före "
            "slutet.\n"
        )
        % words,
        because=_("Avtalstiden går ut %(day)s") % words,
    )


def _writers(owner: int) -> list[User]:
    """Coordinators and police contacts; where there are none, others who write."""
    working = Membership.objects.filter(organisation=owner, user__is_active=True)
    chosen = working.filter(role__in=WRITE_THEM)
    writers = chosen if chosen.exists() else working.filter(role__in=WRITES)
    return list(User.objects.filter(pk__in=writers.values("user")).order_by("pk"))
