"""Where a text or a file that is masked stands once more in the same disclosure: as itself, or put into a set."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.disclosing.known import is_known
from boards.models import DisclosedPaper, PackagePart


@dataclass(frozen=True)
class Within:
    """paper: the one that is masked. where: the part of the set that is the same; empty where all of it is."""

    paper: DisclosedPaper
    where: str = ""


def within(papers: list[DisclosedPaper]) -> dict[int, list[Within]]:
    """By paper: what it holds that is masked in another row of them, and otherwise than in itself."""
    masked = [paper for paper in papers if paper.masks]
    parts = _parts(papers) if masked else {}
    return {paper.pk: list(_held(paper, masked, parts.get(paper.source, []))) for paper in papers}


def _held(paper: DisclosedPaper, masked: list[DisclosedPaper], parts: list[PackagePart]) -> Iterator[Within]:
    for other in masked:
        if other.pk == paper.pk:
            continue
        if other.file_id == paper.file_id and other.revision_id == paper.revision_id and _has_more(other, paper):
            yield Within(other)
        for part in parts:
            if _is_of(part, other) and not _lies_on(part, other, paper):
                yield Within(other, _("Bilaga %(number)s") % vars(part) if part.number else _("Det första i filen"))


def _has_more(other: DisclosedPaper, paper: DisclosedPaper) -> bool:
    """Replies and decisions print what is neither a file nor a frozen text of the paper."""
    return bool(other.file_id or other.revision_id) and any(not is_known(mask, paper.masks) for mask in other.masks)


def _lies_on(part: PackagePart, other: DisclosedPaper, paper: DisclosedPaper) -> bool:
    """Whether all that is masked in the other is masked in the set too: words by themselves, boxes by any on that page.

    A page stands with other margins in the set, so whether a box on it lies where the other does is for eyes to see.
    """
    pages = {mask["page"] for mask in paper.masks if "page" in mask}
    return all(
        part.first_page + mask["page"] - 1 in pages if "page" in mask else is_known(mask, paper.masks)
        for mask in other.masks
    )


def _is_of(part: PackagePart, other: DisclosedPaper) -> bool:
    """A text of the same paper is counted: the one that was put in is frozen anew when the paper becomes final."""
    if other.file_id:
        return other.file_id in (part.source_id, part.file_id, part.original_id)
    return other.revision_id is not None and other.document_id == part.document_id


def _parts(papers: list[DisclosedPaper]) -> dict[str, list[PackagePart]]:
    """By the name of the set."""
    keys = [paper.source.partition(":")[2] for paper in papers if paper.source.startswith("package:")]
    found = defaultdict(list)
    for part in PackagePart.objects.filter(package__in=keys).order_by("number"):
        found[f"package:{part.package_id}"].append(part)
    return found
