"""Lämna ut: which papers of an ärende are handed out. Nothing is asked about whoever wants them (2 kap. 18 § TF)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from base.refusals import Refused
from boards.cases.items import Item
from boards.cases.papers import papers_of
from boards.models import DisclosedPaper, Disclosure
from documents.content import canonical, content_of, digest
from documents.models import Case, Document, Revision, State
from documents.writing import freeze_if_changed, open_for_writing

MOST = 200


@contextmanager
def open_disclosure(pk: int) -> Iterator[Disclosure]:
    """The disclosure, taken for a transaction. Raises Refused for one whose file is being made or is there."""
    with transaction.atomic():
        taken = Disclosure.objects.filter(pk=pk, state=Disclosure.State.BEGUN)
        if not taken.update(failure=""):
            raise Refused(_("Filen är gjord eller görs just nu, så utlämnandet kan inte ändras. Börja ett nytt."))
        yield Disclosure.objects.select_related("case__organisation").get(pk=pk)


def begin(case: Case, *, asked_on: date, note: str, sources: Iterable[str], by) -> Disclosure:
    """A disclosure with the chosen papers; the one that was begun just so, when it is asked for again.

    Raises Refused when none is chosen, or one cannot be handed out from here.
    """
    chosen = _chosen(case, sources)
    papers = [_paper(item, by) for item in chosen]
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        for same in case.disclosures.filter(state=Disclosure.State.BEGUN, begun_by=by, asked_on=asked_on, note=note):
            if [_origin(paper) for paper in same.papers.all()] == [_origin(paper) for paper in papers]:
                return same
        disclosure = Disclosure.objects.create(case=case, asked_on=asked_on, note=note, begun_by=by)
        _keep(disclosure, papers)
    return disclosure


def choose(disclosure: Disclosure, *, sources: Iterable[str], by) -> None:
    """Other papers than before; what is masked in those that stay, stays."""
    chosen = _chosen(disclosure.case, sources)
    papers = [_paper(item, by) for item in chosen]
    with open_disclosure(disclosure.pk) as taken:
        before = list(taken.papers.all())
        for paper in papers:
            _keep_masks(paper, [each for each in before if _content(each) == _content(paper)])
        taken.papers.all().delete()
        _keep(taken, papers)


def cancel(disclosure: Disclosure) -> None:
    """Leave a disclosure that was begun and never handed out."""
    with open_disclosure(disclosure.pk) as taken:
        taken.delete()


def _chosen(case: Case, sources: Iterable[str]) -> list[Item]:
    wanted = set(sources)
    chosen = [item for item in papers_of(case) if item.sources & wanted]
    if not chosen:
        raise Refused(_("Välj minst en handling att lämna ut."))
    if len(chosen) > MOST:
        raise Refused(_("Högst %(most)s handlingar lämnas ut åt gången. Dela upp utlämnandet.") % {"most": MOST})
    if closed := [item for item in chosen if item.hindrance]:
        raise Refused(f"{closed[0].title}: {closed[0].hindrance}")
    return chosen


def _paper(item: Item, by) -> DisclosedPaper:
    kind = item.source.partition(":")[0]
    revision = _frozen(item.document, by) if kind == "draft" else item.revision
    return DisclosedPaper(
        source=item.source,
        title=item.title[:300],
        what=item.what[:200],
        status=item.status.sentence[:500],
        on=item.on,
        document=item.document,
        revision=revision,
        file=item.file,
    )


def _frozen(document: Document, by) -> Revision:
    """The text of a draft as it now is, so that what is looked through is what goes out."""
    with open_for_writing(document.pk, State.DRAFT, State.DISCARDED) as taken:
        same = taken.revisions.filter(sha256=digest(canonical(content_of(taken)))).order_by("-number").first()
        return same or freeze_if_changed(taken, _("Valdes för utlämnande"), by)


def _origin(paper: DisclosedPaper) -> tuple:
    return paper.source, paper.revision_id, paper.file_id


def _content(paper: DisclosedPaper) -> tuple:
    """What it is, in whichever place of the case it was found."""
    return ("file", paper.file_id) if paper.file_id else _origin(paper)


def _keep_masks(paper: DisclosedPaper, before: list[DisclosedPaper]) -> None:
    """All that was masked in the same paper."""
    masks = [mask for each in before for mask in each.masks]
    paper.masks = [mask for place, mask in enumerate(masks) if mask not in masks[:place]]
    paper.ground = "; ".join(dict.fromkeys(mask["ground"] for mask in paper.masks))[:500]


def _keep(disclosure: Disclosure, papers: list[DisclosedPaper]) -> None:
    for position, paper in enumerate(papers):
        paper.disclosure, paper.position = disclosure, position
    DisclosedPaper.objects.bulk_create(papers)
