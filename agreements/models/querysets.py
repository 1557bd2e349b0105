"""Agreements by who may see them, and by what the calendar says of them."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from agreements.models import status
from documents.models import Reader
from organisations.permissions import organisations_of


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Agreements whose paper the user may see."""
        opened = Reader.objects.filter(organisation__in=organisations_of(user))
        return self.filter(document__in=opened.values("document"))

    def with_term(self):
        """With all that `agreements.terms.status_on` asks for, in a fixed number of queries."""
        return self.select_related("document", "original__document").prefetch_related(
            "original__renewals",
            "original__papers_of_term__document",
            "original__papers_of_term__followed_by__document",
        )

    def with_status_on(self, day: date):
        """Annotates `status_code` (a `Code`) and `status_ends_on`: the last day, None while it is open or unknown."""
        return status.with_status_on(self, day)

    def in_force_on(self, day: date):
        """Those that hold on the day, as first agreed or prolonged."""
        return self.having_code_on(day, *status.IN_FORCE)

    def having_code_on(self, day: date, *codes: str):
        """Those that have one of the codes on the day; cheaper to ask than the end."""
        return status.with_code_on(self, day).filter(status_code__in=codes)

    def running_out(self, day: date, within: int):
        """Those in force that end within so many days, and that no other agreement then takes over from."""
        ending = status.with_end_on(self, day).filter(
            status_code__in=status.IN_FORCE, in_force_until__lte=day + timedelta(days=within)
        )
        nobody_after = Q(replaced_on__isnull=True) | Q(in_force_until__lt=status.day_before(F("replaced_on")))
        return ending.filter(nobody_after)
