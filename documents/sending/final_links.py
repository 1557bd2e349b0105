"""The final paper to those who stand for a party and have no account: by a svarslänk, as what came before was sent.

Its PDF is made when it is first fetched, since a step that makes a paper final prints nothing.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from base.dates import today
from documents.models import Document, Party, Purpose, RegisterEntry, Release
from documents.party_identity import of_party
from documents.registering import entries
from documents.sending.release_links import new_link
from organisations.models import Organisation


def people(document: Document, whom: Organisation | Party, *, besides: Iterable[str] = ()) -> list[Release]:
    """What each of them was sent last. besides: the addresses of those who are told otherwise."""
    theirs = of_party(whom) if isinstance(whom, Party) else Q(organisation=whom)
    sent = document.releases.filter(theirs, withdrawn_at=None).exclude(email="")
    found: dict[str, Release] = {}
    for release in sent.order_by("-sent_at", "-pk"):
        found.setdefault(release.email.lower(), release)
    return [release for email, release in found.items() if email not in {each.lower() for each in besides}]


def label(document: Document, whom: Organisation | Party) -> str:
    """The organisation or party, and which of its people get the paper by mail."""
    names = ", ".join(release.name or release.email for release in people(document, whom))
    if not names:
        return str(whom)
    return _("%(organisation)s (%(names)s får en länk i ett mejl)") % {"organisation": whom, "names": names}


def send_to(
    document: Document, whom: Organisation | Party, *, besides: Iterable[str] = (), by
) -> Iterator[tuple[Release, str]]:
    """The final text for information to each of them, with the secret of the link; once. Only in the opened paper."""
    for earlier in people(document, whom, besides=besides):
        alike = document.releases.filter(
            purpose=Purpose.INFORMATION,
            organisation=earlier.organisation_id,
            party=earlier.party_id,
            body=earlier.body_id,
        )
        standing = alike.filter(email__iexact=earlier.email, withdrawn_at=None, replaced_by=None).first()
        if standing is None or standing.revision_id != document.locked_revision_id:
            yield _send(document, earlier, standing, by)


def _send(document: Document, earlier: Release, standing: Release | None, by) -> tuple[Release, str]:
    release = Release(
        document=document,
        revision=document.locked_revision,
        purpose=Purpose.INFORMATION,
        relation=earlier.relation,
        organisation=earlier.organisation,
        body=earlier.body,
        party=earlier.party,
        organisation_name=earlier.organisation_name,
        name=earlier.name,
        email=earlier.email,
        sent_by=by,
        sent_at=timezone.now(),
        replaces=standing,
    )
    secret = new_link(release, by, after=standing.link if standing else None)
    release.save()
    entries.note(
        document.owner,
        document,
        f"release:{release.pk}",
        RegisterEntry.Direction.OUT,
        on=today(),
        title=_("%(title)s, skickad för kännedom") % {"title": document.title[:250]},
        counterpart=f"{release.recipient}, {release.name}" if release.name else release.recipient,
    )
    return release, secret
