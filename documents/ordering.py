"""The order of papers in a list: that of the texts that the person reads, so that it tells nothing of later ones."""

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When

from documents.models import Document, Reader
from documents.models.querysets import read_at_home_by
from organisations.permissions import organisations_of

# The column of a paper, and where the same stands of a revision that was opened.
_OPENED = {
    "sort_title": "revision__search_entries__sort_title",
    "type_label": "revision__search_entries__type_label",
    "changed_at": "revision__made_at",
}


def in_order(papers: QuerySet[Document], user, column: str, *, is_backwards: bool = False) -> QuerySet[Document]:
    """Sorted by `sort_title`, `type_label` or `changed_at`, and then as the papers were made."""
    if _reads_of_others(user):
        papers = papers.alias(sorted_by=_of_what_is_read(user, column))
        column = "sorted_by"
    # Without papers of others the column itself is sorted by, of which there is an index.
    return papers.order_by(*((f"-{column}", "-pk") if is_backwards else (column, "pk")))


def latest_first(papers: QuerySet[Document], user) -> QuerySet[Document]:
    return in_order(papers, user, "changed_at", is_backwards=True)


def _reads_of_others(user) -> bool:
    return Reader.objects.filter(organisation__in=organisations_of(user), revision__isnull=False).exists()


def _of_what_is_read(user, column: str) -> Case:
    readers = Reader.objects.filter(
        document=OuterRef("pk"), organisation__in=organisations_of(user), revision__isnull=False
    )
    opened = readers.order_by("-revision__number").values(_OPENED[column])[:1]
    return Case(When(read_at_home_by(user), then=F(column)), default=Subquery(opened))
