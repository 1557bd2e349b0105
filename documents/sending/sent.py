"""What a paper was sent to, as its owner's people read it, and as the one reads it who got it."""

from dataclasses import dataclass, field
from enum import Enum

from django.db.models import Count, Max, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base import mail
from base.dates import short_date, today
from documents import waiting
from documents.content import canonical, content_of, digest
from documents.models import Comment, Document, Purpose, Relation, Release, Reply, State
from documents.sending import release_mail
from documents.sending.release_steps import STEP_OF
from organisations.permissions import READS_DRAFTS, organisations_of


@dataclass
class Row:
    """One release to one recipient. standing: how it is with the answer, in words; tone: the shape beside them.

    troubles: what went wrong with the mail that it was sent by, a sentence for each.
    """

    release: Release
    standing: str
    tone: str
    is_open: bool
    may_remind: bool
    may_send_new: bool
    person: str
    may_register_reply: bool = False
    troubles: list[str] = field(default_factory=list)

    @property
    def purpose(self) -> str:
        return self.release.get_purpose_display()


def releases_of(document: Document) -> list[Release]:
    """All that the paper was ever sent, latest first."""
    rows = document.releases.select_related("organisation", "body", "link", "sent_by", "revision")
    return list(rows.defer("revision__content"))


def rows(document: Document, releases: list[Release], now: str) -> list[Row]:
    """What was sent, what stands first. In a fixed number of queries. now: the fingerprint of the text as it is."""
    if not releases:
        return []
    waiting_for = set(waiting.unanswered().filter(document=document).values_list("pk", flat=True))
    unanswered = set(waiting.without_answer().filter(document=document).values_list("pk", flat=True))
    rewritten = set(waiting.rewritten().filter(document=document).values_list("pk", flat=True))
    replies = Reply.objects.filter(document=document, sent_at__isnull=False, release__isnull=False)
    answered = dict(replies.values("release").annotate(at=Max("sent_at")).values_list("release", "at"))
    replaced = {release.replaces_id for release in releases}
    found = [
        _row(document, release, release.pk in replaced, asking, answered, now)
        for release in releases
        for asking in [_asking(release, waiting_for, unanswered, rewritten)]
    ]
    _note_troubles([row for row in found if row.is_open])
    return sorted(found, key=lambda row: not row.is_open)


def _note_troubles(standing: list[Row]) -> None:
    keys = {key: row for row in standing for key in release_mail.keys_of(row.release)}
    for key, said in mail.troubles(keys).items():
        keys[key].troubles += said


def standing(document: Document) -> list[Release]:
    """With whom a text of the paper lies, latest first: what was neither taken back nor followed by a newer one."""
    rows = waiting.open_releases().filter(document=document).select_related("organisation", "body")
    return list(rows.defer("revision__content").order_by("-sent_at", "-pk"))


def with_older_text(document: Document) -> list[Row]:
    """Those who were asked for comments and have another text than the one that stands now."""
    releases = [each for each in releases_of(document) if each.purpose == Purpose.COMMENTS]
    if not releases:
        return []
    locked = document.locked_revision
    now = locked.sha256 if locked else digest(canonical(content_of(document)))
    return [row for row in rows(document, releases, now) if row.may_send_new]


class Asking(Enum):
    """How it is with the answer: it came, it is waited for, nobody waits for it any more, or the text is rewritten."""

    ANSWERED, WAITING, OVER, REWRITTEN = range(4)


def _asking(release: Release, waiting_for: set[int], unanswered: set[int], rewritten: set[int]) -> Asking:
    if release.pk in waiting_for:
        return Asking.WAITING
    if release.pk in rewritten:
        return Asking.REWRITTEN
    return Asking.OVER if release.pk in unanswered else Asking.ANSWERED


def _row(document: Document, release: Release, is_replaced: bool, asking: Asking, answers: dict, now: str) -> Row:
    is_open = not is_replaced and release.withdrawn_at is None
    standing, tone = _standing(release, is_replaced, asking, answers.get(release.pk))
    is_reminded = release.reminded_at is not None and localdate(release.reminded_at) == today()
    return Row(
        release,
        standing,
        tone,
        is_open,
        may_remind=is_open and asking == Asking.WAITING and not is_reminded,
        may_send_new=is_open and document.state in STEP_OF[release.purpose].sources and now != release.revision.sha256,
        person=release.name if release.name != release.recipient else "",
        may_register_reply=is_open and release.purpose == Purpose.COMMENTS and asking != Asking.ANSWERED,
    )


