"""What has come in on a paper, for those who write it: each remark at its section, and how many wait for an answer."""

from dataclasses import dataclass, field

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.rows import Row
from documents.changes import wordings
from documents.content import content_of
from documents.models import Comment, Document, Reply, Section, State
from documents.replies import reply_outcome, settling
from documents.replies.reply_notes import sender_of, source_sentence

MOST = 8


@dataclass
class Shown:
    """A remark as it stands on the page. who: the sender. changes: the wording beside that which it was written on.

    hint: whether its writer gets to read what is answered.
    """

    comment: Comment
    who: str
    changes: SafeString = SafeString("")
    heading_changes: SafeString = SafeString("")
    has_moved: bool = False
    hint: str = ""

    @property
    def writer(self) -> str:
        """Who wrote the remark, where the sender does not say that alone: several may have written in one Word file."""
        name = self.comment.by_name
        return "" if name in (self.who, self.comment.reply.name) else name

    @property
    def settled(self) -> str:
        """By which the server knows what the person had seen of how it was settled."""
        return settling.mark_of(self.comment)


@dataclass
class Place:
    """A section with what was said of it. is_gone: it does not stand in the text any more."""

    key: str
    heading: str
    remarks: list[Shown] = field(default_factory=list)
    is_gone: bool = False

    @property
    def waiting(self) -> int:
        return sum(remark.comment.outcome == Comment.Outcome.OPEN for remark in self.remarks)


def sent_replies(document: Document) -> list[Reply]:
    """What was sent to the owner, latest first; never what is only begun."""
    replies = document.replies.filter(sent_at__isnull=False).select_related(
        "release__organisation", "release__body", "organisation", "revision", "registered_by", "written_by", "file"
    )
    replies = list(replies.prefetch_related("comments__settled_by"))
    for reply in replies:
        reply.sender, reply.source = sender_of(reply), source_sentence(reply)
    return replies


def places(document: Document, replies: list[Reply]) -> list[Place]:
    """The sections that something was said of, in the order of the text; then what has no place in it."""
    sections = content_of(document)["sections"]
    found = {section["key"]: Place(section["key"], section["heading"]) for section in sections}
    now = {section["key"]: section for section in sections}
    whole = Place("", _("Hela handlingen"))
    gone: dict[str, Place] = {}
    for reply in reversed(replies):
        for comment in reply.comments.all():
            key = str(comment.section_key or "")
            place = found.get(key) or (whole if not key and not comment.place else None)
            place = place or gone.setdefault(key or comment.place, Place(key, comment.place, is_gone=True))
            row = shown(comment, reply.sender, now.get(key))
            row.hint = reply_outcome.hint(reply)
            place.remarks.append(row)
    return [place for place in (*found.values(), *gone.values(), whole) if place.remarks]


def shown(comment: Comment, who: str, section: dict | None) -> Shown:
    row = Shown(comment, who)
    if comment.suggests:
        row.changes = wordings.changes(comment.html_before, comment.suggested_html)
        if comment.heading_before != comment.suggested_heading:
            row.heading_changes = wordings.heading_changes(comment.heading_before, comment.suggested_heading)
        before = (comment.heading_before, comment.html_before)
        row.has_moved = section is not None and before != (section["heading"], section["html"])
    return row


def changes_since(comment: Comment, section: Section) -> SafeString:
    """What has become another in the section since the wording was written; empty when nothing has."""
    return wordings.changes_if_any(comment.html_before, section.html)


def open_count(document: Document) -> int:
    """How many remarks wait for an answer."""
    waiting = Comment.objects.filter(reply__document=document, reply__sent_at__isnull=False)
    return waiting.filter(outcome=Comment.Outcome.OPEN).count()


_SENDER = ("reply__organisation__name", "reply__organisation_name", "reply__release__name")
_BY_SENDER = ("reply__document", "reply__document__title", *_SENDER)


def rows_for_start(organisations: set[int]) -> list[Row]:
    """`3 synpunkter från Polisen att gå igenom`, a row for each paper and sender."""
    waiting = (
        Comment.objects.filter(reply__sent_at__isnull=False, outcome=Comment.Outcome.OPEN)
        .filter(reply__document__owner__in=organisations, reply__document__state__in=[State.DRAFT, State.LOCKED])
        .order_by()
        .values(*_BY_SENDER)
        .annotate(count=Count("pk"), name=Max("reply__name"))
        .order_by("reply__document__title")
    )
    return [_row(each) for each in waiting[:MOST]]


def _row(each: dict) -> Row:
    sentence = ngettext(
        "En synpunkt från %(who)s att gå igenom i %(title)s.",
        "%(n)d synpunkter från %(who)s att gå igenom i %(title)s.",
        each["count"],
    )
    words = {
        "n": each["count"],
        "who": next(filter(None, (each[name] for name in _SENDER)), each["name"]),
        "title": each["reply__document__title"],
    }
    return Row(sentence % words, _("Gå igenom"), reverse("documents:incoming", args=[each["reply__document"]]))
