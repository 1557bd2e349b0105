"""What is to be registered at an organisation, as its registrar sees it in a list."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from base import mail
from base.dates import long_date
from base.rows import Row as StartRow
from documents.models import Case, Document, RegisterEntry
from documents.permissions import REGISTERS
from organisations.models import Organisation, Role
from organisations.permissions import organisations_of

Direction = RegisterEntry.Direction
MOST_ON_PAGE = 6
WAITING, SENT, DONE, ALL = "vantar", "skickade", "klara", "alla"
CHOICES = {
    WAITING: gettext_lazy("Väntar"),
    SENT: gettext_lazy("Skickade till registrator"),
    DONE: gettext_lazy("Klara"),
    ALL: gettext_lazy("Alla"),
}
_CONDITIONS = {
    WAITING: {"settled_at": None, "sent_at": None},
    SENT: {"settled_at": None, "sent_at__isnull": False},
    DONE: {"settled_at__isnull": False},
    ALL: {},
}


def chosen(organisation: Organisation, which: str, direction: str = "") -> QuerySet[RegisterEntry]:
    """The organisation's entries of one of the CHOICES, of one direction or of all."""
    found = with_state(organisation.register_entries.all(), which if which in CHOICES else WAITING)
    return found.filter(direction=direction) if direction in Direction.values else found


def with_state(entries: QuerySet[RegisterEntry], which: str) -> QuerySet[RegisterEntry]:
    """Those of the entries with which it is so far."""
    return entries.filter(**_CONDITIONS[which])


def waiting_for(user) -> QuerySet[RegisterEntry]:
    """What nobody has done anything with yet, where the person registers."""
    own = organisations_of(user, roles=REGISTERS)
    return with_state(RegisterEntry.objects.filter(organisation__in=own), WAITING)


def sent_to_registrar(user) -> QuerySet[RegisterEntry]:
    """What was sent to the registrar and is not settled, where the person is the registrar."""
    own = organisations_of(user, roles={Role.REGISTRAR})
    return with_state(RegisterEntry.objects.filter(organisation__in=own), SENT)


def opens_on(user, organisation: Organisation) -> str:
    """Which of the CHOICES the list shows until another is chosen: to a registrar what was sent to them."""
    return SENT if sent_to_registrar(user).filter(organisation=organisation).exists() else WAITING


def for_start(user) -> list[StartRow]:
    """The lines of Start: how many wait, and to a registrar how many were sent to them."""
    found, page = [], reverse("documents:to_register")
    if count := sent_to_registrar(user).count():
        said = ngettext(
            "En handling att diarieföra har skickats till dig.",
            "%(n)d handlingar att diarieföra har skickats till dig.",
            count,
        )
        found.append(StartRow(said % {"n": count}, str(_("Diarieför")), f"{page}?visa={SENT}"))
    if count := waiting_for(user).count():
        said = ngettext("En handling att diarieföra.", "%(n)d handlingar att diarieföra.", count) % {"n": count}
        found.append(StartRow(said, str(_("Gå igenom")), f"{page}?visa={WAITING}" if found else page))
    return found


@dataclass(frozen=True)
class Row:
    """An entry with what else its line says; number: the entry's own, otherwise that of the paper's case.

    troubles: what went wrong with the mail to the registrar. place: which one it is of those alike that day.
    """

    entry: RegisterEntry
    number: str
    is_open: bool
    troubles: tuple[str, ...] = ()
    place: int = 1

    @property
    def way(self) -> str:
        """`Inkommen från Polisen`."""
        return way_of(self.entry)

    @property
    def state(self) -> str:
        return state_of(self.entry)

    @property
    def sent(self) -> str:
        """To whom it was sent and when, of one that nobody has settled yet."""
        if self.entry.settled_at or not self.entry.sent_at:
            return ""
        words = {"to": self.entry.sent_to, "day": long_date(localdate(self.entry.sent_at))}
        return ". ".join([_("%(to)s, %(day)s") % words, *self.troubles])

    @property
    def tone(self) -> str:
        return "good" if self.entry.settled_at else "locked" if self.entry.sent_at else "draft"


def rows_of(entries: Iterable[RegisterEntry], user) -> list[Row]:
    """is_open: whether the person may open the paper itself. As many questions for one row as for a hundred."""
    entries = list(entries)
    papers = {entry.document_id for entry in entries}
    may_open = set(Document.objects.openable_by(user).filter(pk__in=papers).values_list("pk", flat=True))
    numbers = _numbers({entry.organisation_id for entry in entries}, papers)
    places = _places(entries)
    troubles = mail.troubles({mail_key(entry) for entry in entries if entry.sent_at and not entry.settled_at})
    return [
        Row(
            entry,
            entry.registry_number or numbers.get((entry.organisation_id, entry.document_id), ""),
            entry.document_id in may_open,
            tuple(troubles.get(mail_key(entry), ())),
            places[entry.pk],
        )
        for entry in entries
    ]


def _places(entries: list[RegisterEntry]) -> dict[int, int]:
    """Which one each is, in the order that they were noted, of those of its day that are called alike."""
    days, organisations = {entry.on for entry in entries}, {entry.organisation_id for entry in entries}
    noted = RegisterEntry.objects.filter(organisation__in=organisations, on__in=days).order_by("pk")
    counted, places = Counter(), {}
    for pk, *alike in noted.values_list("pk", "organisation", "on", "title", "direction", "counterpart"):
        counted[tuple(alike)] += 1
        places[pk] = counted[tuple(alike)]
    return places


def mail_key(entry: RegisterEntry) -> str:
    """How the key begins of the mail by which it was sent to the registrar, with what was sent at the same moment."""
    return f"register-{entry.organisation_id}-{entry.sent_at:%Y%m%d%H%M%S%f}-" if entry.sent_at else ""


def of_paper(user, document: Document) -> list[Row]:
    """The latest entries of the paper where the person registers, for a short list on its page."""
    own = document.register_entries.filter(organisation__in=organisations_of(user, roles=REGISTERS))
    return rows_of(own[:MOST_ON_PAGE], user)


def number_of(entry: RegisterEntry) -> str:
    """The entry's own number, otherwise that of the case that the paper lies in there."""
    found = _numbers({entry.organisation_id}, {entry.document_id})
    return entry.registry_number or found.get((entry.organisation_id, entry.document_id), "")


def _numbers(organisations: set[int], papers: set[int]) -> dict[tuple[int, int], str]:
    cases = Case.objects.filter(organisation__in=organisations, documents__in=papers).exclude(registry_number="")
    rows = cases.order_by("-pk").values_list("organisation", "documents", "registry_number")
    return {(organisation, paper): number for organisation, paper, number in rows}


def way_of(entry: RegisterEntry) -> str:
    words = {"who": entry.counterpart}
    if not entry.counterpart:
        return str(entry.get_direction_display())
    if entry.direction == Direction.IN:
        return _("Inkommen från %(who)s") % words
    if entry.direction == Direction.OUT:
        return _("Utgående till %(who)s") % words
    return _("Upprättad med %(who)s") % words


def state_of(entry: RegisterEntry) -> str:
    """What was done with it, in words."""
    if entry.registry_number:
        return _("Diarieförd %(number)s") % {"number": entry.registry_number}
    if entry.kept_here:
        return _("Hålls ordnad här")
    return _("Skickad till registrator") if entry.sent_at else _("Väntar")
