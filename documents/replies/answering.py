"""Answers to what was sent for comments: begun by the one who was asked, nobody else's until they are sent."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base import answer_links
from base.dates import today
from base.refusals import Refused
from documents.editing.section_writing import Warned
from documents.models import Release, Reply, Revision, State
from documents.replies.remarks import Kept, Remark, new_numbers, open_reply, write
from documents.replies.reply_notes import note_received, tell_sender
from documents.sending.asked import asked_alike, is_open, same_recipient, text_of
from documents.writing import open_for_writing


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
    _refuse_closed(release)
    if (reply := begun(release)) is None:
        reply = _begin_new(release, by)
    # A new text may have come at this moment, and a colleague begun on that: then this answer would be seen by nobody.
    _refuse_closed(release)
    if reply.release_id != release.pk:
        moved = Reply.objects.filter(pk=reply.pk, sent_at=None, release=reply.release_id)
        moved.update(release=release, revision=release.revision)
        return begin(release, by=by)
    return reply


def _refuse_closed(release: Release) -> None:
    if not is_open(release):
        raise Refused(_("Utskicket är återtaget eller ersatt av ett nytt. Det som ni har skrivit finns kvar."))


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
                organisation_name=release.organisation_name,
                name=name,
                way=way,
                written_by=by,
            )
    except IntegrityError:  # a colleague began it at the same moment
        return Reply.objects.get(release=release, sent_at=None)


def save(
    reply: Reply,
    remarks: Iterable[Remark],
    *,
    by_name: str,
    no_remarks: bool | None = None,
    confirmed: bool = False,
    text: Revision | None = None,
) -> Kept | Warned:
    """Keep what is written so far; nobody but the writer's own organisation sees it.

    text: the one that the writer had before them, when it is an earlier one than the reply is about.
    Answers Warned, and keeps nothing, when there is what looks like personnummer and nobody has confirmed it. Raises
    Refused when the answer is sent already.
    """
    remarks = list(remarks)
    if not confirmed and (numbers := new_numbers(remarks, text_of(text or reply.revision))):
        return Warned(numbers)
    with open_reply(reply.pk) as taken:
        kept = write(taken, remarks, by_name, text)
        if no_remarks is not None and no_remarks != taken.has_no_remarks:
            Reply.objects.filter(pk=taken.pk).update(has_no_remarks=no_remarks)
    return kept


def send_reply(reply: Reply, *, by=None, by_name: str, token: str = "") -> Reply:
    """Send what is written as one answer: a received paper at the owner's, and sent from the writer's organisation.

    token: the page that it was sent from. One that is sent already is sent. Raises Refused when there is nothing in it,
    and when it may not be answered.
    """
    with open_for_writing(reply.document_id, *State) as document:
        current = Reply.objects.select_related("release__sent_by", "organisation").get(pk=reply.pk)
        if current.sent_at:
            return current
        with open_reply(reply.pk) as taken:
            _refuse_to_send(taken)
            _end_links(taken.release, by)
            _mark_sent(taken, by, by_name, token)
        note_received(document, taken, by_name, by=by)
        tell_sender(document, taken)
    return taken


def _end_links(release: Release, by) -> None:
    """An answer is the organisation's: every link that asked the same of it ends, also for one who logged in."""
    if release.link and by is None:
        answer_links.use(release.link)
    for each in asked_alike(release).exclude(link=None).select_related("link"):
        answer_links.revoke(each.link)


def _refuse_to_send(reply: Reply) -> None:
    _refuse_closed(reply.release)
    if not (reply.has_no_remarks or reply.comments.exists()):
        raise Refused(_("Svaret är tomt. Skriv minst en synpunkt, eller kryssa i att ni inte har något att invända."))


def _mark_sent(reply: Reply, by, by_name: str, token: str) -> None:
    reply.sent_at, reply.written_by, reply.token = timezone.now(), by, token[:40]
    reply.way = Reply.Way.LINK if by is None else Reply.Way.HERE
    reply.name = reply.name or by_name[:200]
    reply.received_on = today()
    reply.save(update_fields=["sent_at", "written_by", "way", "name", "received_on", "token"])


def sent_by_same(release: Release) -> list[Reply]:
    """The answers that the recipient has sent, on this text and earlier ones, latest first."""
    same = Release.objects.filter(same_recipient(release), document=release.document_id)
    sent = Reply.objects.filter(release__in=same, sent_at__isnull=False, registered_by=None)
    return list(sent.select_related("revision", "organisation").prefetch_related("comments"))
