"""Agreements by who may see them."""

from django.db import models

from documents.models import Document


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Agreements whose paper the user may see."""
        return self.filter(document__in=Document.objects.visible_to(user))
