"""Who answers for what was sent: whoever a mail about it goes to."""

from documents.models import Document
from organisations.models import Membership, User
from organisations.permissions import WRITES


def responsible_for(document: Document, sender: User) -> list[User]:
    """The sender while they write for the owner; otherwise those who do."""
    writers = Membership.objects.filter(organisation=document.owner_id, role__in=WRITES, user__is_active=True)
    people = list(User.objects.filter(pk__in=writers.values("user")).order_by("pk"))
    return [sender] if sender in people else people
