"""Reminders of what is watched: on Start, and one mail 30 days before the day and one on it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Obligation
from agreements.watch_list import MOST as MOST_WATCHED
from agreements.watch_list import ordered
from agreements.watching import DUE_SOON, LATE, Watch, watches
from base.daily import address
from base.dates import long_date, today
from base.mail import write_mail
from base.rows import Row
from organisations.models import Membership, User
from organisations.permissions import READS_DRAFTS, WRITES, organisations_of

MOST = 8
BATCH = 200


def to_do(user) -> list[Row]:
    """What is due within 30 days, or late, in the organisations that the person writes for; the most urgent first."""
    own = organisations_of(user, roles=WRITES)
    if not own:
        return []
    rows = Obligation.objects.filter(owner__in=own, to_on=None).with_source().select_related("document__owner")
    found = [watch for watch in watches(rows.order_by("-pk")[:MOST_WATCHED], today()) if _is_near(watch)]
    return [
        Row(
            _("”%(what)s” %(when)s, %(far)s.")
            % {"what": _short(watch), "when": _said(watch), "far": watch.notice},
            _("Öppna"),
            reverse("obligations:detail", args=[watch.obligation.pk]),
        )
        for watch in ordered(found, "")[:MOST]
    ]  # fmt: skip


def _is_near(watch: Watch) -> bool:
    return watch.state in (LATE, DUE_SOON)


def _said(watch: Watch) -> str:
    words = {"day": long_date(watch.due)}
    return (_("skulle ha gjorts senast %(day)s") if watch.state == LATE else _("ska göras senast %(day)s")) % words


def _short(watch: Watch, most: int = 100) -> str:
    words = str(watch.obligation).rstrip(".")
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def remind(day: date) -> None:
    """Writes the mail that is due by the day. Done twice, or by two at once, it comes to the same."""
    last = 0
    while batch := list(_going_on().filter(pk__gt=last).order_by("pk")[:BATCH]):
        for watch in watches(batch, day):
            if _is_near(watch):
                _write(watch, day)
        last = batch[-1].pk


def _going_on():
    return Obligation.objects.filter(to_on=None).with_source().select_related("document__owner")


def _write(watch: Watch, day: date) -> None:
    """A mail each for the notice and for the day itself; a day that was missed is made up for, once."""
    obligation = watch.obligation
    moment = "on" if watch.due <= day else "before"
    to = _recipient(obligation, day)
    if not to:
        return
    what = _("Ska göras i dag") if watch.due == day else _said(watch).capitalize()
    write_mail(
        f"obligation:{obligation.pk}:{watch.due.isoformat()}:{moment}",
        to,
        _("Påminnelse: %(what)s") % {"what": _short(watch, 80)},
        _body(watch, what),
        _("Bevakningen ”%(what)s” %(when)s.") % {"what": _short(watch, 80), "when": _said(watch)},
    )


def _body(watch: Watch, what: str) -> str:
    link = address(reverse("obligations:detail", args=[watch.obligation.pk]))
    parts = [
        _("Hej!"),
        f"{what}:\n”{watch.obligation.words}”",
        watch.why,
        _("När det är gjort registrerar du det här, eller ändrar eller stoppar bevakningen:\n%(link)s")
        % {"link": link},
        _("Du får mejlet därför att du har befattningen som ansvarar för bevakningen, eller lade till den."),
    ]  # fmt: skip
    return "\n\n".join(parts)


def _recipient(obligation: Obligation, day: date) -> str:
    """The address of whoever holds the post; otherwise of the one who made it, while they work there; else of one who
    writes for the organisation. Empty when there is nobody.
    """
    holder = obligation.post.holder_on(day) if obligation.post else None
    if holder and (address_of := holder.email or (holder.user.email if holder.user else "")):
        return address_of
    works_there = Membership.objects.filter(organisation=obligation.owner, role__in=READS_DRAFTS, user__is_active=True)
    if works_there.filter(user=obligation.made_by).exists():
        return obligation.made_by.email
    writers = works_there.filter(role__in=WRITES).values("user")
    return User.objects.filter(pk__in=writers).order_by("pk").values_list("email", flat=True).first() or ""
