"""Paging that costs the same however long the list is."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

PER_PAGE = 25
MOST = 40 * PER_PAGE


class BoundedPaginator(Paginator):
    """Counts no further than `MOST`: beyond that people search and filter, and nobody turns a thousand pages."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[:MOST].count()

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than the pages show."""
        return self.count >= MOST
