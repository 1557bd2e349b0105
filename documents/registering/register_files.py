"""The file of an entry in the register: what came or went; made when it is first asked for, if nobody sent one.

What it is made from has been sent or signed and does not change any more, so it may be made at any time. Never within a
transaction.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from base.models import StoredFile
from documents import copies
from documents.audience import content_for
from documents.content import read
from documents.deciding import decision_print
from documents.file_names import ending_of, registered_name, words_of_name
from documents.models import Audience, Copy, Decision, Document, RegisterEntry, Release, Reply, Revision, State
from documents.registering.register_rows import number_of
from documents.replies import reply_print

Direction = RegisterEntry.Direction


def file_of(entry: RegisterEntry) -> StoredFile | None:
    """The entry's file, made and kept if there is something to make it of. Raises Unprintable, a refusal."""
    if entry.file_id:
        return entry.file
    stored = _MAKERS[_kind(entry)](int(entry.source.partition(":")[2])) if has_file(entry) else None
    if stored is None:
        return None
    RegisterEntry.objects.filter(pk=entry.pk, file=None).update(file=stored)
    entry.refresh_from_db(fields=["file"])
    return entry.file


def has_file(entry: RegisterEntry) -> bool:
    """Whether `file_of` would give one, known without making it."""
    # What the own board decided stands in its own minutes; what another told of is a paper that came in.
    is_own_decision = _kind(entry) == "decision" and entry.direction == Direction.MADE
    return bool(entry.file_id) or (_kind(entry) in _MAKERS and not is_own_decision)


def _kind(entry: RegisterEntry) -> str:
    return entry.source.partition(":")[0]


def without_file(entry: RegisterEntry) -> str:
    """That no file belongs to the entry, and where it is read what it is about."""
    if entry.source.startswith("decision:"):
        return _("Ingen fil: inget protokollsutdrag är bifogat. Beslutet står bland besluten om handlingen i Samverka.")
    if entry.direction == Direction.IN:
        return _("Ingen fil: det som kom in läses på handlingens sida i Samverka.")
    return _("Ingen fil: handlingen läses i Samverka.")


def name_of(entry: RegisterEntry, *, number: str | None = None) -> str:
    """`KS-2026-123_2026-03-12_Synpunkter-fran-Polisen.pdf`; the second of the same day ends in `_2`."""
    found = number_of(entry) if number is None else number
    ending = ending_of(entry.file_name, entry.file.media_type) if entry.file_id else "pdf"
    return registered_name(found, entry.on, _subject(entry), ending, place=_place(entry))


def _place(entry: RegisterEntry) -> int:
    """Which one it is, in the order that they were noted, of those of the day whose files would be called alike."""
    noted = RegisterEntry.objects.filter(organisation=entry.organisation_id, on=entry.on, pk__lt=entry.pk)
    own = words_of_name(_subject(entry))
    return 1 + sum(words_of_name(_subject(each)) == own for each in noted)


def _subject(entry: RegisterEntry) -> str:
    """Short: a title tells too much in a name, who it came from tells most."""
    words = {"type": entry.type_label, "who": entry.counterpart.partition(",")[0]}
    if entry.direction == Direction.MADE or not entry.counterpart:
        return entry.title
    if entry.direction == Direction.IN:
        return _("%(type)s från %(who)s") % words
    return _("%(type)s till %(who)s") % words


def _of_final(pk: int) -> StoredFile | None:
    """The signed paper where there is a file of it, otherwise the print of the text that was signed."""
    document = Document.objects.select_related("locked_revision").filter(pk=pk, state=State.FINAL).first()
    if document is None:
        return None
    signed = document.locked_revision.copies.filter(form__in=_SIGNED, audience=Audience.PARTIES).order_by("-pk")
    return signed[0].file if signed else _printed(document.locked_revision)


def _of_release(pk: int) -> StoredFile | None:
    release = Release.objects.select_related("revision").filter(pk=pk).first()
    return _printed(release.revision) if release else None


def _of_reply(pk: int) -> StoredFile | None:
    reply = Reply.objects.filter(pk=pk, sent_at__isnull=False).first()
    return _kept(reply_print.pdf(reply)) if reply else None


def _of_decision(pk: int) -> StoredFile | None:
    found = Decision.objects.select_related("revision", "organisation", "body", "registered_by").filter(pk=pk).first()
    return _kept(decision_print.pdf(found)) if found else None


def _printed(revision: Revision) -> StoredFile:
    content = content_for(read(revision), Audience.PARTIES)
    return _kept(copies.pdf_of(copies.Print(content, copies.mark_of(revision), Audience.PARTIES, revision)))


def _kept(data: bytes) -> StoredFile:
    return StoredFile.objects.keep(data, copies.PDF)


_SIGNED = (Copy.Form.SIGNED, Copy.Form.SCAN)
_MAKERS: dict[str, Callable[[int], StoredFile | None]] = {
    "final": _of_final,
    "release": _of_release,
    "reply": _of_reply,
    "decision": _of_decision,
}
