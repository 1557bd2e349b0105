"""The owner's managers who have an account here."""

from django.db.models import QuerySet

from documents.models import Document
from organisations.models import Role, User


def managers_of(document: Document) -> QuerySet[User]:
    here = User.objects.filter(is_active=True, memberships__organisation=document.owner_id)
    return here.filter(memberships__role=Role.MANAGER, memberships__organisation=document.owner_id).distinct()


def manager_with(document: Document, email: str) -> User | None:
    """The one whose account has the address."""
    return managers_of(document).filter(email__iexact=email).first() if email else None
