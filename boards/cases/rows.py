"""What the database has of the papers of a case, each sort asked for once."""

from collections import defaultdict
from dataclasses import dataclass, field

from boards.cases.package_status import Sets, sets_of
from documents.models import Copy, Decision, Document, Release, Revision

_INTERNAL = '"audience":"internal"'


@dataclass
class Rows:
    """By revision: releases, decisions that stand and files; with_internal: those that have internal sections.

    sets: what was put together of the letters.
    """

    releases: dict[int, list[Release]] = field(default_factory=lambda: defaultdict(list))
    decisions: dict[int, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    revisions: dict[int, Revision] = field(default_factory=dict)
    copies: dict[int, list[Copy]] = field(default_factory=lambda: defaultdict(list))
    with_internal: set[int] = field(default_factory=set)
    sets: Sets = field(default_factory=Sets)


def rows_of(documents: list[Document]) -> Rows:
    rows, keys = Rows(sets=sets_of(documents)), [document.pk for document in documents]
    releases = Release.objects.filter(document__in=keys).select_related("organisation", "body", "document__owner")
    for release in releases.order_by("sent_at", "pk"):
        rows.releases[release.revision_id].append(release)
    decisions = Decision.objects.filter(document__in=keys, withdrawn_at=None)
    for decision in decisions.select_related("organisation", "body", "document", "excerpt", "registered_by"):
        rows.decisions[decision.revision_id].append(decision)
    locked = {document.locked_revision_id for document in documents} - {None}
    named = locked | set(rows.releases) | set(rows.decisions)
    named |= set(Copy.objects.filter(revision__document__in=keys).values_list("revision", flat=True))
    rows.revisions = {each.pk: each for each in Revision.objects.filter(pk__in=named).defer("content")}
    rows.with_internal = set(
        Revision.objects.filter(pk__in=named, content__contains=_INTERNAL).values_list("pk", flat=True)
    )
    for copy in Copy.objects.filter(revision__in=named).select_related("file").order_by("pk"):
        rows.copies[copy.revision_id].append(copy)
    return rows
