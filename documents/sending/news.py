"""What has come to a person's organisations from others: what was sent, what became final, answers gone through."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.legal_status import purpose_words
from documents.models import Comment, Document, Event, Reader, Release, Reply, State
from documents.waiting import is_new_version
from organisations.permissions import READS_DRAFTS, organisations_of

# The steps after which an organisation reads the final text.
_MADE_FINAL = ("register", "receive_signed", "open_to")


@dataclass(frozen=True)
class News:
    """A thing that somebody else did, as it goes on after their name; url: where it is read."""

    what: str
    document: Document
    url: str
    at: datetime


def latest(user, *, since: datetime, most: int) -> list[News]:
    """The latest first, at most `most` of each sort, in a fixed number of queries; only papers that may be read."""
    own = organisations_of(user)
    if not own:
        return []
    found = [*_sent(own, since, most), *_opened(own, since, most), *_gone_through(user, since, most)]
    openable = set(
        Document.objects.openable_by(user)
        .filter(pk__in={each.document.pk for each in found})
        .values_list("pk", flat=True)
    )
    found = [each for each in found if each.document.pk in openable]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _sent(own: set[int], since: datetime, most: int) -> list[News]:
    """Each text that was sent, also one that a newer has followed; not what was taken back."""
    rows = Release.objects.filter(organisation__in=own, sent_at__gte=since, withdrawn_at=None, body=None)
    rows = rows.exclude(document__owner__in=own).select_related("document__owner", "replaces").order_by("-sent_at")
    return [News(_sent_words(row), row.document, _paper(row.document), row.sent_at) for row in rows[:most]]


def _sent_words(release: Release) -> str:
    words = {"purpose": purpose_words(release.purpose)}
    return (_("skickade en ny version %(purpose)s") if is_new_version(release) else _("skickade %(purpose)s")) % words


def _opened(own: set[int], since: datetime, most: int) -> list[News]:
    """What was opened without being sent: a final paper when it became so, or when it was opened later."""
    readers = Reader.objects.filter(organisation__in=own, revision__isnull=False).exclude(document__owner__in=own)
    sent = Release.objects.filter(organisation__in=own, withdrawn_at=None)
    final = Q(document__state=State.FINAL, revision=F("document__locked_revision"))
    recent = Q(since__gte=since) | final & Q(revision__made_at__gte=since)
    rows = readers.filter(recent).select_related("document__owner", "organisation").order_by("-since")
    rows = list(rows[: 2 * most])
    texts = set(sent.filter(document__in=[row.document_id for row in rows]).values_list("document", "revision"))
    events = _events(rows)
    found = [_opening(row, events) for row in rows if (row.document_id, row.revision_id) not in texts]
    return sorted(found, key=lambda each: each.at, reverse=True)[:most]


def _events(rows: list[Reader]) -> dict[int, list[Event]]:
    """The steps by which the final texts were given, by revision, earliest first."""
    found: dict[int, list[Event]] = {}
    finals = [row.revision_id for row in rows if row.revision_id == row.document.locked_revision_id]
    for event in Event.objects.filter(revision__in=finals, step__in=_MADE_FINAL).order_by("at", "pk"):
        found.setdefault(event.revision_id, []).append(event)
    return found


def _opening(row: Reader, events: dict[int, list[Event]]) -> News:
    document = row.document
    if document.state != State.FINAL or row.revision_id != document.locked_revision_id:
        return News(_("öppnade för er"), document, _paper(document), row.since)
    steps = events.get(row.revision_id, [])
    opened = [event for event in steps if event.step == "open_to" and str(row.organisation) in event.note]
    at = max([event.at for event in opened[-1:] or steps[:1]] + [row.since])
    what = _("registrerade som %(state)s") % {"state": document.get_final_by_display().lower()}
    return News(what, document, _paper(document), at)


def _gone_through(user, since: datetime, most: int) -> list[News]:
    """The answers of the person's organisations of which every remark is settled."""
    own = organisations_of(user, roles=READS_DRAFTS)
    settled = Reply.objects.filter(organisation__in=own, sent_at__isnull=False, registered_by=None, release__body=None)
    settled = settled.exclude(document__owner__in=own).exclude(comments__outcome=Comment.Outcome.OPEN)
    settled = settled.annotate(settled_at=Max("comments__settled_at")).filter(settled_at__gte=since)
    rows = settled.select_related("document__owner").order_by("-settled_at")[:most]
    return [
        News(_("gick igenom era synpunkter på"), row.document, _answers(row.document), row.settled_at) for row in rows
    ]


def _paper(document: Document) -> str:
    return reverse("documents:detail", args=[document.pk])


def _answers(document: Document) -> str:
    return reverse("documents:comment", args=[document.pk])
