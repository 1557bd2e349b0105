"""The file of an entry in the register: what came or went; made when it is first asked for, if nobody sent one.

What it is made from has been sent or signed and does not change any more, so it may be made at any time. Never within a
transaction.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from base.models import StoredFile
from documents import copies, reply_print
from documents.audience import content_for
from documents.content import read
from documents.file_names import ending_of, registered_name
from documents.models import Audience, Document, RegisterEntry, Release, Reply, Revision
from documents.register_rows import number_of

Direction = RegisterEntry.Direction


def file_of(entry: RegisterEntry) -> StoredFile | None:
    """The entry's file, made and kept if there is something to make it of. Raises Unprintable, a refusal."""
    if entry.file_id:
        return entry.file
    data = _made(entry)
    if data is None:
        return None
    stored = StoredFile.objects.keep(data, copies.PDF)
    RegisterEntry.objects.filter(pk=entry.pk, file=None).update(file=stored)
    entry.refresh_from_db(fields=["file"])
    return entry.file


def has_file(entry: RegisterEntry) -> bool:
    """Whether `file_of` would give one, known without making it."""
    return bool(entry.file_id) or entry.source.partition(":")[0] in _MAKERS


def name_of(entry: RegisterEntry, *, number: str | None = None) -> str:
    """`KS-2026-123_2026-03-12_Synpunkter-fran-Polisen.pdf`."""
    found = number_of(entry) if number is None else number
    ending = ending_of(entry.file_name, entry.file.media_type) if entry.file_id else "pdf"
    return registered_name(found, entry.on, _subject(entry), ending)


def _subject(entry: RegisterEntry) -> str:
    """Short: a title tells too much in a name, who it came from tells most."""
    words = {"type": entry.type_label, "who": entry.counterpart.partition(",")[0]}
    if entry.direction == Direction.MADE or not entry.counterpart:
        return entry.title
    if entry.direction == Direction.IN:
        return _("%(type)s från %(who)s") % words
    return _("%(type)s till %(who)s") % words


def _made(entry: RegisterEntry) -> bytes | None:
    kind, _separator, key = entry.source.partition(":")
    maker = _MAKERS.get(kind)
    return maker(int(key)) if maker else None


def _of_final(pk: int) -> bytes | None:
    document = Document.objects.select_related("locked_revision").filter(pk=pk).first()
    return _printed(document.locked_revision) if document and document.locked_revision else None


def _printed(revision: Revision) -> bytes:
    content = content_for(read(revision), Audience.PARTIES)
    return copies.pdf_of(copies.Print(content, copies.mark_of(revision), Audience.PARTIES, revision))


def _of_release(pk: int) -> bytes | None:
    release = Release.objects.select_related("revision").filter(pk=pk).first()
    return _printed(release.revision) if release else None


def _of_reply(pk: int) -> bytes | None:
    reply = Reply.objects.filter(pk=pk, sent_at__isnull=False).first()
    return reply_print.pdf(reply) if reply else None


_MAKERS: dict[str, Callable[[int], bytes | None]] = {
    "final": _of_final,
    "release": _of_release,
    "reply": _of_reply,
}
