"""What a registrar does with what came in and went out: it goes to the own system, has a number, or is kept here.

Nothing of it changes a paper but the number of its case, and what was chosen can be chosen again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from base.dates import long_date, today
from base.mail import MOST_ATTACHED, write_mail
from base.models import StoredFile
from base.refusals import Refused
from base.rows import lower_first
from documents import register_files, register_rows
from documents.filing import case_of, file_under
from documents.models import RegisterEntry, State
from documents.register_rows import number_of, way_of
from documents.writing import open_for_writing

EVERY_STATE = tuple(State)


@dataclass(frozen=True)
class Sent:
    """How many went, and which of them went without a file: there is none, or it is too large for a mail."""

    count: int
    without_file: list[RegisterEntry]


def send_to_registrar(entries: Iterable[RegisterEntry], to: str, *, by) -> Sent:
    """Mail each entry with its file to the registrar; the same one to the same address once a day.

    Raises Refused when a file cannot be made. Not within a transaction.
    """
    ready = [(entry, register_files.file_of(entry)) for entry in entries]
    for entry, file in ready:
        fits = file if file and file.size <= MOST_ATTACHED else None
        with transaction.atomic():
            _write_mail(entry, fits, to, by)
            RegisterEntry.objects.filter(pk=entry.pk).update(sent_at=timezone.now(), sent_to=to)
    without = [entry for entry, file in ready if file is None or file.size > MOST_ATTACHED]
    return Sent(len(ready), without)


def note_number(entries: Iterable[RegisterEntry], number: str, *, by) -> int:
    """Each of them is registered under the number. Raises Refused for none."""
    plain = " ".join(number.split())[:60]
    if not plain:
        raise Refused(_("Skriv diarienumret."))
    return _settle(entries, by, registry_number=plain, kept_here=False)


def keep_here(entries: Iterable[RegisterEntry], *, by) -> int:
    """Each of them is not registered, but kept in order here (OSL 5:1)."""
    return _settle(entries, by, registry_number="", kept_here=True)


def take_back(entries: Iterable[RegisterEntry]) -> int:
    """Nothing has been decided about them after all."""
    keys = [entry.pk for entry in entries]
    return RegisterEntry.objects.filter(pk__in=keys).update(
        registry_number="", kept_here=False, settled_at=None, settled_by=None
    )


def _settle(entries: Iterable[RegisterEntry], by, **outcome) -> int:
    keys = [entry.pk for entry in entries]
    others = RegisterEntry.objects.filter(pk__in=keys).exclude(settled_at__isnull=False, **outcome)
    others.update(settled_by=by, settled_at=timezone.now(), **outcome)
    return len(keys)


def may_number_case(entry: RegisterEntry) -> bool:
    """Whether the number could be the paper's too: it is the own organisation's, and has none."""
    case = case_of(entry.document)
    return entry.document.owner_id == entry.organisation_id and not (case and case.registry_number)


def number_case(entry: RegisterEntry, number: str) -> None:
    """File the paper under the number. Raises Refused when it cannot be its."""
    with open_for_writing(entry.document_id, *EVERY_STATE) as document:
        entry.document = document
        if may_number_case(entry):
            file_under(document, number)


def _write_mail(entry: RegisterEntry, file: StoredFile | None, to: str, by) -> None:
    write_mail(
        key=f"{register_rows.mail_key(entry)}{sha256(to.lower().encode()).hexdigest()[:16]}-{today().isoformat()}",
        to=to,
        subject=_("Att diarieföra: %(title)s") % {"title": entry.title},
        body=_body(entry, file, by),
        because=_("%(who)s skickade den till registratorn") % {"who": by},
        attachment=file,
        attachment_name=register_files.name_of(entry) if file else "",
    )


def _body(entry: RegisterEntry, file: StoredFile | None, by) -> str:
    facts = [
        (_("Ärendemening"), entry.title),
        (_("Handlingstyp"), entry.type_label),
        (_("Datum"), long_date(entry.on)),
        (_("In eller ut"), way_of(entry)),
        (_("Diarienummer"), number_of(entry) or _("inget än")),
        (_("Fil"), register_files.name_of(entry) if file else lower_first(_without_file(entry))),
    ]
    lines = "\n".join(f"{label}: {value}" for label, value in facts)
    words = {
        "who": str(by),
        "where": str(entry.organisation),
        "lines": lines,
        "address": settings.SITE_URL.rstrip("/") + reverse("documents:entry", args=[entry.pk]),
    }
    return (
        _(
            "Att diarieföra hos %(where)s:\n\n%(lines)s\n\n"
            "Ange diarienumret här när det är klart (kräver inloggning):\n%(address)s\n\n"
            "Du får mejlet därför att %(who)s skickade handlingen till registratorn från Samverka.\n"
        )
        % words
    )


def _without_file(entry: RegisterEntry) -> str:
    if register_files.has_file(entry):
        return _("för stor för ett mejl, hämtas i Samverka")
    return register_files.without_file(entry)
