"""What a registrar does with what came in and went out: it goes to the own system, has a number, or is kept here.

Nothing of it changes a paper but the number of its case, and what was chosen can be chosen again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import today
from base.mail import MOST_ATTACHED
from base.refusals import Refused
from documents.filing import case_of, file_under
from documents.models import RegisterEntry, State
from documents.registering import register_files, register_mail
from documents.writing import open_for_writing

EVERY_STATE = tuple(State)


@dataclass(frozen=True)
class Sent:
    """How many went, and which of them went without a file: there is none, or it is too large for a mail."""

    count: int
    without_file: list[RegisterEntry]


def send_to_registrar(entries: Iterable[RegisterEntry], to: str, *, by) -> Sent:
    """Mail the entries with their files to the registrar, together in one mail where it holds them; each to the same
    address once a day.

    Raises Refused when a file cannot be made. Not within a transaction.
    """
    chosen = [register_mail.Item(entry, register_files.file_of(entry)) for entry in entries]
    fresh = _not_sent_today([item.entry for item in chosen], to)
    for items in register_mail.together((item for item in chosen if item.entry.pk in fresh), most=MOST_ATTACHED):
        attachment = register_mail.attachment_of(items)
        with transaction.atomic():
            if still := _not_sent_today([item.entry for item in items], to, is_held=True):
                sent_at = timezone.now()
                RegisterEntry.objects.filter(pk__in=still).update(sent_at=sent_at, sent_to=to)
                register_mail.write(items, attachment, to, by, sent_at)
    without = [item.entry for item in chosen if item.file is None or item.file.size > MOST_ATTACHED]
    return Sent(len(chosen), without)


def _not_sent_today(entries: list[RegisterEntry], to: str, *, is_held: bool = False) -> set[int]:
    """The keys of those that have not gone to the address today. is_held: nobody else sends them meanwhile."""
    rows = RegisterEntry.objects.select_for_update() if is_held else RegisterEntry.objects.all()
    rows = rows.filter(pk__in=[entry.pk for entry in entries])
    return {
        row.pk
        for row in rows
        if not (row.sent_at and row.sent_to.lower() == to.lower() and localdate(row.sent_at) == today())
    }


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
