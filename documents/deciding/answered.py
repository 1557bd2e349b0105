"""Whether what was sent for decision is answered by the party already, so that it is only read by the other links."""

from django.db.models import Q
from django.utils.translation import gettext as _

from documents import party_identity, permissions
from documents.deciding import decision_words
from documents.models import Decision, Release
from organisations.permissions import has_role


def answer_of_party(release: Release) -> Decision | None:
    """What the party has decided about the text since it was sent to this person, by its own people or another link.

    What the owner's people have registered hinders no party from sending its own.
    """
    since = Decision.objects.filter(party_identity.of_same(release), document=release.document_id, withdrawn_at=None)
    since = since.filter(revision=release.revision_id, registered_at__gte=release.sent_at)
    if release.body_id:
        since = since.filter(Q(body=release.body_id) | Q(body=None))
    return next((row for row in since.select_related("registered_by", "body") if _is_own(row, release)), None)


def _is_own(row: Decision, release: Release) -> bool:
    by, owner = row.registered_by, release.document.owner_id
    return by is None or not has_role(by, owner, permissions.REGISTERS)


def sentence(decision: Decision) -> str:
    """`Beslutet är registrerat. Kommunstyrelsen godkände texten 3 november 2026, § 123.`"""
    return _("Beslutet är registrerat. %(said)s") % {"said": decision_words.sentence(decision)}
