"""Which papers a person may see: the owner's own, and those that were released to an organisation of theirs."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from organisations.permissions import READS_DRAFTS, organisations_of


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Papers with a reader row for one of the user's organisations."""
        readers = apps.get_model("documents", "Reader").objects
        reader = readers.filter(document=OuterRef("pk"), organisation__in=organisations_of(user))
        return self.filter(Exists(reader))

    def openable_by(self, user):
        """Those of `visible_to` that the user may open: a member does not read the own authority's drafts."""
        opened = apps.get_model("documents", "Reader").objects.filter(
            document=OuterRef("pk"), organisation__in=organisations_of(user), revision__isnull=False
        )
        working = organisations_of(user, roles=READS_DRAFTS)
        may_open = Q(state__in=["locked", "final"]) | Q(owner__in=working) | Exists(opened)
        return self.visible_to(user).filter(may_open)

    def read_as_they_stand_by(self, user, *, fact: str = ""):
        """Those whose text, as it stands now, the user reads: the own organisations' papers, and those of others that
        were opened as they were last locked. What is asked of a paper itself is asked of these only.

        fact: those only that show it to the user, for what is asked of that fact.
        """
        return self.filter(as_it_stands_to(user, fact=fact))


def read_at_home_by(user) -> Q:
    """Those that the user reads as they stand for being of the owner: the papers that they work with, and what is
    frozen of those that they do not work with. Of these nothing else counts, whatever was opened to the user elsewhere.
    """
    own, working = organisations_of(user), organisations_of(user, roles=READS_DRAFTS)
    return Q(owner__in=working) | Q(owner__in=own - working, state__in=["locked", "final"])


def as_it_stands_to(user, *, fact: str = "") -> Q:
    """The condition of `read_as_they_stand_by`."""
    own = organisations_of(user)
    opened = apps.get_model("documents", "Reader").objects.filter(
        document=OuterRef("pk"), organisation__in=own, revision=OuterRef("locked_revision")
    )
    if fact:
        opened = opened.filter(revision__search_entries__facts__contains=f" {fact} ")
    return read_at_home_by(user) | Exists(opened)
