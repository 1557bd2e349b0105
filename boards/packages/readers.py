"""Who may open the papers put together, and in which words the others are told why not."""

from django.utils.translation import gettext_lazy as _

from documents import permissions
from documents.models import State
from organisations.models import Role
from organisations.permissions import has_role

NOT_YET = _("Handlingarna läses av dem som arbetar med skrivelsen, tills den är överlämnad till sekreteraren.")


def may_read(user, document) -> bool:
    """Those who work with the letter; everybody of the owner's when it has been handed over."""
    if permissions.works_with(user, document):
        return True
    return document.state == State.FINAL and has_role(user, document.owner_id, frozenset(Role))
