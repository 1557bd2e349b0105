"""Where a person was last, for the start page."""

from django.utils import timezone

from documents.models import Document, Visit


def remember(user, document: Document) -> None:
    """That the person is in the paper now; one statement."""
    Visit.objects.bulk_create(
        [Visit(user=user, document=document, at=timezone.now())],
        update_conflicts=True,
        unique_fields=["user", "document"],
        update_fields=["at"],
    )
