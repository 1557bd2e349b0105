"""Who has been asked for comments on a paper, and on which text of it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from documents.audience import content_for
from documents.content import read
from documents.models import Audience, Purpose, Relation, Release, Reply, Revision
from organisations.models import Role
from organisations.permissions import READS_DRAFTS, organisations_of

MARK = 20


def release_for(user, document_pk: int) -> Release | None:
    """The latest text that was sent for comments to an organisation that the user answers for, or to the user.

    One that was taken back is found as long as there is something that they have written on it.
    """
    return _latest(document_pk, _sent_to(user, READS_DRAFTS))


def is_known_to(user, document_pk: int) -> bool:
    """Whether it was sent to an organisation where the user has any role, also one that answers nothing."""
    return _latest(document_pk, _sent_to(user, frozenset(Role))) is not None


def is_open(release: Release) -> bool:
    """Whether it may still be answered: neither taken back nor followed by a new version. A late answer is one too."""
    return release.withdrawn_at is None and not Release.objects.filter(replaces=release).exists()


def text_of(revision: Revision) -> dict:
    """The content as it was sent: the parties' copy."""
    return content_for(read(revision), Audience.PARTIES)


def same_recipient(release: Release) -> Q:
    """The releases to the one that this one went to."""
    if release.organisation_id:
        return Q(organisation=release.organisation_id, body=release.body_id, email__iexact=release.email)
    return Q(organisation=None, name=release.name, email__iexact=release.email)


def text_before(release: Release) -> Release | None:
    """What the same recipient had got last before, with another text, whatever it was sent for; None for the first."""
    earlier = Release.objects.filter(same_recipient(release), document=release.document_id, withdrawn_at=None)
    earlier = earlier.filter(sent_at__lt=release.sent_at).exclude(revision__sha256=release.revision.sha256)
    return earlier.select_related("revision").order_by("-sent_at", "-pk").first()


def asked_alike(release: Release) -> QuerySet[Release]:
    """What stands and asks the same of the same organisation, whoever there it was sent to; the release among them."""
    rows = Release.objects.filter(document=release.document_id, purpose=release.purpose, withdrawn_at=None)
    alike = same_recipient(release)
    if release.organisation_id:
        alike = Q(organisation=release.organisation_id, body=release.body_id)
    elif release.party_id:
        alike = Q(organisation=None, party=release.party_id)
    return rows.filter(alike, replaced_by=None)


def shown_text(release: Release, mark: str) -> Revision:
    """The text that a page with the mark was made of: that of the release, or an earlier one to the same recipient."""
    earlier = Release.objects.filter(same_recipient(release), document=release.document_id, purpose=release.purpose)
    if not mark or mark == mark_of(release.revision):
        return release.revision
    found = Revision.objects.filter(releases__in=earlier, sha256__startswith=mark[:MARK])
    return (found.first() if len(mark) == MARK else None) or release.revision


def mark_of(revision: Revision) -> str:
    """What a page says of the text that it was made of, so that words typed on an earlier one are known."""
    return revision.sha256[:MARK]


def is_colleague(release: Release) -> bool:
    """Whether it stays within the owner's own authority, where a comment is no received paper."""
    return release.relation == Relation.OWN


def _sent_to(user, roles) -> Q:
    """To the user's organisation; the owner's own people are asked one by one, by their address."""
    wanted = Q(organisation__in=organisations_of(user, roles=roles), body=None) & ~Q(relation=Relation.OWN)
    return wanted | Q(email__iexact=user.email) if user.email else wanted


def _latest(document_pk: int, wanted: Q) -> Release | None:
    replied = Reply.objects.filter(release=OuterRef("pk"))
    found = _current().filter(wanted, document=document_pk).filter(Q(withdrawn_at=None) | Exists(replied))
    return (
        found.select_related("document__owner", "revision", "organisation", "body", "link", "replaces")
        .order_by("withdrawn_at", "-sent_at", "-pk")
        .first()
    )


def _current():
    return Release.objects.filter(purpose=Purpose.COMMENTS, replaced_by=None)
