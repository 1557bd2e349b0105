"""What a paper was sent to, as its owner's people read it, and as the one reads it who got it."""

from dataclasses import dataclass
from enum import Enum

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import short_date, today
from documents import waiting
from documents.legal_status import received_sentence
from documents.models import Document, Purpose, Release, Reply
from documents.release_steps import STEP_OF
from organisations.permissions import organisations_of


@dataclass
class Row:
    """One release to one recipient. standing: how it is with the answer, in words; tone: the shape beside them."""

    release: Release
    standing: str
    tone: str
    is_open: bool
    may_remind: bool
    may_send_new: bool
    person: str

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
    replies = Reply.objects.filter(document=document, sent_at__isnull=False, release__isnull=False)
    answered = dict(replies.values("release").annotate(at=Max("sent_at")).values_list("release", "at"))
    replaced = {release.replaces_id for release in releases}
    found = [
        _row(document, release, release.pk in replaced, _asking(release, waiting_for, unanswered), answered, now)
        for release in releases
    ]
    return sorted(found, key=lambda row: not row.is_open)


class Asking(Enum):
    """How it is with the answer: it came, it is waited for, or nobody waits for it any more."""

    ANSWERED, WAITING, OVER = range(3)


def _asking(release: Release, waiting_for: set[int], unanswered: set[int]) -> Asking:
    if release.pk in waiting_for:
        return Asking.WAITING
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
    if asking == Asking.OVER:
        return _("Inget svar kom, och inget väntas längre"), "ended"
    if release.answer_by and release.answer_by < today():
        return _("Inget svar än. Skulle ha kommit %(day)s") % {"day": short_date(release.answer_by)}, "draft"
    if release.answer_by:
        return _("Svar väntas till %(day)s") % {"day": short_date(release.answer_by)}, "draft"
    return _("Svar väntas"), "draft"


def _day(moment) -> str:
    return short_date(localdate(moment))


@dataclass
class Received:
    """What was sent to the reader: what it is by law, and who waits for an answer, and where it is given."""

    release: Release
    sentence: str
    asks: str = ""
    url: str = ""
    label: str = ""


def received(user, document: Document) -> list[Received]:
    """What stands of what was sent to the user's organisations, or to the user alone."""
    own = organisations_of(user)
    to_us = waiting.open_releases().filter(document=document).select_related("sent_by", "document__owner")
    mine = [
        release
        for release in to_us
        if (release.organisation_id in own and release.organisation_id != document.owner_id)
        or (release.email and release.email.lower() == user.email.lower())
    ]
    asked = set(waiting.asked_of(user).filter(document=document).values_list("pk", flat=True)) if mine else set()
    return [_received(release, release.pk in asked) for release in mine]


def _received(release: Release, is_asked: bool) -> Received:
    found = Received(release, received_sentence(release))
    if is_asked:
        found.asks = waiting.asks(release)
        found.url, found.label = waiting.answer_url(release), waiting.answer_label(release)
    return found
