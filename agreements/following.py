"""Which agreements another can follow, and which it does."""

from django.db.models import Q

from agreements.models import Agreement
from documents.models import Document, State

MOST_CANDIDATES = 200  # a longer list is no choice any more


def candidates(user, agreement: Agreement):
    """The agreements of the same owner that it can follow, the latest changed of them; laid-aside drafts excepted."""
    own = Agreement.objects.visible_to(user).filter(document__owner=agreement.document.owner_id)
    others = own.exclude(pk=agreement.pk).exclude(document__state=State.DISCARDED)
    latest = list(others.order_by("-document__changed_at").values_list("pk", flat=True)[:MOST_CANDIDATES])
    offered = Q(pk__in=latest) | Q(pk=agreement.follows_id)
    return Agreement.objects.filter(offered).select_related("document").order_by("document__sort_title", "pk")


def earlier(document: Document) -> list[Document]:
    """The paper that it follows, if it follows one."""
    return list(Document.objects.filter(agreement__followed_by=document.pk))


def later(document: Document) -> list[Document]:
    """The papers that follow it, the latest begun first; drafts that were laid aside excepted."""
    followers = Document.objects.filter(agreement__follows=document.pk).exclude(state=State.DISCARDED)
    return list(followers.order_by("-created_at", "-pk"))
