"""The daily jobs of papers: an answer that did not come, and what has waited long for the registrar.

Never a mail to somebody outside who was asked: whether to remind is for the sender to say.
"""

from collections import defaultdict
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.daily import address
from base.dates import long_date
from base.mail import write_mail
from base.models import OutgoingMail
from documents import waiting
from documents.models import RegisterEntry, Release
from documents.registering import registrars
from documents.registering.register_rows import WAITING, way_of, with_state
from documents.responsible import responsible_for
from organisations.models import Organisation, User

WEEK = timedelta(days=7)
MOST_NAMED = 20


def answers_that_did_not_come(day: date) -> None:
    """One mail to the sender when the day to answer by has passed; none of a paper that is signed or discarded."""
    late = waiting.unanswered().filter(answer_by__lt=day)
    for release in late.select_related("document__owner", "sent_by", "organisation", "body").order_by("pk").iterator():
        for to in responsible_for(release.document, release.sent_by):
            _write_unanswered(release, to)


def _write_unanswered(release: Release, to: User) -> None:
    words = {
        "name": to.get_short_name(),
        "who": release.recipient,
        "title": release.document.title,
        "day": long_date(release.answer_by),
        "purpose": release.get_purpose_display().lower(),
        "address": address(reverse("documents:detail", args=[release.document_id]) + "#skickat"),
    }
    write_mail(
        key=f"unanswered-{release.pk}-{release.answer_by.isoformat()}-{to.pk}",
        to=to.email,
        subject=_("Inget svar än från %(who)s: %(title)s") % words,
        body=_(
            "Hej %(name)s!\n\n”%(title)s” skickades %(purpose)s till %(who)s, med svar senast %(day)s. Inget svar har "
            "kommit.\n\nHär kan du påminna, registrera ett svar som har kommit på annat sätt, eller återta "
            "utskicket:\n%(address)s\n\nDu får mejlet en gång, därför att du eller din organisation skickade "
            "handlingen. %(who)s har inte fått något mejl.\n"
        )
        % words,
        because=_("Svaret skulle ha kommit %(day)s") % words,
    )


def waiting_for_registrar(day: date) -> None:
    """A mail to each registrar's address when something more has waited for a week; none without address.

    At most once a week, with all that waits; what has been told of and nothing else is not told of again.
    """
    owners = with_state(RegisterEntry.objects.filter(on__lt=day - WEEK), WAITING).values("organisation").distinct()
    for organisation in Organisation.objects.filter(pk__in=owners).order_by("pk"):
        for to, entries in _by_address(organisation, day).items():
            if not _is_told(organisation, to, entries, day):
                _write_waiting(organisation, to, entries, day)


def _by_address(organisation: Organisation, day: date) -> dict[str, list[RegisterEntry]]:
    found = defaultdict(list)
    entries = with_state(organisation.register_entries.filter(on__lt=day - WEEK), WAITING)
    for entry in entries.select_related("document").order_by("on", "pk"):
        if to := registrars.address_of(organisation, entry.document):
            found[to].append(entry)
    return found


def _is_told(organisation: Organisation, to: str, entries: list[RegisterEntry], day: date) -> bool:
    """Whether the latest mail is less than a week old, or told of all of them."""
    began = _key_of_waiting(organisation)
    last = OutgoingMail.objects.filter(key__startswith=began, to__iexact=to).order_by("-pk").first()
    if last is None:
        return False
    on, latest = last.key.removeprefix(began).split(":")[:2]
    told_on = date.fromisoformat(on)
    is_new = any(entry.pk > int(latest) or entry.on >= told_on - WEEK for entry in entries)
    return day - told_on < WEEK or not is_new


def _key_of_waiting(organisation: Organisation) -> str:
    return f"to-register-{organisation.pk}-"


def _write_waiting(organisation: Organisation, to: str, entries: list[RegisterEntry], day: date) -> None:
    named = [f"– {entry.title}, {entry.on.isoformat()}. {way_of(entry)}." for entry in entries[:MOST_NAMED]]
    if len(entries) > MOST_NAMED:
        named.append(_("… och %(n)d till.") % {"n": len(entries) - MOST_NAMED})
    count = ngettext("En handling väntar", "%(n)d handlingar väntar", len(entries)) % {"n": len(entries)}
    words = {
        "count": count,
        "where": organisation,
        "named": "\n".join(named),
        "address": address(reverse("documents:to_register")),
    }
    write_mail(
        key=f"{_key_of_waiting(organisation)}{day.isoformat()}:{max(entry.pk for entry in entries)}:{to.lower()}",
        to=to,
        subject=_("%(count)s på att diarieföras: %(where)s") % words,
        body=_(
            "Hej!\n\n%(count)s sedan mer än en vecka på att diarieföras hos %(where)s:\n\n%(named)s\n\nGå igenom dem "
            "här (kräver inloggning):\n%(address)s\n\nMejlet går till registratorns adress när något nytt har väntat "
            "i mer än en vecka, högst en gång i veckan.\n"
        )
        % words,
        because=_("Något har väntat på registratorn i mer än en vecka"),
    )
