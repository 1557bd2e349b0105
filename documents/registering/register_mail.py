"""The mail to a registrar: what was chosen together, with the files and with where each is told the number of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from base.dates import long_date, today
from base.mail import write_mail
from base.models import StoredFile
from base.rows import lower_first
from documents.models import RegisterEntry
from documents.registering import register_files
from documents.registering.register_rows import mail_key, number_of, way_of

ZIP = "application/zip"


@dataclass(frozen=True)
class Item:
    """An entry and its file, if there is one. is_attached: whether the mail has it; otherwise it is fetched here."""

    entry: RegisterEntry
    file: StoredFile | None
    is_attached: bool = False


@dataclass(frozen=True)
class Attachment:
    file: StoredFile
    name: str


def together(items: Iterable[Item], *, most: int) -> list[list[Item]]:
    """What goes in a mail each: of one organisation, and files of at most `most` bytes; a larger one goes as a link."""
    found: list[list[Item]] = []
    weight = 0
    for item in sorted(items, key=lambda item: item.entry.organisation_id):
        fits = item.file is not None and item.file.size <= most
        size = item.file.size if item.file and fits else 0
        is_of_same = bool(found) and found[-1][0].entry.organisation_id == item.entry.organisation_id
        if not is_of_same or weight + size > most:
            found.append([])
            weight = 0
        found[-1].append(Item(item.entry, item.file, fits))
        weight += size
    return found


def attachment_of(items: list[Item]) -> Attachment | None:
    """The file, or the files in one; not to be called in a transaction."""
    attached = [item for item in items if item.is_attached]
    if not attached:
        return None
    if len(attached) == 1:
        return Attachment(attached[0].file, register_files.name_of(attached[0].entry))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for item, name in zip(attached, _names(attached), strict=True):
            archive.writestr(name, item.file.read())
    name = _("Att-diariefora_%(day)s.zip") % {"day": today().isoformat()}
    return Attachment(StoredFile.objects.keep(packed.getvalue(), ZIP), name)


def _names(items: list[Item]) -> list[str]:
    """Each its own: the second of the same name ends in 2."""
    found: dict[str, int] = {}
    names = []
    for item in items:
        name = PurePath(register_files.name_of(item.entry))
        found[str(name)] = found.get(str(name), 0) + 1
        number = found[str(name)]
        names.append(f"{name.stem}-{number}{name.suffix}" if number > 1 else str(name))
    return names


def write(items: list[Item], attachment: Attachment | None, to: str, by, sent_at: datetime) -> None:
    """Put the mail in the outbox, in the transaction that notes when it was sent."""
    first = items[0].entry
    first.sent_at = sent_at
    titles = first.title if len(items) == 1 else _("%(n)d handlingar") % {"n": len(items)}
    write_mail(
        key=f"{mail_key(first)}{sha256(to.lower().encode()).hexdigest()[:16]}",
        to=to,
        subject=_("Att diarieföra: %(what)s") % {"what": titles},
        body=_body(items, attachment, by),
        because=_("%(who)s skickade till registratorn") % {"who": by},
        attachment=attachment.file if attachment else None,
        attachment_name=attachment.name if attachment else "",
    )


def _body(items: list[Item], attachment: Attachment | None, by) -> str:
    words = {
        "who": str(by),
        "where": str(items[0].entry.organisation),
        "entries": "\n\n".join(_entry(item, name) for item, name in zip(items, _named(items), strict=True)),
        "packed": _packed(items, attachment),
    }
    return (
        _(
            "Att diarieföra hos %(where)s:\n\n%(packed)s%(entries)s\n\n"
            "Du får mejlet därför att %(who)s skickade det till registratorn från Samverka.\n"
        )
        % words
    )


def _named(items: list[Item]) -> list[str]:
    """The names of the files as they are attached; empty for what is not."""
    names = iter(_names([item for item in items if item.is_attached]))
    return [next(names) if item.is_attached else "" for item in items]


def _packed(items: list[Item], attachment: Attachment | None) -> str:
    count = sum(item.is_attached for item in items)
    if attachment is None or count < 2:
        return ""
    return _("De %(n)d filerna ligger i %(name)s.\n\n") % {"n": count, "name": attachment.name}


def _entry(item: Item, file_name: str) -> str:
    entry = item.entry
    facts = [
        (_("Ärendemening"), entry.title),
        (_("Handlingstyp"), entry.type_label),
        (_("Datum"), long_date(entry.on)),
        (_("In eller ut"), way_of(entry)),
        (_("Diarienummer"), number_of(entry) or _("inget än")),
        (_("Fil"), file_name or lower_first(_without_file(entry))),
    ]
    lines = "\n".join(f"{label}: {value}" for label, value in facts)
    address = settings.SITE_URL.rstrip("/") + reverse("documents:entry", args=[entry.pk])
    said = _("Ange diarienumret här när det är klart (kräver inloggning):\n%(address)s")
    return f"{lines}\n{said % {'address': address}}"


def _without_file(entry: RegisterEntry) -> str:
    if register_files.has_file(entry):
        return _("för stor för ett mejl, hämtas i Samverka")
    return register_files.without_file(entry)
