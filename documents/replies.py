"""Answers to what was sent for comments: begun by the one who was asked, nobody else's until they are sent."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import long_date, today
from base.mail import write_mail
from base.models import StoredFile
from base.refusals import Refused
from documents import registering
from documents.asked import is_colleague, is_open, same_recipient, text_of
from documents.models import Document, RegisterEntry, Release, Reply, Revision, State
from documents.remarks import Kept, Remark, new_numbers, open_reply, write
from documents.section_writing import Warned
from documents.writing import freeze_if_changed, note_event, open_for_writing
from organisations.models import Organisation

EVERY_STATE = tuple(State)
Direction = RegisterEntry.Direction


def begun(release: Release) -> Reply | None:
    """The answer that is being written on the release; or on an earlier one to the same recipient, never sent."""
    earlier = Release.objects.filter(same_recipient(release), document=release.document_id, purpose=release.purpose)
    own = Reply.objects.filter(release__in=earlier, sent_at=None).select_related("revision", "release")
    return own.filter(release=release).first() or own.order_by("-release__sent_at", "-pk").first()


def begin(release: Release, *, by=None) -> Reply:
    """The answer that is being written on the release, begun if there is none.

    What was begun on an earlier text goes on here, with all that is written in it. Raises Refused when the release may
    not be answered any more.
    """
    if not is_open(release):
        raise Refused(_("Utskicket är återtaget eller ersatt av ett nytt. Det som ni har skrivit finns kvar."))
    if (reply := begun(release)) is None:
        reply = _begin_new(release, by)
    if reply.release_id != release.pk:
        moved = Reply.objects.filter(pk=reply.pk, sent_at=None, release=reply.release_id)
        moved.update(release=release, revision=release.revision)
        return begin(release, by=by)
    return reply


def _begin_new(release: Release, by) -> Reply:
    way = Reply.Way.LINK if by is None else Reply.Way.HERE
    name = release.name if not release.organisation_id else ""
    try:
        with transaction.atomic():
            return Reply.objects.create(
                document_id=release.document_id,
                release=release,
                revision=release.revision,
                organisation=release.organisation,
                name=name,
                way=way,
                written_by=by,
            )
    except IntegrityError:  # a colleague began it at the same moment
        return Reply.objects.get(release=release, sent_at=None)


def save(
    reply: Reply, remarks: Iterable[Remark], *, by_name: str, no_remarks: bool | None = None, confirmed: bool = False
) -> Kept | Warned:
    """Keep what is written so far; nobody but the writer's own organisation sees it.

    Answers Warned, and keeps nothing, when there is what looks like personnummer and nobody has confirmed it. Raises
    Refused when the answer is sent already.
    """
    remarks = list(remarks)
    if not confirmed and (numbers := new_numbers(remarks, text_of(reply.revision))):
        return Warned(numbers)
    with open_reply(reply.pk) as taken:
        kept = write(taken, remarks, by_name)
        if no_remarks is not None and no_remarks != taken.has_no_remarks:
            Reply.objects.filter(pk=taken.pk).update(has_no_remarks=no_remarks)
    return kept


def send_reply(reply: Reply, *, by=None, by_name: str, token: str = "") -> Reply:
    """Send what is written as one answer: a received paper at the owner's, and sent from the writer's organisation.

    token: the page that it was sent from. One that is sent already is sent. Raises Refused when there is nothing in it,
    and when it may not be answered.
    """
    with open_for_writing(reply.document_id, *EVERY_STATE) as document:
        current = Reply.objects.select_related("release__sent_by", "organisation").get(pk=reply.pk)
        if current.sent_at:
            return current
        with open_reply(reply.pk) as taken:
            _refuse_to_send(taken)
            if taken.release.link_id and by is None:
                answer_links.use(taken.release.link)
            _mark_sent(taken, by, by_name, token)
        _note_received(document, taken, by_name, by=by)
        _tell_sender(document, taken)
    return taken


def _refuse_to_send(reply: Reply) -> None:
    if not is_open(reply.release):
        raise Refused(_("Utskicket är återtaget eller ersatt av ett nytt. Det som ni har skrivit finns kvar."))
    if not (reply.has_no_remarks or reply.comments.exists()):
        raise Refused(_("Svaret är tomt. Skriv minst en synpunkt, eller kryssa i att ni inte har något att invända."))


def _mark_sent(reply: Reply, by, by_name: str, token: str) -> None:
    reply.sent_at, reply.written_by, reply.token = timezone.now(), by, token[:40]
    reply.way = Reply.Way.LINK if by is None else Reply.Way.HERE
    reply.name = reply.name or by_name[:200]
    reply.received_on = today()
    reply.save(update_fields=["sent_at", "written_by", "way", "name", "received_on", "token"])


def sender_of(reply: Reply) -> str:
    """Who answered, as one writes it: the organisation, and its person where somebody is named."""
    name = reply.release.recipient if reply.release_id else str(reply.organisation or reply.name)
    return name if not reply.name or reply.name == name else f"{name}, {reply.name}"


def _note_received(document: Document, reply: Reply, by_name: str, *, by) -> None:
    note_event(document, "reply", by, revision=reply.revision, note=sender_of(reply), by_name=by_name)
    if is_colleague(reply.release):
        return
    words = {
        "on": reply.received_on,
        "title": _("Synpunkter på %(title)s") % {"title": title_of(reply.revision)},
        "type_label": _("Synpunkter"),
    }
    source, owner = f"reply:{reply.pk}", document.owner
    registering.note(owner, document, source, Direction.IN, counterpart=sender_of(reply), **words)
    if reply.organisation and reply.organisation_id != owner.pk:
        registering.note(reply.organisation, document, source, Direction.OUT, counterpart=str(owner), **words)


def title_of(revision: Revision) -> str:
    return json.loads(revision.content)["frame"]["title"]


def _tell_sender(document: Document, reply: Reply) -> None:
    """The mail says that an answer came and where it is read; what it says stays here."""
    to = reply.release.sent_by
    words = {
        "name": to.name.split(" ")[0],
        "who": sender_of(reply),
        "title": title_of(reply.revision),
        "address": settings.SITE_URL.rstrip("/") + reverse("documents:incoming", args=[document.pk]),
    }
    write_mail(
        key=f"reply-{reply.pk}",
        to=to.email,
        subject=_("Svar från %(who)s: %(title)s") % words,
        body=_(
            "Hej %(name)s!\n\n%(who)s har svarat på utskicket av %(title)s.\n\nGå igenom svaret här:\n%(address)s\n\n"
            "Du får mejlet därför att du skickade handlingen för synpunkter.\n"
        )
        % words,
        because=_("Någon har svarat på ett utskick som du gjorde"),
    )


@dataclass(frozen=True)
class Told:
    """How an answer came that the owner writes in. name: who said it."""

    way: str
    name: str
    on: date
    organisation: Organisation | None = None
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
    with open_for_writing(document.pk, *EVERY_STATE) as taken:
        if token and (same := taken.replies.filter(token=token, registered_by=by).first()):
            return same
        reply = Reply.objects.create(
            document=taken,
            release=release,
            revision=revision or (release.revision if release else _text_now(taken, by)),
            organisation=told.organisation or (release.organisation if release else None),
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
        _note_registered(taken, reply, by)
    return reply


def _text_now(document: Document, by) -> Revision:
    if document.locked_revision_id:
        return document.locked_revision
    freeze_if_changed(document, _("När ett svar registrerades"), by)
    return document.revisions.first()


def _note_registered(document: Document, reply: Reply, by) -> None:
    source = source_sentence(reply)
    note_event(document, "register_reply", by, revision=reply.revision, note=source)
    if reply.release_id and is_colleague(reply.release):
        return
    registering.note(
        document.owner,
        document,
        f"reply:{reply.pk}",
        Direction.IN,
        on=reply.received_on,
        title=_("Synpunkter på %(title)s") % {"title": title_of(reply.revision)},
        counterpart=sender_of(reply),
        type_label=_("Synpunkter"),
        file=reply.file,
        file_name=reply.file_name,
    )


def source_sentence(reply: Reply) -> str:
    """How the answer came: `enligt telefonsamtal med Lena Berg 3 mars 2027`."""
    words = {"name": reply.name or str(reply.organisation), "day": long_date(reply.received_on)}
    sentences = {
        Reply.Way.PHONE: _("enligt telefonsamtal med %(name)s %(day)s"),
        Reply.Way.MAIL: _("enligt mejl från %(name)s %(day)s"),
        Reply.Way.MEETING: _("enligt möte med %(name)s %(day)s"),
        Reply.Way.WORD: _("Wordfil från %(name)s %(day)s"),
        Reply.Way.LINK: _("genom svarslänk, %(name)s %(day)s"),
    }
    return sentences.get(reply.way, _("%(name)s %(day)s")) % words


def sent_by_same(release: Release) -> list[Reply]:
    """The answers that the recipient has sent, on this text and earlier ones, latest first."""
    same = Release.objects.filter(same_recipient(release), document=release.document_id)
    sent = Reply.objects.filter(Q(release__in=same), sent_at__isnull=False, registered_by=None)
    return list(sent.select_related("revision", "organisation").prefetch_related("comments"))