def _standing(release: Release, is_replaced: bool, asking: Asking, answered) -> tuple[str, str]:
    if release.withdrawn_at:
        return _("Återtaget %(day)s") % {"day": _day(release.withdrawn_at)}, "discarded"
    if answered:
        return _("Besvarat %(day)s") % {"day": _day(answered)}, "good"
    if is_replaced:
        return _("Ersatt av en nyare version"), "ended"
    if release.purpose == Purpose.INFORMATION:
        return _("För kännedom, inget svar väntas"), "good"
    if asking == Asking.ANSWERED:
        return _("Besvarat"), "good"
    if asking == Asking.REWRITTEN:
        return _("Texten är upplåst sedan dess: skicka en ny version när den är låst igen"), "ended"
    if asking == Asking.OVER and release.purpose == Purpose.DECISION and release.document.state == State.LOCKED:
        return _("Beslutar genom sin underskrift"), "locked"
    if asking == Asking.OVER and _has_signed(release):
        return _("Har skrivit under"), "good"
    if asking == Asking.OVER:
        return _("Inget svar kom, och inget väntas längre"), "ended"
    if release.answer_by and release.answer_by < today():
        return _("Inget svar än. Skulle ha kommit %(day)s") % {"day": short_date(release.answer_by)}, "draft"
    if release.answer_by:
        return _("Svar väntas till %(day)s") % {"day": short_date(release.answer_by)}, "draft"
    return _("Svar väntas"), "draft"


def _has_signed(release: Release) -> bool:
    """What was sent to a party for decision is answered by its signature, if by nothing else."""
    is_to_party = release.organisation_id is not None or release.party_id is not None
    is_signed = release.document.final_by == Document.FinalBy.SIGNATURE
    return is_signed and is_to_party and release.purpose == Purpose.DECISION


def _day(moment) -> str:
    return short_date(localdate(moment))


@dataclass
class Received:
    """What was sent to the reader, and who waits for an answer, and where it is given."""

    release: Release
    asks: str = ""
    url: str = ""
    label: str = ""
    answered: str = ""
    answer_url: str = ""
    is_new_version: bool = False
    is_waited_for: bool = False


def received(user, document: Document) -> list[Received]:
    """What stands of what was sent to the user's organisations, or to the user alone."""
    own = organisations_of(user)
    to_us = waiting.open_releases().filter(document=document).select_related("sent_by", "document__owner", "replaces")
    mine = [
        release
        for release in to_us
        if (release.organisation_id in own and release.organisation_id != document.owner_id)
        or (release.email and release.email.lower() == user.email.lower())
    ]
    if not mine:
        return []
    asked = set(waiting.asked_of(user).filter(document=document).values_list("pk", flat=True))
    waits = set(waiting.unanswered().filter(document=document).values_list("pk", flat=True)) - asked
    told = _told(document)
    answers = _answers_of(mine)
    found = [
        _received(release, release.pk in asked, answers.get(release.pk), told.get(release.pk, "")) for release in mine
    ]
    answering = organisations_of(user, roles=READS_DRAFTS)
    for each in found:
        each.is_waited_for = each.release.pk in waits
        if not (each.release.organisation_id in answering or each.release.email.lower() == user.email.lower()):
            each.answer_url = ""
    return found


def _answers_of(releases: list[Release]) -> dict[int, Reply]:
    """The latest answer to each, with how many remarks it has and how many of them are open."""
    asking = [release.pk for release in releases if release.purpose == Purpose.COMMENTS]
    rows = Reply.objects.filter(release__in=asking, sent_at__isnull=False) if asking else Reply.objects.none()
    open_ones = Count("comments", filter=Q(comments__outcome=Comment.Outcome.OPEN))
    rows = rows.annotate(remarks=Count("comments"), open_remarks=open_ones).order_by("sent_at", "pk")
    return {row.release_id: row for row in rows}


def answered_words(release: Release, reply: Reply) -> str:
    """`Ni svarade 22 november. Lindhaga kommun har gått igenom era synpunkter.`"""
    is_own = release.relation == Relation.OWN
    words = {"day": _day(reply.sent_at), "owner": release.document.owner}
    if reply.registered_by_id:
        return _("%(owner)s har registrerat ett svar från er %(day)s.") % words
    said = (_("Du svarade %(day)s.") if is_own else _("Ni svarade %(day)s.")) % words
    if reply.remarks and not reply.open_remarks:
        gone = _("Dina synpunkter är genomgångna.") if is_own else _("%(owner)s har gått igenom era synpunkter.")
        said = f"{said} {gone % words}"
    return said


def _told(document: Document) -> dict[int, str]:
    """What is said of those that ask for no answer: that the signature is awaited, or that a new text is to come."""
    found = {}
    for releases, said in (
        (waiting.without_signature(), waiting.asks_to_sign),
        (waiting.rewritten(), waiting.is_rewritten),
    ):
        rows = releases.filter(document=document).select_related("document__owner")
        found |= {release.pk: said(release) for release in rows}
    return found


def _received(release: Release, is_asked: bool, reply: Reply | None, told: str) -> Received:
    found = Received(release, asks=told, is_new_version=waiting.is_new_version(release))
    if reply:
        found.answered = answered_words(release, reply)
        found.answer_url = "" if reply.registered_by_id else waiting.answer_url(release)
    if is_asked:
        found.asks = waiting.asks(release)
        found.url, found.label = waiting.answer_url(release), waiting.answer_label(release)
    return found
