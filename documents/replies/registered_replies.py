"""Registrera svar: an answer that came by phone, mail, at a meeting or in a file, written in by the owner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from documents.models import Document, Release, Reply, Revision, State
from documents.replies.remarks import Remark, write
from documents.replies.reply_notes import note_registered
from documents.writing import freeze_if_changed, open_for_writing
from organisations.models import Organisation


@dataclass(frozen=True)
class Told:
    """How an answer came that the owner writes in. name: who said it. organisation_name: of one in no register."""

    way: str
    name: str
    on: date
    organisation: Organisation | None = None
    organisation_name: str = ""
    no_remarks: bool = False
    text: str = ""
    file: StoredFile | None = None
    file_name: str = ""


def register_reply(
    document: Document,
    told: Told,
    remarks: Iterable[Remark],
    *,
    by,
    release: Release | None = None,
    revision: Revision | None = None,
    token: str = "",
) -> Reply:
    """Write in what came by phone, mail or meeting, or in a file. The same token gives the answer that is there.

    revision: the text that it is about; that of the release, or the text as it now is, unless given. Raises Refused for
    an answer that says nothing.
    """
    with open_for_writing(document.pk, *State) as taken:
        if token and (same := taken.replies.filter(token=token, registered_by=by).first()):
            return same
        reply = Reply.objects.create(
            document=taken,
            release=release,
            revision=revision or (release.revision if release else _text_now(taken, by)),
            organisation=told.organisation or (release.organisation if release else None),
            organisation_name=told.organisation_name or (release.organisation_name if release else ""),
            name=told.name[:200],
            way=told.way,
            text=told.text,
            has_no_remarks=told.no_remarks,
            file=told.file,
            file_name=told.file_name[:200],
            received_on=told.on,
            registered_by=by,
            sent_at=timezone.now(),
            token=token[:40],
        )
        write(reply, remarks, told.name)
        if not (reply.comments.exists() or told.no_remarks or told.text or told.file):
            raise Refused(_("Svaret är tomt. Skriv vad som sades, eller kryssa i att de inte hade något att invända."))
        note_registered(taken, reply, by)
    return reply


def _text_now(document: Document, by) -> Revision:
    if document.locked_revision_id:
        return document.locked_revision
    freeze_if_changed(document, _("När ett svar registrerades"), by)
    return document.revisions.first()
