"""What a set of papers is by law, which follows from what was done with it and not from where the letter stands.

Handed to a secretary of the same authority it has not left it (2 kap. 10 § TF). It is public since the secretary took
it, a board decided about it or it was sent to those who decide, whichever came first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import short_date
from boards.cases import status
from boards.cases.status import Status
from boards.models import BriefLink, Handover, Package
from documents.done_elsewhere import NOTHING, Elsewhere, Since
from documents.models import Case, Document, State


@dataclass
class Sets:
    """All sets of some letters, and since when each is public. by_revision: the same for the texts of the letters."""

    packages: list[Package] = field(default_factory=list)
    by_package: dict[int, Since] = field(default_factory=dict)
    by_revision: dict[int, Since] = field(default_factory=dict)


def sets_of(documents: list[Document]) -> Sets:
    """In a fixed number of queries."""
    found = Package.objects.filter(letter__document__in=documents, state=Package.State.MADE).order_by("number")
    found = found.select_related("letter", "pdf", "revision").defer("revision__content")
    sets = Sets(list(found.prefetch_related("handovers", "steps", "brief_links__link")))
    links = defaultdict(list)
    for package in sets.packages:
        links[package.letter_id] += package.brief_links.all()
    names = {document.pk: document for document in documents}
    for package in sets.packages:
        if since := min(_done_with(package, links[package.letter_id]), key=lambda since: since.day, default=None):
            _keep(sets, package, since, names[package.letter_id])
    return sets


def status_of(case: Case, document: Document, package: Package, sets: Sets) -> Status:
    """Of one set."""
    if since := sets.by_package.get(package.pk):
        return Status(True, since.sentence)
    if document.state == State.FINAL and package == _latest(package, sets):
        return status.of_final(document, [], [])
    if not package.handovers.all():
        return status.of_text(case, document, [], [])
    return status.when_closed(case, _handed(package.handovers.all(), document))


def done_with(document: Document) -> Elsewhere:
    """What the sets of a letter have made of it; of other papers nothing."""
    if document.kind != "board_letter":
        return NOTHING
    sets = sets_of([document])
    if document.state == State.FINAL:
        return Elsewhere(sets.by_revision.get(document.locked_revision_id))
    first = min(sets.by_package.values(), key=lambda since: since.day, default=None)
    lies_with = [row for package in sets.packages for row in package.handovers.all() if _is_unanswered(row)]
    return Elsewhere(first, _handed(lies_with, document) if lies_with else "")


def _is_unanswered(row: Handover) -> bool:
    return not (row.taken_at or row.returned_at or row.replaced_at)


def _handed(rows: Iterable[Handover], document: Document) -> str:
    rows = sorted(rows, key=lambda row: row.sent_at)
    returned = next((row for row in rows if row.returned_at), None)
    row = returned or next((row for row in rows if not row.withdrawn_at), rows[0])
    words = {"who": row.to_name, "owner": document.owner}
    if returned:
        words["day"] = short_date(localdate(returned.returned_at))
        return _("Arbetsmaterial: lämnat till %(who)s inom %(owner)s, och skickat tillbaka %(day)s.") % words
    if row.withdrawn_at:
        return _("Arbetsmaterial: lämnat till %(who)s inom %(owner)s, och återtaget.") % words
    return _("Arbetsmaterial: lämnat till %(who)s inom %(owner)s, och inte mottaget.") % words


def _latest(package: Package, sets: Sets) -> Package:
    return [each for each in sets.packages if each.letter_id == package.letter_id][-1]


def _keep(sets: Sets, package: Package, since: Since, document: Document) -> None:
    """The text that was put in is frozen anew when the letter becomes final, as it does when the set is taken."""
    sets.by_package[package.pk] = since
    texts = {package.revision_id}
    if document.state == State.FINAL and any(row.taken_at for row in package.handovers.all()):
        texts.add(document.locked_revision_id)
    for text in texts:
        known = sets.by_revision.get(text)
        sets.by_revision[text] = min(filter(None, (known, since)), key=lambda since: since.day)


def _done_with(package: Package, links: list[BriefLink]) -> Iterator[Since]:
    for row in package.handovers.all():
        if row.taken_at:
            day = localdate(row.taken_at)
            words = {"day": short_date(day), "who": row.to_name}
            yield Since(day, _("Allmän handling sedan %(day)s: mottagen av %(who)s, slutlig.") % words)
    for step in package.steps.all():
        if step.is_decision:
            words = {"day": short_date(step.decided_on), "who": step.body_name, "paragraph": step.paragraph}
            said = _("Räkna med att den är allmän handling sedan %(day)s: %(who)s beslutade, § %(paragraph)s.")
            yield Since(step.decided_on, said % words)
    for row in links:
        if day := _reached(package, row):
            words = {"day": short_date(day), "who": row.to_name}
            said = _("Räkna med att den är allmän handling sedan %(day)s: skickad med kortversionen till %(who)s.")
            yield Since(day, said % words)


def _reached(package: Package, row: BriefLink) -> date | None:
    """The day from which the link led to the set: it leads to the latest for as long as it works."""
    if row.package_id == package.pk:
        return localdate(row.sent_at)
    until = min(filter(None, (row.link.revoked_at, row.link.expires_at)))
    is_later = row.package_id < package.pk and package.made_at < until
    return localdate(max(row.sent_at, package.made_at)) if is_later else None
