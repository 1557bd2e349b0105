"""Opening a revision to other organisations: the only way for somebody outside the owner to read a paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.steps import Lack
from documents import search_words
from documents.models import Document, Party, Reader, Revision
from organisations.models import Organisation


def others(document: Document) -> QuerySet[Party]:
    """The parties besides the owner."""
    return document.parties.exclude(organisation=document.owner_id)


def has_others(document: Document) -> bool:
    return others(document).exists()


def may_be_opened_to(document: Document) -> list[Organisation]:
    """The parties' organisations besides the owner."""
    parties = document.parties.select_related("organisation").exclude(organisation=None)
    return [party.organisation for party in parties if party.organisation_id != document.owner_id]


def missing(document: Document) -> list[Lack]:
    """What must be known before a paper can be opened to a party."""
    if may_be_opened_to(document):
        return []
    return [Lack(_("Välj vilken organisation parten är."), reverse("documents:frame", args=[document.pk]))]


def read_by(document: Document, revision: Revision) -> list[Organisation]:
    """Those of the parties that read this very text."""
    readers = set(document.readers.filter(revision=revision).values_list("organisation", flat=True))
    return [organisation for organisation in may_be_opened_to(document) if organisation.pk in readers]


def follow(document: Document) -> list[Organisation]:
    """Those of the parties that read the paper in any text, or were sent one: they expect to get the final one."""
    known = set(document.readers.exclude(revision=None).values_list("organisation", flat=True))
    known |= set(document.releases.filter(withdrawn_at=None, body=None).values_list("organisation", flat=True))
    return [organisation for organisation in may_be_opened_to(document) if organisation.pk in known]


@dataclass(frozen=True)
class Earlier:
    """An organisation that reads a text from before the final one, and the day when it got that."""

    organisation: Organisation
    on: date


def earlier_readers(document: Document) -> list[Earlier]:
    """Those who read another text of a final paper than the final one; in a fixed number of queries."""
    rows = document.readers.exclude(revision=None).exclude(revision=document.locked_revision_id)
    readers = list(rows.select_related("organisation", "revision").defer("revision__content").order_by("pk"))
    if not readers:
        return []
    sent = document.releases.filter(body=None, withdrawn_at=None).order_by("sent_at", "pk")
    days = {(row["organisation"], row["revision"]): row["sent_at"] for row in sent.values(*_SENT)}
    return [
        Earlier(row.organisation, localdate(days.get((row.organisation_id, row.revision_id), row.revision.made_at)))
        for row in readers
    ]


_SENT = ("organisation", "revision", "sent_at")


def open_to(document: Document, revision: Revision, organisations: Iterable[Organisation]) -> None:
    """Let each organisation read the revision, and from now on no earlier one. Only within the opened paper."""
    rows = [organisation for organisation in organisations if organisation.pk != document.owner_id]
    for organisation in rows:
        Reader.objects.update_or_create(document=document, organisation=organisation, defaults={"revision": revision})
    if rows:
        search_words.open_revision(revision)


def open_to_these(document: Document, revision: Revision, organisations: Iterable[Organisation]) -> str:
    """Let these of the parties read the revision and no others of them; says who came and went.

    Who reads an earlier text and is not among them goes on reading that. Empty when all is as it was. Only within the
    opened paper.
    """
    possible = may_be_opened_to(document)
    wanted = [organisation for organisation in possible if organisation in list(organisations)]
    up_to_date = set(document.readers.filter(revision=revision).values_list("organisation", flat=True))
    closed = [organisation for organisation in read_by(document, revision) if organisation not in wanted]
    opened = [organisation for organisation in wanted if organisation.pk not in up_to_date]
    open_to(document, revision, opened)
    document.readers.filter(organisation__in=closed).delete()
    return " ".join(
        sentence % {"names": ", ".join(map(str, names))}
        for names, sentence in ((opened, _("Öppnad för %(names)s.")), (closed, _("Stängd för %(names)s.")))
        if names
    )
