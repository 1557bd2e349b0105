"""Which parties are to get the locked text before it is signed: those that neither got it nor decided about it."""

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import gettext as _

from base.templatetags.base_tags import enumerated
from documents.deciding import ready
from documents.deciding.ready import Standing
from documents.models import Document, Party, Release, State
from documents.party_identity import is_of
from documents.signing.signatures import is_signed_kind


def parties_of(documents: Iterable[Document], standings: dict[int, list[Standing]]) -> dict[int, list[Party]]:
    """By paper; none of a paper that waits for decisions, is being signed or is not signed at all. In one query."""
    to_sign = [each for each in documents if _is_next(each, standings[each.pk])]
    if not to_sign:
        return {}
    sent = Release.objects.filter(document__in=to_sign, withdrawn_at=None)
    sent = list(sent.filter(revision__sha256=F("document__locked_revision__sha256")).select_related("organisation"))
    return {each.pk: _without(each, standings[each.pk], sent) for each in to_sign}


def _is_next(document: Document, standings: list[Standing]) -> bool:
    """Whether it is to be signed, and nobody has begun."""
    is_begun = any(person.signed_on for each in standings for person in each.party.signatories.all())
    return document.state == State.LOCKED and is_signed_kind(document) and ready.is_ready(standings) and not is_begun


def _without(document: Document, standings: list[Standing], sent: list[Release]) -> list[Party]:
    others = [each for each in standings if each.party.organisation_id != document.owner_id and each.decision is None]
    mine = [release for release in sent if release.document_id == document.pk]
    return [each.party for each in others if not any(is_of(release, each.party) for release in mine)]


def sentence(document: Document, standings: list[Standing]) -> str:
    """That the text is to be sent first, and to whom; empty when all have it."""
    return in_words(parties_of([document], {document.pk: standings}).get(document.pk, []))


def in_words(parties: list[Party]) -> str:
    if not parties:
        return ""
    return _("Den låsta texten är inte skickad till %(who)s. Skicka den innan den skrivs under.") % {
        "who": enumerated(parties)
    }
