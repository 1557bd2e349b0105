"""The texts that a person may lay beside each other: those of the paper that they read, and of its generations."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import dated_moment, long_date
from documents import kinds
from documents.access import FROZEN, Access, access_of
from documents.audience import content_for
from documents.content import canonical, content_of, digest, read
from documents.models import Document, Release, Revision, State
from documents.rows import Row, rows_for
from organisations.permissions import organisations_of

NOW, SENT, OPENED, OF_PAPER = "nu", "skickad-", "oppnad", "handling-"
_MOST_LATER = 3


@dataclass(frozen=True)
class Text:
    """A text to compare. key: in the address. label: in a list. words: within a sentence. at: None for what is now."""

    key: str
    label: str
    words: str
    document: Document
    revision: Revision | None
    audience: str
    at: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """Equal for texts that say the same."""
        return self.revision.sha256 if self.revision else digest(canonical(content_of(self.document)))

    def content(self, audience: str = "internal") -> dict:
        """What the person may see of it, and of that no more than the audience may."""
        whole = read(self.revision) if self.revision else content_of(self.document)
        return content_for(content_for(whole, self.audience), audience)


def texts(user, access: Access) -> list[Text]:
    """The texts of the paper itself, the latest first."""
    if access.is_working:
        return _all_of(access)
    sent = _sent(user, access) if access.audience == "parties" else []
    if access.revision and access.revision.pk not in {text.revision.pk for text in sent}:
        sent.append(_read_by_others(access))
    return sorted(sent, key=lambda text: text.at, reverse=True)


def generations(user, document: Document) -> list[Text]:
    """The papers that it follows or was made from, and those that follow it, as far as the person may read them."""
    return _generations(user, document, kinds.get(document.kind).earlier(document))


def _generations(user, document: Document, earlier: list[Document]) -> list[Text]:
    found: dict[int, Document] = {}
    for each in [*earlier, document.made_from, *kinds.get(document.kind).later(document)[:_MOST_LATER]]:
        if each is not None and each.pk != document.pk:
            found.setdefault(each.pk, each)
    visible = Document.objects.visible_to(user).filter(pk__in=found).select_related("owner", "locked_revision")
    accesses = {each.pk: access_of(user, each) for each in visible}
    rows = {row.document.pk: row for row in rows_for(user, visible)}
    return [_of_paper(accesses[pk], rows[pk]) for pk in found if accesses.get(pk)]


def line_of(user, access: Access, now: str = "") -> dict:
    """For the paper's page: the papers before and after it that the person may read, and what changes are shown.

    now: the fingerprint of the text as it is, where it is known already.
    """
    document, earlier = access.document, kinds.get(access.document.kind).earlier(access.document)
    before = {each.pk for each in earlier} | {document.made_from_id}
    found = _generations(user, document, earlier)
    rows = [_line(document, text, is_before=text.document.pk in before) for text in found]
    pair = default_pair(texts(user, access), None, now)
    return {"generations": rows, "changes_words": pair and (pair[0].words, pair[1].words)}


def _line(document: Document, text: Text, *, is_before: bool) -> dict:
    older, newer = (text.document, document) if is_before else (document, text.document)
    url = f"{reverse('documents:changes', args=[newer.pk])}?fran={OF_PAPER}{older.pk}"
    return {"document": text.document, "words": text.words, "is_before": is_before, "url": url}


def earlier_than(user, document: Document) -> Text | None:
    """The nearest generation before the paper that the person may read."""
    earlier = kinds.get(document.kind).earlier(document)
    before = {each.pk for each in earlier} | {document.made_from_id}
    return next((text for text in _generations(user, document, earlier) if text.document.pk in before), None)


def default_pair(own: list[Text], earlier: Text | None, living: str = "") -> tuple[Text, Text] | None:
    """The latest text of the paper and the one before it that said something else.

    When there is none: the generation before it, and at last the text before, though it said the same.
    living: the fingerprint of the living text, where it is known already.
    """
    if not own:
        return None
    latest, *rest = own
    is_known = latest.revision is None and living
    now = living if is_known else latest.fingerprint if rest else ""
    other = next((text for text in rest if text.fingerprint != now), None)
    before = other or earlier or next(iter(rest), None)
    return (before, latest) if before else None


def _all_of(access: Access) -> list[Text]:
    document = access.document
    found = [
        Text(
            str(revision.number),
            _("%(when)s: %(reason)s") % {"when": dated_moment(revision.made_at), "reason": revision.reason},
            _("texten %(when)s") % {"when": dated_moment(revision.made_at)},
            document,
            revision,
            access.audience,
            revision.made_at,
        )
        for revision in document.revisions.defer("content")
    ]
    return found if document.state in FROZEN else [_now(access), *found]


def _now(access: Access) -> Text:
    label = _("Texten som den är nu") if access.document.state == State.DRAFT else _("Texten som den kasserades")
    return Text(NOW, label, label[0].lower() + label[1:], access.document, None, access.audience)


def _sent(user, access: Access) -> list[Text]:
    """What was sent to an organisation of the person's, once for each text."""
    mine = organisations_of(user) - {access.document.owner_id}
    releases = Release.objects.filter(document=access.document, organisation__in=mine, withdrawn_at=None)
    latest = {row.revision_id: row for row in releases.select_related("revision").order_by("sent_at", "pk")}
    days = [localdate(row.sent_at) for row in latest.values()]
    return [_received(access, place, row, days) for place, row in enumerate(latest.values(), start=1)]


def _received(access: Access, place: int, row: Release, days: list) -> Text:
    """By the day; by the hour too when two came on the same day."""
    day = localdate(row.sent_at)
    when = long_date(day) if days.count(day) == 1 else dated_moment(row.sent_at)
    label, words = _("Det ni fick %(when)s"), _("det ni fick %(when)s")
    # Counted among what they got: how many texts there have been is the owner's.
    key, label, words = f"{SENT}{place}", label % {"when": when}, words % {"when": when}
    return Text(key, label, words, access.document, row.revision, "parties", row.sent_at)


def _read_by_others(access: Access) -> Text:
    revision = access.revision
    words = {"when": dated_moment(revision.made_at)}
    label, within = _("Texten som ni läser, från %(when)s") % words, _("texten som ni läser, från %(when)s") % words
    return Text(OPENED, label, within, access.document, revision, access.audience, revision.made_at)


def _state(document: Document) -> str:
    state = document.get_final_by_display() if document.state == State.FINAL else document.get_state_display()
    return f"{state} {long_date(document.final_on)}" if document.final_on else state


def _of_paper(access: Access, row: Row) -> Text:
    """By the title and the state of the text that the person reads, as in a list."""
    document = access.document
    state = row.label if row.frozen else _state(document)
    words = _("”%(title)s” (%(state)s)") % {"title": row.title, "state": state.lower()}
    return Text(f"{OF_PAPER}{document.pk}", words, words, document, access.revision, access.audience)
