"""What follows from an answer that came: the event, the entries for the registrars, the mail, and how it is said."""

import json

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from base.dates import long_date
from base.mail import write_mail
from documents.models import Document, RegisterEntry, Reply, Revision
from documents.registering import entries
from documents.responsible import responsible_for
from documents.sending.asked import is_colleague
from documents.writing import note_event
from organisations.models import User

Direction = RegisterEntry.Direction


def sender_of(reply: Reply) -> str:
    """Who answered, as one writes it: the organisation, and its person where somebody is named."""
    name = reply.release.recipient if reply.release_id else reply.from_whom
    if not reply.name or reply.name == name:
        return name
    return reply.name if reply.name.startswith(f"{name},") else f"{name}, {reply.name}"


def note_received(document: Document, reply: Reply, by_name: str, *, by) -> None:
    note_event(document, "reply", by, revision=reply.revision, note=sender_of(reply), by_name=by_name)
    if is_colleague(reply.release):
        return
    words = {
        "on": reply.received_on,
        "title": _("Synpunkter på %(title)s") % {"title": title_of(reply.revision)},
        "type_label": _("Synpunkter"),
        "file": reply.file,
        "file_name": reply.file_name,
    }
    source, owner = f"reply:{reply.pk}", document.owner
    entries.note(owner, document, source, Direction.IN, counterpart=sender_of(reply), **words)
    if reply.organisation and reply.organisation_id != owner.pk:
        entries.note(reply.organisation, document, source, Direction.OUT, counterpart=str(owner), **words)


def title_of(revision: Revision) -> str:
    return json.loads(revision.content)["frame"]["title"]


def tell_sender(document: Document, reply: Reply) -> None:
    """The mail says that an answer came and where it is read; what it says stays here."""
    for to in responsible_for(document, reply.release.sent_by):
        _write_answered(document, reply, to)


def _write_answered(document: Document, reply: Reply, to: User) -> None:
    words = {
        "name": to.get_short_name(),
        "who": sender_of(reply),
        "title": title_of(reply.revision),
        "address": settings.SITE_URL.rstrip("/") + reverse("documents:incoming", args=[document.pk]),
    }
    write_mail(
        key=f"reply-{reply.pk}-{to.pk}",
        to=to.email,
        subject=_("Svar från %(who)s: %(title)s") % words,
        body=_(
            "Hej %(name)s!\n\n%(who)s har svarat på utskicket av ”%(title)s”.\n\nGå igenom svaret här:\n%(address)s\n\n"
            "Du får mejlet därför att du eller din organisation skickade handlingen för synpunkter.\n"
        )
        % words,
        because=_("Någon har svarat på ett utskick som du eller din organisation gjorde"),
    )


def note_registered(document: Document, reply: Reply, by) -> None:
    source = source_sentence(reply)
    note_event(document, "register_reply", by, revision=reply.revision, note=source)
    if reply.release_id and is_colleague(reply.release):
        return
    entries.note(
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
